import type { Line } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import type { BadRow } from './log-row.js';
import type { Mapping } from './mapping.js';
import { readCases, type LogFile } from './read-log.js';

/** What a log holds, found by reading it once from end to end before anything is written. */
export interface LogSurvey {
  readonly cases: number;
  /** Usable rows. */
  readonly rows: number;
  readonly badRows: number;
  readonly first: Temporal.Instant;
  readonly last: Temporal.Instant;
  readonly teams: ReadonlyMap<string, Line>;
  readonly services: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
}

/** null when there is no usable row. Memory grows with the names and cases of the log, not with its events. */
export async function surveyLog(
  file: LogFile,
  mapping: Mapping,
  onBad: (bad: BadRow) => void,
): Promise<LogSurvey | null> {
  let [cases, rows, badRows] = [0, 0, 0];
  let first: Temporal.Instant | null = null;
  let last: Temporal.Instant | null = null;
  const teams = new Map<string, Line>();
  const services = new Set<string>();
  const agents = new Set<string>();
  const count = (bad: BadRow): void => {
    badRows += 1;
    onBad(bad);
  };
  for await (const log of readCases(file, mapping, count)) {
    cases += 1;
    rows += log.rows.length;
    for (const { at, team, teamLine, service, agent } of log.rows) {
      if (first === null || Temporal.Instant.compare(at, first) < 0) first = at;
      if (last === null || Temporal.Instant.compare(at, last) > 0) last = at;
      teams.set(team, teamLine);
      services.add(service);
      if (agent !== null) agents.add(agent);
    }
  }
  if (first === null || last === null) return null;
  return { cases, rows, badRows, first, last, teams, services, agents };
}
