import { deskPolicy, type Actor } from '@desk/access';
import { CITY_TIME_ZONE, type SuggestionRow, type SuggestionStatus, type SuggestionView } from '@desk/contracts';
import { isId, notFound, Problem, type ReadTx, type Tx } from '@desk/platform';

/** A suggestion as commands need it; locked. */
export interface StoredSuggestion {
  readonly id: string;
  readonly proposerId: string;
  readonly status: SuggestionStatus;
  readonly hidden: boolean;
  readonly revision: number;
  /** The day of the city on which it was proposed. */
  readonly proposedOn: string;
}

export const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The columns of a `SuggestionRow` from `suggestion s`; $1 = who reads. */
export const ROW = /* sql */ `s.id, s.title, s.status, ${iso('s.created_at')} as "createdAt", s.supporters,
  (select json_build_object('key', v.key, 'name', v.name) from service v where v.id = s.service_id) as service,
  (select json_build_object('key', a.key, 'name', a.name) from agency a where a.id = s.proposer_agency_id) as agency,
  exists (select from suggestion_support u where u.suggestion_id = s.id and u.person_id = $1) as supported,
  s.proposer_id = $1 as own,
  case when s.score is not null then json_build_object('reach', s.reach, 'minutes', s.minutes, 'effort', s.effort,
    'score', s.score) end as score,
  s.place, s.place_reason as "placeReason", s.hidden_reason is not null as hidden`;

export const CURRENT = `('received', 'considered', 'planned', 'in_progress')`;
const OPEN: readonly SuggestionStatus[] = ['received', 'considered', 'planned', 'in_progress'];
export const isCurrent = (status: SuggestionStatus): boolean => OPEN.includes(status);

interface ViewRow
  extends SuggestionRow, Pick<SuggestionView, 'bother' | 'help' | 'hiddenReason' | 'steps' | 'revision'> {
  readonly proposer: SuggestionView['proposer'];
  readonly effect: SuggestionView['effect'];
}

/** One suggestion whole. Hidden ones are there for who proposed them and for who may hide. */
export async function readSuggestion(tx: ReadTx, actor: Actor, id: string): Promise<SuggestionView> {
  if (!isId(id)) throw notFound('The suggestion');
  const moderates = deskPolicy.editOpenResults(actor);
  const [row] = await tx.query<ViewRow>(
    `select ${ROW}, s.bother, s.help, s.hidden_reason as "hiddenReason", s.revision,
       case when $3 or s.proposer_id = $1 or s.proposer_agency_id = $4 then
         (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = s.proposer_id) end as proposer,
       (select coalesce(json_agg(json_build_object('status', e.status, 'reason', e.reason, 'at', ${iso('e.at')})
          order by e.at, e.id), '[]') from suggestion_step e where e.suggestion_id = s.id) as steps,
       case when s.effect_figure is not null then jsonb_build_object('figure', s.effect_figure, 'doneOn', s.done_on,
          'standing', 'too_early', 'before', null, 'after', null, 'difference', null) || coalesce(s.effect, '{}') end as effect
     from suggestion s where s.id = $2 and ($3 or s.hidden_reason is null or s.proposer_id = $1)`,
    [actor.id, id, moderates, actor.homeAgencyId],
  );
  if (!row) throw notFound('The suggestion');
  const ranks = deskPolicy.rankSuggestions(actor);
  return {
    ...row,
    abilities: {
      support: !row.own && !row.hidden && (row.supported || isCurrent(row.status)),
      withdraw: row.own && row.status === 'received',
      rank: ranks && row.status !== 'withdrawn',
      moderate: moderates,
    },
  };
}

/** Locks a suggestion that the actor can see. */
export async function lockSuggestion(tx: Tx, actor: Actor, id: string): Promise<StoredSuggestion> {
  if (!isId(id)) throw notFound('The suggestion');
  const [stored] = await tx.query<StoredSuggestion>(
    `select s.id, s.proposer_id as "proposerId", s.status, s.hidden_reason is not null as hidden, s.revision,
       (s.created_at at time zone '${CITY_TIME_ZONE}')::date::text as "proposedOn"
     from suggestion s where s.id = $1 for no key update`,
    [id],
  );
  const isThere = stored && (!stored.hidden || stored.proposerId === actor.id || deskPolicy.editOpenResults(actor));
  if (!isThere) throw notFound('The suggestion');
  return stored;
}

/** What is out of sight shall not stand on the page of results until that is published anew, in no month of it. */
export async function unpublish(tx: Tx, id: string): Promise<void> {
  await tx.query(
    `update published_result set content = jsonb_set(content, '{suggestions,first}', coalesce(
       (select jsonb_agg(one) from jsonb_array_elements(content #> '{suggestions,first}') as one where one ->> 'id' <> $1), '[]'))
     where part = 'standing'
       and content @> jsonb_build_object('suggestions', jsonb_build_object('first', jsonb_build_array(jsonb_build_object('id', $1::text))))`,
    [id],
  );
}

export function refuseStale(stored: StoredSuggestion, revision: number): void {
  if (stored.revision === revision) return;
  throw new Problem('stale_version', 'Somebody changed it meanwhile: read it again, and put yours on top.', {
    current: { version: stored.revision, changes: {} },
  });
}

export const settled = (detail: string): Problem => new Problem('suggestion_settled', detail);
