import type { ExportFormat, Locale, RelativePeriod } from '@desk/contracts';

/** What files and mails say beside the words of the pages. */
export interface OwnWords {
  readonly about: string;
  readonly period: string;
  readonly filters: {
    readonly agency: string;
    readonly service: string;
    readonly priority: string;
    readonly line: string;
    readonly team: string;
    readonly target: string;
    readonly outcome: string;
    readonly month: string;
    readonly cause: string;
    readonly hour: string;
    readonly used: string;
    readonly by: string;
  };
  readonly all: string;
  readonly generated: string;
  readonly known: string;
  readonly knownNow: string;
  readonly headlines: string;
  readonly figure: string;
  readonly value: string;
  readonly from: string;
  readonly to: string;
  readonly count: string;
  readonly share: string;
  readonly declared: string;
  readonly noDeclared: string;
  readonly notCounted: string;
  readonly open: string;
  readonly filterIgnored: string;
  readonly tooFew: string;
  readonly unknown: string;
  readonly nothing: string;
  readonly how: string;
  readonly page: string;
  readonly of: string;
  readonly cut: string;
  readonly cutMail: string;
  readonly most: string;
  readonly unit: { readonly percent: string; readonly minutes: string; readonly money: string; readonly ore: string };
  readonly deskName: string;
  readonly each: string;
  readonly waitingNow: string;
  readonly used: string;
  readonly targetMinutes: string;
  readonly agencies: string;
  readonly fteNow: string;
  readonly baselineText: string;
  readonly employeesThen: string;
  readonly leftBehind: string;
  readonly note: string;
  readonly utilisation: string;
  readonly captureShare: string;
  readonly correctedShare: string;
  readonly secondLineNow: string;
  readonly secondLineThen: string;
  readonly workloadGain: string;
  readonly wave: string;
  readonly counted: string;
  readonly weekday: string;
  readonly lowest: string;
  readonly highest: string;
  readonly reason: string;
  readonly reasons: string;
  readonly untilFurther: string;
  readonly waves: string;
  readonly placesText: string;
  readonly yes: string;
  readonly no: string;
  readonly supporters: string;
  readonly shareOfSum: string;
  readonly corrections: string;
  readonly monthBefore: string;
  readonly notIn: string;
  readonly lines: string;
  readonly priceList: string;
  readonly periods: Readonly<Record<RelativePeriod, string>>;
  readonly formats: Readonly<Record<ExportFormat, string>>;
  readonly mail: {
    readonly why: string;
    readonly toPage: string;
    readonly change: string;
    readonly attached: string;
    readonly chart: string;
    readonly refusedSubject: string;
    readonly refusedText: string;
    readonly refusedWhy: { readonly right: string; readonly address: string; readonly left: string };
  };
}

const nb: OwnWords = {
  about: 'Om rapporten',
  period: 'Periode',
  filters: {
    agency: 'Virksomhet',
    service: 'Tjeneste',
    priority: 'Prioritet',
    line: 'Linje',
    team: 'Team',
    target: 'Frist',
    outcome: 'Resultat',
    month: 'Måned',
    cause: 'Årsak',
    hour: 'Time i uken',
    used: 'Brukt av fristen',
    by: 'Delt opp etter',
  },
  all: 'Alle',
  generated: 'Laget',
  known: 'Tallene slik de var kjent',
  knownNow: 'da rapporten ble laget',
  headlines: 'Hovedtall',
  figure: 'Tall',
  value: 'Verdi',
  from: 'Fra',
  to: 'Til',
  count: 'Antall',
  share: 'Andel innen fristen',
  declared: 'Lovet andel',
  noDeclared: 'ikke lovet',
  notCounted: 'ikke målt',
  open: 'Brutt og ikke ferdig ennå',
  filterIgnored: 'Disse tallene følger bare perioden og virksomheten.',
  tooFew: 'for få data',
  unknown: 'ikke kjent',
  nothing: 'Ingen tall i perioden.',
  how: 'Slik er tallene regnet ut',
  page: 'Side {{page}} av {{pages}}',
  of: '{{part}} av {{whole}}',
  cut: 'Tabellen har {{all}} rader. Her står de første {{shown}}; alle står i Excel- og CSV-filen.',
  cutMail: 'Her står de første {{shown}} av {{all}} rader. Alle står i rapporten.',
  most: 'Filen har de nyeste {{shown}} linjene. Velg en kortere periode for å få alle.',
  unit: { percent: '%', minutes: 'minutter', money: 'kr', ore: 'kr' },
  deskName: 'Førstelinje, Oslo kommune',
  each: 'Venting i snitt',
  waitingNow: 'Venter fortsatt',
  used: 'Brukt tid',
  targetMinutes: 'Lovet tid',
  agencies: 'Virksomheter',
  fteNow: 'Årsverk nå',
  baselineText: 'Nullpunkt (årsverk)',
  employeesThen: 'Ansatte ved nullpunktet',
  leftBehind: 'Igjen i virksomheten (årsverk)',
  note: 'Merknad',
  utilisation: 'Del av arbeidstiden som går til saker',
  captureShare: 'Del av arbeidet som er målt',
  correctedShare: 'Del av tiden som er rettet',
  secondLineNow: 'Andrelinjen per sak nå',
  secondLineThen: 'Andrelinjen per sak ved nullpunktet',
  workloadGain: 'Mindre arbeid enn nullpunktet',
  wave: 'Pulje',
  lowest: 'de {{count}} laveste',
  highest: 'de {{count}} høyeste',
  weekday: 'Ukedag',
  counted: 'Målt',
  reason: 'Grunn',
  reasons: 'Grunnene til overleveringer',
  untilFurther: 'inntil videre',
  waves: 'Gevinsten etter pulje',
  placesText: 'virksomheter',
  yes: 'ja',
  no: 'nei',
  supporters: 'Støtter',
  shareOfSum: 'Del av summen',
  corrections: 'Av dette korreksjoner',
  monthBefore: 'Måneden før',
  notIn: 'ikke med',
  lines: 'Linje for linje',
  priceList: 'Prisliste',
  periods: {
    last_week: 'forrige uke',
    last_month: 'forrige måned',
    last_three_months: 'de siste tre hele månedene',
    this_month: 'måneden til og med i går',
    this_year: 'året til og med i går',
    last_year: 'i fjor',
  },
  formats: { csv: 'CSV', xlsx: 'Excel', pdf: 'PDF' },
  mail: {
    why: 'Du får denne rapporten fordi {{author}} har satt den opp, og du er en av mottakerne.',
    toPage: 'Åpne rapporten',
    change: 'Endre eller stopp rapporter på e-post',
    attached: 'Hele rapporten ligger ved ({{format}}).',
    chart: 'Diagram',
    refusedSubject: '{{name}} fikk ikke rapporten «{{title}}»',
    refusedText: 'Rapporten «{{title}}» for {{period}} er ikke sendt til {{name}}. {{why}}',
    refusedWhy: {
      right: '{{name}} har ikke lenger tilgang til tallene.',
      address: '{{name}} har ingen e-postadresse.',
      left: '{{name}} har sluttet.',
    },
  },
};

const nn: OwnWords = {
  about: 'Om rapporten',
  period: 'Periode',
  filters: {
    agency: 'Verksemd',
    service: 'Teneste',
    priority: 'Prioritet',
    line: 'Linje',
    team: 'Team',
    target: 'Frist',
    outcome: 'Resultat',
    month: 'Månad',
    cause: 'Årsak',
    hour: 'Time i veka',
    used: 'Brukt av fristen',
    by: 'Delt opp etter',
  },
  all: 'Alle',
  generated: 'Laga',
  known: 'Tala slik dei var kjende',
  knownNow: 'da rapporten vart laga',
  headlines: 'Hovudtal',
  figure: 'Tal',
  value: 'Verdi',
  from: 'Frå',
  to: 'Til',
  count: 'Kor mange',
  share: 'Del innan fristen',
  declared: 'Lova del',
  noDeclared: 'ikkje lova',
  notCounted: 'ikkje målt',
  open: 'Broten og ikkje ferdig enno',
  filterIgnored: 'Desse tala følgjer berre perioden og verksemda.',
  tooFew: 'for få data',
  unknown: 'ikkje kjent',
  nothing: 'Ingen tal i perioden.',
  how: 'Slik er tala rekna ut',
  page: 'Side {{page}} av {{pages}}',
  of: '{{part}} av {{whole}}',
  cut: 'Tabellen har {{all}} rader. Her står dei første {{shown}}; alle står i Excel- og CSV-fila.',
  cutMail: 'Her står dei første {{shown}} av {{all}} rader. Alle står i rapporten.',
  most: 'Fila har dei nyaste {{shown}} linjene. Vel ein kortare periode for å få alle.',
  unit: { percent: '%', minutes: 'minutt', money: 'kr', ore: 'kr' },
  deskName: 'Førstelinje, Oslo kommune',
  each: 'Venting i snitt',
  waitingNow: 'Ventar framleis',
  used: 'Brukt tid',
  targetMinutes: 'Lova tid',
  agencies: 'Verksemder',
  fteNow: 'Årsverk no',
  baselineText: 'Nullpunkt (årsverk)',
  employeesThen: 'Tilsette ved nullpunktet',
  leftBehind: 'Att i verksemda (årsverk)',
  note: 'Merknad',
  utilisation: 'Del av arbeidstida som går til saker',
  captureShare: 'Del av arbeidet som er målt',
  correctedShare: 'Del av tida som er retta',
  secondLineNow: 'Andrelinja per sak no',
  secondLineThen: 'Andrelinja per sak ved nullpunktet',
  workloadGain: 'Mindre arbeid enn nullpunktet',
  wave: 'Pulje',
  lowest: 'dei {{count}} lågaste',
  highest: 'dei {{count}} høgaste',
  weekday: 'Vekedag',
  counted: 'Målt',
  reason: 'Grunn',
  reasons: 'Grunnane til overleveringar',
  untilFurther: 'inntil vidare',
  waves: 'Gevinsten etter pulje',
  placesText: 'verksemder',
  yes: 'ja',
  no: 'nei',
  supporters: 'Støttar',
  shareOfSum: 'Del av summen',
  corrections: 'Av dette korreksjonar',
  monthBefore: 'Månaden før',
  notIn: 'ikkje med',
  lines: 'Linje for linje',
  priceList: 'Prisliste',
  periods: {
    last_week: 'førre veke',
    last_month: 'førre månad',
    last_three_months: 'dei siste tre heile månadene',
    this_month: 'månaden til og med i går',
    this_year: 'året til og med i går',
    last_year: 'i fjor',
  },
  formats: { csv: 'CSV', xlsx: 'Excel', pdf: 'PDF' },
  mail: {
    why: 'Du får denne rapporten fordi {{author}} har sett han opp, og du er ein av mottakarane.',
    toPage: 'Opne rapporten',
    change: 'Endre eller stopp rapportar på e-post',
    attached: 'Heile rapporten ligg ved ({{format}}).',
    chart: 'Diagram',
    refusedSubject: '{{name}} fekk ikkje rapporten «{{title}}»',
    refusedText: 'Rapporten «{{title}}» for {{period}} er ikkje send til {{name}}. {{why}}',
    refusedWhy: {
      right: '{{name}} har ikkje lenger tilgang til tala.',
      address: '{{name}} har inga e-postadresse.',
      left: '{{name}} har slutta.',
    },
  },
};

const en: OwnWords = {
  about: 'About the report',
  period: 'Period',
  filters: {
    agency: 'Agency',
    service: 'Service',
    priority: 'Priority',
    line: 'Line',
    team: 'Team',
    target: 'Deadline',
    outcome: 'Outcome',
    month: 'Month',
    cause: 'Cause',
    hour: 'Hour of the week',
    used: 'Used of the time',
    by: 'Split by',
  },
  all: 'All',
  generated: 'Made',
  known: 'Figures as they were known',
  knownNow: 'when the report was made',
  headlines: 'Main figures',
  figure: 'Figure',
  value: 'Value',
  from: 'From',
  to: 'To',
  count: 'Count',
  share: 'Share on time',
  declared: 'Promised share',
  noDeclared: 'not promised',
  notCounted: 'not measured',
  open: 'Missed and not finished yet',
  filterIgnored: 'These figures follow the period and the agency alone.',
  tooFew: 'too few data',
  unknown: 'not known',
  nothing: 'No figures in the period.',
  how: 'How the figures are computed',
  page: 'Page {{page}} of {{pages}}',
  of: '{{part}} of {{whole}}',
  cut: 'The table has {{all}} rows. The first {{shown}} stand here; the Excel and CSV files have all of them.',
  cutMail: 'The first {{shown}} of {{all}} rows. The report has all of them.',
  most: 'The file has the newest {{shown}} lines. Choose a shorter period to get all of them.',
  unit: { percent: '%', minutes: 'minutes', money: 'NOK', ore: 'NOK' },
  deskName: 'Førstelinje, City of Oslo',
  each: 'Waiting on average',
  waitingNow: 'Still waiting',
  used: 'Time used',
  targetMinutes: 'Time promised',
  agencies: 'Agencies',
  fteNow: 'FTE now',
  baselineText: 'Zero point (FTE)',
  employeesThen: 'Employees at the zero point',
  leftBehind: 'Left in the agency (FTE)',
  note: 'Remark',
  utilisation: 'Share of working time spent on tickets',
  captureShare: 'Share of the work that is measured',
  correctedShare: 'Share of the time that is corrected',
  secondLineNow: 'Second line per ticket now',
  secondLineThen: 'Second line per ticket at the zero point',
  workloadGain: 'Less work than at the zero point',
  wave: 'Wave',
  lowest: 'the lowest {{count}}',
  highest: 'the highest {{count}}',
  weekday: 'Day of the week',
  counted: 'Measured',
  reason: 'Reason',
  reasons: 'Reasons for hand-offs',
  untilFurther: 'until further notice',
  waves: 'The gain by wave',
  placesText: 'agencies',
  yes: 'yes',
  no: 'no',
  supporters: 'Supporters',
  shareOfSum: 'Share of the sum',
  corrections: 'Of this, corrections',
  monthBefore: 'Month before',
  notIn: 'not there',
  lines: 'Line by line',
  priceList: 'Price list',
  periods: {
    last_week: 'last week',
    last_month: 'last month',
    last_three_months: 'the last three whole months',
    this_month: 'the month up to yesterday',
    this_year: 'the year up to yesterday',
    last_year: 'last year',
  },
  formats: { csv: 'CSV', xlsx: 'Excel', pdf: 'PDF' },
  mail: {
    why: 'You get this report because {{author}} has set it up, and you are one of its recipients.',
    toPage: 'Open the report',
    change: 'Change or stop reports by mail',
    attached: 'The whole report is attached ({{format}}).',
    chart: 'Chart',
    refusedSubject: '{{name}} did not get the report “{{title}}”',
    refusedText: 'The report “{{title}}” for {{period}} was not sent to {{name}}. {{why}}',
    refusedWhy: {
      right: '{{name}} may no longer read the figures.',
      address: '{{name}} has no mail address.',
      left: '{{name}} has left.',
    },
  },
};

export const ownWords: Readonly<Record<Locale, OwnWords>> = { nb, nn, en };
