import { readActorsOfPeople, type Actor } from '@desk/access';
import type { FieldError, FieldFault, ReportKey, ReportParameters } from '@desk/contracts';
import { Clock, Database, Problem } from '@desk/platform';
import { CITY_TIME_ZONE, type RelativePeriod } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { periodOn } from '../domain/relative-period.js';
import { Reports } from '../reports/reports.js';

export interface Asked {
  readonly report: ReportKey;
  readonly parameters: ReportParameters;
  readonly period: RelativePeriod;
}

/** Whether persons may read a report. The report itself is asked, as each of them: no second rule can say otherwise. */
@Injectable()
export class Recipients {
  constructor(
    private readonly database: Database,
    private readonly reports: Reports,
    private readonly clock: Clock,
  ) {}

  /** Throws what the page would answer to the actor; names the persons who could not read it. */
  async refuse(actor: Actor, asked: Asked, personIds: readonly string[]): Promise<void> {
    await this.read(actor, asked);
    const { actors, reachable } = await this.database.read(this.database.systemScope, async (tx) => ({
      actors: await readActorsOfPeople(tx, personIds),
      reachable: new Set(
        (
          await tx.query<{ id: string }>('select id from person where id = any($1::uuid[]) and email is not null', [
            personIds,
          ])
        ).map(({ id }) => id),
      ),
    }));
    const errors: FieldError[] = [];
    for (const [index, id] of personIds.entries()) {
      const person = actors.get(id);
      const fault = await this.faultOf(person, id, asked, reachable, actor);
      if (fault) errors.push({ pointer: `/recipients/${index}`, ...SAID[fault], values: { name: person?.name ?? '' } });
    }
    if (errors.length > 0) {
      throw new Problem('validation_failed', 'Name only persons who may read the report.', { errors });
    }
  }

  private async faultOf(
    person: Actor | undefined,
    id: string,
    asked: Asked,
    reachable: ReadonlySet<string>,
    actor: Actor,
  ): Promise<keyof typeof SAID | null> {
    if (!person) return 'unknown_person';
    if (!reachable.has(id)) return 'no_address';
    // The actor has been asked already.
    if (id === actor.id) return null;
    try {
      await this.read(person, asked);
      return null;
    } catch (error) {
      if (error instanceof Problem) return 'may_not_read';
      throw error;
    }
  }

  private read(actor: Actor, { report, parameters, period }: Asked): Promise<unknown> {
    const today = this.clock.now().toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
    return this.reports.document(actor, report, { ...parameters, ...periodOn(period, today) });
  }
}

const SAID = {
  unknown_person: { message: 'is not the id of a person who is here', code: 'unknown_person' },
  no_address: { message: 'has no mail address', code: 'no_address' },
  may_not_read: { message: 'may not read this report', code: 'may_not_read' },
} as const satisfies Record<string, { message: string; code: FieldFault }>;
