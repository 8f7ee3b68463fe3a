import type { Line } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { stateKey, type LogPriority, type LogState, type Mapping } from './mapping.js';

/** One event of a log, in our words. */
export interface LogRow {
  readonly line: number;
  readonly caseId: string;
  readonly at: Temporal.Instant;
  /** Place within the case, when the log says it. */
  readonly order: number | null;
  readonly state: LogState;
  /** The state in the words of the log. */
  readonly words: string;
  readonly team: string;
  readonly teamLine: Line;
  readonly service: string;
  readonly priority: LogPriority;
  /** null: the system itself. */
  readonly agent: string | null;
}

/** A row that cannot be used, and why. */
export interface BadRow {
  readonly line: number;
  readonly caseId: string;
  readonly reason: string;
}

/** Stands for the service of a log that names none. */
export const NO_SERVICE = 'Uten tjeneste';

const UNSTATED: LogPriority = { priority: 3, impact: 'medium', urgency: 'medium' };
const LONGEST_NAME = 200;

/** Reads the fields of a row by the mapping. Returns a reason instead when they cannot be used. */
export class LogRows {
  private readonly columns: ReadonlyMap<string, number>;

  /** Throws a list of the columns that the heading lacks. */
  constructor(
    private readonly mapping: Mapping,
    private readonly heading: readonly string[],
  ) {
    this.columns = new Map(heading.map((name, index) => [name.trim(), index]));
  }

  /** Columns that the mapping names and the file does not have. */
  get missing(): readonly string[] {
    const { columns } = this.mapping;
    const single = [columns.case, columns.timestamp, columns.team, columns.order, columns.service, columns.priority];
    return [...single, ...columns.state, ...columns.agent].filter(
      (name): name is string => name !== null && !this.columns.has(name),
    );
  }

  read(fields: readonly string[], line: number): LogRow | BadRow {
    const { columns, states, priorities, systemAgents } = this.mapping;
    const value = (column: string): string => (fields[this.columns.get(column) ?? -1] ?? '').trim();
    const caseId = value(columns.case);
    const bad = (reason: string): BadRow => ({ line, caseId, reason });
    if (fields.length !== this.heading.length) {
      return bad(`has ${fields.length} fields where the heading has ${this.heading.length}`);
    }
    if (caseId === '') return bad(`${columns.case} is empty`);
    if (caseId.length > LONGEST_NAME) return bad(`${columns.case} is longer than ${LONGEST_NAME} characters`);
    const at = instantOf(value(columns.timestamp), this.mapping.timeZone);
    if (at === null) return bad(`${columns.timestamp} "${value(columns.timestamp)}" is not a date with a time`);
    const words = columns.state.map(value);
    const state = states.get(stateKey(words));
    if (!state) return bad(`${columns.state.join(' / ')} "${words.join(' / ')}" is not in the mapping`);
    const team = value(columns.team);
    if (team === '' || team.length > LONGEST_NAME) return bad(`${columns.team} is empty or too long`);
    const service = columns.service === null ? '' : value(columns.service);
    if (service.length > LONGEST_NAME) return bad(`${columns.service} is too long`);
    const word = columns.priority === null ? null : value(columns.priority);
    const priority = word === null ? UNSTATED : priorities.get(word.toLowerCase());
    if (!priority) return bad(`${columns.priority} "${word}" is not in the mapping`);
    const place = columns.order === null ? null : value(columns.order);
    if (place !== null && !/^\d{1,15}$/.test(place)) return bad(`${columns.order} "${place}" is not a whole number`);
    const names = columns.agent.map(value);
    const nobody = names[0] === undefined || names[0] === '' || systemAgents.includes(names[0]);
    return {
      line,
      caseId,
      at,
      order: place === null ? null : Number(place),
      state,
      words: words.join(' / '),
      team,
      teamLine: this.lineOf(team),
      service: service === '' ? NO_SERVICE : service,
      priority,
      agent: nobody ? null : names.join(' / '),
    };
  }

  /** The line of a team, by the ending of its name. */
  private lineOf(team: string): Line {
    const { endings, otherwise } = this.mapping.line;
    return endings.find(([ending]) => team.endsWith(ending))?.[1] ?? otherwise;
  }
}

export const isBad = (row: LogRow | BadRow): row is BadRow => 'reason' in row;

/** With an offset as it says, without one in the zone of the log. */
function instantOf(text: string, timeZone: string): Temporal.Instant | null {
  const iso = text.replace(' ', 'T');
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(iso)) return null;
  try {
    const instant = /(Z|[+-]\d{2}:?\d{2})$/i.test(iso)
      ? Temporal.Instant.from(iso)
      : Temporal.PlainDateTime.from(iso).toZonedDateTime(timeZone).toInstant();
    return Temporal.Instant.fromEpochMilliseconds(instant.epochMilliseconds);
  } catch {
    return null;
  }
}
