import { bandRelation } from './band.js';
import { gainText } from './gain-text.js';

const interval = (low: number, likely: number, high: number) => ({ low, likely, high });

describe('gainText', () => {
  it.each([
    [interval(0.06, 0.12, 0.17), 'Gevinsten er 12 % (6–17 %). Det er for tidlig å si at den er over 10 %.'],
    [interval(0.11, 0.14, 0.19), 'Gevinsten er 14 % (11–19 %). Den ligger innenfor det forventede på 10–20 %.'],
    [interval(0.21, 0.25, 0.3), 'Gevinsten er 25 % (21–30 %). Den ligger over det forventede på 10–20 %.'],
    [
      interval(0.12, 0.18, 0.24),
      'Gevinsten er 18 % (12–24 %). Den er minst 10 %, men det er for tidlig å si at den er over 20 %.',
    ],
    [interval(0.01, 0.05, 0.09), 'Gevinsten er 5 % (1–9 %). Den ligger under det forventede på 10–20 %.'],
    [
      interval(-0.05, 0.04, 0.12),
      'Gevinsten er 4 % (−5 til 12 %). Det er for tidlig å si om det er en gevinst, og om den når det forventede på 10–20 %.',
    ],
    [
      interval(0.02, 0.14, 0.26),
      'Gevinsten er 14 % (2–26 %). Usikkerheten er for stor til å si om den ligger under, innenfor eller over det forventede på 10–20 %.',
    ],
    [
      interval(-0.2, -0.1, -0.02),
      'Gevinsten er negativ: −10 % (−20 til −2 %). Førstelinjen bruker flere årsverk enn nullpunktet tilsier, og gevinsten ligger under det forventede på 10–20 %.',
    ],
  ])('reads %j', (gain, text) => {
    expect(gainText(gain, 8)).toBe(text);
  });

  it('says plainly when there is nothing to say', () => {
    expect(gainText(null, 0)).toMatch(/^Ingen virksomheter/);
    expect(gainText(null, 3)).toMatch(/^Nullpunktet/);
  });
});

describe('gainText in other languages', () => {
  it('says the same in nynorsk and English', () => {
    expect(gainText(interval(0.06, 0.12, 0.17), 8, 'nn')).toBe(
      'Gevinsten er 12 % (6–17 %). Det er for tidleg å seie at han er over 10 %.',
    );
    expect(gainText(interval(-0.05, 0.04, 0.12), 8, 'en')).toBe(
      'The gain is 4% (−5 to 12%). It is too early to say whether there is a gain, and whether it reaches the expected 10–20%.',
    );
    expect(gainText(null, 0, 'en')).toMatch(/^No agency/);
    expect(gainText(null, 2, 'nn')).toMatch(/^Nullpunktet for verksemdene/);
  });
});

describe('bandRelation', () => {
  it('counts the borders as inside', () => {
    expect(bandRelation(interval(0.1, 0.15, 0.2))).toBe('within');
    expect(bandRelation(interval(0.05, 0.08, 0.1))).toBe('reaches_from_below');
    expect(bandRelation(interval(0.2, 0.25, 0.3))).toBe('reaches_from_above');
  });
});
