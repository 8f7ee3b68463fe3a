import type { ScreenWords } from './screens.nb.js';

export const nn: ScreenWords = {
  reports: {
    period: {
      text: '{{from}} – {{to}}',
    },
    filter: {
      by: 'Del opp etter',
    },
    by: {
      agency: 'Verksemd',
      service: 'Teneste',
      priority: 'Prioritet',
      line: 'Linje',
      team: 'Team',
      month: 'Månad',
    },
    target: {
      first_response: 'Første svar',
      next_update: 'Neste oppdatering',
      resolution: 'Løysing',
      second_line_takeover: 'Andrelinja tek over',
      second_line_resolution: 'Løysing i andrelinja',
    },
    targetInside: {
      first_response: 'første svar',
      next_update: 'neste oppdatering',
      resolution: 'løysing',
      second_line_takeover: 'at andrelinja tek over',
      second_line_resolution: 'løysing i andrelinja',
    },
    column: {
      target: 'Frist',
      attainment: 'Del',
      met: 'Innan fristen',
      missed: 'Brote',
      number: 'Sak',
      kind: 'Type',
      state: 'Status',
      priority: 'Prioritet',
      service: 'Teneste',
      agency: 'Verksemd',
      filed: 'Meld',
      resolved: 'Løyst',
      notResolved: 'Ikkje løyst enno',
    },
    sla: {
      title: 'Held vi fristane?',
      headline: 'Alt i perioden',
      groups: {
        agency: 'Fordelt på verksemd',
        service: 'Fordelt på teneste',
        priority: 'Fordelt på prioritet',
        line: 'Fordelt på linje',
        team: 'Fordelt på team',
        month: 'Fordelt på månad',
      },
      none: 'Ingen fristar er målte i perioden',
    },
    definition: {
      attainment:
        'Delen er talet på dei innan fristen delt på alle som er målte, både haldne og brotne. Ein frist blir talt den dagen han vart halden eller gjekk ut. Eit brot blir talt med ein gong, også når saka framleis er open. Det som skjer nøyaktig på fristen, er halde. Saker som er trekte, er ikkje med. «Perioden før» er like lang og ligg rett før. Når skilnaden er så liten at han kan kome av tilfelle, seier vi at endringa ikkje er sikker.',
      first_response:
        'Tida frå saka vart meld, til ein saksbehandlar første gong svara innmeldaren, eller løyste saka. Automatiske svar tel ikkje. Berre opningstid tel, etter tenesteerklæringa som gjaldt då saka vart meld.',
      next_update:
        'Tida frå saka vart meld, og sidan frå kvar melding frå ein saksbehandlar, til innmeldaren høyrer noko igjen. Ei sak kan ha fleire slike fristar, og kvar av dei blir talt.',
      resolution:
        'Tida frå saka vart meld, til ho var løyst. Berre opningstid tel, og tida står medan saka ventar på det tenesteerklæringa seier at ho skal stå for, til dømes svar frå innmeldaren. Blir saka opna att, går tida vidare derifrå.',
      second_line_takeover:
        'Tida frå saka kom til andrelinja, til nokon der tok ho, gav ho tilbake eller løyste ho. Kjem saka til andrelinja fleire gonger, blir kvar gong talt.',
      second_line_resolution:
        'Tida frå saka kom til andrelinja, til ho var løyst eller gitt tilbake til førstelinja. Kjem saka dit fleire gonger, blir kvar gong talt.',
    },
    cause: {
      waiting_in_queue: 'Venta i køen',
      with_agent: 'Hos ein saksbehandlar',
      in_second_line: 'I andrelinja',
      after_hand_back: 'Etter at andrelinja sende ho tilbake',
    },
    causes: {
      title: 'Kvar vart tida av då fristen vart broten?',
      definition:
        'Vi deler den målte tida frå fristen tok til, til han vart broten, på fire stader: i køen utan at nokon hadde saka, hos ein saksbehandlar i førstelinja eller oppmøtestøtta, i andrelinja, og tilbake frå andrelinja same kven som då hadde ho. Staden med mest tid er årsaka. Er to like store, tel den som står først her. Med er alle brotne fristar i perioden, også dei opne.',
      column: 'Kvar saka var mesteparten av tida',
      unknown: 'Ikkje fordelte enno',
      none: 'Ingen fristar er brotne i perioden.',
    },
    use: {
      title: 'Kor nær fristen var vi?',
      definition:
        'Delen er tida som vart brukt, delt på tida som var lova, i opningstida og utan tid på vent. Med er alle fristar som er talde i perioden, både haldne og brotne. Kor mykje ein broten frist brukte, veit vi først når han er ferdig. Til då står han for seg, som «ikkje ferdig enno», og ikkje blant dei som vart brotne så vidt.',
      between: '{{from}}–{{to}}',
      above: 'Over {{percent}}',
      notEnded: 'Ikkje ferdig enno',
      inWords: 'Brukt av fristen: {{share}}',
    },
    hours: {
      title: 'Når i veka blir fristane brotne?',
      definition:
        'Ein broten frist står i timen då han gjekk ut, etter klokka i byen. «Målte» er alle som gjekk ut eller vart haldne i den timen. Tom rute: ingenting er målt då. Med er alle fristar av dette slaget som er talde i perioden.',
      hour: 'Kl.',
    },
    weekday: {
      '1': 'måndag',
      '2': 'tysdag',
      '3': 'onsdag',
      '4': 'torsdag',
      '5': 'fredag',
      '6': 'laurdag',
      '7': 'søndag',
    },
    flow: {
      cancelled: 'Trekt',
      solved: 'Slik gjekk det med sakene',
      title: 'Saksflyt',
      none: 'Ingen saker er melde eller løyste i perioden',
      ignores: 'Desse tala følgjer berre perioden og verksemda. Utval av teneste, prioritet og team gjeld ikkje her.',
      filed: 'Melde',
      resolved: 'Løyste',
      firstLine: 'Løyste i førstelinja',
      firstContact: 'Løyste ved første kontakt',
      median: 'Vanleg tid til løysing',
      reopened: 'Opna att',
      resolvedAgain: 'Løyst etter opning att',
      crossings: 'Skifte mellom linjene',
    },
    flowDefinition: {
      cancelled:
        'Saker som vart trekte i perioden: trekte av innmeldaren, søppel, eller melde to gonger. Dei tel ikkje som løyste, og fristane i dei blir ikkje målte.',
      filed: 'Alle saker som vart melde i perioden, same korleis det gjekk med dei sidan.',
      resolved: 'Saker med si siste løysing i perioden. Ei sak som er opna att og ikkje løyst på nytt, er ikkje med.',
      firstLine:
        'Av sakene som tok til hos førstelinja eller oppmøtestøtta og vart løyste i perioden: delen som aldri var innom andrelinja (på engelsk FLR). Saker som vart avslutta fordi innmeldaren ikkje svara, og større driftshendingar er haldne utanfor.',
      firstContact:
        'Av dei same sakene: delen som førstelinja løyste med høgst éi melding til innmeldaren, utan å vente på noko undervegs og utan at saka vart opna att (på engelsk FCR).',
      median:
        'Medianen: halvparten av dei løyste sakene tok kortare tid enn dette, halvparten lengre. Det er tid på klokka frå saka vart meld til siste løysing, også utanom opningstida.',
      reopened:
        'Kor mange gonger ei løyst eller lukka sak vart opna att i perioden. Delen er av sakene med si siste løysing i perioden: dei som hadde vore opna att før den.',
      crossings:
        'Kor mange gonger ei sak vart send frå ei linje til ei anna, i begge retningar. Mange skifte på éi sak er eit teikn på at noko er uklart.',
    },
    line: { first: 'Førstelinje', second: 'Andrelinje', onsite: 'Oppmøte' },
    behind: {
      title: {
        met: 'Saker som heldt fristen for {{target}}',
        missed: 'Saker som braut fristen for {{target}}',
      },
      cycles:
        'Kvar linje er ein frist som er talt i rapporten. Ei sak kan stå fleire gonger når fristen har gått fleire gonger. Teneste, prioritet og team er dei som gjaldt då fristen vart talt.',
      none: 'Ingen saker bak dette talet',
    },
    kind: {
      incident: 'Feil',
      request: 'Bestilling',
      major_incident: 'Driftshending',
    },
  },
  handOffs: {
    title: 'Overleveringar mellom team',
    definition: {
      count:
        'Kvar gong ei sak går frå eit team til eit anna, er ei overlevering. Grunnen er den som vart vald; det som vart skrive, blir ikkje vist her.',
      waiting:
        'Venting er arbeidstid etter opningstidene til byen frå overleveringa til nokon har saka, ho går vidare, eller ho er avslutta.',
      worked:
        'Arbeid er det teamet som gav frå seg saka, brukte på ho sidan det fekk ho. Det blir vist i blokker av heile dagar der minst fem saksbehandlarar har arbeidd på vegen, for dagar som er over, og ikkje der mindre kunne reknast ut, heller ikkje av ein annan periode eller ei anna verksemd.',
    },
    way: 'Frå og til',
    count: 'Saker',
    waited: 'Venting',
    worked: 'Arbeid',
    fromTo: '{{from}} → {{to}}',
    kind: {
      escalate: 'Eskalert',
      hand_back: 'Send tilbake',
      transfer: 'Overført',
      overflow: 'Avlasta',
    },
    reason: {
      needs_access: 'Krev tilgang',
      needs_expertise: 'Krev meir kunnskap',
      needs_visit: 'Krev oppmøte',
      wrong_team: 'Feil team',
      missing_information: 'Manglar opplysningar',
      first_line_can: 'Førstelinja kan løyse ho',
      capacity: 'Kapasitet',
      other: 'Anna',
      rule: 'Etter ein regel',
      unsaid: 'Ikkje vald',
    },
    tooFew: 'For få',
    total: 'Til saman',
    none: {
      title: 'Ingen overleveringar',
      text: 'Ingen saker gjekk frå eit team til eit anna i perioden.',
    },
  },
  handling: {
    title: 'Behandlingstid: kan vi stole på henne?',
    total: 'Til saman',
    tooFew: 'For få',
    captured: {
      title: 'Fanga arbeid',
      definition:
        'Meldingar, notat, tilstandsskifte og andre endringar som ein saksbehandlar gjer i ei sak, og som ligg i ei arbeidsøkt hos same saksbehandlar på same sak, eller høgst fem sekund frå henne (ei melding: så lenge ho vart halden tilbake, høgst 35 sekund) ÷ alle slike.',
      population:
        'Alle saksbehandlarar og verksemdene som er med, kvar frå dagen ho vart med, dagar som er over. Linja er den saka stod i då det vart gjort.',
    },
    corrected: {
      title: 'Retta tid',
      definition:
        'Tid som berre tel fordi ei retting seier det, og målt tid som ei retting har teke bort ÷ tida som tel og tida som er teken bort. Ei økt som er flytt til ei anna sak, er både teken bort og lagd til.',
      population: 'Alle arbeidsøkter, òg dei målte som er retta. Ei retting som er angra, tel ikkje.',
    },
    time: {
      title: 'Behandlingstid',
      definition: 'Summen av arbeidsøkter. Ein saksbehandlar blir aldri talt to stader samstundes.',
      population:
        'Dagar blir sette saman til minst fem saksbehandlarar har arbeidd i linja; først då blir dei viste, alltid dei same dagane saman. Slik kan ingen rekne ut kva færre enn fem gjorde, heller ikkje ved å trekkje ein periode frå ein annan. Det som er att av ein månad, og dagen i dag, blir ikkje vist.',
    },
    incomplete: 'Nokre dagar er ikkje med, fordi for få arbeidde i linja.',
    byLine: 'Linje',
    byMonth: 'Månad',
    line: {
      first: 'Førstelinje',
      second: 'Andrelinje',
      onsite: 'Oppmøte',
    },
    none: {
      title: 'Inga behandlingstid',
      text: 'I perioden er det ikkje målt noko arbeid på dagar som er over.',
    },
  },
  gain: {
    title: 'Gevinst av felles førstelinje',
    none: 'Gevinsten blir målt frå den dagen ei verksemd blir med.',
    headline: 'Gevinsten',
    between: 'mellom {{low}} og {{high}}',
    gainDefinition: {
      gain: 'Gevinsten er kor mykje mindre førstelinja bruker no enn verksemdene ville ha brukt kvar for seg: 1 minus årsverk no delt på forventa årsverk. Han gjeld berre verksemdene som er med, frå dagen dei vart med. Andrelinja er ikkje med i talet.',
      three:
        'Forventa årsverk blir rekna på tre måtar: nullpunktet som det var, nullpunktet justert for kor mange tilsette verksemdene har no (hovudtalet), og nullpunktet justert for kor mange saker som blir melde no. Den siste er vist berre når sakene før og no er talde på same måten.',
      interval:
        'Streken viser uvissa (95 %): Er føresetnadene rette, ligg det sanne talet innanfor i 95 av 100 tilfelle. Prikken er det beste overslaget. Uvissa kjem av at nullpunktet er kartlagt, ikkje målt.',
      band: 'Det grøne feltet med stipla kantar er det programmet til kommunen ventar: {{band}} av innsatsen i førstelinja.',
    },
    band: 'Forventa {{low}}–{{high}}',
    agencies: {
      title: 'Verksemdene som er med',
      agency: 'Verksemd',
      joined: 'Vart med',
      employees: 'Tilsette',
      baseline: 'Nullpunkt, årsverk',
      expected: 'Forventa no',
      now: 'Førstelinje no',
      gain: 'Gevinst',
    },
    madeOf: {
      baseline: 'Nullpunktet',
      baselineDefinition:
        'Årsverk til førstelinje i verksemdene før dei vart med, lagde saman. Ei verksemd som vart med midt i perioden, tel etter kor lenge ho har vore med. Difor kan talet vere lågare enn summen i tabellen. Spennet er 5 %- og 95 %-punktet: det er 90 % sannsynleg at nullpunktet ligg mellom dei.',
      now: 'Førstelinja no',
      nowDefinition:
        'Bemanna årsverk i den felles førstelinja og oppmøtestøtta, med leiing og støttefunksjonar, og førstelinjestillingar som framleis er igjen i verksemdene som er med. Talet kjem frå stillingar med datoar, ikkje frå målt arbeid.',
    },
    workload: {
      title: 'Målt arbeidsmengd',
      note: 'Eit eige mål ved sida av gevinsten. Det viser kor mange årsverk det målte arbeidet svarer til, og blir aldri blanda inn i hovudtalet.',
      fte: 'Arbeid som svarer til',
      tooFew: 'For få data',
      fteDefinition:
        'Målt behandlingstid i førstelinja, delt på kor stor del av arbeidet som vart målt, delt på arbeidstida i eit årsverk ({{hours}} timar i året, av dei {{utilisation}} på saker). Uvissa er rekna ved å trekkje saksbehandlarar og dagar om igjen mange gonger.',
      hours: 'Målt behandlingstid',
      withoutOnsite:
        'Arbeidet til oppmøtestøtta er ikkje med i {{months}}: for få arbeidde der til at tida kan visast.',
      hoursDefinition:
        'Tida saksbehandlarar i førstelinja og oppmøtestøtta har arbeidd med saker frå verksemdene som er med. Ho blir målt av arbeidsflata, tel ikkje når skjermen står urørt, og tel aldri same minutt to gonger. Talet blir ikkje vist for færre enn fem saksbehandlarar.',
      secondLine: 'Andrelinja per sak',
      secondLineDefinition:
        'Minutt i andrelinja, fordelte på alle løyste saker. Talet står her for å vise om arbeid blir skuva oppover: Då ville førstelinja sjå billegare ut utan at kommunen sparte noko.',
    },
    money: {
      title: 'Pengar mot planen',
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
    },
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
    },
    months: {
      definition:
        'Kvar månad er rekna for seg, justert for talet på tilsette, og kvar verksemd tel frå dagen ho vart med. Feltet rundt linja er uvissa (95 %). Ho kjem av dei same nullpunkta kvar månad, så ho blir ikkje mindre av at månadene blir fleire. Når ei førstelinje blir bemanna før verksemdene kjem, er gevinsten negativ så lenge.',
    },
    places: {
      title: 'Kvar gevinsten er',
      definition:
        'Den felles førstelinja arbeider for alle. Delen til kvar verksemd er andelen hennar av det førstelinja vart målt å arbeide i dei heile månadene i perioden, og stillingar som er att i verksemda, er hennar eigne. Delane går opp i heile. Uvissa kjem både av nullpunktet og av at målt arbeid varierer mellom saksbehandlarar og dagar.',
      hidden:
        '«For få data» står der færre enn 20 saksbehandlarar eller 40 dagar er målte i heile månader, og der talet i ein av månadene ville vist arbeidet til færre enn fem saksbehandlarar, også om det kunne reknast ut av dei andre tala.',
    },
    parts: {
      title: 'Kva gevinsten kjem av',
      unknown:
        'Nullpunkta seier ikkje nok om saker og arbeid per sak til at gevinsten kan delast opp, eller det er for få data om arbeidet no. Alt står difor samla.',
      definition:
        'Årsverk er saker × gonger ei sak blir teken opp × minutt kvar gong, delt på arbeidstid og utnytting. Kvar del er det logaritmiske snittet av årsverk då og no gonga med logaritmen av kor mykje faktoren har endra seg. Slik går delane alltid opp, og rekkjefølgja spelar inga rolle.',
      restUtilisation:
        'Alt anna er målt både då og no, så resten er kor godt arbeidstida blir brukt: Eitt felles lag jamnar ut toppane.',
      restUnknown: 'Resten er utnyttinga og alt som ikkje er målt både då og no.',
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
    unmeasured_one:
      '{{names}} er med, men har ikkje eit låst nullpunkt. Innsatsen der er difor ikkje med i det vi samanliknar med, sjølv om den felles førstelinja òg arbeider for dei. Då ser gevinsten mindre ut enn han er.',
    unmeasured_other:
      '{{count}} verksemder er med, men har ikkje eit låst nullpunkt: {{names}}. Innsatsen der er difor ikkje med i det vi samanliknar med, sjølv om den felles førstelinja òg arbeider for dei. Då ser gevinsten mindre ut enn han er.',
  },
  ui: {
    quarter: '{{number}}. kvartal {{year}}',
    priority: {
      '1': '1 – Kritisk',
      '2': '2 – Høg',
      '3': '3 – Vanleg',
      '4': '4 – Låg',
    },
    state: {
      new: 'Ny',
      open: 'Under arbeid',
      pending_requester: 'Ventar på innmeldar',
      pending_vendor: 'Ventar på leverandør',
      pending_approval: 'Ventar på godkjenning',
      scheduled: 'Avtalt tid',
      resolved: 'Løyst',
      closed: 'Lukka',
      cancelled: 'Avbroten',
    },
  },
};
