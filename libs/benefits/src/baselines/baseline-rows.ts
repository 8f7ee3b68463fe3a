import { deskPolicy, mayReadBaseline, scopeOf, type Actor } from '@desk/access';
import {
  CITY_TIME_ZONE,
  type BaselineEvidence,
  type BaselineFigures,
  type BaselineRow,
  type BaselineVersion,
  type BaselineView,
} from '@desk/contracts';
import { notFound, Problem, safeImage, toIso, type ReadTx, type Scope, type Tx } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import { baselineFaults } from '../domain/baseline-faults.js';

/** An agency as its zero point hangs on it, and that as it stands; `revision` 0: nothing is entered. */
export interface StoredBaseline {
  readonly agencyId: string;
  readonly revision: number;
  readonly version: number;
  readonly locked: boolean;
}

const COLUMNS = [
  'fte_low',
  'fte_likely',
  'fte_high',
  'source',
  'measured_on',
  'employees',
  'tickets_per_year',
  'season_note',
  'first_line_minutes_per_ticket',
  'touches_per_ticket',
  'hand_offs_per_ticket',
  'second_line_minutes_per_ticket',
  'satisfaction',
  'first_response_hours',
  'resolution_hours',
] as const;

const valuesOf = (f: BaselineFigures): readonly unknown[] => [
  f.fte.low,
  f.fte.likely,
  f.fte.high,
  f.source.trim(),
  f.measuredOn,
  f.employees,
  f.ticketsPerYear,
  f.seasonNote?.trim() || null,
  f.firstLineMinutesPerTicket,
  f.touchesPerTicket,
  f.handOffsPerTicket,
  f.secondLineMinutesPerTicket,
  f.satisfaction,
  f.firstResponseHours,
  f.resolutionHours,
];

/** The figures of a row of either table, by its alias, as JSON. */
const figures = (b: string): string => `json_build_object(
  'fte', json_build_object('low', ${b}.fte_low, 'likely', ${b}.fte_likely, 'high', ${b}.fte_high),
  'source', ${b}.source, 'measuredOn', ${b}.measured_on, 'employees', ${b}.employees,
  'ticketsPerYear', ${b}.tickets_per_year, 'seasonNote', ${b}.season_note,
  'firstLineMinutesPerTicket', ${b}.first_line_minutes_per_ticket, 'touchesPerTicket', ${b}.touches_per_ticket,
  'handOffsPerTicket', ${b}.hand_offs_per_ticket, 'secondLineMinutesPerTicket', ${b}.second_line_minutes_per_ticket,
  'satisfaction', ${b}.satisfaction, 'firstResponseHours', ${b}.first_response_hours, 'resolutionHours', ${b}.resolution_hours)`;

const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const person = (column: string): string =>
  `(select json_build_object('id', p.id, 'name', p.name) from person p where p.id = ${column})`;

/** When the first version was locked, and whether that was after the agency had joined. */
const LATE = `coalesce((coalesce((select min(s.locked_at) from superseded_baseline s where s.agency_id = a.id), b.locked_at)
  at time zone '${CITY_TIME_ZONE}')::date > a.joined_on, false)`;

const ROW = `json_build_object('key', a.key, 'name', a.name) as agency, a.head_count as "headCount",
  a.joined_on::text as "joinedOn", a.wave_number as wave,
  case when b.agency_id is null then null else ${figures('b')} end as figures,
  coalesce(b.version, 1) as version, ${iso('b.locked_at')} as "lockedAt", ${LATE} as "lockedLate"`;

const AGENCIES = `agency a left join baseline b on b.agency_id = a.id where a.kind not in ('city', 'history')`;

/** Whoever enters zero points does so for every agency; contacts see that of their own. */
export function baselineScope(actor: Actor): Scope {
  return deskPolicy.editBaselines(actor) ? { actorId: actor.id, agencyIds: 'all' } : scopeOf(actor);
}

export function listRows(tx: ReadTx, agencyIds: readonly string[] | null): Promise<BaselineRow[]> {
  return tx.query<BaselineRow>(
    `select ${ROW}, (select count(*)::integer from baseline_evidence e where e.agency_id = a.id) as evidence
     from ${AGENCIES} and ($1::uuid[] is null or a.id = any($1::uuid[])) order by a.name collate "nb-x-icu", a.key`,
    [agencyIds],
  );
}

interface ViewRow extends Omit<BaselineView, 'abilities'> {
  readonly id: string;
}

export async function readView(tx: ReadTx, actor: Actor, key: string): Promise<BaselineView> {
  const [row] = await tx.query<ViewRow>(
    `select a.id, ${ROW}, coalesce(b.revision, 0) as revision, b.reason, ${iso('b.updated_at')} as "updatedAt",
       ${person('b.updated_by_id')} as "updatedBy", ${person('b.locked_by_id')} as "lockedBy",
       (select coalesce(json_agg(${evidence('e')} order by e.added_at, e.id), '[]') from baseline_evidence e
        where e.agency_id = a.id) as evidence,
       (select coalesce(json_agg(json_build_object('version', s.version, 'figures', ${figures('s')}, 'reason', s.reason,
          'lockedAt', ${iso('s.locked_at')}, 'lockedBy', ${person('s.locked_by_id')},
          'supersededAt', ${iso('s.superseded_at')}) order by s.version desc), '[]')
        from superseded_baseline s where s.agency_id = a.id) as past
     from ${AGENCIES} and a.key = $1`,
    [key],
  );
  if (!row || !mayReadBaseline(actor, row.id)) throw notFound('The zero point');
  const { id, ...view } = row;
  const mayEdit = deskPolicy.editBaselines(actor);
  const locked = view.lockedAt !== null;
  return {
    ...view,
    evidence: view.evidence satisfies BaselineEvidence[],
    past: view.past satisfies BaselineVersion[],
    abilities: {
      edit: mayEdit && !locked,
      lock: mayEdit && !locked && view.revision > 0,
      correct: mayEdit && locked,
    },
  };
}

const evidence = (
  e: string,
): string => `json_build_object('id', ${e}.id, 'name', ${e}.name, 'mediaType', ${e}.media_type,
  'size', ${e}.size_bytes, 'isImage', ${safeImage(`${e}.media_type`)}, 'addedAt', ${iso(`${e}.added_at`)},
  'addedBy', ${person(`${e}.added_by_id`)})`;

/** Locks the agency's row, so that its zero point is changed by one at a time, the first one too. */
export async function lockStored(tx: Tx, key: string): Promise<StoredBaseline> {
  const [agency] = await tx.query<{ id: string }>(
    `select id from agency where key = $1 and kind not in ('city', 'history') for no key update`,
    [key],
  );
  if (!agency) throw notFound('The agency');
  const [row] = await tx.query<Omit<StoredBaseline, 'agencyId'>>(
    'select revision, version, locked_at is not null as locked from baseline where agency_id = $1',
    [agency.id],
  );
  return { agencyId: agency.id, ...(row ?? { revision: 0, version: 1, locked: false }) };
}

export function refuseStale(stored: StoredBaseline, revision: number): void {
  if (stored.revision === revision) return;
  throw new Problem(
    'stale_version',
    'Somebody changed the zero point meanwhile: read it again, and put yours on top.',
    {
      current: { version: stored.revision, changes: {} },
    },
  );
}

export function refuseLocked({ locked }: StoredBaseline): void {
  if (locked) throw new Problem('baseline_locked', 'Correct it as a new version, with the reason.');
}

/** Every fault at its field. */
export function refuseFaulty(wanted: BaselineFigures, today: string): void {
  const faults = baselineFaults(wanted, Temporal.PlainDate.from(today));
  if (faults.length === 0) return;
  throw new Problem('validation_failed', 'Correct the named fields and send the zero point again.', {
    errors: faults.map(({ place, code, values }) => ({
      pointer: `/figures/${place}`,
      code,
      message: MESSAGES[code],
      ...(values && { values: { ...values } }),
    })),
  });
}

const MESSAGES: Record<ReturnType<typeof baselineFaults>[number]['code'], string> = {
  required: 'must be there',
  too_small: 'is too small',
  too_large: 'is too large',
  not_whole: 'must be a whole number',
  not_a_date: 'must be a date that exists',
  lies_ahead: 'cannot lie ahead of today',
  too_long: 'is too long',
};

/** Enters a first version, or writes over one that is not locked. */
export async function writeOpen(tx: Tx, actorId: string, { agencyId, revision }: StoredBaseline, of: BaselineFigures) {
  const columns = COLUMNS.join(', ');
  const places = COLUMNS.map((_, index) => `$${index + 5}`).join(', ');
  await tx.query(
    `insert into baseline (agency_id, revision, updated_at, updated_by_id, ${columns}) values ($1, $2, $3, $4, ${places})
     on conflict (agency_id) do update set (revision, updated_at, updated_by_id, ${columns}) =
       (excluded.revision, excluded.updated_at, excluded.updated_by_id, ${COLUMNS.map((name) => `excluded.${name}`).join(', ')})`,
    [agencyId, revision + 1, toIso(tx.now), actorId, ...valuesOf(of)],
  );
}

/** Keeps what a locked version said, and puts the next in its place. */
export async function writeNext(tx: Tx, actorId: string, stored: StoredBaseline, of: BaselineFigures, reason: string) {
  const kept = `agency_id, version, revision, reason, updated_at, updated_by_id, locked_at, locked_by_id, ${COLUMNS.join(', ')}`;
  await tx.query(
    `insert into superseded_baseline (${kept}, superseded_at) select ${kept}, $2 from baseline where agency_id = $1`,
    [stored.agencyId, toIso(tx.now)],
  );
  await tx.query(
    `update baseline set version = version + 1, revision = revision + 1, reason = $2, updated_at = $3, updated_by_id = $4,
       locked_at = $3, locked_by_id = $4, ${COLUMNS.map((name, index) => `${name} = $${index + 5}`).join(', ')}
     where agency_id = $1`,
    [stored.agencyId, reason, toIso(tx.now), actorId, ...valuesOf(of)],
  );
}
