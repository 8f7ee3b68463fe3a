import { Clock, Database, Wire } from '@desk/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../policies/actor.js';
import { FORGET_CHANNEL, keyOf, type Credential } from './credential.js';
import { readActor, type SignedIn } from './read-actor.js';

/** How long a role that was taken away still holds when word of it is lost; otherwise all processes are told at once. */
const KEPT_MS = 5_000;
const MOST_KEPT = 20_000;

interface Kept {
  /** Of the process's own steady clock. */
  readonly until: number;
  readonly signedIn: Promise<SignedIn | null>;
  /** The same when it has come. */
  found: SignedIn | null;
}

/** Who a request comes from. Every request asks, so the answer is kept for a few seconds. */
@Injectable()
export class SessionLookup implements OnModuleInit {
  private readonly kept = new Map<string, Kept>();
  private readonly listeners: ((isAffected: (credential: Credential) => boolean) => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly wire: Wire,
  ) {}

  onModuleInit(): void {
    this.wire.listen(FORGET_CHANNEL, (key) => {
      if (key === '') this.clear();
      else this.kept.delete(key);
      for (const listener of this.listeners) listener((credential) => key === '' || keyOf(credential) === key);
    });
  }

  /** Hears when the rights behind credentials may have changed, in whatever process that was done. */
  onChange(listener: (isAffected: (credential: Credential) => boolean) => void): void {
    this.listeners.push(listener);
  }

  /**
   * The actor of a credential; null when it is unknown, expired or revoked, or its person is no longer active. Not a promise
   * when it is remembered: every request comes by here.
   */
  actorOf(credential: Credential): Actor | null | Promise<Actor | null> {
    const key = keyOf(credential);
    const kept = this.kept.get(key);
    const known = kept && kept.until > performance.now() ? kept : this.load(key, credential);
    return known.found ? this.unexpired(known.found) : known.signedIn.then((found) => found && this.unexpired(found));
  }

  /** Forgets one credential: it was revoked. */
  forget(credential: Credential): void {
    this.kept.delete(keyOf(credential));
  }

  /** Forgets everybody: roles, teams or agencies have changed. */
  clear(): void {
    this.kept.clear();
  }

  /** Those who ask for the same credential at the same time share one look-up. */
  private load(key: string, credential: Credential): Kept {
    const signedIn = this.database.read(this.database.systemScope, (tx) => readActor(tx, credential));
    const entry: Kept = { until: performance.now() + KEPT_MS, signedIn, found: null };
    const drop = () => void (this.kept.get(key) === entry && this.kept.delete(key));
    // Neither a failure nor an unknown token is remembered.
    signedIn.then((found) => (entry.found = found) ?? drop(), drop);
    this.kept.delete(key);
    this.kept.set(key, entry);
    const oldest = this.kept.keys().next();
    if (this.kept.size > MOST_KEPT && !oldest.done) this.kept.delete(oldest.value);
    return entry;
  }

  private unexpired({ actor, expiresAt }: SignedIn): Actor | null {
    return expiresAt !== null && Temporal.Instant.compare(expiresAt, this.clock.now()) <= 0 ? null : actor;
  }
}
