import type { AgencyKind } from '@desk/contracts';

/** An agency of the demo city: employees as a figure, first-line positions at the zero point, and the wave it joins with. */
export interface DemoAgency {
  readonly key: string;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly headCount: number;
  readonly baselineFte: number;
  readonly wave: 1 | 2 | 3;
  /** Answered the survey itself, or estimated by the programme. */
  readonly source: 'survey' | 'estimate';
}

// Names and kinds are the city's. The city publishes sums only (55,000 employees; 78 FTEs in the 32 surveyed agencies
// with 12,750 FTEs; 100 in all), so the single figures are made to add up to them.
const rows: [string, string, AgencyKind, number, number, 1 | 2 | 3, 'survey' | 'estimate'][] = [
  ['byradslederens-kontor', 'Byrådslederens kontor', 'department', 115, 0.8, 3, 'survey'],
  ['finansavdelingen', 'Byrådsavdeling for finans', 'department', 135, 1, 2, 'survey'],
  ['helseavdelingen', 'Byrådsavdeling for helse', 'department', 95, 0.6, 3, 'survey'],
  ['kultur-og-naeringsavdelingen', 'Byrådsavdeling for kultur og næring', 'department', 75, 0.5, 3, 'survey'],
  ['miljo-og-samferdselsavdelingen', 'Byrådsavdeling for miljø og samferdsel', 'department', 90, 0.6, 3, 'survey'],
  ['utdanningsavdelingen', 'Byrådsavdeling for utdanning', 'department', 80, 0.5, 3, 'survey'],
  ['sosialavdelingen', 'Byrådsavdeling for sosiale tjenester', 'department', 75, 0.5, 3, 'survey'],
  ['byutviklingsavdelingen', 'Byrådsavdeling for byutvikling', 'department', 70, 0.4, 3, 'survey'],
  ['beredskapsetaten', 'Beredskapsetaten', 'agency', 80, 0.5, 1, 'survey'],
  ['barne-og-familieetaten', 'Barne- og familieetaten', 'agency', 1000, 5.4, 3, 'survey'],
  ['brann-og-redningsetaten', 'Brann- og redningsetaten', 'agency', 560, 4.2, 3, 'survey'],
  ['bymiljoetaten', 'Bymiljøetaten', 'agency', 800, 5.6, 3, 'survey'],
  ['deichman-bibliotek', 'Deichman bibliotek', 'agency', 420, 3.2, 3, 'survey'],
  ['digitaliseringsetaten', 'Digitaliseringsetaten', 'agency', 640, 4.1, 1, 'survey'],
  ['eiendoms-og-byfornyelsesetaten', 'Eiendoms- og byfornyelsesetaten', 'agency', 190, 1.3, 3, 'survey'],
  ['gravplassetaten', 'Gravplassetaten', 'agency', 170, 0.8, 3, 'survey'],
  ['helseetaten', 'Helseetaten', 'agency', 1350, 7, 3, 'survey'],
  ['innkrevingsetaten', 'Innkrevingsetaten', 'agency', 115, 0.8, 3, 'survey'],
  ['klimaetaten', 'Klimaetaten', 'agency', 80, 0.5, 1, 'survey'],
  ['kommuneadvokaten', 'Kommuneadvokaten', 'agency', 70, 0.4, 3, 'survey'],
  ['kommunerevisjonen', 'Kommunerevisjonen', 'agency', 80, 0.5, 3, 'survey'],
  ['kulturetaten', 'Kulturetaten', 'agency', 390, 2.6, 3, 'survey'],
  ['munchmuseet', 'Munchmuseet', 'agency', 260, 2, 3, 'survey'],
  ['naeringsetaten', 'Næringsetaten', 'agency', 85, 0.6, 2, 'survey'],
  ['plan-og-bygningsetaten', 'Plan- og bygningsetaten', 'agency', 520, 3.9, 3, 'survey'],
  ['renovasjons-og-gjenvinningsetaten', 'Renovasjons- og gjenvinningsetaten', 'agency', 640, 3.6, 3, 'survey'],
  ['radhusets-forvaltningstjeneste', 'Rådhusets forvaltningstjeneste', 'agency', 140, 0.9, 2, 'survey'],
  ['utviklings-og-kompetanseetaten', 'Utviklings- og kompetanseetaten', 'agency', 620, 4.4, 3, 'survey'],
  ['vann-og-avlopsetaten', 'Vann- og avløpsetaten', 'agency', 920, 6.2, 3, 'survey'],
  ['velferdsetaten', 'Velferdsetaten', 'agency', 1600, 8, 3, 'survey'],
  ['oslobygg-kf', 'Oslobygg KF', 'undertaking', 760, 4.9, 3, 'survey'],
  ['boligbygg-oslo-kf', 'Boligbygg Oslo KF', 'undertaking', 525, 1.7, 2, 'survey'],
  ['bydel-alna', 'Bydel Alna', 'district', 1450, 0.9, 3, 'estimate'],
  ['bydel-bjerke', 'Bydel Bjerke', 'district', 1050, 0.8, 3, 'estimate'],
  ['bydel-frogner', 'Bydel Frogner', 'district', 1400, 1, 3, 'estimate'],
  ['bydel-gamle-oslo', 'Bydel Gamle Oslo', 'district', 1550, 1.1, 3, 'estimate'],
  ['bydel-grorud', 'Bydel Grorud', 'district', 1000, 0.7, 3, 'estimate'],
  ['bydel-grunerlokka', 'Bydel Grünerløkka', 'district', 1400, 1, 3, 'estimate'],
  ['bydel-nordre-aker', 'Bydel Nordre Aker', 'district', 1200, 0.8, 3, 'estimate'],
  ['bydel-nordstrand', 'Bydel Nordstrand', 'district', 1200, 0.8, 3, 'estimate'],
  ['bydel-sagene', 'Bydel Sagene', 'district', 1050, 0.8, 3, 'estimate'],
  ['bydel-st-hanshaugen', 'Bydel St. Hanshaugen', 'district', 900, 0.6, 2, 'estimate'],
  ['bydel-stovner', 'Bydel Stovner', 'district', 1150, 0.8, 3, 'estimate'],
  ['bydel-sondre-nordstrand', 'Bydel Søndre Nordstrand', 'district', 1300, 0.9, 3, 'estimate'],
  ['bydel-ullern', 'Bydel Ullern', 'district', 900, 0.6, 3, 'estimate'],
  ['bydel-vestre-aker', 'Bydel Vestre Aker', 'district', 1150, 0.8, 3, 'estimate'],
  ['bydel-ostensjo', 'Bydel Østensjø', 'district', 1300, 0.9, 3, 'estimate'],
  ['utdanningsetaten', 'Utdanningsetaten', 'agency', 19250, 6.2, 3, 'estimate'],
  ['sykehjemsetaten', 'Sykehjemsetaten', 'agency', 4750, 2.6, 3, 'estimate'],
  ['oslo-havn-kf', 'Oslo Havn KF', 'undertaking', 250, 0.7, 3, 'estimate'],
];

export const demoAgencies: readonly DemoAgency[] = rows.map(
  ([key, name, kind, headCount, baselineFte, wave, source]) => ({
    key,
    name,
    kind,
    headCount,
    baselineFte,
    wave,
    source,
  }),
);
