import type { PersonHit } from '@desk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDebounced } from '../ui/use-debounced.js';
import { call } from './client.js';

const PAUSE_MS = 200;
const SHORTEST = 2;
const MOST = 8;

/** What somebody types to find a person, and who was found for it. */
export interface PeopleSearch<P> {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** What `found` answers: the text once it has stood still. */
  readonly asked: string;
  /** Undefined: too short to ask, or on its way. */
  readonly found: readonly P[] | undefined;
  readonly hasFailed: boolean;
}

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
export function usePeopleSearch(): PeopleSearch<PersonHit>;
export function usePeopleSearch<P>(among: Among<P>): PeopleSearch<P>;
export function usePeopleSearch({ key, find }: Among<unknown> = READERS_OWN): PeopleSearch<unknown> {
  const [text, setText] = useState('');
  const asked = useDebounced(text.trim(), PAUSE_MS);
  const isAsked = asked.length >= SHORTEST;
  const { data, isError } = useQuery({
    queryKey: [...key, asked],
    queryFn: ({ signal }) => find({ q: asked, limit: MOST }, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return { text, setText, asked, found: isAsked ? data?.items : undefined, hasFailed: isAsked && isError };
}
