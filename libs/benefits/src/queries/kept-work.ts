import { toIso, type ReadTx, type Tx } from '@desk/platform';
import { DRAWN, drawnSums, DRAWS, type WorkDraws } from '../domain/work-draws.js';
import type { DrawnWork } from '../domain/work-month.js';

/** Work that was drawn before. */
export interface KeptWork {
  readonly span: 'month' | 'year';
  /** Its first day. */
  readonly start: string;
  /** Whose work it is, and which work it was when it was drawn: it counts as long as both are so. */
  readonly agencies: string;
  readonly sums: string;
}

export interface KeptRow extends KeptWork {
  readonly facts: Facts;
  /** 32-bit floats: by agency, by sum, by draw. */
  readonly work: Buffer;
  readonly parts: Buffer;
}

interface Facts extends Omit<DrawnWork, 'work' | 'parts'> {
  readonly work: FactsOfDraws;
  readonly parts: FactsOfDraws;
}

interface FactsOfDraws extends Omit<WorkDraws, 'captured' | 'byAgency'> {
  readonly captured: readonly (readonly [agentId: string, touches: number])[];
  /** In the order of the bytes. */
  readonly agencies: readonly string[];
}

/** What is kept of months or years that begin on these days, by that day. */
export async function loadKept(
  tx: ReadTx,
  span: KeptWork['span'],
  starts: readonly string[],
): Promise<Map<string, KeptRow>> {
  if (starts.length === 0) return new Map();
  const rows = await tx.query<KeptRow>(
    `select span, start::text as start, agencies, sums, facts, work, parts from drawn_work
     where span = $1 and start = any($2::date[])`,
    [span, starts],
  );
  return new Map(rows.map((row) => [row.start, row]));
}

export async function isKept(tx: ReadTx, { span, start, agencies, sums }: KeptWork): Promise<boolean> {
  const rows = await tx.query('select from drawn_work where span = $1 and start = $2 and agencies = $3 and sums = $4', [
    span,
    start,
    agencies,
    sums,
  ]);
  return rows.length > 0;
}

export async function keep(tx: Tx, { span, start, agencies, sums }: KeptWork, drawn: DrawnWork): Promise<void> {
  await tx.query(
    `insert into drawn_work (span, start, agencies, sums, facts, work, parts, drawn_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (span, start) do update set agencies = excluded.agencies, sums = excluded.sums, facts = excluded.facts,
       work = excluded.work, parts = excluded.parts, drawn_at = excluded.drawn_at`,
    [
      span,
      start,
      agencies,
      sums,
      JSON.stringify(factsOf(drawn)),
      bytesOf(drawn.work),
      bytesOf(drawn.parts),
      toIso(tx.now),
    ],
  );
}

function factsOf({ work, parts, ...facts }: DrawnWork): Facts {
  const sums = ({ captured, byAgency, ...rest }: WorkDraws): FactsOfDraws => ({
    ...rest,
    captured: [...captured],
    agencies: [...byAgency.keys()],
  });
  return { ...facts, work: sums(work), parts: sums(parts) };
}

function bytesOf({ byAgency }: WorkDraws): Buffer {
  return Buffer.concat(
    [...byAgency.values()].flatMap((sums) =>
      DRAWN.map((of) => Buffer.from(sums[of].buffer, sums[of].byteOffset, sums[of].byteLength)),
    ),
  );
}

export function readKept({ facts, work, parts }: KeptRow): DrawnWork {
  const read = ({ captured, agencies, ...rest }: FactsOfDraws, bytes: Buffer): WorkDraws => {
    const floats = floatsOf(bytes);
    let at = 0;
    const next = (): Float32Array => floats.subarray(at, (at += DRAWS));
    return {
      ...rest,
      captured: new Map(captured),
      byAgency: new Map(agencies.map((agencyId) => [agencyId, drawnSums(next)])),
    };
  };
  return { ...facts, work: read(facts.work, work), parts: read(facts.parts, parts) };
}

/** The bytes of a message begin anywhere, and floats at every fourth: elsewhere they are copied. */
function floatsOf(bytes: Buffer): Float32Array {
  const { buffer, byteOffset, byteLength } =
    bytes.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  return new Float32Array(buffer, byteOffset, byteLength / Float32Array.BYTES_PER_ELEMENT);
}
