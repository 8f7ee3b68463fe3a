import { scopeOf, type Actor } from '@desk/access';
import { Database, Problem, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';

/** How long a key is remembered. */
const REMEMBERED = { hours: 7 * 24 } as const;
const LONGEST_KEY = 200;

/** What a create is known by: the header `Idempotency-Key`, and the request it came with. */
export interface Attempt {
  readonly key: string;
  readonly request: unknown;
}

/** A key as it is stored with what it was used for. */
export interface Claim {
  readonly actorId: string;
  readonly key: string;
  readonly hash: Buffer;
}

/** Makes a create with a key happen once: whoever comes later, or at the same instant, gets the first result. */
@Injectable()
export class Idempotency {
  constructor(private readonly database: Database) {}

  /**
   * For a create that stores its key with its answer in the one statement it ends with: a twin that is still open is waited
   * for by the index of the keys, and whoever comes second fails there and gets the first answer. So does whoever comes
   * again when the same request would now be refused.
   */
  async once<T>(actor: Actor, attempt: Attempt, create: (claim: Claim) => Promise<T>): Promise<T> {
    const claim = { actorId: actor.id, key: attempt.key, hash: digest(attempt.request) };
    try {
      return await create(claim);
    } catch (error) {
      const first = await this.database.transaction(scopeOf(actor), (tx) => this.first<T>(tx, claim));
      if (first !== null) return first;
      if (!isTaken(error)) throw error;
      // The key was older than keys are remembered; it is forgotten now.
      return create(claim);
    }
  }

  /**
   * For a create that looks before it does anything: the first result of this key, or null when this is the first; then
   * the key is claimed, and `remember` must follow in the same transaction. A twin that is still open is waited for.
   */
  async recall<T>(tx: Tx, actor: Actor, agencyId: string, attempt: Attempt): Promise<T | null> {
    const claim = { actorId: actor.id, key: attempt.key, hash: digest(attempt.request) };
    const { actorId, key, hash } = claim;
    const claimed = await tx.prepared(
      'key-claim',
      `insert into idempotency_key as k (actor_id, key, agency_id, request_hash, response, created_at)
       values ($1, $2, $3, $4, 'null', $5)
       on conflict (actor_id, key) do update set agency_id = excluded.agency_id, request_hash = excluded.request_hash,
         response = excluded.response, created_at = excluded.created_at where k.created_at < $6 returning key`,
      [actorId, key, agencyId, hash, tx.now.toString(), expiry(tx)],
    );
    return claimed.length > 0 ? null : this.first<T>(tx, claim);
  }

  async remember(tx: Tx, actor: Actor, attempt: Attempt, response: unknown): Promise<void> {
    await tx.prepared('key-answer', 'update idempotency_key set response = $3 where actor_id = $1 and key = $2', [
      actor.id,
      attempt.key,
      JSON.stringify(response),
    ]);
  }

  /** The first result of a key; null when it is not remembered, and then it is forgotten altogether. */
  private async first<T>(tx: Tx, { actorId, key, hash }: Claim): Promise<T | null> {
    await tx.prepared(
      'key-forget',
      'delete from idempotency_key where actor_id = $1 and key = $2 and created_at < $3',
      [actorId, key, expiry(tx)],
    );
    const [known] = await tx.prepared<{ same: boolean; response: T }>(
      'key-recall',
      'select request_hash = $3 as same, response from idempotency_key where actor_id = $1 and key = $2',
      [actorId, key, hash],
    );
    if (known === undefined) return null;
    if (known.same) return known.response;
    throw new Problem('idempotency_key_reused', 'Use a new Idempotency-Key for a request that is not the same.');
  }
}

const expiry = (tx: Tx): string => tx.now.subtract(REMEMBERED).toString();

/** Whether a statement failed because its key was there already. */
const isTaken = (error: unknown): boolean => (error as { constraint?: unknown }).constraint === 'idempotency_key_pkey';

/** The attempt that a request makes; null without the header. */
export function attemptOf(key: string | undefined, request: unknown): Attempt | null {
  if (key === undefined || key === '') return null;
  if (key.length <= LONGEST_KEY && /^[\x20-\x7e]+$/.test(key)) return { key, request };
  throw new Problem(
    'validation_failed',
    `Send an Idempotency-Key of at most ${LONGEST_KEY} printable ASCII characters.`,
    {
      errors: [
        { pointer: '', message: `the header Idempotency-Key must be 1 to ${LONGEST_KEY} printable ASCII characters` },
      ],
    },
  );
}

/** The same for the same content, in whatever order its fields come. */
function digest(request: unknown): Buffer {
  return createHash('sha256').update(canonical(request)).digest();
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
