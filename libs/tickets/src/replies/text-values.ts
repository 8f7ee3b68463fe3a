import type { Actor } from '@desk/access';
import { firstName, type TextValues } from '@desk/catalogue';
import type { Locale } from '@desk/contracts';
import type { Config, ReadTx } from '@desk/platform';

interface Facts {
  readonly number: string;
  readonly subject: string;
  readonly location: string | null;
  readonly requester: string;
  readonly locale: Locale;
  readonly service: string;
  readonly agency: string;
  readonly team: string;
}

/** What the variables of prepared texts stand for in a ticket, and the language of its requester. For who may read it. */
export async function textValues(
  tx: ReadTx,
  actor: Actor,
  config: Config,
  ticketId: string,
): Promise<{ readonly values: TextValues; readonly locale: Locale }> {
  const [facts] = await tx.query<Facts>(
    `select $2::text || t.number as number, t.subject, t.location, p.name as requester, p.locale,
       (select name from service where id = t.service_id) as service, (select name from agency where id = t.agency_id) as agency,
       (select name from team where id = t.team_id) as team
     from ticket t join person p on p.id = t.requester_id where t.id = $1`,
    [ticketId, `${config.ticketPrefix}-`],
  );
  if (!facts) throw new Error('the ticket was there a moment ago');
  const values: TextValues = {
    'requester.firstName': firstName(facts.requester),
    'requester.name': facts.requester,
    'ticket.number': facts.number,
    'ticket.subject': facts.subject,
    'ticket.location': facts.location,
    'agent.firstName': firstName(actor.name),
    'agent.name': actor.name,
    'service.name': facts.service,
    'agency.name': facts.agency,
    'team.name': facts.team,
  };
  return { values, locale: facts.locale };
}
