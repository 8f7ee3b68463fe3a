import { expect, it } from '@jest/globals';
import type { OwnSession } from '@desk/contracts';
import { piecesOf, split, stated } from './pieces.js';

const session: OwnSession = {
  ticket: { id: 'a', number: 'OSL-1', subject: 'Skriver', readable: true },
  kind: 'attention',
  startedAt: '2026-11-25T08:03:24.100Z',
  endedAt: '2026-11-25T08:17:51.000Z',
  seconds: 867,
  correctionId: null,
};

it('sends back what it was given, to the millisecond, when nothing was touched', () => {
  const [piece] = piecesOf(session, '2026-11-25');
  expect(piece).toEqual({ ticket: 'OSL-1', kind: 'attention', from: '2026-11-25T09:03', to: '2026-11-25T09:17' });
  expect(stated(piecesOf(session, '2026-11-25'), session)).toEqual([
    { ticket: 'OSL-1', kind: 'attention', startedAt: session.startedAt, endedAt: session.endedAt },
  ]);
});

it('splits in the middle, on the minute, and leaves the second ticket to be said', () => {
  const pieces = split(piecesOf(session, '2026-11-25'));
  expect(pieces.map(({ ticket, from, to }) => [ticket, from, to])).toEqual([
    ['OSL-1', '2026-11-25T09:03', '2026-11-25T09:10'],
    ['', '2026-11-25T09:10', '2026-11-25T09:17'],
  ]);
  const said = stated(pieces, session);
  expect(said?.[0]?.endedAt).toBe('2026-11-25T08:10:00.000Z');
  expect(said?.[1]).toMatchObject({ startedAt: '2026-11-25T08:10:00.000Z', endedAt: session.endedAt });
});

it('sends nothing while a time is missing', () => {
  expect(stated(piecesOf(null, '2026-11-25'), null)).toBeNull();
});
