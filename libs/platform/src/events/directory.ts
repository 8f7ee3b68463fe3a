import { EVENT_NAMES, JOB_QUEUE, type DomainEvent, type EventName, type JobName } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Tx } from '../database/tx.js';
import type { Temporal } from 'temporal-polyfill';
import { jobsOwnedBy } from '../jobs/on-job.js';
import { watchesOf } from '../jobs/watch.js';
import { subscriptionsOf, type EventSubscription } from './on-event.js';

export interface EventHandler {
  readonly name: string;
  readonly mode: EventSubscription['mode'];
  readonly paceMs: number;
  /** Whether an event is to come to this handler. */
  wants(event: DomainEvent): boolean;
  handle(tx: Tx, events: readonly DomainEvent[]): Promise<void>;
}

export interface WatchedMethod {
  readonly name: string;
  look(): Promise<Temporal.Instant | null>;
}

type Methods = Record<string | symbol, (...given: unknown[]) => Promise<unknown>>;

/** Who handles which event and which job. Made once at start; refuses catalogue entries without exactly one owner. */
@Injectable()
export class Directory {
  private handlers: readonly EventHandler[] = [];
  private watches: readonly WatchedMethod[] = [];
  private jobs: ReadonlyMap<JobName, (payload: unknown) => Promise<void>> = new Map();

  constructor(private readonly discovery: DiscoveryService) {}

  /** Looks at every provider of the program. */
  open(): void {
    const providers = this.discovery
      .getProviders()
      .filter((wrapper) => wrapper.instance !== undefined && wrapper.instance !== null && wrapper.metatype)
      .map((wrapper) => ({ type: (wrapper.instance as object).constructor, instance: wrapper.instance as Methods }));
    const unique = [...new Map(providers.map((provider) => [provider.instance, provider])).values()];
    const faults: string[] = [];

    const handlers = new Map<string, EventHandler>();
    const jobs = new Map<JobName, (payload: unknown) => Promise<void>>();
    const watches: WatchedMethod[] = [];
    for (const { type, instance } of unique) {
      for (const { handler, names, method, mode, unless, paceMs } of subscriptionsOf(type)) {
        if (handlers.has(handler)) faults.push(`the event handler "${handler}" has two owners`);
        const unknown = names.filter((name) => !EVENT_NAMES.includes(name));
        if (unknown.length > 0)
          faults.push(`the event handler "${handler}" wants unknown events: ${unknown.join(', ')}`);
        const handle: EventHandler['handle'] = (tx, events) => call<void>(instance, method, tx, events);
        const events = new Set<EventName>(names);
        const wants = (event: DomainEvent) => events.has(event.name) && !unless(event);
        handlers.set(handler, { name: handler, mode, paceMs, wants, handle });
      }
      for (const { name, method } of jobsOwnedBy(type)) {
        if (jobs.has(name)) faults.push(`the job "${name}" has two owners`);
        jobs.set(name, (payload) => call<void>(instance, method, payload));
      }
      for (const method of watchesOf(type)) {
        const name = `${(type as { name: string }).name}.${String(method)}`;
        watches.push({ name, look: () => call<Temporal.Instant | null>(instance, method) });
      }
    }
    for (const name of Object.keys(JOB_QUEUE) as JobName[]) {
      if (!jobs.has(name)) faults.push(`the job "${name}" has no owner`);
    }
    if (faults.length > 0)
      throw new Error(`The catalogue of events and jobs does not fit the program: ${faults.join('; ')}`);
    this.handlers = [...handlers.values()];
    this.jobs = jobs;
    this.watches = watches;
  }

  handlersOf(mode: EventHandler['mode']): readonly EventHandler[] {
    return this.handlers.filter((handler) => handler.mode === mode);
  }

  handler(name: string): EventHandler | undefined {
    return this.handlers.find((handler) => handler.name === name && handler.mode === 'durable');
  }

  watched(): readonly WatchedMethod[] {
    return this.watches;
  }

  async run(name: string, payload: unknown): Promise<void> {
    const job = this.jobs.get(name as JobName);
    if (!job) throw new Error(`nobody knows the job ${name}`);
    await job(payload);
  }
}

function call<R>(instance: Methods, method: string | symbol, ...given: unknown[]): Promise<R> {
  const run = instance[method];
  if (!run) throw new Error(`the method ${String(method)} is gone`);
  return run.apply(instance, given) as Promise<R>;
}
