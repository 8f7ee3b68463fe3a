import { seededRandom } from '@desk/benefits';
import { CITY_AGENCY_ID, CITY_TIME_ZONE, type SuggestionEffect, type SuggestionStatus } from '@desk/contracts';
import { newId, newIdAt, toIso } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import { Dice } from './dice.js';
import type { DemoPeople, DemoPerson } from './people.js';
import type { DemoReference } from './reference.js';

interface Idea {
  readonly title: string;
  readonly bother: string;
  readonly help: string;
  readonly service: string | null;
  readonly daysAgo: number;
  readonly supporters: number;
  /** Employees, minutes for each in a month, person-days. */
  readonly score?: readonly [reach: number, minutes: number, effort: number];
  readonly place?: readonly [place: number, reason: string];
  /** After `received`, with how many days ago and why. */
  readonly steps?: readonly (readonly [status: SuggestionStatus, daysAgo: number, reason: string])[];
  readonly by?: string;
  readonly effect?: Pick<SuggestionEffect, 'figure' | 'standing' | 'before' | 'after' | 'difference'>;
}

const IDEAS: readonly Idea[] = [
  {
    title: 'Lag nytt passord uten å ringe',
    bother: 'Når passordet er glemt, må vi ringe og vente for å få et nytt.',
    help: 'En side der man beviser hvem man er med telefonen, og lager et nytt passord selv.',
    service: 'passord',
    daysAgo: 190,
    supporters: 64,
    score: [11_000, 1.5, 40],
    steps: [
      ['considered', 184, 'Dette er det folk ringer mest om. Vi undersøker hva som trengs.'],
      ['planned', 160, 'Ligger i planen for våren.'],
      ['in_progress', 130, 'Vi prøver det ut i to virksomheter.'],
      ['done', 86, 'Alle kan nå lage nytt passord selv fra innloggingssiden.'],
    ],
    effect: {
      figure: 'tickets_per_week',
      standing: 'measured',
      before: 118.4,
      after: 94.1,
      difference: { low: -37.2, likely: -24.3, high: -11.4 },
    },
  },
  {
    title: 'Si fra før nettet tas ned for vedlikehold',
    bother: 'Fagsystemet forsvant midt i vakten, og ingen av oss visste hvorfor.',
    help: 'Et varsel dagen før, og på skjermen samme morgen.',
    service: 'konsernnett',
    daysAgo: 120,
    supporters: 41,
    score: [6_500, 4, 15],
    steps: [
      ['considered', 110, 'Vi vet om arbeidet, men sier ikke fra godt nok.'],
      ['planned', 40, 'Varsling kommer sammen med den nye driftskalenderen.'],
    ],
    by: 'ansatt',
  },
  {
    title: 'Skriver som husker hvem jeg er',
    bother: 'Jeg må logge inn på skriveren på nytt for hver utskrift.',
    help: 'Ett trykk med ansattkortet burde være nok hele dagen.',
    service: 'utskrift',
    daysAgo: 75,
    supporters: 33,
    score: [4_200, 3, 60],
    steps: [['considered', 60, 'Vi spør leverandøren om hva det koster.']],
  },
  {
    title: 'Felles postkasse på under en uke',
    bother: 'En ny felles postkasse tar to uker å få.',
    help: 'Et skjema som oppretter den selv når lederen har godkjent.',
    service: 'microsoft-365',
    daysAgo: 66,
    supporters: 19,
    score: [900, 6, 12],
    steps: [
      ['considered', 58, 'Det meste av tiden er venting på godkjenning.'],
      ['in_progress', 12, 'Skjemaet er laget, og prøves i Digitaliseringsetaten.'],
    ],
  },
  {
    title: 'Skjermleser i alle fagsystemer',
    bother: 'To av systemene vi må bruke, kan ikke leses av skjermleser.',
    help: 'Krev det når avtalene fornyes, og rett det som kan rettes nå.',
    service: null,
    daysAgo: 58,
    supporters: 27,
    score: [60, 240, 90],
    place: [1, 'Loven krever det, og det stenger folk ute fra jobben sin.'],
    steps: [['planned', 30, 'Vi har funnet ut hvilke systemer det gjelder, og begynner med det mest brukte.']],
  },
  {
    title: 'Utstyr klart første arbeidsdag',
    bother: 'Nyansatte sitter uten maskin i flere dager.',
    help: 'Bestillingen bør gå av seg selv når ansettelsen er registrert.',
    service: 'utstyr',
    daysAgo: 49,
    supporters: 38,
    score: [450, 90, 80],
  },
  {
    title: 'Vis hvor mange som venter før jeg ringer',
    bother: 'Jeg vet ikke om det er best å ringe eller skrive.',
    help: 'Et tall på forsiden: så lang er ventetiden nå.',
    service: null,
    daysAgo: 38,
    supporters: 22,
    score: [8_000, 0.5, 5],
  },
  {
    title: 'Bedre lyd på møterommene i bydelen',
    bother: 'De som sitter hjemme, hører oss ikke.',
    help: 'Nye mikrofoner i de tre største rommene.',
    service: 'utstyr',
    daysAgo: 31,
    supporters: 9,
    steps: [['rejected', 20, 'Rommene eies av bydelen selv. Vi har sendt forslaget dit.']],
  },
  {
    title: 'Dobbel skjerm til alle saksbehandlere',
    bother: 'Med én skjerm må vi bytte mellom vinduer hele dagen.',
    help: 'To skjermer som standard.',
    service: 'utstyr',
    daysAgo: 150,
    supporters: 51,
    score: [3_000, 20, 700],
    steps: [
      ['considered', 140, 'Vi har regnet på hva det koster.'],
      ['rejected', 100, 'For dyrt å gi alle. Den som trenger det, får det ved bestilling.'],
    ],
  },
  {
    title: 'Opplæring i opptak av møter',
    bother: 'Ingen vet når det er lov å ta opp et møte.',
    help: 'En kort veiledning, og en knapp som forklarer det.',
    service: 'microsoft-365',
    daysAgo: 14,
    supporters: 6,
  },
  {
    title: 'Mobilabonnement som virker i kjelleren',
    bother: 'Vaktmesterne får ikke meldinger når de er i kjelleren.',
    help: 'La telefonen bruke det trådløse nettet til samtaler.',
    service: 'telefon',
    daysAgo: 9,
    supporters: 12,
    by: 'kontakt',
  },
  {
    title: 'Lim inn skjermbilde rett i saken',
    bother: 'Jeg må lagre bildet som fil før jeg kan legge det ved.',
    help: 'La det limes rett inn i feltet.',
    service: null,
    daysAgo: 3,
    supporters: 2,
    by: 'ansatt',
  },
];

const WEAKNESSES = [
  {
    text: 'Mandag morgen er det flere som melder saker enn vi klarer å svare i tide.',
    doing: 'Vi setter flere på vakt fra klokken sju på mandager, og måler om det hjelper.',
    daysAgo: 47,
  },
  {
    text: 'Vi spør ennå ikke hva du synes om hjelpen.',
    doing: 'Et kort spørsmål kommer når en sak er løst.',
    daysAgo: 80,
  },
] as const;

const DAY = 24;

/** What people of the demo have proposed, in every state, and what the owner says is weak. */
export function demoSuggestions(
  reference: DemoReference,
  people: DemoPeople,
  now: Temporal.Instant,
): readonly TableRows[] {
  const dice = new Dice(seededRandom('forslag'));
  const at = (days: number): Temporal.Instant => now.subtract({ hours: days * DAY + 2 });
  const day = (days: number): string => at(days).toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate().toString();
  const others = people.people.filter(({ agency }) => agency.joined);
  const [owner, council] = [people.byUsername('tjenesteeier'), people.byUsername('kontakt')];
  const serviceId = (key: string | null) => reference.services.find((service) => service.key === key)?.id ?? null;
  const made = IDEAS.map((idea) => {
    const proposer: DemoPerson = idea.by ? people.byUsername(idea.by) : dice.pick(others);
    const supporters = dice.shuffled(others.filter(({ id }) => id !== proposer.id)).slice(0, idea.supporters);
    return { ...idea, id: newIdAt(at(idea.daysAgo).epochMilliseconds), proposer, people: supporters };
  });
  const steps = made.flatMap(({ id, proposer, daysAgo, steps: later = [] }) => [
    { suggestion_id: id, status: 'received', reason: null, days: daysAgo, by_id: proposer.id },
    ...later.map(([status, days, reason]) => ({ suggestion_id: id, status, reason, days, by_id: council.id })),
  ]);
  return [
    {
      table: 'known_weakness',
      rows: WEAKNESSES.map(({ text, doing, daysAgo }) => ({
        id: newIdAt(at(daysAgo).epochMilliseconds),
        agency_id: CITY_AGENCY_ID,
        text,
        doing,
        noted_on: day(daysAgo),
        revision: 1,
        updated_at: toIso(at(daysAgo)),
        updated_by_id: owner.id,
      })),
    },
    {
      table: 'suggestion',
      rows: made.map(({ id, proposer, title, bother, help, service, daysAgo, steps: later = [], ...idea }) => {
        const [status, changed] = later.at(-1) ?? ['received', daysAgo];
        const [reach, minutes, effort] = idea.score ?? [null, null, null];
        const [place, reason] = idea.place ?? [null, null];
        return {
          id,
          agency_id: CITY_AGENCY_ID,
          proposer_id: proposer.id,
          proposer_agency_id: proposer.agency.id,
          service_id: serviceId(service),
          title,
          bother,
          help,
          status,
          supporters: idea.people.length,
          ...{ reach, minutes, effort, place, place_reason: reason },
          done_on: status === 'done' ? day(changed) : null,
          effect_figure: idea.effect?.figure ?? null,
          effect: idea.effect ?? null,
          revision: 1,
          created_at: toIso(at(daysAgo)),
          updated_at: toIso(at(changed)),
        };
      }),
    },
    {
      table: 'suggestion_support',
      rows: made.flatMap(({ id, people: supporters, daysAgo }) =>
        supporters.map((person) => ({
          suggestion_id: id,
          person_id: person.id,
          agency_id: CITY_AGENCY_ID,
          since: toIso(at(dice.whole(0, daysAgo))),
        })),
      ),
    },
    {
      table: 'suggestion_step',
      rows: steps.map(({ days, ...step }) => ({
        id: newIdAt(at(days).epochMilliseconds),
        agency_id: CITY_AGENCY_ID,
        at: toIso(at(days)),
        ...step,
      })),
    },
    {
      table: 'notice',
      rows: made
        .filter(({ by, steps: later = [] }) => by === 'ansatt' && later.length > 0)
        .map(({ id, proposer, steps: later = [] }) => {
          const [status, days] = later.at(-1) ?? ['received', 0];
          return {
            id: newIdAt(at(days).epochMilliseconds),
            agency_id: CITY_AGENCY_ID,
            person_id: proposer.id,
            kind: 'suggestion_decided',
            suggestion_id: id,
            event_id: newId(),
            facts: { status },
            created_at: toIso(at(days)),
            read_at: toIso(at(days - 1)),
          };
        }),
    },
  ];
}
