export const comparison = {
  nav: 'Sammenligning',
  title: 'Sammenligning av virksomheter',
  figureTitle: 'Hva som sammenlignes',
  figure: {
    first_response: 'Første svar',
    next_update: 'Neste oppdatering',
    resolution: 'Løsning innen fristen',
    first_line_resolution: 'Løst i førstelinjen',
    reopened: 'Gjenåpnet',
  },
  hit: {
    first_response: 'innen fristen',
    next_update: 'innen fristen',
    resolution: 'innen fristen',
    first_line_resolution: 'løst i førstelinjen',
    reopened: 'gjenåpnet',
  },
  miss: {
    first_response: 'etter fristen',
    next_update: 'etter fristen',
    resolution: 'etter fristen',
    first_line_resolution: 'ikke løst i førstelinjen',
    reopened: 'ikke gjenåpnet',
  },
  none: {
    title: 'Det er ingenting å sammenligne',
    text: 'Ingen virksomhet har fem eller flere saker i denne perioden.',
  },
  named: {
    title: 'Hvem som skiller seg ut',
    city: 'Hele byen: {{share}} av {{counted}}.',
    nobody: 'Ingen virksomhet skiller seg ut mer enn tilfeldigheter kan gjøre.',
    first_response: {
      above:
        '{{agency}} får oftere første svar innen fristen enn det sakene skulle tilsi: {{adjusted}} mot {{city}} i hele byen.',
      below:
        '{{agency}} får sjeldnere første svar innen fristen enn det sakene skulle tilsi: {{adjusted}} mot {{city}} i hele byen.',
    },
    next_update: {
      above:
        '{{agency}} får oftere oppdateringer innen fristen enn det sakene skulle tilsi: {{adjusted}} mot {{city}} i hele byen.',
      below:
        '{{agency}} får sjeldnere oppdateringer innen fristen enn det sakene skulle tilsi: {{adjusted}} mot {{city}} i hele byen.',
    },
    resolution: {
      above:
        '{{agency}} får oftere løst sakene innen fristen enn det sakene skulle tilsi: {{adjusted}} mot {{city}} i hele byen.',
      below:
        '{{agency}} får sjeldnere løst sakene innen fristen enn det sakene skulle tilsi: {{adjusted}} mot {{city}} i hele byen.',
    },
    first_line_resolution: {
      above:
        '{{agency}} får oftere sakene løst i førstelinjen enn det sakene skulle tilsi: {{adjusted}} mot {{city}} i hele byen.',
      below:
        '{{agency}} får sjeldnere sakene løst i førstelinjen enn det sakene skulle tilsi: {{adjusted}} mot {{city}} i hele byen.',
    },
    reopened: {
      above:
        '{{agency}} får oftere saker gjenåpnet enn det sakene skulle tilsi: {{adjusted}} mot {{city}} i hele byen.',
      below:
        '{{agency}} får sjeldnere saker gjenåpnet enn det sakene skulle tilsi: {{adjusted}} mot {{city}} i hele byen.',
    },
  },
  table: {
    title: 'Alle virksomheter',
    agency: 'Virksomhet',
    counted: 'Antall',
    share: 'Andel',
    adjusted: 'Justert andel',
    limits: 'Tilfeldig i 95 av 100',
    verdict: 'Skiller seg ut',
    tickets: 'Saker',
    asOthers: 'Nei',
    above: 'Ja, høyere',
    below: 'Ja, lavere',
    links: 'Under «Saker» står først {{hit}}, så {{miss}}.',
    tooSmall_one: '{{count}} virksomhet har færre enn fem og vises ikke.',
    tooSmall_other: '{{count}} virksomheter har færre enn fem hver og vises ikke.',
  },
  how: {
    first_response: 'Andel frister for første svar som ble holdt.',
    next_update: 'Andel frister for neste oppdatering som ble holdt.',
    resolution: 'Andel frister for løsning som ble holdt.',
    first_line_resolution:
      'Løst uten å ha vært i andrelinjen, av løste saker som kom inn i førstelinjen eller oppmøtestøtten. Saker uten svar fra innmelderen og store hendelser er ikke med.',
    reopened:
      'Av sakene med sin siste løsning i perioden: de som hadde vært gjenåpnet. En gjenåpnet sak som ikke er løst igjen, er ikke med ennå.',
    adjusted:
      'Justert andel = byens andel × virksomhetens antall ÷ det antallet den ville hatt om hver tjeneste og prioritet gikk som i hele byen. Slik blir ingen dømt for hvilke saker de har.',
    limits:
      'Grensene sier hvor andelen ligger når bare tilfeldigheter skiller virksomhetene. De er regnet eksakt for få saker, og utvidet når virksomhetene spriker mer enn tilfeldigheter gjør (nå {{dispersion}} ganger).',
    named:
      'Av femti like virksomheter havner to–tre utenfor det lyse feltet uten grunn. Derfor nevnes en virksomhet bare når like virksomheter ville fått noen nevnt i høyst fem av hundre sammenligninger (Holm).',
  },
  behind: {
    none: 'Ingen saker.',
    more: 'Vis flere',
  },
};

export type ComparisonWords = typeof comparison;
