import { jest } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { slaCommand } from '../../../apps/desk/src/commands/sla.js';
import type { Evaluation } from '../../../apps/desk/src/sla/evaluate-case.js';

/** Cases asserted by the tests of other projects; see the README of that folder. */
const CASES = resolve('../shared/data/sla/sla_cases.json');
/** Ids of cases whose rules are not ours, with the rule of ours that they contradict. */
const CONTRADICTED = resolve('test/stories/sla/contradicted-cases.json');

const folder = mkdtempSync(join(tmpdir(), 'desk-cases-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What `desk sla evaluate` prints on both outputs, and the code with which it ends. */
async function evaluate(file: string) {
  const lines: string[] = [];
  const said: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const error = jest.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
  try {
    await slaCommand.parseAsync(['evaluate', file], { from: 'user' });
    return { lines: lines.map((line) => JSON.parse(line) as Evaluation), said, code: process.exitCode };
  } finally {
    log.mockRestore();
    error.mockRestore();
    process.exitCode = 0;
  }
}

function fileOf(cases: unknown): string {
  const file = join(folder, 'cases.json');
  writeFileSync(file, typeof cases === 'string' ? cases : JSON.stringify(cases));
  return file;
}

const office = {
  timezone: 'Europe/Oslo',
  hours: { mon: [['08:00', '16:00']], tue: [['08:00', '16:00']] },
};

describe('desk sla evaluate', () => {
  it('agrees with the cases of other projects, but for those that our rules contradict', async () => {
    if (!existsSync(CASES)) {
      const left = `The cases of other projects were left out: ${CASES} is not there.`;
      if (process.env.CI) throw new Error(left);
      process.stderr.write(`${left}\n`);
      return;
    }
    const { evaluable } = JSON.parse(readFileSync(CONTRADICTED, 'utf8')) as { evaluable: Record<string, string> };
    const { lines, said, code } = await evaluate(CASES);
    expect(code).toBe(0);
    expect(lines).toHaveLength(156);
    const ids = (agrees: Evaluation['agrees']) => lines.filter((line) => line.agrees === agrees).map(({ id }) => id);
    expect(ids(false).sort()).toEqual(Object.keys(evaluable).sort());
    expect(ids(null)).toEqual(['rt-rule-001', 'rt-rule-003', 'rt-rule-005', 'rt-rule-007', 'rt-rule-009']);
    expect(said.join('\n')).toContain(
      '156 cases: 144 agree, 7 differ, 5 with nothing to compare, 0 could not be evaluated.',
    );
  });

  it('answers cases without an expectation', async () => {
    const given = [
      { id: 'a', kind: 'due', calendar: office, start: '2026-03-02T14:00:00Z', seconds: 7200 },
      {
        id: 'b',
        kind: 'ticket',
        calendar: office,
        targets: { first_response: 60, solution: { value: 1, unit: 'working_day' } },
        events: [{ at: '2026-03-02T08:00:00Z', type: 'created' }],
      },
      {
        id: 'c',
        kind: 'due',
        calendar: office,
        start: '2026-03-02T14:00:00+00:00',
        seconds: 1,
        expected_due: '2026-03-02T15:00:01+01:00',
      },
    ];
    const { lines, code } = await evaluate(fileOf(given));
    expect(lines).toEqual([
      { id: 'a', result: '2026-03-03T08:00:00Z', expected: null, agrees: null },
      {
        id: 'b',
        result: {
          first_response_due: '2026-03-02T09:00:00Z',
          solution_due: '2026-03-03T08:00:00Z',
          next_due: '2026-03-02T09:00:00Z',
        },
        expected: null,
        agrees: null,
      },
      { id: 'c', result: '2026-03-02T14:00:01Z', expected: '2026-03-02T15:00:01+01:00', agrees: true },
    ]);
    expect(code).toBe(0);
  });

  const sound = { id: 'sound', kind: 'is_open', calendar: office, at: '2026-03-02T08:00:00Z', expected: false };
  it.each([
    [{ ...sound, kind: 'guess' }, 'kind must be one of the kinds of the README, not "guess"'],
    [{ ...sound, at: 'noon' }, 'at must be a moment such as 2026-03-02T08:00:00Z, not "noon"'],
    [{ ...sound, at: undefined }, 'at is missing'],
    [
      { ...sound, calendar: { ...office, timezone: 'Europe/Christiania' } },
      "'Europe/Christiania' is not a known time zone",
    ],
    [{ ...sound, calendar: { ...office, hours: { mon: [['08:00', '25:00']] } } }, '08:00–25:00 is not an interval'],
    [{ ...sound, calendar: { ...office, hours: { monday: [] } } }, 'calendar.hours.monday must be one of mon, tue'],
    [
      { ...sound, calendar: { ...office, hours: { mon: ['08:00', '16:00'] } } },
      'calendar.hours.mon must be a list of pairs',
    ],
    [{ ...sound, kind: 'due', start: sound.at, seconds: -1 }, 'seconds must be a number of zero or more, not -1'],
    [{ ...sound, kind: 'due', start: sound.at, seconds: 1e15 }, 'no answer before the year'],
    [{ ...sound, kind: 'due', start: sound.at, business_days: 1.5 }, 'business_days must be a whole number, not 1.5'],
    [{ ...sound, kind: 'next_open', start: sound.at, calendar: { ...office, hours: {} } }, 'has no working time'],
    [
      { ...sound, kind: 'ticket', targets: { solution: 5 }, events: [] },
      'events must be a list that begins with created',
    ],
    [
      { ...sound, kind: 'ticket', targets: { solution: 5 }, events: [{ at: sound.at, type: 'born' }] },
      'events[0].type must be created, first_response, agent_contact, solved or state, not "born"',
    ],
    [
      { ...sound, kind: 'ticket', targets: { solution: 0 }, events: [{ at: sound.at, type: 'created' }] },
      'a whole number of seconds or days above 0',
    ],
  ])('says which case it cannot read, and evaluates the others: %#', async (broken, why) => {
    const { lines, said, code } = await evaluate(
      fileOf([
        { ...broken, id: 'broken' },
        { ...sound, expected: true },
      ]),
    );
    expect(said[0]).toMatch(/^Case broken cannot be evaluated: .*\.$/);
    expect(said[0]).toContain(why);
    expect(lines).toEqual([{ id: 'sound', result: true, expected: true, agrees: true }]);
    expect(code).toBe(1);
  });

  it.each([
    ['[{"id": ', 'it is not JSON'],
    ['{"id": "a"}', 'it is not a list of cases'],
    ['[{"id": "a"}, {"kind": "due"}]', 'case number 2 has no id'],
    ['[{"id": "a"}, {"id": "a"}]', 'there are two cases a'],
  ])('refuses a file that is no list of cases: %s', async (text, why) => {
    await expect(evaluate(fileOf(text))).rejects.toThrow(why);
    await expect(evaluate(join(folder, 'nowhere.json'))).rejects.toThrow('There is no file');
  });
});
