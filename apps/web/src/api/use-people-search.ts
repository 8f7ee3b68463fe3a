import type { PersonHit } from '@desk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonSearch } from '../ui/person-combobox.js';
import { useDebounced } from '../ui/use-debounced.js';
import { call } from './client.js';

const PAUSE_MS = 200;
const SHORTEST = 2;
const MOST = 8;

/** Among whom one looks. */
interface Among<P> {
  readonly key: readonly string[];
  readonly find: (
    query: { q: string; limit: number },
    signal: AbortSignal,
  ) => Promise<{ readonly items: readonly P[] }>;
}

const READERS_OWN: Among<PersonHit> = {
  key: ['people'],
  find: (query, signal) => call('people', { query, signal }),
};

/** Looks for people while one types, among those whom the reader may find. */
export function usePeopleSearch(): PersonSearch<PersonHit>;
export function usePeopleSearch<P>(among: Among<P>): PersonSearch<P>;
export function usePeopleSearch({ key, find }: Among<unknown> = READERS_OWN): PersonSearch<unknown> {
  const [text, setText] = useState('');
  const asked = useDebounced(text.trim(), PAUSE_MS);
  const isAsked = asked.length >= SHORTEST;
  const { data, isError, isPaused } = useQuery({
    queryKey: [...key, asked],
    queryFn: ({ signal }) => find({ q: asked, limit: MOST }, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  // Without a network it waits, and what it found before answers another text.
  const found = isAsked && !isPaused ? data?.items : undefined;
  return { text, setText, asked, found, hasFailed: isAsked && (isError || isPaused) };
}
