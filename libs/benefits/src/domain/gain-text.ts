import type { Interval, Locale } from '@desk/contracts';
import { bandRelation, EXPECTED_BAND, type Band, type BandRelation } from './band.js';

/** How one language says it. Percentages come written out. */
interface Wording {
  readonly noAgencies: string;
  readonly noBaseline: string;
  stated(likely: string, range: string): string;
  negative(likely: string, range: string): string;
  readonly percent: (number: string) => string;
  readonly to: string;
  /** `low` and `high` are the ends of the band, `expected` is the whole. */
  readonly conclusions: Readonly<
    Record<BandRelation | 'loss' | 'uncertain', (band: { low: string; high: string; expected: string }) => string>
  >;
}

const WORDINGS: Readonly<Record<Locale, Wording>> = {
  nb: {
    noAgencies: 'Ingen virksomheter har kommet med i perioden, så det er ingen gevinst å måle ennå.',
    noBaseline: 'Nullpunktet for virksomhetene som er med, gir ikke grunnlag for å beregne en gevinst.',
    stated: (likely, range) => `Gevinsten er ${likely} (${range}).`,
    negative: (likely, range) => `Gevinsten er negativ: ${likely} (${range}).`,
    percent: (number) => `${number} %`,
    to: 'til',
    conclusions: {
      above: ({ expected }) => `Den ligger over det forventede på ${expected}.`,
      below: ({ expected }) => `Den ligger under det forventede på ${expected}.`,
      within: ({ expected }) => `Den ligger innenfor det forventede på ${expected}.`,
      reaches_from_below: ({ low }) => `Det er for tidlig å si at den er over ${low}.`,
      reaches_from_above: ({ low, high }) => `Den er minst ${low}, men det er for tidlig å si at den er over ${high}.`,
      covers: ({ expected }) =>
        `Usikkerheten er for stor til å si om den ligger under, innenfor eller over det forventede på ${expected}.`,
      loss: ({ expected }) =>
        `Førstelinjen bruker flere årsverk enn nullpunktet tilsier, og gevinsten ligger under det forventede på ${expected}.`,
      uncertain: ({ expected }) =>
        `Det er for tidlig å si om det er en gevinst, og om den når det forventede på ${expected}.`,
    },
  },
  nn: {
    noAgencies: 'Ingen verksemder har kome med i perioden, så det er ingen gevinst å måle enno.',
    noBaseline: 'Nullpunktet for verksemdene som er med, gir ikkje grunnlag for å rekne ut ein gevinst.',
    stated: (likely, range) => `Gevinsten er ${likely} (${range}).`,
    negative: (likely, range) => `Gevinsten er negativ: ${likely} (${range}).`,
    percent: (number) => `${number} %`,
    to: 'til',
    conclusions: {
      above: ({ expected }) => `Han ligg over det forventa på ${expected}.`,
      below: ({ expected }) => `Han ligg under det forventa på ${expected}.`,
      within: ({ expected }) => `Han ligg innanfor det forventa på ${expected}.`,
      reaches_from_below: ({ low }) => `Det er for tidleg å seie at han er over ${low}.`,
      reaches_from_above: ({ low, high }) =>
        `Han er minst ${low}, men det er for tidleg å seie at han er over ${high}.`,
      covers: ({ expected }) =>
        `Uvissa er for stor til å seie om han ligg under, innanfor eller over det forventa på ${expected}.`,
      loss: ({ expected }) =>
        `Førstelinja bruker fleire årsverk enn nullpunktet tilseier, og gevinsten ligg under det forventa på ${expected}.`,
      uncertain: ({ expected }) =>
        `Det er for tidleg å seie om det er ein gevinst, og om han når det forventa på ${expected}.`,
    },
  },
  en: {
    noAgencies: 'No agency has joined in the period, so there is no gain to measure yet.',
    noBaseline: 'The zero point of the agencies that have joined gives no ground for computing a gain.',
    stated: (likely, range) => `The gain is ${likely} (${range}).`,
    negative: (likely, range) => `The gain is negative: ${likely} (${range}).`,
    percent: (number) => `${number}%`,
    to: 'to',
    conclusions: {
      above: ({ expected }) => `It lies above the expected ${expected}.`,
      below: ({ expected }) => `It lies below the expected ${expected}.`,
      within: ({ expected }) => `It lies within the expected ${expected}.`,
      reaches_from_below: ({ low }) => `It is too early to say that it is above ${low}.`,
      reaches_from_above: ({ low, high }) => `It is at least ${low}, but too early to say that it is above ${high}.`,
      covers: ({ expected }) =>
        `The uncertainty is too large to say whether it lies below, within or above the expected ${expected}.`,
      loss: ({ expected }) =>
        `The first line uses more full-time equivalents than at the zero point, and the gain lies below the expected ${expected}.`,
      uncertain: ({ expected }) =>
        `It is too early to say whether there is a gain, and whether it reaches the expected ${expected}.`,
    },
  },
};

/** What can and what cannot be concluded from the interval, in two plain sentences of the reader's language. */
export function gainText(
  gain: Interval | null,
  agencies: number,
  locale: Locale = 'nb',
  band: Band = EXPECTED_BAND,
): string {
  const words = WORDINGS[locale];
  if (agencies === 0) return words.noAgencies;
  if (gain === null) return words.noBaseline;
  const likely = words.percent(wholePercent(gain.likely));
  const range = percentRange(words, gain.low, gain.high);
  const stated = gain.likely < 0 ? words.negative(likely, range) : words.stated(likely, range);
  const conclusion = words.conclusions[conclusionOf(bandRelation(gain, band), gain)]({
    low: words.percent(wholePercent(band.low)),
    high: words.percent(wholePercent(band.high)),
    expected: percentRange(words, band.low, band.high),
  });
  return `${stated} ${conclusion}`;
}

/** An interval on both sides of zero, or wholly below it, says something beyond its place to the band. */
function conclusionOf(relation: BandRelation, gain: Interval): BandRelation | 'loss' | 'uncertain' {
  if (relation === 'below' && gain.high < 0) return 'loss';
  return relation === 'reaches_from_below' && gain.low <= 0 ? 'uncertain' : relation;
}

/** `6–17 %`; a word where a minus sign would make the dash unreadable. */
function percentRange(words: Wording, low: number, high: number): string {
  const between = low < 0 || high < 0 ? ` ${words.to} ` : '–';
  return words.percent(`${wholePercent(low)}${between}${wholePercent(high)}`);
}

/** With a true minus sign, and no minus before a zero. */
function wholePercent(fraction: number): string {
  const rounded = Math.round(Math.abs(fraction) * 100);
  return fraction < 0 && rounded > 0 ? `−${rounded}` : `${rounded}`;
}
