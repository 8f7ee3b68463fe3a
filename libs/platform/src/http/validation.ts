import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { Problem } from './problem.js';

interface Fault {
  pointer: string;
  message: string;
}

/** Neither can be stored: PostgreSQL knows no NUL in a text, and half of a surrogate pair is no character. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** No request of the desk is deeper; what is, would exhaust the stack of whoever walks through it. */
const DEEPEST = 10;

/** Queries that are remembered of one shape, and how long they may be. */
const MOST_KEPT = 500;
const LONGEST_KEPT = 300;

const NO_FIELD = 'is not a field of this request; leave it out';
const DETAIL = 'Correct the named fields and send the request again.';

/** Checks bodies and queries against their DTO: unknown fields are refused, every fault is named with its pointer. */
export class DeskValidationPipe extends ValidationPipe {
  private readonly queries = new WeakMap<object, Map<string, unknown>>();

  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      stopAtFirstError: false,
      exceptionFactory: (errors) => new Problem('validation_failed', DETAIL, { errors: faultsOf(errors, '') }),
    });
  }

  /** Not a promise where nothing is to be waited for: every parameter of every request comes by here. */
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // What the desk itself hands in, the actor above all, comes from no request.
    if (metadata.type === 'custom') return value as never;
    if (metadata.type === 'param' && metadata.metatype === String && typeof value === 'string') {
      if (UNSTORABLE.test(value)) throw new Problem('not_found', 'There is nothing at this address.');
      return value as never;
    }
    return metadata.type === 'query' ? this.query(value, metadata) : this.check(value, metadata);
  }

  /** A query that was right once is right again; the checked one is shared, so nobody may change it. */
  private query(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const text = JSON.stringify(value);
    if (!isDto(metadata) || text.length > LONGEST_KEPT) return this.check(value, metadata);
    const kept = this.queries.get(metadata.metatype as object) ?? new Map<string, unknown>();
    this.queries.set(metadata.metatype as object, kept);
    const known = kept.get(text);
    if (known !== undefined) return known as never;
    return this.check(value, metadata).then((checked) => {
      if (kept.size === MOST_KEPT) kept.clear();
      kept.set(text, Object.freeze(checked));
      return checked;
    });
  }

  private async check(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const prefix = metadata.type === 'query' ? '?' : '/';
    const unstorable = [...unstorableIn(value, '', 0)];
    if (unstorable.length > 0) {
      if (metadata.type === 'param') throw new Problem('not_found', 'There is nothing at this address.');
      throw new Problem('validation_failed', DETAIL, { errors: unstorable.map((fault) => withPrefix(fault, prefix)) });
    }
    if (
      metadata.type === 'body' &&
      isDto(metadata) &&
      (value === undefined || value === null || Array.isArray(value))
    ) {
      throw new Problem('validation_failed', 'Send a JSON object as the body.', {
        errors: [{ pointer: '', message: 'must be a JSON object' }],
      });
    }
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (!(error instanceof Problem) || error.extras.errors === undefined) throw error;
      throw new Problem(error.code, error.detail, {
        ...error.extras,
        errors: error.extras.errors.map((fault) => withPrefix(fault, prefix)),
      });
    }
  }
}

function isDto(metadata: ArgumentMetadata): boolean {
  return (
    metadata.metatype !== undefined && ![Object, String, Number, Boolean, Array].includes(metadata.metatype as never)
  );
}

function withPrefix(fault: Fault, prefix: string): Fault {
  return { ...fault, pointer: prefix + fault.pointer.slice(1) };
}

function faultsOf(errors: readonly ValidationError[], path: string): Fault[] {
  return errors.flatMap((error) => {
    const pointer = `${path}/${escape(error.property)}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      pointer,
      message: rule === 'whitelistValidation' ? NO_FIELD : message,
    }));
    return [...own, ...faultsOf(error.children ?? [], pointer)];
  });
}

function* unstorableIn(value: unknown, path: string, depth: number): Generator<Fault> {
  if (typeof value === 'string') {
    if (UNSTORABLE.test(value)) {
      yield {
        pointer: path || '/',
        message: 'holds a character that cannot be stored (NUL or half a character); remove it',
      };
    }
  } else if (typeof value === 'object' && value !== null) {
    if (depth === DEEPEST) {
      yield { pointer: path || '/', message: 'holds lists or objects within each other, deeper than any request' };
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      if (UNSTORABLE.test(key)) {
        yield { pointer: path || '/', message: 'has a field whose name cannot be stored; leave it out' };
      } else if (key in Object.prototype) {
        // Every object has something of this name, so the check for unknown fields would let it through.
        yield { pointer: `${path}/${key}`, message: NO_FIELD };
      } else {
        yield* unstorableIn(inner, `${path}/${escape(key)}`, depth + 1);
      }
    }
  }
}

const escape = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');
