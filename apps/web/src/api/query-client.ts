import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from './problems.js';
import { queryKeys } from './query-keys.js';

const FRESH_MS = 15_000;

/** What a repeated try can mend: the network, the server on its way up again, a proxy in between. */
function worthAnotherTry(failures: number, error: unknown): boolean {
  return failures < 2 && isProblem(error, 'offline', 'unavailable', 'unreadable');
}

export function createQueryClient(): QueryClient {
  const signedOut = (error: unknown) => {
    if (isProblem(error, 'not_signed_in')) client.setQueryData(queryKeys.me, null);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: signedOut }),
    mutationCache: new MutationCache({ onError: signedOut }),
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: worthAnotherTry },
      // Commands are sent once: whether the first try took effect is not known. And at once or not at all: without a network
      // they fail in words, instead of taking effect when nobody thinks of them any more.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return client;
}
