import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { BrowserDesk, eventually, LAPTOP, PHONE, type Screen, type Size } from '../support/browser.js';

let world: BrowserDesk;
/** Numbers of tickets of the demo city, and its draft of a declaration, by what stands in a path. */
const numbers = new Map<string, string>();

const own = [
  '/tickets/new',
  '/my/tickets',
  '/my/tickets?show=done',
  '/notices',
  '/finnes-ikke',
  '/tickets/OSL-9999999',
];
const declaration = ['/declaration', '/declaration/versions', '/declaration/versions/1', '/declaration/versions/99'];
const open = ['/results', '/suggestions', '/suggestions/:suggestion'];
const agents = ['/search', '/search?q=Hansen', '/search?q=finnesikke', '/search/:first?q=Hansen', '/call'];

/** Every address of the web client, for those who may open it. */
const pages: Readonly<Record<string, readonly string[]>> = {
  ansatt: [
    '/',
    '/tickets/:own',
    '/tickets/:done',
    '/calendars',
    '/calendars/city',
    '/calendars/new',
    ...own,
    ...declaration,
    '/declaration/drafts/:draft',
    ...open,
    ...[
      '/results?month=2020-01',
      '/results/weaknesses',
      '/suggestions?show=mine',
      '/suggestions?show=rejected&order=newest',
    ],
    '/admin/user-council',
    ...['/suggestions/new', '/suggestions/:measured', '/suggestions/finnes-ikke'],
  ],
  forstelinje: [
    '/queue/forstelinje',
    '/queue/forstelinje?q=finnesikke',
    '/views/my_work',
    '/views/my_teams',
    '/views/watched',
    '/views/:shared',
    '/views/finnes-ikke',
    '/bulk/finnes-ikke',
    '/queue/forstelinje/:first',
    '/tickets/:first',
    '/tickets/:second',
    '/team/forstelinje/staffing',
    '/drafts',
    '/replies',
    ...['/my-time', '/my-time?show=week', '/my-time?day=2020-01-01'],
    '/team/forstelinje/wallboard',
    ...agents,
  ],
  andrelinje: ['/queue/arbeidsflate', '/tickets/:second'],
  oppmote: ['/queue/oppmote', '/onsite', '/onsite?day=2020-01-01'],
  teamleder: [
    ...['/queue/forstelinje', '/queue/oppmote/OSL-9999999', '/tickets/:first', '/declaration/escalation'],
    ...['/team/forstelinje/staffing', '/team/nett/staffing', '/team/forstelinje/wallboard'],
    ...[
      '/admin/routing?version=1',
      '/admin/escalation-fields?service=passord',
      '/reports/hand-offs',
      '/reports/handling',
      '/staffing-plan',
    ],
  ],
  tjenesteeier: [
    '/reports/sla',
    '/reports/sla?by=service',
    '/reports/sla?by=month&target=resolution',
    '/reports/sla?hours=first_response&priority=1',
    '/reports/sla?known=closing&from=2026-01-01&to=2026-12-31',
    '/reports/sla?known=day',
    '/reports/sla?known=finnes-ikke',
    '/reports/flow',
    '/reports/flow/tickets?figure=reopened',
    '/reports/backlog/tickets?line=first',
    '/reports/sla/tickets?target=resolution&outcome=missed',
    '/reports/sla/tickets?target=resolution&outcome=met&used=100',
    '/reports/sla/tickets?target=first_response&outcome=missed&cause=waiting_in_queue',
    '/reports/sla/tickets?target=first_response&outcome=missed&weekday=1&hour=9',
    '/reports/sla/tickets',
    '/reports/tickets/:first',
    '/reports/hand-offs',
    '/reports/hand-offs?fromTeam=forstelinje&toTeam=nettverk&kind=escalate',
    '/reports/gain',
    '/reports/handling',
    ...[
      '/reports/mail',
      '/reports/mail/new',
      '/reports/mail/new?report=sla&by=team&priority=1',
      '/reports/mail/finnes-ikke',
    ],
    '/staffing-plan?test=1',
    '/staffing-plan?opens=07:00&closes=17:00&target=60&day=3',
    '/comparison',
    '/comparison?figure=reopened&agency=bydel-st-hanshaugen&outcome=miss',
    '/baselines',
    '/baselines/bydel-st-hanshaugen',
    '/baselines/finnes-ikke',
    '/baseline-sheet',
    ...['/showback', '/showback?month=2001-01', '/showback/lines/:line', '/showback/lines/finnes-ikke'],
    ...['/showback/prices', '/showback/prices/:prices', '/showback/prices/new'],
    ...['/positions', '/positions?show=all&on=2020-01-01', '/position-sheet'],
    ...['/benefit-plan', '/benefit-plan?year=2020', '/benefit-plan/draft', '/ledger'],
    ...['/benefit-plan/versions/1', '/benefit-plan/versions/99'],
    ...['/improvements', '/improvements?show=closed', '/improvements/:action', '/improvements/finnes-ikke'],
    '/calendars',
    '/calendars/city?month=2026-12',
    '/calendars/always',
    '/calendars/finnes-ikke',
    '/calendars/city/change',
    '/declaration/versions',
    '/declaration/drafts/:draft',
    '/declaration/compare',
    '/declaration/compare?before=1&after=1',
    '/declaration/compare?before=1&after=:draft',
    '/declaration/escalation',
    ...[
      '/results',
      '/results/weaknesses',
      '/suggestions?show=hidden',
      '/suggestions/:suggestion',
      '/admin/user-council',
    ],
  ],
  kontakt: [
    ...['/', '/agency', '/tickets/:agency', '/showback', '/showback/lines/:line', '/showback/prices'],
    ...['/suggestions/:suggestion', '/suggestions/:measured', '/positions', '/benefit-plan', '/improvements'],
  ],
  admin: [
    ...['/admin', '/admin/routing', '/admin/escalation-fields', '/admin/user-council', '/staffing', '/replies'],
    ...['/calendars', '/calendars/new', '/calendars/always/change'],
  ],
};

/** Dialogs and menus that can stand open on a page, by the buttons that open them. */
const opened: Readonly<Record<string, readonly string[]>> = {
  '/reports/gain': ['Last ned', 'Gevinst', 'Meny > Rapporter'],
  '/reports/mail': ['Slett (Holder vi fristene?)'],
  '/views/my_teams': ['Ny visning'],
  '/views/:shared': ['Lag kopi'],
  '/tickets/:first': [
    'Løs saken',
    'Send til andrelinje',
    'Sett på vent',
    'Flere valg > Tildel noen',
    'Flere valg > Overfør til et annet team',
    'Flere valg > Endre saken',
    'Flere valg > Avbryt saken',
    'Historikk',
    'Internt notat',
    'Standardsvar',
    'Start samtale',
    'Avtal besøk',
    'Forklar fristen: Løsning',
  ],
  '/results/weaknesses': ['Ny svakhet'],
  '/replies': ['Nytt standardsvar', 'Ny makro'],
  '/positions': ['Ny stilling', 'Endre Førstelinje, pulje 1'],
  '/ledger': ['Ny linje', 'Endre Opplæring av ny førstelinje'],
  '/benefit-plan': ['Nytt tiltak'],
  '/improvements/:action': ['Endre', 'Meld ferdig', 'Dropp tiltaket'],
  '/reports/tickets/:first': ['Forklar fristen: Løsning'],
  '/tickets/:second': ['Send tilbake'],
  '/team/forstelinje/staffing': [
    'Din status: Tilgjengelig',
    'Ferdigheter for Herman Fossum',
    'Arbeidstid for Herman Fossum',
    'Fravær for Herman Fossum',
    'Telefonvakt for Herman Fossum',
    'Stilling for Herman Fossum',
  ],
  '/tickets/:own': ['Trekk saken'],
  '/declaration/escalation': [
    'Ny regel',
    'Endre regelen «Prioritet 1 nær fristen»',
    'Slett regelen «Prioritet 1 nær fristen»',
  ],
  '/admin/routing': ['Ny regel', 'Tidligere versjoner'],
  '/tickets/:done': ['Nei, den er ikke løst'],
  '/calendars/city/change': ['Legg til en dag', 'Lagre endringen'],
  '/showback': ['Vis alle linjene', 'Regn måneden på nytt'],
  '/showback/prices/:prices': ['Vis virkningen', 'Publiser …'],
  '/calendars/new': ['Opprett'],
  '/declaration/versions': ['Slett utkastet «Raskere svar»'],
  '/declaration/drafts/:draft': ['Publiser …'],
};

/** A path with what the city has in place of the names in it. */
export const addressOf = (path: string): string => path.replace(/:\w+/, (name) => numbers.get(name) ?? name);

/** What is wrong with a page, in words. */
export async function faults(screen: Screen, where: string): Promise<string[]> {
  const { page } = screen;
  const found = await screen.violations();
  const shape = await page.evaluate(() => ({
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.textContent),
    title: document.title,
    lang: document.documentElement.lang,
    mains: document.querySelectorAll('main').length,
  }));
  if (shape.headings.length !== 1 || !shape.headings[0]) found.push(`headings: ${JSON.stringify(shape.headings)}`);
  if (!/.+ [–|·-] Førstelinje$/.test(shape.title)) found.push(`title: ${shape.title}`);
  if (shape.lang !== 'nb') found.push(`lang: ${shape.lang}`);
  if (shape.mains !== 1) found.push(`${shape.mains} main parts`);
  const over = await screen.overflow();
  if (over > 0) found.push(`wider than the window by ${over} px: ${(await screen.tooWide()).join(', ')}`);
  const unseen = await screen.unseenEdges();
  if (unseen.length > 0) found.push(`tables that do not show that they go on: ${unseen.join(', ')}`);
  found.push(...screen.complaints.splice(0));
  return found.map((fault) => `${where}: ${fault}`);
}

async function press({ page }: Screen, path: string): Promise<void> {
  for (const name of path.split(' > ')) {
    await page.getByRole('button', { name, exact: true }).filter({ visible: true }).first().click();
  }
}

async function look({ username, paths }: Part, size: Size): Promise<string[]> {
  const screen = await world.window(size);
  await screen.chooseDemoUser(username);
  const found: string[] = [];
  for (const path of paths) {
    const where = `${username} ${path} at ${size.width}`;
    await screen.goTo(addressOf(path));
    found.push(...(await faults(screen, where)));
    // What was still being worked out is looked at when it stands, too.
    const underWay = screen.page.locator('main progress');
    if ((await underWay.count()) > 0) {
      await eventually(`what ${where} works out`, async () => (await underWay.count()) === 0);
      await screen.settled();
      found.push(...(await faults(screen, `${where}, worked out`)));
    }
    for (const button of opened[path] ?? []) {
      if ((await screen.page.getByRole('button', { name: button.split(' > ')[0] ?? '', exact: true }).count()) === 0)
        continue;
      await press(screen, button);
      found.push(...(await faults(screen, `${where}, ${button}`)));
      await screen.page.keyboard.press('Escape');
    }
  }
  return found;
}

interface Part {
  readonly username: string;
  readonly paths: readonly string[];
}
/** Who has many pages goes through them in parts, so that none takes too long. */
const AT_ONCE = 14;
async function start(): Promise<void> {
  world = await BrowserDesk.startDemo();
  const one = async (name: string, where: string): Promise<void> => {
    const [ticket] = await world.desk.build.sql<{ number: string }>(
      `select number from ticket t join team on team.id = t.team_id where ${where} order by t.filed_at desc limit 1`,
    );
    numbers.set(name, ticket?.number ?? '');
  };
  const of = (username: string) => `(select id from person where username = '${username}')`;
  await one(':own', `requester_id = ${of('ansatt')}`);
  await one(':done', `requester_id = ${of('ansatt')} and state = 'resolved'`);
  await one(':first', `team.key = 'forstelinje' and state = 'open'`);
  await one(':second', `team.key = 'arbeidsflate' and state = 'open'`);
  const [draft] = await world.desk.build.sql<{ id: string }>('select id from declaration_draft');
  numbers.set(':draft', draft?.id ?? '');
  const [shared] = await world.desk.build.sql<{ id: string }>(`select id from saved_view where share = 'all'`);
  numbers.set(':shared', shared?.id ?? '');
  const [asked] = await world.desk.build.sql<{ id: string }>('select line_id as id from showback_message');
  numbers.set(':line', asked?.id ?? '');
  const [prices] = await world.desk.build.sql<{ id: string }>('select id from price_list where version is null');
  numbers.set(':prices', prices?.id ?? '');
  const suggestion = async (name: string, where: string): Promise<void> => {
    const [found] = await world.desk.build.sql<{ id: string }>(`select id from suggestion where ${where} limit 1`);
    numbers.set(name, found?.id ?? '');
  };
  await suggestion(':suggestion', `status = 'planned' and place is not null`);
  await suggestion(':measured', 'effect is not null');
  const [action] = await world.desk.build.sql<{ id: string }>(
    'select id from improvement_action order by opened_at desc',
  );
  numbers.set(':action', action?.id ?? '');
  await one(
    ':agency',
    `t.agency_id in (select agency_id from agency_contact where person_id = ${of('kontakt')}) and state = 'closed'`,
  );
}

const partsOf = (usernames: readonly string[]): readonly Part[] =>
  usernames.flatMap((username) => {
    const paths = pages[username] ?? [];
    return Array.from({ length: Math.ceil(paths.length / AT_ONCE) }, (_, part): Part => {
      return { username, paths: paths.slice(part * AT_ONCE, (part + 1) * AT_ONCE) };
    });
  });

/** The demo city in a browser, and a test of every page of some of its users. Answers the city, once it has started. */
export function everyPage(usernames: readonly string[]): () => BrowserDesk {
  beforeAll(start);
  afterEach(() => world.closeWindows());
  afterAll(() => world?.stop());
  it.each(partsOf(usernames))(
    'every page of $username is whole, accessible and our own, on a phone and beside it: $paths.0 and on',
    async (part) => {
      const found = await Promise.all([look(part, PHONE), look(part, LAPTOP)]);
      expect(found.flat()).toEqual([]);
    },
  );
  return () => world;
}
