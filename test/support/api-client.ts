import {
  API_PREFIX,
  api,
  type BodyOf,
  type DoorName,
  type ParamsOf,
  type ProblemBody,
  type QueryOf,
  type ResultOf,
} from '@desk/contracts';

type Given<K extends string, V> = [V] extends [undefined]
  ? object
  : object extends V
    ? { readonly [P in K]?: V }
    : { readonly [P in K]: V };

export type CallOptions<N extends DoorName> = Given<'params', ParamsOf<N>> &
  Given<'query', QueryOf<N>> &
  Given<'body', BodyOf<N>> & { readonly headers?: Readonly<Record<string, string>> };

type Args<N extends DoorName> = object extends CallOptions<N> ? [options?: CallOptions<N>] : [options: CallOptions<N>];

/** What the desk refused, as it said it. */
export class ProblemError extends Error {
  constructor(readonly problem: ProblemBody) {
    super(`${problem.status} ${problem.code}: ${problem.detail} ${JSON.stringify(problem.errors ?? '')}`);
  }

  get code(): string {
    return this.problem.code;
  }
}

export interface RawRequest {
  readonly headers?: Readonly<Record<string, string>>;
  /** A string or bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

interface LooseOptions {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Goes through the doors of the desk as one person, by the same list of doors as the web client. */
export class ApiClient {
  constructor(
    readonly origin: string,
    /** Of the person; null for somebody who has not signed in. */
    readonly token: string | null,
  ) {}

  async call<N extends DoorName>(name: N, ...[options]: Args<N>): Promise<ResultOf<N>> {
    const { method, path } = api[name];
    const { params = {}, query = {}, body, headers = {} } = (options ?? {}) as LooseOptions;
    const address = API_PREFIX + fill(path, params) + search(query);
    const answer = await this.raw(method, address, { headers, ...(body === undefined ? {} : { body }) });
    if (answer.status >= 400) throw new ProblemError(answer.body as ProblemBody);
    return answer.body as ResultOf<N>;
  }

  /** Any request at all, and whatever came back. */
  async raw(method: string, path: string, { headers = {}, body }: RawRequest = {}): Promise<RawAnswer> {
    const response = await fetch(this.origin + path, {
      method,
      headers: {
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  }

  /** Brings a file through one of the doors that take one. */
  upload(path: string, name: string, bytes: string | Uint8Array<ArrayBuffer>): Promise<RawAnswer> {
    const address = `${API_PREFIX}${path}?name=${encodeURIComponent(name)}`;
    return this.raw('POST', address, { headers: { 'content-type': 'application/octet-stream' }, body: bytes });
  }

  /** The refusal that a call is expected to get; fails when it is let through. */
  async refusal<N extends DoorName>(name: N, ...args: Args<N>): Promise<ProblemBody> {
    try {
      await this.call(name, ...args);
    } catch (error) {
      if (error instanceof ProblemError) return error.problem;
      throw error;
    }
    throw new Error(`${name} was not refused`);
  }
}

const isRaw = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array;

function fill(path: string, params: object): string {
  const values = new Map<string, unknown>(Object.entries(params));
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values.get(name))));
}

function search(query: object): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one != null) words.append(name, String(one));
  }
  return words.size > 0 ? `?${words}` : '';
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
