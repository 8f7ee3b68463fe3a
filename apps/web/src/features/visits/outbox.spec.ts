import { expect, it } from '@jest/globals';
import { readWaiting, secondsAgo, withPressed, without, withoutVisit, type Pressed } from './outbox.js';

const start: Pressed = { visitId: 'a', kind: 'start', pressedAt: 10_000 };
const stop: Pressed = { visitId: 'a', kind: 'stop', pressedAt: 20_000, outcome: 'done', result: 'Ferdig' };

it('keeps the first press of each button, in order, until it is heard of', () => {
  const waiting = [start, stop, { ...start, pressedAt: 30_000 }].reduce(withPressed, []);
  expect(waiting).toEqual([start, stop]);
  expect(without(waiting, start)).toEqual([stop]);
  expect(withoutVisit([...waiting, { ...start, visitId: 'b' }], start)).toEqual([{ ...start, visitId: 'b' }]);
  expect(readWaiting(JSON.stringify(waiting))).toEqual(waiting);
});

it('says how long ago a button was pressed, never ahead and at most a day', () => {
  expect([10_400, 9_000, 10_000 + 90_000_000].map((now) => secondsAgo(start, now))).toEqual([0, 0, 86_400]);
});

it.each([null, '', '{', '{}', '[null, 1, {"visitId": 1}]', '[{"visitId":"a","pressedAt":1,"kind":"stop"}]'])(
  'reads nothing out of %p',
  (stored) => {
    expect(readWaiting(stored)).toEqual([]);
  },
);
