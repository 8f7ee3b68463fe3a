import { describe, expect, it } from '@jest/globals';
import type { PlanContent } from '@desk/contracts';
import { differences } from './differences.js';
import { contentOf, fteOfYear, nextYear, textOf, unreadable } from './plan-draft.js';

const content: PlanContent = {
  startsOn: '2027-01-01',
  costPerFte: 1_000_000_50,
  tolerancePercent: 10,
  years: [
    {
      year: 2027,
      fte: { pooling: 1.25, selfHelp: 0, fewerHandOffs: 0.5, standardisation: 0 },
      transition: 5_000_000_00,
      running: -33,
    },
  ],
};

describe('a plan as it is typed', () => {
  it('is the same when nobody has touched it', () => {
    expect(textOf(content).years[0]).toMatchObject({ pooling: '1,25', transition: '5 000 000', running: '-0,33' });
    expect(contentOf(textOf(content))).toEqual(content);
    expect(unreadable(textOf(content)).size).toBe(0);
  });

  it('names what is no number, and takes an empty field for nought', () => {
    const text = textOf(content);
    const year = { ...nextYear(text.years[0], 2027), pooling: 'mye', selfHelp: '', transition: '1,005' };
    expect([...unreadable({ ...text, costPerFte: '', years: [...text.years, year] })]).toEqual([
      'costPerFte',
      'years/1/fte/pooling',
      'years/1/transition',
    ]);
    expect(fteOfYear(year)).toBeNull();
    expect(nextYear(text.years[0], 2027)).toMatchObject({
      year: '2028',
      pooling: '1,25',
      transition: '0',
      running: '-0,33',
    });
    expect(nextYear(undefined, 2027)).toMatchObject({ year: '2027', pooling: '0' });
  });
});

describe('the difference between two versions', () => {
  it('names each line that is not as it was, and years that came or went', () => {
    const [year] = content.years;
    if (!year) throw new Error('no year');
    const after: PlanContent = {
      ...content,
      tolerancePercent: 5,
      years: [
        { ...year, fte: { ...year.fte, pooling: 2 } },
        { ...year, year: 2028, transition: 0 },
      ],
    };
    expect(differences(content, content)).toEqual([]);
    expect(differences(content, after)).toEqual([
      { line: 'tolerancePercent', year: null, before: 10, after: 5 },
      { line: 'pooling', year: 2027, before: 1.25, after: 2 },
      { line: 'pooling', year: 2028, before: null, after: 1.25 },
      { line: 'fewerHandOffs', year: 2028, before: null, after: 0.5 },
      { line: 'running', year: 2028, before: null, after: -33 },
    ]);
    expect(differences(after, content).map(({ year: of, after: is }) => [of, is])).toContainEqual([2028, null]);
  });
});
