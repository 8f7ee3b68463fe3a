import { API_PREFIX, BUILT_IN_VIEWS, api, type DoorName } from '@desk/contracts';
import type { ApiClient } from './api-client.js';

/** What may stand in the addresses of the doors. */
export interface Places {
  readonly tickets: readonly { readonly id: string; readonly number: string }[];
  readonly teamKeys: readonly string[];
  /** Files, macros and whatever else may stand under a ticket by its id. */
  readonly ids?: readonly string[];
  readonly agencyKey: string;
  /** Words that somebody may search for. */
  readonly words: readonly string[];
}

const period = { from: '2026-01-01', to: '2026-12-31' };

/**
 * Goes through every door that gives something out, with every place in its address, and answers all that came back,
 * refusals included. A door that is added later is asked as well.
 */
export async function everythingFor(client: ApiClient, places: Places): Promise<ReadonlyMap<string, string>> {
  const got = new Map<string, string>();
  for (const [door, { method, path }] of Object.entries(api) as [DoorName, { method: string; path: string }][]) {
    if (method !== 'GET') continue;
    for (const address of addressesOf(path, places)) {
      for (const query of queriesOf(door, places)) {
        const words = new URLSearchParams(query).toString();
        const whole = `${API_PREFIX}${address}${words && `?${words}`}`;
        const answer = await client.raw(method, whole);
        if (answer.status >= 500) throw new Error(`${whole}: ${answer.text}`);
        got.set(whole, answer.text);
      }
    }
  }
  return got;
}

function addressesOf(path: string, places: Places): string[] {
  if (path.startsWith('/views/:id')) return BUILT_IN_VIEWS.map((view) => path.replace(':id', view));
  const second = /:(file|macro)\b/.exec(path)?.[0];
  if (second !== undefined) return (places.ids ?? []).flatMap((id) => addressesOf(path.replace(second, id), places));
  const { tickets, teamKeys } = places;
  if (path.includes(':id'))
    return tickets.flatMap(({ id, number }) => [id, number]).map((id) => path.replace(':id', id));
  if (path.includes(':number')) return tickets.map(({ number }) => path.replace(':number', number));
  if (path.includes(':key')) return teamKeys.map((key) => path.replace(':key', key));
  return [path];
}

function queriesOf(door: DoorName, { words, agencyKey }: Places): Record<string, string>[] {
  switch (door) {
    case 'people':
    case 'findTickets':
      return words.map((q) => ({ q }));
    case 'slaReport':
      return ['agency', 'service', 'priority', 'team', 'month'].flatMap((by) => [
        { ...period, by },
        { ...period, by, agency: agencyKey },
      ]);
    case 'slaTickets':
      return ['met', 'missed'].flatMap((outcome) =>
        ['first_response', 'resolution', 'second_line_takeover'].map((target) => ({ ...period, target, outcome })),
      );
    case 'flowReport':
    case 'gainReport':
    case 'handlingReport':
      return [period];
    case 'myTime':
      return [{ from: '2026-03-01', to: '2026-03-31' }];
    default:
      return [{}];
  }
}
