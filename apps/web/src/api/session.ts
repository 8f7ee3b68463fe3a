import type { Me } from '@desk/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { call } from './client.js';
import { live } from './live.js';
import { isProblem } from './problems.js';
import { queryKeys } from './query-keys.js';

/** Who is signed in; null: nobody. */
export const meQuery = queryOptions({
  queryKey: queryKeys.me,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await call('me', { signal });
    } catch (error) {
      if (isProblem(error, 'not_signed_in')) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

const SignedIn = createContext<Me | null>(null);
export const SignedInProvider = SignedIn.Provider;

/** The person at the screen; only inside the shell, where somebody is signed in. */
export function useMe(): Me {
  const me = useContext(SignedIn);
  if (!me) throw new Error('useMe outside of a session');
  return me;
}

/** Puts another person, or nobody, at the screen: nothing that was fetched for the one before stays. */
function changePerson(client: QueryClient, me: Me | null): void {
  // `me` itself is written, not removed: who watches it must hear of it.
  client.setQueryData(queryKeys.me, me);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== queryKeys.me[0] });
}

/** Begins a session with the answer of one of the sign-in doors. */
export function useBeginSession(): (me: Me) => void {
  const client = useQueryClient();
  return (me) => changePerson(client, me);
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call('signOut'),
    onSuccess: () => {
      live.disconnect();
      changePerson(client, null);
    },
  });
}
