import 'reflect-metadata';
import type { DomainEvent, EventName } from '@desk/contracts';
import type { Tx } from '../database/tx.js';

const KEY = Symbol('on-event');

export interface EventSubscription {
  /** Unique name under which deliveries are kept, e.g. `metrics`. */
  readonly handler: string;
  readonly names: readonly EventName[];
  readonly method: string | symbol;
  /** `durable`: by the queue, once in effect. `live`: at once in the relay's own transaction, for screens. */
  readonly mode: 'durable' | 'live';
  /** Says of an event that it has nothing for this handler, from what the event carries alone; then it is not delivered. */
  readonly unless: (event: DomainEvent) => boolean;
  /** Deliveries after a pause come at once, and then at most this often: a job costs several commits, however little it carries. */
  readonly paceMs: number;
}

interface Wishes<N extends EventName> {
  readonly unless?: (event: DomainEvent<N>) => boolean;
  readonly paceMs?: number;
}

const PACE_MS = 250;

type EventMethod<N extends EventName> = (tx: Tx, events: DomainEvent<N>[]) => Promise<void>;

const subscribe =
  (mode: EventSubscription['mode']) =>
  <const N extends EventName>(
    handler: string,
    names: readonly N[],
    { unless = () => false, paceMs = PACE_MS }: Wishes<N> = {},
  ) =>
  (target: object, method: string | symbol, _descriptor: TypedPropertyDescriptor<EventMethod<N>>): void => {
    const known = subscriptionsOf(target.constructor);
    Reflect.defineMetadata(KEY, [...known, { handler, names, method, mode, unless, paceMs }], target.constructor);
  };

/** A handler of events: at least once delivered, once in effect, in no promised order. Gets its events in batches. */
export const OnEvent = subscribe('durable');

/** A handler that runs in the relay itself, right after the commit; it must be quick and may be repeated. */
export const OnLiveEvent = subscribe('live');

export function subscriptionsOf(type: object): EventSubscription[] {
  return (Reflect.getMetadata(KEY, type) as EventSubscription[] | undefined) ?? [];
}
