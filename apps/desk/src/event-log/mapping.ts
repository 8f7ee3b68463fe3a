import {
  CHANNELS,
  CLOCK_TARGETS,
  IMPACTS,
  PENDING_REASONS,
  PRIORITIES,
  RESOLUTION_CODES,
  URGENCIES,
  type Channel,
  type ClockTarget,
  type Impact,
  type Line,
  type PendingReason,
  type Priority,
  type ResolutionCode,
  type TicketKind,
  type Urgency,
} from '@desk/contracts';
import { OperatorError } from '@desk/schema';

/** What a row of a log says of its case, in our words. */
export type LogState =
  | { readonly becomes: 'unassigned' | 'taken' | 'closed' | 'cancelled' }
  | { readonly becomes: 'pending'; readonly reason: PendingReason }
  | { readonly becomes: 'resolved'; readonly code: ResolutionCode };

export interface LogPriority {
  readonly priority: Priority;
  readonly impact: Impact;
  readonly urgency: Urgency;
}

/** Names of the log's columns. Several columns are read together: `agent` is who the first and the other columns say. */
export interface LogColumns {
  readonly case: string;
  readonly timestamp: string;
  readonly state: readonly string[];
  readonly team: string;
  readonly order: string | null;
  readonly service: string | null;
  readonly priority: string | null;
  readonly agent: readonly string[];
}

/** How an incident log of another system is read; see docs/import.md. */
export interface Mapping {
  readonly name: string;
  readonly agency: { readonly key: string; readonly name: string };
  /** For timestamps that do not say their offset. */
  readonly timeZone: string;
  readonly delimiter: string;
  readonly kind: TicketKind;
  readonly channel: Channel;
  readonly columns: LogColumns;
  readonly systemAgents: readonly string[];
  readonly line: { readonly endings: readonly (readonly [ending: string, line: Line])[]; readonly otherwise: Line };
  /** By `stateKey` of the values. */
  readonly states: ReadonlyMap<string, LogState>;
  readonly priorities: ReadonlyMap<string, LogPriority>;
  /** Hours by priority 1–4, day and night. */
  readonly targetHours: Readonly<Partial<Record<ClockTarget, readonly number[]>>>;
}

const LINES = ['first', 'second', 'onsite'] as const satisfies readonly Line[];
const KINDS = ['incident', 'request'] as const;
const BECOMES = ['unassigned', 'taken', 'pending', 'resolved', 'closed', 'cancelled'] as const;
/** A wait for an agreed time needs that time, which no log tells. */
const REASONS = PENDING_REASONS.filter((reason) => reason !== 'agreed_time');
const CODES = RESOLUTION_CODES.filter((code) => code !== 'no_answer');
const KEY = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** The words of a row's state as one text. Case and outer spaces do not count. */
export function stateKey(values: readonly string[]): string {
  return values.map((value) => value.trim().toLowerCase()).join(' / ');
}

/** Reads a mapping from JSON; throws with the name of the first entry that is not right. */
export function parseMapping(text: string, file: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw refused(file, error instanceof Error ? error.message : String(error));
  }
  return new Entry(json, '', (message) => refused(file, message)).read(mappingOf);
}

function mappingOf(root: Entry): Mapping {
  root.knows([
    'name',
    'agency',
    'timeZone',
    'delimiter',
    'kind',
    'channel',
    'columns',
    'systemAgents',
    'line',
    'states',
    'priorities',
    'targetHours',
  ]);
  const agency = root.at('agency').knows(['key', 'name']);
  const columns = columnsOf(root.at('columns'));
  const line = root.at('line').knows(['endings', 'otherwise']);
  const key = agency.at('key');
  if (!KEY.test(key.text())) key.fail('is not made of small letters, digits and hyphens (at most 40)');
  return {
    name: root.at('name').text(),
    agency: { key: key.text(), name: agency.at('name').text() },
    timeZone: timeZoneOf(root.at('timeZone')),
    delimiter: root.at('delimiter').given ? root.at('delimiter').text() : ',',
    kind: root.at('kind').given ? root.at('kind').oneOf(KINDS) : 'incident',
    channel: root.at('channel').given ? root.at('channel').oneOf(CHANNELS) : 'phone',
    columns,
    systemAgents: root.at('systemAgents').given ? root.at('systemAgents').texts() : [],
    line: {
      endings: line
        .at('endings')
        .entries()
        .map(([ending, entry]) => [ending, entry.oneOf(LINES)] as const),
      otherwise: line.at('otherwise').oneOf(LINES),
    },
    states: statesOf(root.at('states'), columns.state),
    priorities: prioritiesOf(root.at('priorities'), columns.priority !== null),
    targetHours: targetsOf(root.at('targetHours')),
  };
}

function columnsOf(entry: Entry): LogColumns {
  entry.knows(['case', 'timestamp', 'state', 'team', 'order', 'service', 'priority', 'agent']);
  const optional = (name: string) => (entry.at(name).given ? entry.at(name).text() : null);
  return {
    case: entry.at('case').text(),
    timestamp: entry.at('timestamp').text(),
    state: entry.at('state').texts(),
    team: entry.at('team').text(),
    order: optional('order'),
    service: optional('service'),
    priority: optional('priority'),
    agent: entry.at('agent').given ? entry.at('agent').texts() : [],
  };
}

function statesOf(entry: Entry, columns: readonly string[]): ReadonlyMap<string, LogState> {
  const states = new Map<string, LogState>();
  for (const rule of entry.items()) {
    rule.knows(['when', 'becomes', 'reason', 'code']);
    const when = rule.at('when').texts();
    if (when.length !== columns.length) rule.at('when').fail(`must name a value for each of ${columns.join(', ')}`);
    const key = stateKey(when);
    if (states.has(key)) rule.at('when').fail(`stands twice: ${key}`);
    const becomes = rule.at('becomes').oneOf(BECOMES);
    if (becomes !== 'pending' && rule.at('reason').given) rule.at('reason').fail('belongs to pending');
    if (becomes !== 'resolved' && rule.at('code').given) rule.at('code').fail('belongs to resolved');
    if (becomes === 'pending') states.set(key, { becomes, reason: rule.at('reason').oneOf(REASONS) });
    else if (becomes === 'resolved') {
      states.set(key, { becomes, code: rule.at('code').given ? rule.at('code').oneOf(CODES) : 'solved' });
    } else states.set(key, { becomes });
  }
  if (states.size === 0) entry.fail('names no state');
  return states;
}

function prioritiesOf(entry: Entry, needed: boolean): ReadonlyMap<string, LogPriority> {
  if (!needed && !entry.given) return new Map();
  const priorities = entry.entries().map(([word, of]): [string, LogPriority] => {
    of.knows(['priority', 'impact', 'urgency']);
    const priority = of.at('priority').oneOf(PRIORITIES);
    return [
      word.trim().toLowerCase(),
      { priority, impact: of.at('impact').oneOf(IMPACTS), urgency: of.at('urgency').oneOf(URGENCIES) },
    ];
  });
  return new Map(priorities);
}

function targetsOf(entry: Entry): Mapping['targetHours'] {
  entry.knows(CLOCK_TARGETS);
  const targets = entry.entries().map(([name, hours]) => {
    const values = hours.items().map((one) => one.positive());
    if (values.length !== PRIORITIES.length) hours.fail('must name hours for priorities 1 to 4');
    return [name, values] as const;
  });
  if (targets.length === 0) entry.fail('names no target');
  return Object.fromEntries(targets);
}

function timeZoneOf(entry: Entry): string {
  const zone = entry.text();
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    entry.fail('is not a known time zone, as Europe/Oslo');
  }
  return zone;
}

function refused(file: string, message: string): OperatorError {
  return new OperatorError(
    `The mapping ${file} cannot be used: ${message}.`,
    'docs/import.md tells what a mapping says.',
  );
}

/** One value of the file and where it stands. */
class Entry {
  constructor(
    private readonly value: unknown,
    private readonly path: string,
    private readonly error: (message: string) => Error,
  ) {}

  get given(): boolean {
    return this.value !== undefined;
  }

  read<T>(as: (entry: Entry) => T): T {
    return as(this);
  }

  fail(what: string): never {
    throw this.error(this.given ? `${this.path || 'it'} ${what}` : `${this.path} is missing`);
  }

  at(name: string): Entry {
    return new Entry(this.object()[name], this.path === '' ? name : `${this.path}.${name}`, this.error);
  }

  /** Refuses names that mean nothing: they are most often misspelt. */
  knows(names: readonly string[]): this {
    const strange = Object.keys(this.object()).find((name) => !names.includes(name));
    if (strange !== undefined) this.at(strange).fail('is not known here');
    return this;
  }

  entries(): readonly (readonly [string, Entry])[] {
    return Object.keys(this.object()).map((name) => [name, this.at(name)] as const);
  }

  items(): readonly Entry[] {
    const { value } = this;
    if (!Array.isArray(value)) this.fail('must be a list');
    return (value as unknown[]).map((item, index) => new Entry(item, `${this.path}[${index}]`, this.error));
  }

  text(): string {
    const { value } = this;
    return typeof value === 'string' && value.trim() !== '' ? value : this.fail('must be a text');
  }

  /** One text, or several. */
  texts(): readonly string[] {
    if (typeof this.value === 'string') return [this.text()];
    const texts = this.items().map((item) => item.text());
    return texts.length > 0 ? texts : this.fail('must not be empty');
  }

  positive(): number {
    const { value } = this;
    return typeof value === 'number' && value > 0 && Number.isFinite(value)
      ? value
      : this.fail('must be a number above 0');
  }

  oneOf<T extends string | number>(values: readonly T[]): T {
    return values.find((one) => one === this.value) ?? this.fail(`must be one of ${values.join(', ')}`);
  }

  private object(): Readonly<Record<string, unknown>> {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail('must be an object');
    return value as Record<string, unknown>;
  }
}
