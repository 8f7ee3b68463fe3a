import { MOST_TAGS, type TicketView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useMe } from '../../../api/session.js';
import { ProblemNote } from '../../../ui/error-state.js';
import { useFieldFaults } from '../../../ui/faults.js';
import { TextField } from '../../../ui/field.js';
import { useCommand } from './use-command.js';

/** Which rule sent the ticket where, its tags, and where the rules would send it after a correction. */
export function RoutingFacts({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const { abilities } = useMe();
  const { routedBy } = ticket;
  return (
    <section className="panel" aria-labelledby="panel-routing">
      <h2 id="panel-routing" className="panel__title">
        {t('routing.title')}
      </h2>
      <p className="routing-facts__by">
        {routedBy === null ? t('routing.noRule') : t('routing.by', { rule: routedBy.ruleName })}{' '}
        {routedBy !== null &&
          (abilities.readRoutingRules ? (
            <Link to={`/admin/routing?version=${routedBy.version}`}>
              {t('routing.version', { version: routedBy.version })}
            </Link>
          ) : (
            t('routing.version', { version: routedBy.version })
          ))}
      </p>
      <RouteOffer ticket={ticket} />
      <TagEditor ticket={ticket} />
    </section>
  );
}

/** What the rules look at and agents correct. */
const factsOf = ({ service, kind, priority, subject }: TicketView): string =>
  JSON.stringify([service.key, kind, priority, subject]);

/** A correction moves nothing by itself: it is offered, once the ticket has been corrected on this screen. */
function RouteOffer({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const facts = factsOf(ticket);
  const [seen, setSeen] = useState({ id: ticket.id, facts });
  const [isDone, setDone] = useState(false);
  if (seen.id !== ticket.id) setSeen({ id: ticket.id, facts });
  const isCorrected = seen.id === ticket.id && seen.facts !== facts;
  const route = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'route', facts, ticket.team.key),
    queryFn: ({ signal }) => call('ticketRoute', { params: { id: ticket.id }, signal }),
    enabled: isCorrected && !isDone,
  });
  const { team, rule, elsewhere = false } = route.data ?? {};
  const transfer = useCommand(
    ticket,
    ({ params, version }) =>
      call('transfer', {
        params,
        body: {
          version,
          teamKey: team?.key ?? '',
          reason: rule ? t('routing.reason', { rule: rule.ruleName }) : t('routing.reasonPool'),
        },
      }),
    () => setDone(true),
    { atOnce: true },
  );
  if (!isCorrected || isDone || !elsewhere || !team) return null;
  const isSameLine = team.line === ticket.line;
  return (
    <div className="routing-facts__offer" role="status">
      <p>
        {rule
          ? t('routing.elsewhere', { team: team.name, rule: rule.ruleName })
          : t('routing.elsewherePool', { team: team.name })}
        {!isSameLine && ` ${t(`routing.otherLine.${team.line}`)}`}
      </p>
      <ProblemNote error={transfer.error} />
      <div className="routing-facts__buttons">
        {isSameLine && ticket.abilities.transfer && (
          <PktButton size="small" isLoading={transfer.isPending} onClick={() => transfer.mutate()}>
            {t('routing.transfer', { team: team.name })}
          </PktButton>
        )}
        <PktButton size="small" skin="secondary" onClick={() => setSeen({ id: ticket.id, facts })}>
          {t('routing.stay')}
        </PktButton>
      </div>
    </div>
  );
}

/** Adds and takes away one at a time, at once. */
function TagEditor({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const [text, setText] = useState('');
  const wanted = useRef<readonly string[]>([]);
  const { tags } = ticket;
  const command = useCommand(
    ticket,
    ({ params, version }) => call('updateTicket', { params, body: { version, tags: [...wanted.current] } }),
    () => setText(''),
    { atOnce: true },
  );
  const faults = useFieldFaults(command.error);
  const fault = [...faults].find(([pointer]) => pointer.startsWith('/tags'))?.[1];
  const save = (next: readonly string[]) => {
    wanted.current = next;
    command.mutate();
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '' && !command.isPending) save([...tags, text]);
  };
  return (
    <>
      {tags.length > 0 && (
        <ul className="tags" aria-label={t('routing.tags')}>
          {tags.map((tag) => (
            <li key={tag} className="tags__tag">
              {tag}
              {ticket.abilities.update && (
                <button
                  type="button"
                  className="tags__remove"
                  aria-label={t('routing.removeTag', { tag })}
                  disabled={command.isPending}
                  onClick={() => save(tags.filter((one) => one !== tag))}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {ticket.abilities.update && tags.length < MOST_TAGS && (
        <form className="routing-facts__add" noValidate onSubmit={add}>
          <TextField
            name="tag"
            label={t('routing.newTag')}
            optional
            maxLength={40}
            error={fault}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <PktButton type="submit" size="small" skin="secondary" isLoading={command.isPending}>
            {t('routing.add')}
          </PktButton>
        </form>
      )}
      {!fault && <ProblemNote error={command.error} />}
    </>
  );
}
