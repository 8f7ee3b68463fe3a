import { describe, expect, it } from '@jest/globals';
import {
  CLOCK_TARGETS,
  PRIORITIES,
  type ClockTarget,
  type DeclarationContent,
  type PromiseView,
} from '@desk/contracts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { declarationFaults, earliestStart, type Publishing } from './declaration-faults.js';

const known = { services: new Set(['mail']), calendars: new Set(['city', 'always']) };
const at: Publishing = { today: Temporal.PlainDate.from('2026-03-02'), newestFrom: null, validFrom: '2026-03-03' };

const promise = (changes: Partial<PromiseView> = {}): PromiseView => ({
  target: 'first_response',
  serviceKey: null,
  priority: 1,
  seconds: 3600,
  businessDays: null,
  calendarKey: 'city',
  ...changes,
});
const required = (['first_response', 'resolution'] as const).flatMap((target) =>
  PRIORITIES.map((priority) => promise({ target, priority })),
);
const none = (): Record<ClockTarget, null> =>
  Object.fromEntries(CLOCK_TARGETS.map((target) => [target, null])) as Record<ClockTarget, null>;
const silent = { desk: [], users: [] };
const content = (changes: Partial<DeclarationContent> = {}): DeclarationContent => ({
  name: 'Tjenesteerklæring',
  promises: required,
  pauseReasons: {
    first_response: [],
    next_update: ['user'],
    resolution: ['user'],
    second_line_takeover: [],
    second_line_resolution: [],
  },
  warnPercents: [75, 90],
  quality: { firstLineResolution: 0.7, satisfaction: 4.2, reopened: 0.05, attainment: { ...none(), resolution: 0.9 } },
  duties: { nb: silent, nn: silent, en: silent },
  nextRevisionOn: '2027-03-03',
  ...changes,
});
/** The pointers and codes of what is wrong. */
const faults = (changes: Partial<DeclarationContent>, when: Partial<Publishing> = {}): string[] =>
  declarationFaults(content(changes), known, { ...at, ...when }).map(({ pointer, code }) => `${pointer} ${code}`);
/** What is wrong with one promise, in place of the first. */
const withPromise = (changes: Partial<PromiseView>): string[] =>
  faults({ promises: [...required, promise({ target: 'next_update', ...changes })] });

describe('what keeps a declaration from being published', () => {
  it('is nothing when everything is as it must be', () => {
    expect(faults({})).toEqual([]);
    expect(withPromise({ seconds: null, businessDays: 5, serviceKey: 'mail' })).toEqual([]);
  });

  it('is each missing priority, by the name of its place', () => {
    const promises = required.filter(({ target, priority }) => target !== 'resolution' || priority !== 3);
    expect(faults({ promises })).toEqual(['/content/promises/resolution/*/3 priority_missing']);
    expect(faults({ promises: [] })).toHaveLength(8);
    // A promise for one service is none for the others.
    const forMail = [...promises, promise({ target: 'resolution', priority: 3, serviceKey: 'mail' })];
    expect(faults({ promises: forMail })).toEqual(['/content/promises/resolution/*/3 priority_missing']);
  });

  it.each([
    [{ seconds: 0 }, '/seconds too_small'],
    [{ seconds: -60 }, '/seconds too_small'],
    [{ seconds: 0.5 }, '/seconds not_whole'],
    // Ten years, also of office hours alone.
    [{ seconds: 10 * 365 * 86_400 }, '/seconds too_large'],
    [{ seconds: 10 * 250 * 8 * 3600 }, '/seconds too_large'],
    [{ seconds: 1e308 }, '/seconds too_large'],
    [{ seconds: null, businessDays: 0 }, '/businessDays too_small'],
    [{ seconds: null, businessDays: 1.5 }, '/businessDays not_whole'],
    [{ seconds: null, businessDays: 2500 }, '/businessDays too_large'],
    [{ seconds: null }, ' one_of_two'],
    [{ businessDays: 2 }, ' one_of_two'],
    [{ calendarKey: '' }, '/calendarKey required'],
    [{ calendarKey: 'moon' }, '/calendarKey unknown_calendar'],
  ])('is a promise of %j', (changes, fault) => {
    expect(withPromise(changes)).toEqual([`/content/promises/next_update/*/1${fault}`]);
  });

  it('is an unknown service, named so that any key can be', () => {
    expect(withPromise({ serviceKey: 'a/b~c' })).toEqual(['/content/promises/next_update/a~1b~0c/1 unknown_service']);
  });

  it('is a promise made twice', () => {
    expect(faults({ promises: [...required, promise()] })).toEqual(['/content/promises/first_response/*/1 twice']);
  });

  it.each([
    [[90, 75], 'not_ascending'],
    [[75, 75], 'not_ascending'],
    [[0, 75], 'too_small'],
    [[75, 100], 'too_large'],
    [[75.5], 'not_whole'],
  ])('is warning points of %j', (warnPercents, code) => {
    expect(faults({ warnPercents })).toEqual([`/content/warnPercents ${code}`]);
  });

  it('is quality beyond its scale', () => {
    const quality = {
      firstLineResolution: 70,
      satisfaction: 0.5,
      reopened: -0.1,
      attainment: { ...none(), resolution: 1.01 },
    };
    expect(faults({ quality })).toEqual([
      '/content/quality/firstLineResolution too_large',
      '/content/quality/satisfaction too_small',
      '/content/quality/reopened too_small',
      '/content/quality/attainment/resolution too_large',
    ]);
  });

  it('is a duty that is stated in one language only, empty or too long', () => {
    const said = { desk: ['Vi svarer.'], users: [] };
    expect(faults({ duties: { nb: said, nn: silent, en: said } })).toEqual(['/content/duties/nn/desk required']);
    const duties = { nb: { desk: ['x'.repeat(301)], users: [] }, nn: { desk: [' '], users: [] }, en: said };
    expect(faults({ duties })).toEqual(['/content/duties/nb/desk/0 too_long', '/content/duties/nn/desk/0 required']);
  });

  it('is a name that is missing or too long', () => {
    expect(faults({ name: '  ' })).toEqual(['/content/name required']);
    expect(faults({ name: 'x'.repeat(121) })).toEqual(['/content/name too_long']);
  });

  it('is a revision that is not after the beginning', () => {
    expect(faults({ nextRevisionOn: '2026-03-03' })).toEqual(['/content/nextRevisionOn date_not_ahead']);
    expect(faults({ nextRevisionOn: '2026-02-30' })).toEqual(['/content/nextRevisionOn not_a_date']);
    expect(faults({ nextRevisionOn: '2026-03-04' }, { validFrom: null })).toEqual([]);
  });
});

describe('the beginning of a declaration', () => {
  it.each(['2026-02-30', '26-03-03', '', '2026-3-3', '2026-03-03T00:00:00Z', '-000001-01-01'])(
    'is no date when it is %j',
    (validFrom) => expect(faults({}, { validFrom })).toEqual(['/validFrom not_a_date']),
  );

  it('is tomorrow at the earliest, and after that of the newest version', () => {
    const told = (validFrom: string, newestFrom: string | null) =>
      declarationFaults(content(), known, {
        ...at,
        validFrom,
        newestFrom: newestFrom === null ? null : Temporal.PlainDate.from(newestFrom),
      })[0];
    expect(told('2020-01-01', null)).toMatchObject({ code: 'date_not_ahead', values: { earliest: '2026-03-03' } });
    expect(told('2026-03-02', null)).toMatchObject({ code: 'date_not_ahead' });
    expect(told('2026-03-03', '2025-01-01')).toBeUndefined();
    expect(told('2026-04-01', '2026-04-01')).toMatchObject({ values: { earliest: '2026-04-02' } });
    expect(told('2026-04-02', '2026-04-01')).toBeUndefined();
  });

  it('is refused exactly when it is before the earliest', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => Temporal.PlainDate.from('2020-01-01').add({ days }));
    fc.assert(
      fc.property(day, fc.option(day), day, (today, newestFrom, start) => {
        const validFrom = start.toString();
        const isRefused = declarationFaults(content({ nextRevisionOn: null }), known, {
          today,
          newestFrom,
          validFrom,
        }).some(({ pointer }) => pointer === '/validFrom');
        const earliest = earliestStart({ today, newestFrom });
        expect(isRefused).toBe(Temporal.PlainDate.compare(start, earliest) < 0);
        expect(Temporal.PlainDate.compare(earliest, today)).toBe(1);
      }),
    );
  });
});
