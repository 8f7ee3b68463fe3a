import type { MacroActions } from '@desk/contracts';
import { newIdAt, toIso } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import type { DemoPeople } from './people.js';
import type { DemoReference } from './reference.js';

interface Reply {
  readonly name: string;
  readonly shortcut: string;
  readonly service: string | null;
  readonly uses: number;
  readonly nb: string;
  readonly nn?: string;
}

const HELLO = 'Hei, {{requester.firstName}}!\n\n';
const BYE = '\n\nHilsen {{agent.firstName}}\nFørstelinje';
const BYE_NN = '\n\nHelsing {{agent.firstName}}\nFørstelinje';

/** What the agents of the demo answer most days. */
const REPLIES: readonly Reply[] = [
  {
    name: 'Vi har startet på saken',
    shortcut: 'startet',
    service: null,
    uses: 214,
    nb: 'Vi har sett på {{ticket.number}} og jobber videre med den. Du hører fra oss når vi vet mer.',
    nn: 'Vi har sett på {{ticket.number}} og arbeider vidare med ho. Du høyrer frå oss når vi veit meir.',
  },
  {
    name: 'Be om skjermbilde',
    shortcut: 'bilde',
    service: null,
    uses: 131,
    nb: 'Kan du sende oss et bilde av feilmeldingen? Lim det rett inn i svaret ditt.',
    nn: 'Kan du sende oss eit bilete av feilmeldinga? Lim det rett inn i svaret ditt.',
  },
  {
    name: 'Prøv en omstart',
    shortcut: 'omstart',
    service: 'arbeidsflate',
    uses: 96,
    nb: 'Kan du slå maskinen helt av, vente et halvt minutt og slå den på igjen? Si fra hvordan det går.',
    nn: 'Kan du slå maskina heilt av, vente eit halvt minutt og slå ho på igjen? Sei frå korleis det går.',
  },
  {
    name: 'Når passer det at vi ringer?',
    shortcut: 'ring',
    service: null,
    uses: 74,
    nb: 'Dette går raskest på telefon. Når passer det at vi ringer deg, og på hvilket nummer?',
    nn: 'Dette går fortast på telefon. Når høver det at vi ringjer deg, og på kva nummer?',
  },
  {
    name: 'Nytt passord',
    shortcut: 'passord',
    service: 'passord',
    uses: 188,
    nb: 'Du kan nå lage et nytt passord selv. Velg «Glemt passord» der du logger inn, og følg det som står.',
    nn: 'Du kan no lage eit nytt passord sjølv. Vel «Gløymt passord» der du loggar inn, og følg det som står.',
  },
  {
    name: 'Kontoen er låst opp',
    shortcut: 'opplaast',
    service: 'passord',
    uses: 143,
    nb: 'Kontoen din var låst etter for mange forsøk. Den er åpen igjen nå.',
    nn: 'Kontoen din var låst etter for mange forsøk. Han er open igjen no.',
  },
  {
    name: 'Ny telefon til tofaktor',
    shortcut: 'tofaktor',
    service: 'passord',
    uses: 41,
    nb: 'Vi har fjernet den gamle telefonen. Neste gang du logger inn, blir du spurt om å legge til den nye.',
  },
  {
    name: 'Skriveren er i gang',
    shortcut: 'skriver',
    service: 'utskrift',
    uses: 58,
    nb: 'Skriveren ved {{ticket.location}} er startet på nytt og skriver igjen. Send jobben din en gang til.',
    nn: 'Skrivaren ved {{ticket.location}} er starta på nytt og skriv igjen. Send jobben din ein gong til.',
  },
  {
    name: 'Hent utskriften på en annen skriver',
    shortcut: 'annenskriver',
    service: 'utskrift',
    uses: 22,
    nb: 'Mens vi retter feilen, kan du hente utskriften på en hvilken som helst annen skriver med kortet ditt.',
  },
  {
    name: 'Tilgangen er gitt',
    shortcut: 'tilgang',
    service: 'tilganger',
    uses: 87,
    nb: 'Du har fått tilgangen du ba om. Logg ut og inn igjen, så virker den.',
    nn: 'Du har fått tilgangen du bad om. Logg ut og inn att, så verkar han.',
  },
  {
    name: 'Lederen må godkjenne',
    shortcut: 'godkjenn',
    service: 'tilganger',
    uses: 63,
    nb: 'Tilgangen må godkjennes av lederen din. Vi har spurt, og går videre når svaret kommer.',
  },
  {
    name: 'Utstyret er bestilt',
    shortcut: 'bestilt',
    service: 'utstyr',
    uses: 52,
    nb: 'Utstyret er bestilt. Vi sier fra når det er kommet til {{agency.name}}.',
    nn: 'Utstyret er tinga. Vi seier frå når det er kome til {{agency.name}}.',
  },
  {
    name: 'Hent utstyret hos oppmøtestøtten',
    shortcut: 'hent',
    service: 'utstyr',
    uses: 30,
    nb: 'Utstyret ditt er klart. Ta med ansattkortet når du henter det.',
  },
  {
    name: 'Outlook lagrer igjen',
    shortcut: 'outlook',
    service: 'microsoft-365',
    uses: 37,
    nb: 'Vi har ryddet plass i postkassen din. Lukk Outlook helt og åpne på nytt.',
  },
  {
    name: 'Simkort er sendt',
    shortcut: 'simkort',
    service: 'telefon',
    uses: 18,
    nb: 'Et nytt simkort er sendt til {{agency.name}}. Det gamle virker til du setter inn det nye.',
  },
];

interface Macro {
  readonly name: string;
  readonly shortcut: string;
  readonly service: string | null;
  readonly uses: number;
  readonly actions: MacroActions;
}

const MACROS: readonly Macro[] = [
  {
    name: 'Ta saken og be om mer',
    shortcut: 'mer',
    service: null,
    uses: 92,
    actions: {
      assignToMe: true,
      messageNb: `${HELLO}Vi trenger litt mer for å hjelpe deg med «{{ticket.subject}}». Når startet det, og gjelder det flere?${BYE}`,
      messageNn: `${HELLO}Vi treng litt meir for å hjelpe deg med «{{ticket.subject}}». Når starta det, og gjeld det fleire?${BYE_NN}`,
      pend: 'user',
    },
  },
  {
    name: 'Lås opp konto og løs',
    shortcut: 'laasopp',
    service: 'passord',
    uses: 118,
    actions: {
      assignToMe: true,
      messageNb: `${HELLO}Kontoen din er låst opp. Prøv å logge inn nå.${BYE}`,
      messageNn: `${HELLO}Kontoen din er låst opp. Prøv å logge inn no.${BYE_NN}`,
      note: 'Låst opp etter for mange forsøk.',
      resolve: 'solved',
    },
  },
  {
    name: 'Vent på leverandør',
    shortcut: 'leverandor',
    service: null,
    uses: 27,
    actions: {
      messageNb: `${HELLO}Vi har meldt feilen til leverandøren og følger den opp.${BYE}`,
      note: 'Meldt til leverandør. Husk referansen deres.',
      pend: 'vendor',
    },
  },
  {
    name: 'Trenger oppmøte i virksomheten',
    shortcut: 'oppmote',
    service: 'utskrift',
    uses: 14,
    actions: { assignToMe: true, note: 'Må sees på stedet: {{ticket.location}}, {{agency.name}}.' },
  },
  {
    name: 'Haster for hele virksomheten',
    shortcut: 'haster',
    service: null,
    uses: 6,
    actions: {
      assignToMe: true,
      priority: 2,
      priorityReason: 'Flere i virksomheten er rammet',
      messageNb: `${HELLO}Vi ser at dette gjelder flere i {{agency.name}}, og har satt det opp i køen.${BYE}`,
    },
  },
];

/** Prepared answers and macros that the lead of first line shares with everybody. */
export function demoPrepared(
  { services }: DemoReference,
  people: DemoPeople,
  now: Temporal.Instant,
): readonly TableRows[] {
  const idOf = (key: string | null) => services.find((service) => service.key === key)?.id ?? null;
  const row = ({ name, shortcut, service, uses }: Pick<Reply, 'name' | 'shortcut' | 'service' | 'uses'>) => ({
    id: newIdAt(now.epochMilliseconds),
    owner_id: null,
    service_id: idOf(service),
    team_id: null,
    name,
    shortcut,
    uses,
    updated_at: toIso(now),
    updated_by_id: people.byUsername('teamleder').id,
  });
  return [
    {
      table: 'canned_reply',
      rows: REPLIES.map((reply) => ({
        ...row(reply),
        text_nb: HELLO + reply.nb + BYE,
        text_nn: reply.nn === undefined ? null : HELLO + reply.nn + BYE_NN,
        text_en: null,
      })),
    },
    { table: 'macro', rows: MACROS.map((macro) => ({ ...row(macro), actions: macro.actions })) },
  ];
}
