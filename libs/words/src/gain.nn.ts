import type { GainWords } from './gain.nb.js';

export const gain: GainWords = {
  nav: 'Gevinst',
  title: 'Gevinst av felles førstelinje',
  none: 'Gevinsten blir målt frå den dagen ei verksemd blir med.',
  noneAction: 'Vis dei siste tolv månadene',
  headline: 'Gevinsten',
  band: 'Forventa {{low}}–{{high}}',
  fte: '{{fte}} årsverk',
  between: 'mellom {{low}} og {{high}}',
  gainDefinition: {
    gain: 'Gevinsten er kor mykje mindre førstelinja bruker no enn verksemdene ville ha brukt kvar for seg: 1 minus årsverk no delt på forventa årsverk. Han gjeld berre verksemdene som er med, frå dagen dei vart med. Andrelinja er ikkje med i talet.',
    three:
      'Forventa årsverk blir rekna på tre måtar: nullpunktet som det var, nullpunktet justert for kor mange tilsette verksemdene har no (hovudtalet), og nullpunktet justert for kor mange saker som blir melde no. Den siste er vist berre når sakene før og no er talde på same måten.',
    interval:
      'Streken viser uvissa (95 %): Er føresetnadene rette, ligg det sanne talet innanfor i 95 av 100 tilfelle. Prikken er det beste overslaget. Uvissa kjem av at nullpunktet er kartlagt, ikkje målt.',
    band: 'Det grøne feltet med stipla kantar er det programmet til kommunen ventar: {{band}} av innsatsen i førstelinja.',
  },
  madeOf: {
    title: 'Kva gevinsten er rekna av',
    baseline: 'Nullpunktet',
    baselineDefinition:
      'Årsverk til førstelinje i verksemdene før dei vart med, lagde saman. Ei verksemd som vart med midt i perioden, tel etter kor lenge ho har vore med. Difor kan talet vere lågare enn summen i tabellen. Spennet er 5 %- og 95 %-punktet: det er 90 % sannsynleg at nullpunktet ligg mellom dei.',
    now: 'Førstelinja no',
    nowText: 'i snitt i perioden',
    nowDefinition:
      'Bemanna årsverk i den felles førstelinja og oppmøtestøtta, med leiing og støttefunksjonar, og førstelinjestillingar som framleis er igjen i verksemdene som er med. Talet kjem frå stillingar med datoar, ikkje frå målt arbeid.',
    agencies: 'Verksemder med',
    employees: '{{employees}} tilsette',
    agenciesDefinition:
      'Verksemder som er komne med i den felles førstelinja innan slutten av perioden, og som har eit nullpunkt.',
  },
  agencies: {
    title: 'Verksemdene som er med',
    agency: 'Verksemd',
    joined: 'Vart med',
    employees: 'Tilsette',
    baseline: 'Nullpunkt, årsverk',
    expected: 'Forventa no',
    now: 'Førstelinje no',
    gain: 'Gevinst',
    then: '{{employees}} ved nullpunktet',
    thenUnknown: 'Ukjent ved nullpunktet',
    left: '{{fte}} att der',
    corrected: 'Nullpunkt, versjon {{version}}',
  },
  workload: {
    title: 'Målt arbeidsmengd',
    note: 'Eit eige mål ved sida av gevinsten. Det viser kor mange årsverk det målte arbeidet svarer til, og blir aldri blanda inn i hovudtalet.',
    fte: 'Arbeid som svarer til',
    tooFew: 'For få data',
    tooFewShort: 'For få data',
    tooFewText:
      '{{agents}} saksbehandlarar og {{days}} dagar er målte. Det må vere minst 20 saksbehandlarar og 40 dagar før vi seier noko.',
    gain: 'Mot nullpunktet: {{likely}} mindre (mellom {{low}} og {{high}})',
    fteDefinition:
      'Målt behandlingstid i førstelinja, delt på kor stor del av arbeidet som vart målt, delt på arbeidstida i eit årsverk ({{hours}} timar i året, av dei {{utilisation}} på saker). Uvissa er rekna ved å trekkje saksbehandlarar og dagar om igjen mange gonger.',
    hours: 'Målt behandlingstid',
    hoursValue: '{{hours}} timar',
    capture: '{{share}} av det som vart gjort i saker, er målt',
    captureUnknown: 'Vi veit ikkje kor stor del av arbeidet som er målt',
    withoutOnsite: 'Arbeidet til oppmøtestøtta er ikkje med i {{months}}: for få arbeidde der til at tida kan visast.',
    hoursDefinition:
      'Tida saksbehandlarar i førstelinja og oppmøtestøtta har arbeidd med saker frå verksemdene som er med. Ho blir målt av arbeidsflata, tel ikkje når skjermen står urørt, og tel aldri same minutt to gonger. Talet blir ikkje vist for færre enn fem saksbehandlarar.',
    secondLine: 'Andrelinja per sak',
    minutes: '{{minutes}} min',
    zero: 'Nullpunktet var {{minutes}}',
    zeroUnknown: 'Nullpunktet er ikkje kjent',
    secondLineDefinition:
      'Minutt i andrelinja, fordelte på alle løyste saker. Talet står her for å vise om arbeid blir skuva oppover: Då ville førstelinja sjå billegare ut utan at kommunen sparte noko.',
    corrected: '{{share}} av tida er retta av saksbehandlarane',
  },
  money: {
    title: 'Pengar mot planen',
    netSaving: 'I perioden er det spart {{amount}} netto (uvisse: frå {{low}} til {{high}}).',
    netCost: 'I perioden har omlegginga kosta {{amount}} meir enn ho har spart (uvisse: frå {{low}} til {{high}}).',
    deviation: {
      above: 'Overslaget ligg {{size}} over planen, som er {{plan}}.',
      below: 'Overslaget ligg {{size}} under planen, som er {{plan}}.',
      on: 'Det er det same som planen, {{plan}}.',
    },
    sure: 'Skilnaden er større enn uvissa.',
    unsure: 'Uvissa er større enn skilnaden, så det er for tidleg å seie om vi ligg over eller under planen.',
    ledger: 'Slik er netto sett saman',
    line: 'Post',
    amount: 'Beløp',
    gross: 'Spart, overslag',
    cost: {
      transition: 'Omstilling',
      running: 'Løpande kostnader',
      other: 'Andre kostnader',
    },
    net: 'Netto, overslag',
    planYear: 'Plan for perioden, {{year}}',
    deviationLine: 'Avvik frå planen',
    definition:
      'Spart er skilnaden i årsverk gonger {{cost}} per årsverk, for den tida han har vart. Frå det blir trekt det som er ført av omstillings- og løpande kostnader i perioden. Beløpa er runda av til næraste tusen kroner.',
    planDefinition:
      'Planen er gevinstplanen til programmet, rekna om til lengda på perioden. Før det første året i planen er han 0 kr. Spart er verdien av frigjort arbeid. Om han blir teken ut i pengar eller i betre teneste, blir avgjort i budsjettet.',
    planDecided:
      'Planen er versjon {{version}} av gevinstplanen, for dagane i perioden, og eit årsverk kostar det planen seier. Før det første året i planen er han 0 kr. Spart er verdien av frigjort arbeid. Om han blir teken ut i pengar eller i betre teneste, blir avgjort i budsjettet.',
  },
  method: {
    title: 'Slik er tala rekna ut',
    headline: {
      title: 'Hovudtalet',
      text: 'Gevinst = 1 − årsverk i førstelinja no ÷ forventa årsverk utan omlegginga. Dei forventa årsverka er nullpunktet, justert for kor mange tilsette verksemdene har no mot då nullpunktet vart sett. Snittet går over dagane i perioden då minst éi verksemd var med, og kvar verksemd tel frå dagen ho vart med.',
    },
    baseline: {
      title: 'Nullpunktet',
      text: 'Kvar verksemd har oppgitt kor mange årsverk ho brukte på førstelinje før ho vart med, med eit lågt, eit sannsynleg og eit høgt tal. Tala er frå ei kartlegging. Dei er ikkje målte, og er den største kjelda til uvisse.',
    },
    counts: {
      title: 'Årsverk no',
      text: 'Stillingar med datoar: den felles førstelinja, oppmøtestøtta, leiing og støttefunksjonar, og stillingar som er igjen i verksemdene. Ei stilling tel dei dagane ho fanst.',
    },
    interval: {
      title: 'Uvissa',
      text: 'Vi trekkjer tusenvis av moglege nullpunkt ut frå dei tre tala frå kvar verksemd og reknar gevinsten på nytt for kvart av dei. 95 % av svara ligg i spennet vi viser. Overslaget er det midtarste svaret. Uvissa gjeld nullpunktet. Årsverka no blir rekna som kjende. Same spørsmål gir alltid same svar. Kvar periode blir rekna for seg, så overslaga for delar av ein periode går ikkje alltid nøyaktig opp i overslaget for heile.',
    },
    correlation: {
      title: 'Same kartlegging, same feil',
      text: 'Verksemdene er kartlagde på same måten. Er talet frå éi for høgt, er det lettare for høgt hos dei andre òg. Vi reknar med at feila heng saman med ein korrelasjon på {{correlation}} (0 er ingen samanheng, 1 er full samanheng). Det gjer spennet breiare enn om dei var uavhengige.',
    },
    workload: {
      title: 'Arbeidsmengda',
      text: 'Målt behandlingstid ÷ delen av arbeidet som vart målt ÷ ({{hours}} timar i eit årsverk × {{utilisation}} på saker). Det er eit eige mål, for målt arbeid er ikkje det same som bemanning. Med færre enn 20 saksbehandlarar eller 40 dagar seier vi «for få data».',
    },
    money: {
      title: 'Pengane',
      text: 'Skilnaden i årsverk × {{cost}} i året, minus omstillings- og løpande kostnader som er førte i perioden, mot gevinstplanen for like lang tid.',
    },
    notCounted: {
      title: 'Kva som ikkje er med',
      text: 'Arbeid i andrelinja, tida dei tilsette sjølve bruker, kvaliteten på tenesta og verksemder som ikkje er med enno. Minutt i andrelinja per sak står ved sida av, og kvaliteten finst i rapporten om fristar. Tala viser skilnaden frå nullpunktet. Dei provar ikkje at den felles førstelinja åleine er grunnen til han.',
    },
  },
  toBaselines: 'Sjå nullpunkta',
  unmeasured_one:
    '{{names}} er med, men har ikkje eit låst nullpunkt. Innsatsen der er difor ikkje med i det vi samanliknar med, sjølv om den felles førstelinja òg arbeider for dei. Då ser gevinsten mindre ut enn han er.',
  unmeasured_other:
    '{{count}} verksemder er med, men har ikkje eit låst nullpunkt: {{names}}. Innsatsen der er difor ikkje med i det vi samanliknar med, sjølv om den felles førstelinja òg arbeider for dei. Då ser gevinsten mindre ut enn han er.',
  positions: {
    title: 'Årsverk no, etter slag',
    kind: {
      first_line: 'Førstelinje',
      onsite: 'Oppmøtestøtte',
      lead: 'Leiing',
      overhead: 'Støttefunksjonar',
      left_behind: 'Att i verksemdene',
    },
    all: 'Til saman',
  },
  left: {
    title: 'Førstelinjestillingar att i verksemdene',
    none: 'Ingen førstelinjestillingar er melde som att i verksemdene.',
    fte: 'Årsverk',
    time: 'Tid',
    since: 'Frå {{from}}',
    until: '{{from}}–{{to}}',
  },
  months: {
    definition:
      'Kvar månad er rekna for seg, justert for talet på tilsette, og kvar verksemd tel frå dagen ho vart med. Feltet rundt linja er uvissa (95 %). Ho kjem av dei same nullpunkta kvar månad, så ho blir ikkje mindre av at månadene blir fleire. Når ei førstelinje blir bemanna før verksemdene kjem, er gevinsten negativ så lenge.',
  },
  places: {
    title: 'Kvar gevinsten er',
    to: 'til',
    definition:
      'Den felles førstelinja arbeider for alle. Delen til kvar verksemd er andelen hennar av det førstelinja vart målt å arbeide i dei heile månadene i perioden, og stillingar som er att i verksemda, er hennar eigne. Delane går opp i heile. Uvissa kjem både av nullpunktet og av at målt arbeid varierer mellom saksbehandlarar og dagar.',
    hidden:
      '«For få data» står der færre enn 20 saksbehandlarar eller 40 dagar er målte i heile månader, og der talet i ein av månadene ville vist arbeidet til færre enn fem saksbehandlarar, også om det kunne reknast ut av dei andre tala.',
  },
  parts: {
    title: 'Kva gevinsten kjem av',
    note: 'Slik er skilnaden mellom nullpunktet og førstelinja no sett saman, utan justering. Delane går opp i heile.',
    noteLoss:
      'Førstelinja bruker meir enn nullpunktet, utan justering. Slik er skilnaden sett saman. Delane går opp i heile.',
    unknown:
      'Nullpunkta seier ikkje nok om saker og arbeid per sak til at gevinsten kan delast opp, eller det er for få data om arbeidet no. Alt står difor samla.',
    definition:
      'Årsverk er saker × gonger ei sak blir teken opp × minutt kvar gong, delt på arbeidstid og utnytting. Kvar del er det logaritmiske snittet av årsverk då og no gonga med logaritmen av kor mykje faktoren har endra seg. Slik går delane alltid opp, og rekkjefølgja spelar inga rolle.',
    restUtilisation:
      'Alt anna er målt både då og no, så resten er kor godt arbeidstida blir brukt: Eitt felles lag jamnar ut toppane.',
    restUnknown: 'Resten er utnyttinga og alt som ikkje er målt både då og no.',
  },
  beside: {
    both: 'Andrelinja bruker {{now}} minutt per sak, mot {{then}} ved nullpunktet.',
    now: 'Andrelinja bruker {{now}} minutt per sak. Kva ho brukte ved nullpunktet, er ikkje kjent.',
    then: 'Andrelinja brukte {{then}} minutt per sak ved nullpunktet. Kva ho bruker no, er det for få data til å seie.',
    none: 'Kva andrelinja bruker per sak, er ikkje kjent, så arbeid kan vere skove dit utan at det viser her.',
  },
};
