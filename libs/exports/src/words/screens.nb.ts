/** What the pages of the reports say, word for word: a file names and explains its figures as the screen does. */
export const nb = {
  reports: {
    period: {
      text: '{{from}} – {{to}}',
    },
    filter: {
      by: 'Del opp etter',
    },
    by: {
      agency: 'Virksomhet',
      service: 'Tjeneste',
      priority: 'Prioritet',
      line: 'Linje',
      team: 'Team',
      month: 'Måned',
    },
    target: {
      first_response: 'Første svar',
      next_update: 'Neste oppdatering',
      resolution: 'Løsning',
      second_line_takeover: 'Andrelinjen tar over',
      second_line_resolution: 'Løsning i andrelinjen',
    },
    targetInside: {
      first_response: 'første svar',
      next_update: 'neste oppdatering',
      resolution: 'løsning',
      second_line_takeover: 'at andrelinjen tar over',
      second_line_resolution: 'løsning i andrelinjen',
    },
    column: {
      target: 'Frist',
      attainment: 'Andel',
      met: 'Innen fristen',
      missed: 'Brutt',
      number: 'Sak',
      kind: 'Type',
      state: 'Status',
      priority: 'Prioritet',
      service: 'Tjeneste',
      agency: 'Virksomhet',
      filed: 'Meldt',
      resolved: 'Løst',
      notResolved: 'Ikke løst ennå',
    },
    sla: {
      title: 'Holder vi fristene?',
      headline: 'Alt i perioden',
      groups: {
        agency: 'Fordelt på virksomhet',
        service: 'Fordelt på tjeneste',
        priority: 'Fordelt på prioritet',
        line: 'Fordelt på linje',
        team: 'Fordelt på team',
        month: 'Fordelt på måned',
      },
      none: 'Ingen frister er målt i perioden',
    },
    definition: {
      attainment:
        'Andelen er antall innen fristen delt på alle som er målt, både holdt og brutt. En frist telles den dagen den ble holdt eller gikk ut. Et brudd telles med en gang, også når saken fortsatt er åpen. Det som skjer nøyaktig på fristen, er holdt. Saker som er trukket, er ikke med. «Perioden før» er like lang og ligger rett før. Når forskjellen er så liten at den kan skyldes tilfeldigheter, sier vi at endringen ikke er sikker.',
      first_response:
        'Tiden fra saken ble meldt, til en saksbehandler første gang svarte innmelderen, eller løste saken. Automatiske svar teller ikke. Bare åpningstid teller, etter tjenesteerklæringen som gjaldt da saken ble meldt.',
      next_update:
        'Tiden fra saken ble meldt, og siden fra hver melding fra en saksbehandler, til innmelderen hører noe igjen. En sak kan ha flere slike frister, og hver av dem telles.',
      resolution:
        'Tiden fra saken ble meldt, til den var løst. Bare åpningstid teller, og tiden står mens saken venter på det tjenesteerklæringen sier at den skal stå for, for eksempel svar fra innmelder. Gjenåpnes saken, løper tiden videre derfra.',
      second_line_takeover:
        'Tiden fra saken kom til andrelinjen, til noen der tok den, ga den tilbake eller løste den. Kommer saken til andrelinjen flere ganger, telles hver gang.',
      second_line_resolution:
        'Tiden fra saken kom til andrelinjen, til den var løst eller gitt tilbake til førstelinjen. Kommer saken dit flere ganger, telles hver gang.',
    },
    cause: {
      waiting_in_queue: 'Ventet i køen',
      with_agent: 'Hos en saksbehandler',
      in_second_line: 'I andrelinjen',
      after_hand_back: 'Etter at andrelinjen sendte den tilbake',
    },
    causes: {
      title: 'Hvor gikk tiden da fristen ble brutt?',
      definition:
        'Vi deler den målte tiden fra fristen begynte til den ble brutt, på fire steder: i køen uten at noen hadde saken, hos en saksbehandler i førstelinjen eller oppmøtestøtten, i andrelinjen, og tilbake fra andrelinjen uansett hvem som da hadde den. Stedet med mest tid er årsaken. Er to like store, teller den som står først her. Med er alle brutte frister i perioden, også de åpne.',
      column: 'Hvor saken var mesteparten av tiden',
      unknown: 'Ikke fordelt ennå',
      none: 'Ingen frister er brutt i perioden.',
    },
    use: {
      title: 'Hvor nær fristen var vi?',
      definition:
        'Andelen er tiden som ble brukt, delt på tiden som var lovet, i åpningstid og uten tid på vent. Med er alle frister som er telt i perioden, både holdt og brutt. Hvor mye en brutt frist brukte, vet vi først når den er ferdig. Til da står den for seg, som «ikke ferdig ennå», og ikke blant dem som ble brutt så vidt.',
      between: '{{from}}–{{to}}',
      above: 'Over {{percent}}',
      notEnded: 'Ikke ferdig ennå',
      inWords: 'Brukt av fristen: {{share}}',
    },
    hours: {
      title: 'Når på uken brytes fristene?',
      definition:
        'En brutt frist står i timen da den gikk ut, etter klokken i byen. «Målt» er alle som gikk ut eller ble holdt i den timen. Tom rute: ingenting er målt da. Med er alle frister av dette slaget som er telt i perioden.',
      hour: 'Kl.',
    },
    weekday: {
      '1': 'mandag',
      '2': 'tirsdag',
      '3': 'onsdag',
      '4': 'torsdag',
      '5': 'fredag',
      '6': 'lørdag',
      '7': 'søndag',
    },
    flow: {
      cancelled: 'Trukket',
      solved: 'Slik gikk det med sakene',
      title: 'Saksflyt',
      none: 'Ingen saker er meldt eller løst i perioden',
      ignores:
        'Disse tallene følger bare perioden og virksomheten. Utvalg av tjeneste, prioritet og team gjelder ikke her.',
      filed: 'Meldt',
      resolved: 'Løst',
      firstLine: 'Løst i førstelinjen',
      firstContact: 'Løst ved første kontakt',
      median: 'Vanlig tid til løsning',
      reopened: 'Gjenåpnet',
      resolvedAgain: 'Løst etter gjenåpning',
      crossings: 'Skifter mellom linjene',
    },
    flowDefinition: {
      cancelled:
        'Saker som ble trukket i perioden: trukket av innmelderen, søppel, eller meldt to ganger. De teller ikke som løst, og fristene i dem måles ikke.',
      filed: 'Alle saker som ble meldt i perioden, uansett hvordan det gikk med dem siden.',
      resolved: 'Saker med sin siste løsning i perioden. En sak som er gjenåpnet og ikke løst på nytt, er ikke med.',
      firstLine:
        'Av sakene som begynte hos førstelinjen eller oppmøtestøtten og ble løst i perioden: andelen som aldri var innom andrelinjen (på engelsk FLR). Saker som ble avsluttet fordi innmelderen ikke svarte, og større driftshendelser er holdt utenfor.',
      firstContact:
        'Av de samme sakene: andelen som førstelinjen løste med høyst én melding til innmelderen, uten å vente på noe underveis og uten at saken ble gjenåpnet (på engelsk FCR).',
      median:
        'Medianen: halvparten av de løste sakene tok kortere tid enn dette, halvparten lengre. Det er tid på klokken fra saken ble meldt til siste løsning, også utenom åpningstiden.',
      reopened:
        'Hvor mange ganger en løst eller lukket sak ble åpnet igjen i perioden. Andelen er av sakene med sin siste løsning i perioden: de som hadde vært gjenåpnet før den.',
      crossings:
        'Hvor mange ganger en sak ble sendt fra en linje til en annen, i begge retninger. Mange skifter på én sak er et tegn på at noe er uklart.',
    },
    line: { first: 'Førstelinje', second: 'Andrelinje', onsite: 'Oppmøte' },
    behind: {
      title: {
        met: 'Saker som holdt fristen for {{target}}',
        missed: 'Saker som brøt fristen for {{target}}',
      },
      cycles:
        'Hver linje er en frist som er telt i rapporten. En sak kan stå flere ganger når fristen har løpt flere ganger. Tjeneste, prioritet og team er de som gjaldt da fristen ble telt.',
      none: 'Ingen saker bak dette tallet',
    },
    kind: {
      incident: 'Feil',
      request: 'Bestilling',
      major_incident: 'Driftshendelse',
    },
  },
  handOffs: {
    title: 'Overleveringer mellom team',
    definition: {
      count:
        'Hver gang en sak går fra ett team til et annet, er en overlevering. Grunnen er den som ble valgt; det som ble skrevet, vises ikke her.',
      waiting:
        'Venting er arbeidstid etter byens åpningstider fra overleveringen til noen har saken, den går videre, eller den er avsluttet.',
      worked:
        'Arbeid er det teamet som ga fra seg saken, brukte på den siden det fikk den. Det vises i blokker av hele dager der minst fem behandlere har arbeidet på veien, for dager som er over, og ikke der mindre kunne regnes ut, heller ikke av en annen periode eller virksomhet.',
    },
    way: 'Fra og til',
    count: 'Saker',
    waited: 'Venting',
    worked: 'Arbeid',
    fromTo: '{{from}} → {{to}}',
    kind: {
      escalate: 'Eskalert',
      hand_back: 'Sendt tilbake',
      transfer: 'Overført',
      overflow: 'Avlastet',
    },
    reason: {
      needs_access: 'Krever tilgang',
      needs_expertise: 'Krever mer kunnskap',
      needs_visit: 'Krever oppmøte',
      wrong_team: 'Feil team',
      missing_information: 'Mangler opplysninger',
      first_line_can: 'Førstelinje kan løse den',
      capacity: 'Kapasitet',
      other: 'Annet',
      rule: 'Etter en regel',
      unsaid: 'Ikke valgt',
    },
    tooFew: 'For få',
    total: 'Til sammen',
    none: {
      title: 'Ingen overleveringer',
      text: 'Ingen saker gikk fra et team til et annet i perioden.',
    },
  },
  handling: {
    title: 'Behandlingstid: kan vi stole på den?',
    total: 'Til sammen',
    tooFew: 'For få',
    captured: {
      title: 'Fanget arbeid',
      definition:
        'Meldinger, notater, tilstandsskifter og andre endringer som en saksbehandler gjør i en sak, og som ligger i en arbeidsøkt hos samme saksbehandler på samme sak, eller høyst fem sekunder fra den (en melding: så lenge den ble holdt tilbake, høyst 35 sekunder) ÷ alle slike.',
      population:
        'Alle saksbehandlere og virksomhetene som er med, hver fra dagen den ble med, dager som er over. Linjen er den saken sto i da det ble gjort.',
    },
    corrected: {
      title: 'Rettet tid',
      definition:
        'Tid som bare teller fordi en retting sier det, og målt tid som en retting har tatt bort ÷ tiden som teller og tiden som er tatt bort. En økt som er flyttet til en annen sak, er både tatt bort og lagt til.',
      population: 'Alle arbeidsøkter, også de målte som er rettet. En retting som er angret, teller ikke.',
    },
    time: {
      title: 'Behandlingstid',
      definition: 'Summen av arbeidsøkter. En saksbehandler telles aldri to steder samtidig.',
      population:
        'Dager settes sammen til minst fem saksbehandlere har arbeidet i linjen; først da vises de, alltid de samme dagene sammen. Slik kan ingen regne ut hva færre enn fem gjorde, heller ikke ved å trekke en periode fra en annen. Det som er igjen av en måned, og dagen i dag, vises ikke.',
    },
    incomplete: 'Noen dager er ikke med, fordi for få arbeidet i linjen.',
    byLine: 'Linje',
    byMonth: 'Måned',
    line: {
      first: 'Førstelinje',
      second: 'Andrelinje',
      onsite: 'Oppmøte',
    },
    none: {
      title: 'Ingen behandlingstid',
      text: 'I perioden er det ikke målt noe arbeid på dager som er over.',
    },
  },
  gain: {
    title: 'Gevinst av felles førstelinje',
    none: 'Gevinsten måles fra den dagen en virksomhet blir med.',
    headline: 'Gevinsten',
    between: 'mellom {{low}} og {{high}}',
    gainDefinition: {
      gain: 'Gevinsten er hvor mye mindre førstelinjen bruker nå enn virksomhetene ville ha brukt hver for seg: 1 minus årsverk nå delt på forventede årsverk. Den gjelder bare virksomhetene som er med, fra dagen de ble med. Andrelinjen er ikke med i tallet.',
      three:
        'Forventede årsverk regnes på tre måter: nullpunktet som det var, nullpunktet justert for hvor mange ansatte virksomhetene har nå (hovedtallet), og nullpunktet justert for hvor mange saker som meldes nå. Den siste vises bare når sakene før og nå er talt på samme måte.',
      interval:
        'Streken viser usikkerheten (95 %): Er forutsetningene riktige, ligger det sanne tallet innenfor i 95 av 100 tilfeller. Prikken er det beste anslaget. Usikkerheten kommer av at nullpunktet er kartlagt, ikke målt.',
      band: 'Det grønne feltet med stiplede kanter er det kommunens program venter: {{band}} av innsatsen i førstelinjen.',
    },
    band: 'Forventet {{low}}–{{high}}',
    agencies: {
      title: 'Virksomhetene som er med',
      agency: 'Virksomhet',
      joined: 'Ble med',
      employees: 'Ansatte',
      baseline: 'Nullpunkt, årsverk',
      expected: 'Forventet nå',
      now: 'Førstelinje nå',
      gain: 'Gevinst',
    },
    madeOf: {
      baseline: 'Nullpunktet',
      baselineDefinition:
        'Årsverk til førstelinje i virksomhetene før de ble med, lagt sammen. En virksomhet som ble med midt i perioden, teller etter hvor lenge den har vært med. Derfor kan tallet være lavere enn summen i tabellen. Spennet er 5 %- og 95 %-punktet: det er 90 % sannsynlig at nullpunktet ligger mellom dem.',
      now: 'Førstelinjen nå',
      nowDefinition:
        'Bemannede årsverk i den felles førstelinjen og oppmøtestøtten, med ledelse og støttefunksjoner, og førstelinjestillinger som fortsatt er igjen i virksomhetene som er med. Tallet kommer fra stillinger med datoer, ikke fra målt arbeid.',
    },
    workload: {
      title: 'Målt arbeidsmengde',
      note: 'Et eget mål ved siden av gevinsten. Det viser hvor mange årsverk det målte arbeidet svarer til, og blandes aldri inn i hovedtallet.',
      fte: 'Arbeid svarende til',
      tooFew: 'For få data',
      fteDefinition:
        'Målt behandlingstid i førstelinjen, delt på hvor stor del av arbeidet som ble målt, delt på arbeidstiden i et årsverk ({{hours}} timer i året, hvorav {{utilisation}} på saker). Usikkerheten er regnet ved å trekke saksbehandlere og dager om igjen mange ganger.',
      hours: 'Målt behandlingstid',
      withoutOnsite:
        'Arbeidet til oppmøtestøtten er ikke med i {{months}}: for få arbeidet der til at tiden kan vises.',
      hoursDefinition:
        'Tiden saksbehandlere i førstelinjen og oppmøtestøtten har arbeidet med saker fra virksomhetene som er med. Den måles av arbeidsflaten, teller ikke når skjermen står urørt, og teller aldri samme minutt to ganger. Tallet vises ikke for færre enn fem saksbehandlere.',
      secondLine: 'Andrelinjen per sak',
      secondLineDefinition:
        'Minutter i andrelinjen, fordelt på alle løste saker. Tallet står her for å vise om arbeid skyves oppover: Da ville førstelinjen se billigere ut uten at kommunen sparte noe.',
    },
    money: {
      title: 'Penger mot planen',
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
    },
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
    },
    months: {
      definition:
        'Hver måned er regnet for seg, justert for antall ansatte, og hver virksomhet teller fra dagen den ble med. Feltet rundt linjen er usikkerheten (95 %). Den kommer av de samme nullpunktene hver måned, så den blir ikke mindre av at månedene blir flere. Når en førstelinje bemannes før virksomhetene kommer, er gevinsten negativ så lenge.',
    },
    places: {
      title: 'Hvor gevinsten er',
      definition:
        'Den felles førstelinjen arbeider for alle. Hver virksomhets del av den er dens andel av det førstelinjen ble målt å arbeide i de hele månedene i perioden, og stillinger som er igjen i virksomheten, er dens egne. Delene går opp i hele. Usikkerheten kommer både av nullpunktet og av at målt arbeid varierer mellom saksbehandlere og dager.',
      hidden:
        '«For få data» står der færre enn 20 saksbehandlere eller 40 dager er målt i hele måneder, og der tallet i en av månedene ville vist arbeidet til færre enn fem saksbehandlere, også om det kunne regnes ut av de andre tallene.',
    },
    parts: {
      title: 'Hva gevinsten kommer av',
      unknown:
        'Nullpunktene sier ikke nok om saker og arbeid per sak til at gevinsten kan deles opp, eller det er for få data om arbeidet nå. Alt står derfor samlet.',
      definition:
        'Årsverk er saker × ganger en sak tas opp × minutter hver gang, delt på arbeidstid og utnyttelse. Hver del er det logaritmiske snittet av årsverk da og nå ganget med logaritmen av hvor mye faktoren har endret seg. Slik går delene alltid opp, og rekkefølgen spiller ingen rolle.',
      restUtilisation:
        'Alt annet er målt både da og nå, så resten er hvor godt arbeidstiden blir brukt: Ett felles lag jevner ut toppene.',
      restUnknown: 'Resten er utnyttelsen og alt som ikke er målt både da og nå.',
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
    unmeasured_one:
      '{{names}} er med, men har ikke et låst nullpunkt. Innsatsen der er derfor ikke med i det vi sammenligner med, selv om den felles førstelinjen også arbeider for dem. Da ser gevinsten mindre ut enn den er.',
    unmeasured_other:
      '{{count}} virksomheter er med, men har ikke et låst nullpunkt: {{names}}. Innsatsen der er derfor ikke med i det vi sammenligner med, selv om den felles førstelinjen også arbeider for dem. Da ser gevinsten mindre ut enn den er.',
  },
  ui: {
    quarter: '{{number}}. kvartal {{year}}',
    priority: {
      '1': '1 – Kritisk',
      '2': '2 – Høy',
      '3': '3 – Vanlig',
      '4': '4 – Lav',
    },
    state: {
      new: 'Ny',
      open: 'Under arbeid',
      pending_requester: 'Venter på innmelder',
      pending_vendor: 'Venter på leverandør',
      pending_approval: 'Venter på godkjenning',
      scheduled: 'Avtalt tid',
      resolved: 'Løst',
      closed: 'Lukket',
      cancelled: 'Avbrutt',
    },
  },
};

/** The same shape in every language. */
export type ScreenWords = typeof nb;
