import {
  CLOCK_TARGETS,
  LOCALES,
  type ClockTarget,
  type DeclarationContent,
  type DeclarationHead,
  type Duties,
  type PendingReason,
  type PromiseView,
} from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import { DEFAULT_PAUSE_REASONS, DEFAULT_WARN_PERCENTS } from './domain/declaration.js';

export type TargetRow = PromiseView & {
  readonly pauseReasons: PendingReason[];
  readonly warnPercents: number[];
};

interface ContentRow {
  readonly targets: readonly TargetRow[] | null;
  readonly quality: Partial<DeclarationContent['quality']>;
  readonly duties: Partial<DeclarationContent['duties']>;
  readonly nextRevisionOn: string | null;
}

const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A version of `service_declaration d`, published by `person p`, as others name it; $1 = now. */
const HEAD = /* sql */ `jsonb_build_object('id', d.id, 'version', d.version, 'name', d.name,
  'validFrom', ${iso('d.valid_from')}, 'publishedAt', ${iso('d.created_at')},
  'publishedBy', case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end,
  'standing', case when d.valid_from > $1::timestamptz then 'coming'
    when d.valid_from = (select max(valid_from) from service_declaration where valid_from <= $1::timestamptz) then 'in_force'
    else 'past' end)`;

const CONTENT = /* sql */ `jsonb_build_object('quality', d.quality, 'duties', d.duties, 'nextRevisionOn', d.next_revision_on,
  'targets', (select jsonb_agg(jsonb_build_object('target', t.target, 'serviceKey', s.key, 'priority', t.priority,
      'seconds', t.seconds, 'businessDays', t.business_days, 'calendarKey', c.key,
      'pauseReasons', t.pause_reasons, 'warnPercents', t.warn_percents)
      order by array_position($2::text[], t.target), s.key nulls first, t.priority)
    from declaration_target t join calendar c on c.id = t.calendar_id left join service s on s.id = t.service_id
    where t.declaration_id = d.id))`;

/** All versions by their heads, newest first. */
export async function readHeads(tx: ReadTx): Promise<readonly DeclarationHead[]> {
  const rows = await tx.query<{ head: DeclarationHead }>(
    `select ${HEAD} as head from service_declaration d left join person p on p.id = d.published_by_id
     order by d.version desc`,
    [tx.now.toString()],
  );
  return rows.map(({ head }) => head);
}

export interface Version {
  readonly head: DeclarationHead;
  readonly content: DeclarationContent;
}

/** One version whole: by its number, the one in force, or the newest. */
export async function readVersion(tx: ReadTx, which: number | 'in_force' | 'newest'): Promise<Version | null> {
  const chosen = {
    in_force: 'where d.valid_from <= $1::timestamptz order by d.valid_from desc limit 1',
    newest: 'order by d.version desc limit 1',
  };
  const [row] = await tx.query<{ head: DeclarationHead; content: ContentRow }>(
    `select ${HEAD} as head, ${CONTENT} as content
     from service_declaration d left join person p on p.id = d.published_by_id
     ${typeof which === 'number' ? 'where d.version = $3' : chosen[which]}`,
    [tx.now.toString(), CLOCK_TARGETS, ...(typeof which === 'number' ? [which] : [])],
  );
  return row ? { head: row.head, content: toContent(row.head.name, row.content) } : null;
}

/** What was not said when a version was written is not promised. */
function toContent(name: string, { targets, quality, duties, nextRevisionOn }: ContentRow): DeclarationContent {
  const rows = targets ?? [];
  return {
    name,
    promises: rows.map(({ pauseReasons: _, warnPercents: __, ...promise }) => promise),
    // Reasons stand with the promises: where nothing is promised, those that a first promise would begin with.
    pauseReasons: byTarget(
      (target) => rows.find((row) => row.target === target)?.pauseReasons ?? [...DEFAULT_PAUSE_REASONS[target]],
    ),
    warnPercents: rows[0]?.warnPercents ?? [...DEFAULT_WARN_PERCENTS],
    quality: {
      firstLineResolution: quality.firstLineResolution ?? null,
      satisfaction: quality.satisfaction ?? null,
      reopened: quality.reopened ?? null,
      attainment: byTarget((target) => quality.attainment?.[target] ?? null),
    },
    duties: Object.fromEntries(
      LOCALES.map((locale) => [locale, { desk: [], users: [], ...duties[locale] } satisfies Duties]),
    ) as unknown as DeclarationContent['duties'],
    nextRevisionOn,
  };
}

function byTarget<V>(of: (target: ClockTarget) => V): Record<ClockTarget, V> {
  return Object.fromEntries(CLOCK_TARGETS.map((target) => [target, of(target)])) as Record<ClockTarget, V>;
}
