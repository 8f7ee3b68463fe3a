import type { Actor } from '@desk/access';
import { Problem, type Tx } from '@desk/platform';
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

/** Makes a create with a key happen once: whoever comes later, or at the same instant, gets the first result. */
@Injectable()
export class Idempotency {
  /**
   * The first result of this key, or null when this is the first: then the key is claimed, and `remember` must follow in
   * the same transaction. A twin that is still open is waited for.
   */
  async recall<T>(tx: Tx, actor: Actor, agencyId: string, attempt: Attempt): Promise<T | null> {
    const { key } = attempt;
    const hash = digest(attempt.request);
    const expired = tx.now.subtract(REMEMBERED).toString();
    await tx.query('delete from idempotency_key where actor_id = $1 and key = $2 and created_at < $3', [
      actor.id,
      key,
      expired,
    ]);
    const claimed = await tx.query(
      `with claim as (
         insert into idempotency_key (actor_id, key, agency_id, request_hash, response, created_at)
         values ($1, $2, $3, $4, 'null', $5) on conflict do nothing returning key)
       select key from claim`,
      [actor.id, key, agencyId, hash, tx.now.toString()],
    );
    if (claimed.length > 0) return null;
    const [known] = await tx.query<{ same: boolean; response: T }>(
      'select request_hash = $3 as same, response from idempotency_key where actor_id = $1 and key = $2',
      [actor.id, key, hash],
    );
    if (known?.same) return known.response;
    throw new Problem('idempotency_key_reused', 'Use a new Idempotency-Key for a request that is not the same.');
  }

  async remember(tx: Tx, actor: Actor, attempt: Attempt, response: unknown): Promise<void> {
    await tx.query('update idempotency_key set response = $3 where actor_id = $1 and key = $2', [
      actor.id,
      attempt.key,
      JSON.stringify(response),
    ]);
  }
}

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
