import 'reflect-metadata';
import type { Temporal } from 'temporal-polyfill';

const KEY = Symbol('watch');

type WatchMethod = () => Promise<Temporal.Instant | null>;

/**
 * A method that every worker calls again and again, one call at a time: at the instant that it answers if that is near, and
 * in any case several times a second. For what must happen on time, where a queue could be slow or away. Several workers
 * call it at once.
 */
export const Watch =
  () =>
  (target: object, method: string | symbol, _descriptor: TypedPropertyDescriptor<WatchMethod>): void => {
    Reflect.defineMetadata(KEY, [...watchesOf(target.constructor), method], target.constructor);
  };

export function watchesOf(type: object): (string | symbol)[] {
  return (Reflect.getMetadata(KEY, type) as (string | symbol)[] | undefined) ?? [];
}
