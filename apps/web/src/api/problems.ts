import type { ProblemBody, ProblemCode } from '@desk/contracts';

/** What the server answered when it refused, or what stood in the way of reaching it (`offline`, `unreadable`). */
export class ProblemError extends Error {
  readonly code: ProblemCode | 'offline' | 'unreadable';
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly { pointer: string; message: string }[];
  readonly body: ProblemBody | null;

  private constructor(code: ProblemError['code'], status: number, detail: string, body: ProblemBody | null) {
    super(detail);
    this.name = 'ProblemError';
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.errors = body?.errors ?? [];
    this.body = body;
  }

  static of(body: ProblemBody): ProblemError {
    return new ProblemError(body.code, body.status, body.detail, body);
  }

  /** No answer came at all. */
  static offline(): ProblemError {
    return new ProblemError('offline', 0, '', null);
  }

  /** An answer that is not ours, as from a proxy in between. */
  static unreadable(status: number): ProblemError {
    return new ProblemError('unreadable', status, '', null);
  }
}

export function isProblem(error: unknown, ...codes: readonly ProblemError['code'][]): error is ProblemError {
  return error instanceof ProblemError && (codes.length === 0 || codes.includes(error.code));
}

/** The messages of a refused form by field name: `/subject` → `subject`. */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  if (!isProblem(error)) return {};
  return Object.fromEntries(error.errors.map(({ pointer, message }) => [pointer.replace(/^[/?]/, ''), message]));
}
