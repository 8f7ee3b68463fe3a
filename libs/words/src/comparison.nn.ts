import type { ComparisonWords } from './comparison.nb.js';

export const comparison: ComparisonWords = {
  nav: 'Samanlikning',
  title: 'Samanlikning av verksemder',
  figureTitle: 'Kva som blir samanlikna',
  figure: {
    first_response: 'Første svar',
    next_update: 'Neste oppdatering',
    resolution: 'Løysing innan fristen',
    first_line_resolution: 'Løyst i førstelinja',
    reopened: 'Opna att',
  },
  hit: {
    first_response: 'innan fristen',
    next_update: 'innan fristen',
    resolution: 'innan fristen',
    first_line_resolution: 'løyste i førstelinja',
    reopened: 'opna att',
  },
  miss: {
    first_response: 'etter fristen',
    next_update: 'etter fristen',
    resolution: 'etter fristen',
    first_line_resolution: 'ikkje løyste i førstelinja',
    reopened: 'ikkje opna att',
  },
  none: {
    title: 'Det er ingenting å samanlikne',
    text: 'Ingen verksemd har fem eller fleire saker i denne perioden.',
  },
  named: {
    title: 'Kven som skil seg ut',
    city: 'Heile byen: {{share}} av {{counted}}.',
    nobody: 'Ingen verksemd skil seg ut meir enn tilfeldigheiter kan gjere.',
    first_response: {
      above:
        '{{agency}} får oftare første svar innan fristen enn sakene skulle tilseie: {{adjusted}} mot {{city}} i heile byen.',
      below:
        '{{agency}} får sjeldnare første svar innan fristen enn sakene skulle tilseie: {{adjusted}} mot {{city}} i heile byen.',
    },
    next_update: {
      above:
        '{{agency}} får oftare oppdateringar innan fristen enn sakene skulle tilseie: {{adjusted}} mot {{city}} i heile byen.',
      below:
        '{{agency}} får sjeldnare oppdateringar innan fristen enn sakene skulle tilseie: {{adjusted}} mot {{city}} i heile byen.',
    },
    resolution: {
      above:
        '{{agency}} får oftare sakene løyste innan fristen enn sakene skulle tilseie: {{adjusted}} mot {{city}} i heile byen.',
      below:
        '{{agency}} får sjeldnare sakene løyste innan fristen enn sakene skulle tilseie: {{adjusted}} mot {{city}} i heile byen.',
    },
    first_line_resolution: {
      above:
        '{{agency}} får oftare sakene løyste i førstelinja enn sakene skulle tilseie: {{adjusted}} mot {{city}} i heile byen.',
      below:
        '{{agency}} får sjeldnare sakene løyste i førstelinja enn sakene skulle tilseie: {{adjusted}} mot {{city}} i heile byen.',
    },
    reopened: {
      above: '{{agency}} får oftare saker opna att enn sakene skulle tilseie: {{adjusted}} mot {{city}} i heile byen.',
      below:
        '{{agency}} får sjeldnare saker opna att enn sakene skulle tilseie: {{adjusted}} mot {{city}} i heile byen.',
    },
  },
  table: {
    title: 'Alle verksemder',
    agency: 'Verksemd',
    counted: 'Tal',
    share: 'Del',
    adjusted: 'Justert del',
    limits: 'Tilfeldig i 95 av 100',
    verdict: 'Skil seg ut',
    tickets: 'Saker',
    asOthers: 'Nei',
    above: 'Ja, høgare',
    below: 'Ja, lågare',
    links: 'Under «Saker» står først {{hit}}, så {{miss}}.',
    tooSmall_one: '{{count}} verksemd har færre enn fem og blir ikkje vist.',
    tooSmall_other: '{{count}} verksemder har færre enn fem kvar og blir ikkje viste.',
  },
  how: {
    first_response: 'Delen av fristane for første svar som vart haldne.',
    next_update: 'Delen av fristane for neste oppdatering som vart haldne.',
    resolution: 'Delen av fristane for løysing som vart haldne.',
    first_line_resolution:
      'Løyste utan å ha vore i andrelinja, av løyste saker som kom inn i førstelinja eller oppmøtestøtta. Saker utan svar frå innmeldaren og store hendingar er ikkje med.',
    reopened:
      'Av sakene med si siste løysing i perioden: dei som hadde vore opna att. Ei sak som er opna att og ikkje løyst på nytt, er ikkje med enno.',
    adjusted:
      'Justert del = delen i byen × talet i verksemda ÷ det talet ho hadde hatt om kvar teneste og prioritet gjekk som i heile byen. Slik blir ingen dømde for kva saker dei har.',
    limits:
      'Grensene seier kvar delen ligg når berre tilfeldigheiter skil verksemdene. Dei er rekna eksakt for få saker, og utvida når verksemdene sprikjer meir enn tilfeldigheiter gjer (no {{dispersion}} gonger).',
    named:
      'Av femti like verksemder hamnar to–tre utanfor det lyse feltet utan grunn. Difor blir ei verksemd berre nemnd når like verksemder ville fått nokon nemnd i høgst fem av hundre samanlikningar (Holm).',
  },
  behind: {
    none: 'Ingen saker.',
    more: 'Vis fleire',
  },
};
