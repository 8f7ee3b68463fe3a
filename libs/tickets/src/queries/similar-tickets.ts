import type { Page, SimilarTicket } from '@desk/contracts';
import type { Actor } from '@desk/access';
import { Config } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { subjectStems } from '../domain/subject-words.js';
import { readable } from './readable.js';
import { ticketHit } from './ticket-hit.js';
import { TicketReads } from './ticket-reads.js';

/** Looked through are the newest of the service: so many of the same agency, and so many of each other one. */
const OF_OWN_AGENCY = 400;
const OF_EACH_OTHER = 40;
const SHOWN = 10;
/** What happens in one's own house is likelier to be the same thing. */
const OWN_AGENCY_WEIGHT = 1.25;

/** Tickets much like one: of its service, with words of its subject, of which rare ones weigh more. Sensitive ones are none. */
@Injectable()
export class SimilarTickets {
  constructor(
    private readonly reads: TicketReads,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, idOrNumber: string): Promise<Page<SimilarTicket>> {
    return this.reads.within(actor, idOrNumber, 'readSimilar', async (tx, { id, agencyId }) => {
      const [ticket] = await tx.query<{ subject: string; serviceId: string }>(
        'select subject, service_id as "serviceId" from ticket where id = $1',
        [id],
      );
      const stems = subjectStems(ticket?.subject ?? '');
      if (!ticket || stems.length === 0) return { items: [], nextCursor: null };
      const parameters: unknown[] = [
        `${this.config.ticketPrefix}-`,
        id,
        agencyId,
        ticket.serviceId,
        stems,
        actor.agencyIds,
      ];
      const where = readable(actor, (value) => `$${parameters.push(value)}`);
      const rows = await tx.query<{ hit: SimilarTicket }>(SIMILAR(where), parameters);
      return { items: rows.map(({ hit }) => hit), nextCursor: null };
    });
  }
}

/** $1 prefix of numbers, $2 ticket, $3 its agency, $4 its service, $5 stems, $6 agencies of the reader. */
const SIMILAR = (where: string): string => /* sql */ `
with candidate as materialized (
  select c.* from unnest($6::uuid[]) as a (id) cross join lateral (
    select t.id, t.agency_id, t.filed_at, ' ' || regexp_replace(lower(t.subject), '[^[:alnum:]]+', ' ', 'g') as text
    from ticket t
    where t.agency_id = a.id and t.service_id = $4 and t.id <> $2 and not t.sensitive and ${where}
    order by t.filed_at desc, t.id desc limit case when a.id = $3 then ${OF_OWN_AGENCY} else ${OF_EACH_OTHER} end) c
), hit as (
  select c.id, c.agency_id, c.filed_at, s.stem, substring(c.text from ' (' || s.stem || '[^ ]*)') as word
  from candidate c join unnest($5::text[]) as s (stem) on c.text like '% ' || s.stem || '%'
), weight as (
  select stem, ln(1 + (select count(*) from candidate)::float8 / count(*)) as weight from hit group by stem
), best as (
  select h.id, h.agency_id = $3 as own, array_agg(h.word order by h.word) as words,
    sum(w.weight) * case when h.agency_id = $3 then ${OWN_AGENCY_WEIGHT} else 1 end as score
  from hit h join weight w using (stem) group by h.id, h.agency_id, h.filed_at
  order by score desc, h.filed_at desc, h.id limit ${SHOWN}
)
select (${ticketHit('$1::text')})::jsonb || jsonb_build_object('sameAgency', b.own, 'words', b.words, 'resolution', t.resolution) as hit
from best b join ticket t on t.id = b.id order by b.score desc, t.filed_at desc, t.id`;
