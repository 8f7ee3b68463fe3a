export const gain = {
  nav: 'Gevinst',
  title: 'Gevinst av felles førstelinje',
  none: 'Gevinsten måles fra den dagen en virksomhet blir med.',
  noneAction: 'Vis de siste tolv månedene',
  headline: 'Gevinsten',
  band: 'Forventet {{low}}–{{high}}',
  fte: '{{fte}} årsverk',
  between: 'mellom {{low}} og {{high}}',
  gainDefinition: {
    gain: 'Gevinsten er hvor mye mindre førstelinjen bruker nå enn virksomhetene ville ha brukt hver for seg: 1 minus årsverk nå delt på forventede årsverk. Den gjelder bare virksomhetene som er med, fra dagen de ble med. Andrelinjen er ikke med i tallet.',
    three:
      'Forventede årsverk regnes på tre måter: nullpunktet som det var, nullpunktet justert for hvor mange ansatte virksomhetene har nå (hovedtallet), og nullpunktet justert for hvor mange saker som meldes nå. Den siste vises bare når sakene før og nå er talt på samme måte.',
    interval:
      'Streken viser usikkerheten (95 %): Er forutsetningene riktige, ligger det sanne tallet innenfor i 95 av 100 tilfeller. Prikken er det beste anslaget. Usikkerheten kommer av at nullpunktet er kartlagt, ikke målt.',
    band: 'Det grønne feltet med stiplede kanter er det kommunens program venter: {{band}} av innsatsen i førstelinjen.',
  },
  madeOf: {
    title: 'Hva gevinsten er regnet av',
    baseline: 'Nullpunktet',
    baselineDefinition:
      'Årsverk til førstelinje i virksomhetene før de ble med, lagt sammen. En virksomhet som ble med midt i perioden, teller etter hvor lenge den har vært med. Derfor kan tallet være lavere enn summen i tabellen. Spennet er 5 %- og 95 %-punktet: det er 90 % sannsynlig at nullpunktet ligger mellom dem.',
    now: 'Førstelinjen nå',
    nowText: 'i snitt i perioden',
    nowDefinition:
      'Bemannede årsverk i den felles førstelinjen og oppmøtestøtten, med ledelse og støttefunksjoner, og førstelinjestillinger som fortsatt er igjen i virksomhetene som er med. Tallet kommer fra stillinger med datoer, ikke fra målt arbeid.',
    agencies: 'Virksomheter med',
    employees: '{{employees}} ansatte',
    agenciesDefinition:
      'Virksomheter som er blitt med i den felles førstelinjen innen periodens slutt, og som har et nullpunkt.',
  },
  agencies: {
    title: 'Virksomhetene som er med',
    agency: 'Virksomhet',
    joined: 'Ble med',
    employees: 'Ansatte',
    baseline: 'Nullpunkt, årsverk',
    expected: 'Forventet nå',
    now: 'Førstelinje nå',
    gain: 'Gevinst',
    then: '{{employees}} ved nullpunktet',
    thenUnknown: 'Ukjent ved nullpunktet',
    left: '{{fte}} igjen der',
    corrected: 'Nullpunkt, versjon {{version}}',
  },
  workload: {
    title: 'Målt arbeidsmengde',
    note: 'Et eget mål ved siden av gevinsten. Det viser hvor mange årsverk det målte arbeidet svarer til, og blandes aldri inn i hovedtallet.',
    fte: 'Arbeid svarende til',
    tooFew: 'For få data',
    tooFewShort: 'For få data',
    tooFewText:
      '{{agents}} saksbehandlere og {{days}} dager er målt. Det må være minst 20 saksbehandlere og 40 dager før vi sier noe.',
    gain: 'Mot nullpunktet: {{likely}} mindre (mellom {{low}} og {{high}})',
    fteDefinition:
      'Målt behandlingstid i førstelinjen, delt på hvor stor del av arbeidet som ble målt, delt på arbeidstiden i et årsverk ({{hours}} timer i året, hvorav {{utilisation}} på saker). Usikkerheten er regnet ved å trekke saksbehandlere og dager om igjen mange ganger.',
    hours: 'Målt behandlingstid',
    hoursValue: '{{hours}} timer',
    capture: '{{share}} av det som ble gjort i saker, er målt',
    captureUnknown: 'Vi vet ikke hvor stor del av arbeidet som er målt',
    withoutOnsite: 'Arbeidet til oppmøtestøtten er ikke med i {{months}}: for få arbeidet der til at tiden kan vises.',
    hoursDefinition:
      'Tiden saksbehandlere i førstelinjen og oppmøtestøtten har arbeidet med saker fra virksomhetene som er med. Den måles av arbeidsflaten, teller ikke når skjermen står urørt, og teller aldri samme minutt to ganger. Tallet vises ikke for færre enn fem saksbehandlere.',
    secondLine: 'Andrelinjen per sak',
    minutes: '{{minutes}} min',
    zero: 'Nullpunktet var {{minutes}}',
    zeroUnknown: 'Nullpunktet er ikke kjent',
    secondLineDefinition:
      'Minutter i andrelinjen, fordelt på alle løste saker. Tallet står her for å vise om arbeid skyves oppover: Da ville førstelinjen se billigere ut uten at kommunen sparte noe.',
    corrected: '{{share}} av tiden er rettet av saksbehandlerne',
  },
  money: {
    title: 'Penger mot planen',
    netSaving: 'I perioden er det spart {{amount}} netto (usikkerhet: fra {{low}} til {{high}}).',
    netCost:
      'I perioden har omleggingen kostet {{amount}} mer enn den har spart (usikkerhet: fra {{low}} til {{high}}).',
    deviation: {
      above: 'Anslaget ligger {{size}} over planen, som er {{plan}}.',
      below: 'Anslaget ligger {{size}} under planen, som er {{plan}}.',
      on: 'Det er det samme som planen, {{plan}}.',
    },
    sure: 'Forskjellen er større enn usikkerheten.',
    unsure: 'Usikkerheten er større enn forskjellen, så det er for tidlig å si om vi ligger over eller under planen.',
    ledger: 'Slik er netto satt sammen',
    line: 'Post',
    amount: 'Beløp',
    gross: 'Spart, anslag',
    cost: {
      transition: 'Omstilling',
      running: 'Løpende kostnader',
      other: 'Andre kostnader',
    },
    net: 'Netto, anslag',
    planYear: 'Plan for perioden, {{year}}',
    deviationLine: 'Avvik fra planen',
    definition:
      'Spart er forskjellen i årsverk ganger {{cost}} per årsverk, for den tiden den har vart. Fra det trekkes det som er ført av omstillings- og løpende kostnader i perioden. Beløpene er rundet av til nærmeste tusen kroner.',
    planDefinition:
      'Planen er gevinstplanen til programmet, omregnet til periodens lengde. Før planens første år er den 0 kr. Spart er verdien av frigjort arbeid. Om den tas ut i penger eller i bedre tjeneste, avgjøres i budsjettet.',
    planDecided:
      'Planen er versjon {{version}} av gevinstplanen, for dagene i perioden, og et årsverk koster det planen sier. Før planens første år er den 0 kr. Spart er verdien av frigjort arbeid. Om den tas ut i penger eller i bedre tjeneste, avgjøres i budsjettet.',
  },
  method: {
    title: 'Slik er tallene regnet ut',
    headline: {
      title: 'Hovedtallet',
      text: 'Gevinst = 1 − årsverk i førstelinjen nå ÷ forventede årsverk uten omleggingen. De forventede årsverkene er nullpunktet, justert for hvor mange ansatte virksomhetene har nå mot da nullpunktet ble satt. Snittet går over dagene i perioden da minst én virksomhet var med, og hver virksomhet teller fra dagen den ble med.',
    },
    baseline: {
      title: 'Nullpunktet',
      text: 'Hver virksomhet har oppgitt hvor mange årsverk den brukte på førstelinje før den ble med, med et lavt, et sannsynlig og et høyt tall. Tallene er fra en kartlegging. De er ikke målt, og er den største kilden til usikkerhet.',
    },
    counts: {
      title: 'Årsverk nå',
      text: 'Stillinger med datoer: den felles førstelinjen, oppmøtestøtten, ledelse og støttefunksjoner, og stillinger som er igjen i virksomhetene. En stilling teller de dagene den fantes.',
    },
    interval: {
      title: 'Usikkerheten',
      text: 'Vi trekker tusenvis av mulige nullpunkter ut fra de tre tallene fra hver virksomhet og regner gevinsten på nytt for hvert av dem. 95 % av svarene ligger i spennet vi viser. Anslaget er det midterste svaret. Usikkerheten gjelder nullpunktet. Årsverkene nå regnes som kjent. Samme spørsmål gir alltid samme svar. Hver periode regnes for seg, så anslagene for deler av en periode går ikke alltid nøyaktig opp i anslaget for hele.',
    },
    correlation: {
      title: 'Samme kartlegging, samme feil',
      text: 'Virksomhetene er kartlagt på samme måte. Er tallet fra én for høyt, er det lettere for høyt hos de andre også. Vi regner med at feilene henger sammen med en korrelasjon på {{correlation}} (0 er ingen sammenheng, 1 er full sammenheng). Det gjør spennet bredere enn om de var uavhengige.',
    },
    workload: {
      title: 'Arbeidsmengden',
      text: 'Målt behandlingstid ÷ andelen av arbeidet som ble målt ÷ ({{hours}} timer i et årsverk × {{utilisation}} på saker). Det er et eget mål, for målt arbeid er ikke det samme som bemanning. Med færre enn 20 saksbehandlere eller 40 dager sier vi «for få data».',
    },
    money: {
      title: 'Pengene',
      text: 'Forskjellen i årsverk × {{cost}} i året, minus omstillings- og løpende kostnader som er ført i perioden, mot gevinstplanen for like lang tid.',
    },
    notCounted: {
      title: 'Hva som ikke er med',
      text: 'Arbeid i andrelinjen, tiden de ansatte selv bruker, kvaliteten på tjenesten og virksomheter som ikke er med ennå. Minutter i andrelinjen per sak står ved siden av, og kvaliteten finnes i rapporten om frister. Tallene viser forskjellen fra nullpunktet. De beviser ikke at den felles førstelinjen alene er grunnen til den.',
    },
  },
  toBaselines: 'Se nullpunktene',
  unmeasured_one:
    '{{names}} er med, men har ikke et låst nullpunkt. Innsatsen der er derfor ikke med i det vi sammenligner med, selv om den felles førstelinjen også arbeider for dem. Da ser gevinsten mindre ut enn den er.',
  unmeasured_other:
    '{{count}} virksomheter er med, men har ikke et låst nullpunkt: {{names}}. Innsatsen der er derfor ikke med i det vi sammenligner med, selv om den felles førstelinjen også arbeider for dem. Da ser gevinsten mindre ut enn den er.',
  positions: {
    title: 'Årsverk nå, etter slag',
    kind: {
      first_line: 'Førstelinje',
      onsite: 'Oppmøtestøtte',
      lead: 'Ledelse',
      overhead: 'Støttefunksjoner',
      left_behind: 'Igjen i virksomhetene',
    },
    all: 'Til sammen',
  },
  left: {
    title: 'Førstelinjestillinger igjen i virksomhetene',
    none: 'Ingen førstelinjestillinger er meldt som igjen i virksomhetene.',
    fte: 'Årsverk',
    time: 'Tid',
    since: 'Fra {{from}}',
    until: '{{from}}–{{to}}',
  },
  months: {
    definition:
      'Hver måned er regnet for seg, justert for antall ansatte, og hver virksomhet teller fra dagen den ble med. Feltet rundt linjen er usikkerheten (95 %). Den kommer av de samme nullpunktene hver måned, så den blir ikke mindre av at månedene blir flere. Når en førstelinje bemannes før virksomhetene kommer, er gevinsten negativ så lenge.',
  },
  places: {
    title: 'Hvor gevinsten er',
    to: 'til',
    definition:
      'Den felles førstelinjen arbeider for alle. Hver virksomhets del av den er dens andel av det førstelinjen ble målt å arbeide i de hele månedene i perioden, og stillinger som er igjen i virksomheten, er dens egne. Delene går opp i hele. Usikkerheten kommer både av nullpunktet og av at målt arbeid varierer mellom saksbehandlere og dager.',
    hidden:
      '«For få data» står der færre enn 20 saksbehandlere eller 40 dager er målt i hele måneder, og der tallet i en av månedene ville vist arbeidet til færre enn fem saksbehandlere, også om det kunne regnes ut av de andre tallene.',
  },
  parts: {
    title: 'Hva gevinsten kommer av',
    note: 'Slik er forskjellen mellom nullpunktet og førstelinjen nå satt sammen, uten justering. Delene går opp i hele.',
    noteLoss:
      'Førstelinjen bruker mer enn nullpunktet, uten justering. Slik er forskjellen satt sammen. Delene går opp i hele.',
    unknown:
      'Nullpunktene sier ikke nok om saker og arbeid per sak til at gevinsten kan deles opp, eller det er for få data om arbeidet nå. Alt står derfor samlet.',
    definition:
      'Årsverk er saker × ganger en sak tas opp × minutter hver gang, delt på arbeidstid og utnyttelse. Hver del er det logaritmiske snittet av årsverk da og nå ganget med logaritmen av hvor mye faktoren har endret seg. Slik går delene alltid opp, og rekkefølgen spiller ingen rolle.',
    restUtilisation:
      'Alt annet er målt både da og nå, så resten er hvor godt arbeidstiden blir brukt: Ett felles lag jevner ut toppene.',
    restUnknown: 'Resten er utnyttelsen og alt som ikke er målt både da og nå.',
  },
  beside: {
    both: 'Andrelinjen bruker {{now}} minutter per sak, mot {{then}} ved nullpunktet.',
    now: 'Andrelinjen bruker {{now}} minutter per sak. Hva den brukte ved nullpunktet, er ikke kjent.',
    then: 'Andrelinjen brukte {{then}} minutter per sak ved nullpunktet. Hva den bruker nå, er det for få data til å si.',
    none: 'Hva andrelinjen bruker per sak, er ikke kjent, så arbeid kan være skjøvet dit uten at det vises her.',
  },
};

export type GainWords = typeof gain;
