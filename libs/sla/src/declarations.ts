import { cityDate } from '@desk/access';
import { Calendars } from '@desk/agencies';
import { CLOCK_TARGETS, type ClockTarget, type PendingReason, type Priority } from '@desk/contracts';
import { Kept, toInstant, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { clockTerms, declarationInForce, type ClockTerms, type DeclarationVersion } from './domain/declaration.js';

const KEPT_MS = 10_000;

interface Row {
  readonly id: string;
  readonly validFrom: Date;
  readonly targets: readonly {
    readonly target: ClockTarget;
    readonly serviceId: string | null;
    readonly priority: Priority;
    readonly seconds: number | null;
    readonly businessDays: number | null;
    readonly calendarId: string;
    readonly pauseReasons: readonly PendingReason[];
    readonly warnPercents: readonly number[];
  }[];
}

/** The service declarations, bound to their calendars. A version never changes, so a ticket's terms are kept. */
@Injectable()
export class Declarations {
  /** A version begins at a midnight of the city: what was read on the day before may lack the one that holds now. */
  private readonly kept = new Kept(KEPT_MS, async (tx: ReadTx) => ({
    day: cityDate(tx.now),
    versions: await read(tx),
  }));
  private bound: { calendars: unknown; terms: Map<string, ClockTerms> } = { calendars: null, terms: new Map() };

  constructor(private readonly calendars: Calendars) {}

  /** The version in force at an instant: the one that a ticket filed then keeps for its whole life. */
  async inForceAt(tx: ReadTx, at: Temporal.Instant): Promise<string> {
    const { versions } = await this.kept.get(tx, ({ day }) => cityDate(at) <= day);
    const version = declarationInForce(versions, at);
    if (!version) throw new Error(`no service declaration is in force at ${at.toString()}`);
    return version.id;
  }

  /** What the clocks of a ticket under this declaration go by. */
  async terms(tx: ReadTx, declarationId: string): Promise<ClockTerms> {
    const { versions } = await this.kept.get(tx, (known) => known.versions.some(({ id }) => id === declarationId));
    const version = versions.find(({ id }) => id === declarationId);
    if (!version) throw new Error(`there is no service declaration ${declarationId}`);
    const calendars = await this.calendars.all(
      tx,
      version.targets.map((target) => target.calendarId),
    );
    if (this.bound.calendars !== calendars) this.bound = { calendars, terms: new Map() };
    const known = this.bound.terms.get(declarationId);
    if (known) return known;
    const terms = clockTerms(version, calendars);
    this.bound.terms.set(declarationId, terms);
    return terms;
  }

  clear(): void {
    this.kept.clear();
    this.bound = { calendars: null, terms: new Map() };
  }
}

async function read(tx: ReadTx): Promise<readonly DeclarationVersion[]> {
  const rows = await tx.query<Row>(`
    select d.id, d.valid_from as "validFrom", jsonb_agg(jsonb_build_object(
      'target', t.target, 'serviceId', t.service_id, 'priority', t.priority, 'seconds', t.seconds,
      'businessDays', t.business_days, 'calendarId', t.calendar_id, 'pauseReasons', t.pause_reasons, 'warnPercents', t.warn_percents)) as targets
    from service_declaration d join declaration_target t on t.declaration_id = d.id
    group by d.id`);
  return rows.map(({ id, validFrom, targets }) => ({
    id,
    validFrom: toInstant(validFrom),
    targets,
    pauseReasons: Object.fromEntries(
      CLOCK_TARGETS.map((name) => [name, targets.find(({ target }) => target === name)?.pauseReasons ?? []]),
    ) as unknown as DeclarationVersion['pauseReasons'],
    warnPercents: [...(targets[0]?.warnPercents ?? [])].sort((a, b) => a - b),
  }));
}
