import { describe, expect, it } from '@jest/globals';
import { addressOfTerms, numberFits, standardTerms, termsOfAddress, writtenNumber } from './terms.js';

const TODAY = '2026-11-26';
const read = (address: string) => termsOfAddress(new URLSearchParams(address), TODAY);

describe('the question in the address', () => {
  it('asks the last four weeks when it says nothing, and comes back as it was asked', () => {
    expect(read('')).toEqual(standardTerms(TODAY));
    expect(standardTerms(TODAY)).toMatchObject({ from: '2026-10-29', to: '2026-11-25' });
    expect(`${addressOfTerms(standardTerms(TODAY), TODAY)}`).toBe('');
    const asked =
      'from=2026-10-01&to=2026-10-31&agencies=a%2Cb&opens=07%3A30&closes=17%3A00&target=60&share=0.95&absence=0.2&web=7.5&overflow=1';
    expect(`${addressOfTerms(read(asked), TODAY)}`).toBe(asked);
  });

  it('takes what makes no sense for not said', () => {
    expect(read('from=2026-10-31&to=2026-10-01&opens=17:00&closes=08:00&target=1&share=2&absence=x&web=')).toEqual(
      standardTerms(TODAY),
    );
    // Today is not over.
    expect(read('from=2026-11-01&to=2026-11-26').to).toBe('2026-11-25');
    expect(read('opens=07:10&closes=16:00').opens).toBeNull();
  });
});

it('reads numbers as people write them', () => {
  expect(['7,5', '15 %', '1 200', ' ', 'syv', '-3'].map(writtenNumber)).toEqual([
    7.5,
    15,
    1_200,
    null,
    Number.NaN,
    Number.NaN,
  ]);
  expect(numberFits('targetMinutes', 7.5)).toBe(false);
  expect(numberFits('webMinutes', 7.5)).toBe(true);
});
