import type { Interval } from '@desk/contracts';
import { bandRelation, EXPECTED_BAND, type Band, type BandRelation } from './band.js';

/** What can and what cannot be concluded from the interval, in bokmål: two plain sentences. */
export function gainText(gain: Interval | null, agencies: number, band: Band = EXPECTED_BAND): string {
  if (agencies === 0) return 'Ingen virksomheter har kommet med i perioden, så det er ingen gevinst å måle ennå.';
  if (gain === null) return 'Nullpunktet for virksomhetene som er med, gir ikke grunnlag for å beregne en gevinst.';
  const likely = percent(gain.likely);
  const range = `${percentRange(gain.low, gain.high)}`;
  const stated = gain.likely < 0 ? `Gevinsten er negativ: ${likely} (${range}).` : `Gevinsten er ${likely} (${range}).`;
  return `${stated} ${conclusion(bandRelation(gain, band), gain, band)}`;
}

function conclusion(relation: BandRelation, gain: Interval, band: Band): string {
  const expected = percentRange(band.low, band.high);
  const low = percent(band.low);
  const high = percent(band.high);
  switch (relation) {
    case 'above':
      return `Den ligger over det forventede på ${expected}.`;
    case 'below':
      return gain.high < 0
        ? `Førstelinjen bruker flere årsverk enn nullpunktet tilsier, og gevinsten ligger under det forventede på ${expected}.`
        : `Den ligger under det forventede på ${expected}.`;
    case 'within':
      return `Den ligger innenfor det forventede på ${expected}.`;
    case 'reaches_from_below':
      return gain.low <= 0
        ? `Det er for tidlig å si om det er en gevinst, og om den når det forventede på ${expected}.`
        : `Det er for tidlig å si at den er over ${low}.`;
    case 'reaches_from_above':
      return `Den er minst ${low}, men det er for tidlig å si at den er over ${high}.`;
    case 'covers':
      return `Usikkerheten er for stor til å si om den ligger under, innenfor eller over det forventede på ${expected}.`;
  }
}

/** `12 %`; a true minus sign, and no minus before a zero. */
function percent(fraction: number): string {
  return `${wholePercent(fraction)} %`;
}

/** `6–17 %`; "til" where a minus sign would make the dash unreadable. */
function percentRange(low: number, high: number): string {
  const between = low < 0 || high < 0 ? ' til ' : '–';
  return `${wholePercent(low)}${between}${wholePercent(high)} %`;
}

function wholePercent(fraction: number): string {
  const rounded = Math.round(Math.abs(fraction) * 100);
  return fraction < 0 && rounded > 0 ? `−${rounded}` : `${rounded}`;
}
