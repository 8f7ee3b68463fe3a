import { API_PREFIX, api } from '@desk/contracts';
import type { BodyOf, DoorName, ParamsOf, ProblemBody, QueryOf, ResultOf } from '@desk/contracts';
import { ProblemError } from './problems.js';

type Given<K extends string, V> = [V] extends [undefined]
  ? object
  : object extends V
    ? { readonly [P in K]?: V }
    : { readonly [P in K]: V };

interface Extras {
  readonly signal?: AbortSignal;
  /** Makes a create safe to send again. */
  readonly idempotencyKey?: string;
  /** Outlives the page: for what is said on leaving it. */
  readonly keepalive?: boolean;
}

export type CallOptions<N extends DoorName> = Given<'params', ParamsOf<N>> &
  Given<'query', QueryOf<N>> &
  Given<'body', BodyOf<N>> &
  Extras;

/** The options may be left out where the door asks for nothing. */
type Args<N extends DoorName> = object extends CallOptions<N> ? [options?: CallOptions<N>] : [options: CallOptions<N>];

export type Call = <N extends DoorName>(name: N, ...args: Args<N>) => Promise<ResultOf<N>>;

export interface ClientOptions {
  /** Address before `/api/v1`; empty in the browser. */
  readonly origin?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly onAnswer?: (response: Response) => void;
}

function fill(path: string, params: object): string {
  const values = new Map<string, unknown>(Object.entries(params));
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values.get(name))));
}

function search(query: object): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') words.append(name, String(one));
    }
  }
  return words.size > 0 ? `?${words}` : '';
}

async function readProblem(response: Response): Promise<ProblemError> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) {
    return ProblemError.unreadable(response.status);
  }
  try {
    return ProblemError.of((await response.json()) as ProblemBody);
  } catch {
    return ProblemError.unreadable(response.status);
  }
}

interface LooseOptions extends Extras {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
}

export function createClient({ origin = '', headers = {}, onAnswer }: ClientOptions = {}): Call {
  const send = async (name: DoorName, options: LooseOptions = {}): Promise<unknown> => {
    const { method, path } = api[name];
    const { params = {}, query = {}, body, signal, idempotencyKey, keepalive = false } = options;
    let response: Response;
    try {
      response = await fetch(`${origin}${API_PREFIX}${fill(path, params)}${search(query)}`, {
        method,
        credentials: 'same-origin',
        keepalive,
        headers: {
          Accept: 'application/json',
          ...(body ? { 'Content-Type': 'application/json' } : {}),
          ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
          ...headers,
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw ProblemError.offline();
    }
    onAnswer?.(response);
    if (!response.ok) throw await readProblem(response);
    if (response.status === 204) return null;
    const text = await response.text();
    if (text === '') return null;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw ProblemError.unreadable(response.status);
    }
  };
  return ((name: DoorName, options?: LooseOptions) => send(name, options)) as Call;
}

const answerListeners = new Set<(response: Response) => void>();

/** Calls `listener` with each answer of the server; for what concerns all calls, as the server's time. */
export function onAnswer(listener: (response: Response) => void): () => void {
  answerListeners.add(listener);
  return () => void answerListeners.delete(listener);
}

/** Goes through a door of the desk: `call('ticket', { params: { id } })`. Throws `ProblemError`. */
export const call = createClient({ onAnswer: (response) => answerListeners.forEach((listener) => listener(response)) });
