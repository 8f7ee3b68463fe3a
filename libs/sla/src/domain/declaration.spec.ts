import { describe, expect, it } from '@jest/globals';
import { CLOSED_WEEK, compileCalendar } from '@desk/agencies';
import { Temporal } from 'temporal-polyfill';
import {
  clockTerms,
  declarationInForce,
  DEFAULT_PAUSE_REASONS,
  DEFAULT_WARN_PERCENTS,
  targetFor,
  type DeclarationVersion,
  type DeclaredTarget,
} from './declaration.js';

const always = compileCalendar(
  {
    id: 'always',
    versions: [
      {
        validFrom: '2020-01-01',
        timeZone: 'UTC',
        alwaysOpen: true,
        hours: CLOSED_WEEK,
        holidayCountry: null,
        specialDays: [],
      },
    ],
  },
  () => [],
);
const target = (changes: Partial<DeclaredTarget>): DeclaredTarget => ({
  target: 'resolution',
  serviceId: null,
  priority: null,
  seconds: 3600,
  businessDays: null,
  calendarId: 'always',
  ...changes,
});
const declaration = (changes: Partial<DeclarationVersion> = {}): DeclarationVersion => ({
  id: 'declaration',
  validFrom: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  targets: [],
  pauseReasons: DEFAULT_PAUSE_REASONS,
  warnPercents: DEFAULT_WARN_PERCENTS,
  ...changes,
});

describe('a declaration', () => {
  it('promises what is named closest: service and priority, service, priority, all', () => {
    const targets = [
      target({ seconds: 1 }),
      target({ seconds: 2, priority: 1 }),
      target({ seconds: 3, serviceId: 'mail' }),
      target({ seconds: 4, serviceId: 'mail', priority: 1 }),
    ];
    const version = declaration({ targets });
    expect(targetFor(version, 'mail', 1, 'resolution')?.seconds).toBe(4);
    expect(targetFor(version, 'mail', 2, 'resolution')?.seconds).toBe(3);
    expect(targetFor(version, 'phone', 1, 'resolution')?.seconds).toBe(2);
    expect(targetFor(version, 'phone', 2, 'resolution')?.seconds).toBe(1);
    expect(targetFor(version, 'phone', 2, 'next_update')).toBeNull();
  });

  it('is in force from its moment until the next one', () => {
    const second = declaration({ id: 'second', validFrom: Temporal.Instant.from('2026-06-01T00:00:00Z') });
    const versions = [second, declaration({ id: 'first' })];
    const at = (text: string): string | undefined => declarationInForce(versions, Temporal.Instant.from(text))?.id;
    expect(at('2025-12-31T23:59:59Z')).toBeUndefined();
    expect(at('2026-01-01T00:00:00Z')).toBe('first');
    expect(at('2026-06-01T00:00:00Z')).toBe('second');
  });

  it.each([
    [{ targets: [target({ seconds: 0 })] }, 'above 0'],
    [{ targets: [target({ seconds: null, businessDays: 1.5 })] }, 'above 0'],
    [{ targets: [target({ seconds: null })] }, 'either'],
    [{ targets: [target({ businessDays: 2 })] }, 'either'],
    [{ targets: [target({ calendarId: 'moon' })] }, 'calendar moon'],
    [{ warnPercents: [90, 75] }, 'warning points'],
    [{ warnPercents: [100] }, 'warning points'],
  ])('that cannot be used is refused: %j', (changes: Partial<DeclarationVersion>, reason) => {
    expect(() => clockTerms(declaration(changes), new Map([['always', always]]))).toThrow(reason);
  });
});
