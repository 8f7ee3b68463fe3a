import { CITY_TIME_ZONE } from '@desk/contracts';
import { Config, Database, toIso } from '@desk/platform';
import { OperatorError } from '@desk/schema';
import { FIRST_PLACE, ReplayTickets, type ComparedTickets, type ReplayFilter } from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { ReplayProgress, ReplayProgressFile, ReplaySettings, ReplayState } from './replay-progress.js';
import { ReplayReport } from './replay-report.js';

export interface ReplayOrder {
  readonly settings: ReplaySettings;
  readonly report: string;
  readonly progress: ReplayProgressFile;
  /** Goes on where an interrupted one was. */
  readonly resume: boolean;
  /** Tickets read and compared at once. */
  readonly chunk?: number;
  /** Told at the start and after each chunk. */
  readonly onProgress: (state: ReplayState, total: number) => void;
}

const CHUNK = 500;

const BEGINNING: ReplayState = {
  after: FIRST_PLACE,
  tickets: 0,
  clocks: 0,
  differing: 0,
  mendable: 0,
  kinds: {},
  reportBytes: 0,
};

/**
 * Walks through tickets in the order of their ids and reports what differs from their logs; with `commit` also mends it.
 * Chunk by chunk: the report, then (when something is to be mended) that it stands there, then the rows, then that the
 * chunk is done. Wherever it is broken off, going on gives the same report, and every ticket is mended.
 */
@Injectable()
export class ReplayRun {
  constructor(
    private readonly database: Database,
    private readonly replay: ReplayTickets,
    private readonly config: Config,
  ) {}

  async run(order: ReplayOrder): Promise<ReplayState> {
    const { settings, report: path, progress: file, resume, chunk = CHUNK, onProgress } = order;
    const filter = await this.filterOf(settings);
    const known = resume ? file.load(settings) : null;
    const total = known?.total ?? (await this.replay.count(filter));
    const report = new ReplayReport(path, this.config.ticketPrefix, (known?.pending ?? known?.state)?.reportBytes ?? 0);
    try {
      let state =
        known === null ? { ...BEGINNING, reportBytes: report.bytes } : await this.settled(known, filter, chunk);
      const save = (pending: ReplayState | null): void => file.save({ settings, total, state, pending });
      save(null);
      onProgress(state, total);
      // The next chunk is read while this one is compared: the database and this process work at the same time.
      let reading = this.replay.read(filter, state.after, chunk);
      for (;;) {
        const tickets = await reading;
        const last = tickets.at(-1);
        if (last === undefined) break;
        reading = this.replay.read(filter, last.id, chunk);
        reading.catch(() => undefined); // told when it is waited for
        const compared = await this.replay.compare(tickets);
        report.add(compared.differences);
        const next = after(state, compared, report.bytes);
        if (settings.commit && compared.mendable.length > 0) {
          save(next);
          await this.replay.mend(compared.mendable);
        }
        state = next;
        save(null);
        onProgress(state, total);
      }
      file.remove();
      return state;
    } finally {
      report.close();
    }
  }

  /** What was reported but perhaps not written is written; it is not reported again. */
  private async settled({ state, pending }: ReplayProgress, filter: ReplayFilter, chunk: number): Promise<ReplayState> {
    if (pending === null) return state;
    const tickets = await this.replay.read(filter, state.after, chunk);
    const { mendable } = await this.replay.compare(tickets.filter(({ id }) => id <= pending.after));
    await this.replay.mend(mendable);
    return pending;
  }

  private async filterOf({ from, to, services, agencies }: ReplaySettings): Promise<ReplayFilter> {
    const midnight = (date: string, days: number): string =>
      toIso(Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(CITY_TIME_ZONE).toInstant());
    return {
      ...(from !== null && { from: midnight(from, 0) }),
      ...(to !== null && { before: midnight(to, 1) }),
      ...(services.length > 0 && { serviceIds: await this.idsOf('service', services) }),
      ...(agencies.length > 0 && { agencyIds: await this.idsOf('agency', agencies) }),
    };
  }

  private async idsOf(table: 'service' | 'agency', keys: readonly string[]): Promise<string[]> {
    const rows = await this.database.read(this.database.systemScope, (tx) =>
      tx.query<{ id: string; key: string }>(`select id, key from ${table} where key = any($1::text[])`, [keys]),
    );
    const missing = keys.filter((key) => !rows.some((row) => row.key === key));
    if (missing.length > 0) {
      throw new OperatorError(
        `There is no ${table} ${missing.join(', ')}.`,
        'Give the keys as the catalogue has them.',
      );
    }
    return rows.map(({ id }) => id);
  }
}

function after(state: ReplayState, compared: ComparedTickets, reportBytes: number): ReplayState {
  const kinds = { ...state.kinds };
  for (const { target, field } of compared.differences) {
    const kind = `${target ?? 'ticket'} ${field}`;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return {
    after: compared.last ?? state.after,
    tickets: state.tickets + compared.tickets,
    clocks: state.clocks + compared.clocks,
    differing: state.differing + new Set(compared.differences.map(({ ticketId }) => ticketId)).size,
    mendable: state.mendable + compared.mendable.length,
    kinds,
    reportBytes,
  };
}
