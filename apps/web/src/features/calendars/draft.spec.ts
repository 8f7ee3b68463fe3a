import { describe, expect, it } from '@jest/globals';
import { draftOf, EMPTY, keyOf, missing, readDraft, timeOf, versionOf } from './draft.js';
import { inForce, monthAfter, shareOfDay, weekdayOf, weekLines } from './week.js';

const draft = { ...EMPTY, validFrom: '2027-01-01' };

describe('the draft of opening hours', () => {
  it('is sent as it stands, with what is empty left out, and read back', () => {
    const full = {
      ...draft,
      holidayCountry: '',
      specialDays: [{ date: '2027-12-24', name: ' Julaften ', hours: [['08:00', '12:00'] as const] }],
    };
    const version = versionOf(full);
    expect(version).toMatchObject({
      holidayCountry: null,
      hours: { mon: [['08:00', '16:00']], sat: [] },
      specialDays: [{ date: '2027-12-24', name: 'Julaften', hours: [['08:00', '12:00']] }],
    });
    expect(versionOf(draftOf(version, '2027-01-01'))).toEqual(version);
    expect(draftOf(version, '2028-01-01').specialDays).toEqual([]);
  });

  it('sends no hours that do not count', () => {
    expect(versionOf({ ...draft, alwaysOpen: true })).toMatchObject({ hours: { mon: [] }, holidayCountry: null });
  });

  it('says what is missing, by field', () => {
    const empty = { ...draft, validFrom: '', timeZone: ' ', specialDays: [{ date: '', name: '', hours: [] }] };
    expect(missing(empty, true)).toEqual(['/name', '/key', '/validFrom', '/timeZone', '/specialDays/0/date']);
    expect(missing({ ...empty, alwaysOpen: true }, false)).toEqual(['/validFrom', '/timeZone']);
    expect(missing(draft, false)).toEqual([]);
  });

  it('makes a key of a name', () => {
    expect(['Kveldsvakt på Økern', ' Åpent 24/7 ', ''].map(keyOf)).toEqual(['kveldsvakt-pa-okern', 'apent-24-7', '']);
  });

  it('reads times as people write them', () => {
    expect(['8', '830', '8.30', '08:30', ' 24:00 ', '25', 'åtte', ''].map(timeOf)).toEqual([
      '08:00',
      '08:30',
      '08:30',
      '08:30',
      '24:00',
      '25:00',
      'åtte',
      '',
    ]);
  });

  it('is kept by the browser, and nothing else is taken for it', () => {
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    for (const kept of [
      null,
      '',
      '{}',
      '[]',
      '7',
      '{"hours":{}}',
      JSON.stringify({ ...draft, hours: { mon: [['8']] } }),
    ])
      expect(readDraft(kept)).toBeNull();
  });
});

describe('a week', () => {
  it('is said in as few lines as it takes', () => {
    const { hours } = versionOf(draft);
    expect(weekLines(hours).map(({ from, to, hours: open }) => [from, to, String(open)])).toEqual([
      ['mon', 'fri', '08:00,16:00'],
      ['sat', 'sun', ''],
    ]);
    expect(weekLines({ ...hours, wed: [] })).toHaveLength(4);
  });

  it('has its days, and lies in months', () => {
    expect([weekdayOf('2026-11-25'), weekdayOf('2026-11-29')]).toEqual(['wed', 'sun']);
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
    expect(shareOfDay(['06:00', '18:00'])).toEqual({ from: 0.25, to: 0.75 });
    expect(shareOfDay(['22:00', '06:00']).to).toBe(1);
  });

  it('goes by the version that has begun', () => {
    const versions = [{ validFrom: '2024-01-01' }, { validFrom: '2027-01-01' }];
    expect(inForce(versions, '2026-12-31')).toBe(versions[0]);
    expect(inForce(versions, '2027-01-01')).toBe(versions[1]);
    expect(inForce(versions, '2020-01-01')).toBe(versions[0]);
  });
});
