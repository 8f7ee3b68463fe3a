import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { BaselineFigures } from '@desk/contracts';
import { readMapping } from '../../../apps/desk/src/event-log/mapping-file.js';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltAgency } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { importer } from '../import/support.js';

/** The published log of a help desk; it lies beside the project and is never part of it. */
const HISTORY = resolve('../shared/data/helpdesk_italian/helpdesk_events.csv.gz');

/** Every sixth case of the log, as its own agency's tickets: all of them take half a minute and say no more. */
const EVERY = 6;

let heading: string;
let rows: string[];

let desk: TestDesk;
let admin: ApiClient;
let owner: ApiClient;
let home: BuiltAgency;

beforeAll(async () => {
  if (!existsSync(HISTORY)) {
    throw new Error(`The test log ${HISTORY} is missing: put the Italian help-desk log there (see docs/import.md)`);
  }
  const [first = '', ...all] = gunzipSync(readFileSync(HISTORY)).toString('utf8').trimEnd().split(/\r?\n/);
  heading = first;
  rows = all.filter((row) => Number(/\d+/.exec(row)?.[0]) % EVERY === 0);
  desk = await startTestDesk();
  home = await desk.build.agency({ name: 'Programkontoret', joinedOn: null });
  admin = await desk.as(await desk.build.admin(home));
  owner = await desk.as(await desk.build.serviceOwner(home));
}, 60_000);
afterAll(() => desk?.stop());

const FIGURES: BaselineFigures = {
  fte: { low: 2, likely: 2.5, high: 3.25 },
  source: 'Intervjuer og timelister',
  measuredOn: '2026-01-15',
  employees: 900,
  ticketsPerYear: 4200,
  seasonNote: null,
  firstLineMinutesPerTicket: 18.5,
  touchesPerTicket: 3.2,
  handOffsPerTicket: 0.4,
  secondLineMinutesPerTicket: 6,
  satisfaction: 4.1,
  firstResponseHours: 5.5,
  resolutionHours: 30,
};

const of = ({ key }: BuiltAgency) => ({ params: { key } });
const planned = (name: string) => desk.build.agency({ name, joinedOn: null });

it('is written, locked, and then changes by correction alone', async () => {
  const agency = await planned('Etat A');
  expect(await admin.call('baseline', of(agency))).toMatchObject({
    figures: null,
    revision: 0,
    abilities: { edit: true, lock: false, correct: false },
  });
  const first = await admin.call('saveBaseline', { ...of(agency), body: { revision: 0, figures: FIGURES } });
  expect(first).toMatchObject({ figures: FIGURES, version: 1, revision: 1, lockedAt: null });

  // Two write at once: the later one hears of the earlier.
  expect(await owner.refusal('saveBaseline', { ...of(agency), body: { revision: 0, figures: FIGURES } })).toMatchObject(
    {
      code: 'stale_version',
      current: { version: 1 },
    },
  );
  expect(
    await admin.refusal('correctBaseline', { ...of(agency), body: { revision: 1, figures: FIGURES, reason: 'Feil' } }),
  ).toMatchObject({ code: 'baseline_locked' });

  const locked = await owner.call('lockBaseline', { ...of(agency), body: { revision: 1 } });
  expect(locked).toMatchObject({
    revision: 2,
    lockedLate: false,
    lockedBy: { name: expect.any(String) as string },
    abilities: { edit: false, lock: false, correct: true },
  });
  expect(await admin.refusal('saveBaseline', { ...of(agency), body: { revision: 2, figures: FIGURES } })).toMatchObject(
    {
      code: 'baseline_locked',
    },
  );

  const better = { ...FIGURES, fte: { low: 2.2, likely: 2.75, high: 3.5 }, ticketsPerYear: null };
  const reason = 'En stilling på servicetorget var glemt';
  const corrected = await admin.call('correctBaseline', {
    ...of(agency),
    body: { revision: 2, figures: better, reason },
  });
  expect(corrected).toMatchObject({
    figures: better,
    version: 2,
    reason,
    past: [{ version: 1, figures: FIGURES, reason: null }],
  });

  // Whoever writes past the commands is stopped by the table itself.
  await expect(desk.build.sql(`update baseline set fte_likely = 3 where agency_id = $1`, [agency.id])).rejects.toThrow(
    'is locked',
  );
});

it('says at each field what is wrong with it', async () => {
  const agency = await planned('Etat B');
  const wrong: BaselineFigures = {
    ...FIGURES,
    fte: { low: 3, likely: 2, high: 4 },
    source: ' ',
    measuredOn: '2099-01-01',
    employees: 2.5,
    satisfaction: 6,
  };
  const refused = await admin.refusal('saveBaseline', { ...of(agency), body: { revision: 0, figures: wrong } });
  expect(refused.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/figures/fte/likely', 'too_small'],
    ['/figures/employees', 'not_whole'],
    ['/figures/satisfaction', 'too_large'],
    ['/figures/source', 'required'],
    ['/figures/measuredOn', 'lies_ahead'],
  ]);
});

it('comes from a spreadsheet, all of it or nothing', async () => {
  const [a, b, c] = [await planned('Bydel Nord'), await planned('Bydel Sør'), await planned('Bydel Øst')];
  await admin.call('saveBaseline', { ...of(c), body: { revision: 0, figures: FIGURES } });
  await admin.call('lockBaseline', { ...of(c), body: { revision: 1 } });
  const head = 'Virksomhet;Årsverk lav;Årsverk sannsynlig;Årsverk høy;Kilde;Dato;Ansatte';
  const sheet = (...rows: string[]) => [head, ...rows].join('\r\n');
  const good = sheet(`${a.key};1,5;2;2,75;Kartlegging;1.3.2026;700`, `${b.key};0.4;0.5;0.6;Kartlegging;2026-03-01;`);

  const bad = await admin.call('readBaselineSheet', {
    body: {
      text: `${good}\r\n${c.key};1.250;2;3;Kartlegging;2026-03-01;900\r\nBydel Vest;1;2;3;Kartlegging;2026-03-01;900`,
      apply: true,
    },
  });
  expect(bad).toMatchObject({ applied: false, rows: [{ change: 'new' }, { change: 'new' }] });
  expect(bad.faults.map(({ row, column, code }) => [row, column?.letter, code])).toEqual([
    [4, 'B', 'ambiguous_number'],
    [5, 'A', 'unknown_agency'],
  ]);
  expect((await admin.call('baseline', of(a))).figures).toBeNull();
  const late = sheet(`${c.key};1,5;2;3;Kartlegging;2026-03-01;900`);
  expect((await admin.call('readBaselineSheet', { body: { text: late, apply: true } })).faults).toEqual([
    { row: 2, column: null, code: 'agency_locked', found: 'Bydel Øst' },
  ]);

  expect(await admin.call('readBaselineSheet', { body: { text: good, apply: false } })).toMatchObject({
    applied: false,
  });
  expect((await admin.call('baseline', of(a))).figures).toBeNull();
  expect(await admin.call('readBaselineSheet', { body: { text: good, apply: true } })).toMatchObject({ applied: true });
  expect((await admin.call('baseline', of(a))).figures).toMatchObject({
    fte: { low: 1.5, likely: 2, high: 2.75 },
    measuredOn: '2026-03-01',
    employees: 700,
  });
  // The same sheet again changes nothing, and says so.
  const again = await admin.call('readBaselineSheet', { body: { text: good, apply: true } });
  expect(again.rows.map(({ change }) => change)).toEqual(['same', 'same']);
  expect((await admin.call('baseline', of(a))).revision).toBe(1);
});

it('keeps the files on which it rests', async () => {
  const agency = await planned('Etat C');
  await admin.call('saveBaseline', { ...of(agency), body: { revision: 0, figures: FIGURES } });
  const path = `/baselines/${agency.key}/evidence`;
  const [kept, dropped] = [
    await admin.upload(path, 'timeliste.pdf', '%PDF-1.7 …'),
    await admin.upload(path, 'feil.txt', 'x'),
  ];
  expect(kept).toMatchObject({ status: 201, body: { name: 'timeliste.pdf', mediaType: 'application/pdf' } });
  const fileOf = ({ body }: { body: unknown }) => ({ params: { key: agency.key, file: (body as { id: string }).id } });
  await admin.call('dropBaselineEvidence', fileOf(dropped));
  await owner.call('lockBaseline', { ...of(agency), body: { revision: 1 } });
  expect(await admin.refusal('dropBaselineEvidence', fileOf(kept))).toMatchObject({ code: 'baseline_locked' });
  expect((await owner.call('baseline', of(agency))).evidence.map(({ name }) => name)).toEqual(['timeliste.pdf']);
  const got = await owner.raw('GET', `/api/v1${path}/${fileOf(kept).params.file}`);
  expect([got.status, got.text]).toEqual([200, '%PDF-1.7 …']);
  expect((await owner.raw('GET', `/api/v1${path}/${fileOf(dropped).params.file}`)).status).toBe(404);
});

it('is the agency’s own to read, and nobody else’s', async () => {
  const { agency, contact, lead } = await desk.build.desk();
  const other = await planned('Etat D');
  for (const one of [agency, other]) {
    await admin.call('saveBaseline', { ...of(one), body: { revision: 0, figures: FIGURES } });
  }
  const reader = await desk.as(contact);
  expect((await reader.call('baselines')).items.map((row) => row.agency.key)).toEqual([agency.key]);
  expect(await reader.call('baseline', of(agency))).toMatchObject({ figures: FIGURES, abilities: { edit: false } });
  expect(await reader.refusal('baseline', of(other))).toMatchObject({ status: 404 });
  expect(await reader.refusal('lockBaseline', { ...of(agency), body: { revision: 1 } })).toMatchObject({ status: 403 });
  expect(await (await desk.as(lead)).refusal('baselines')).toMatchObject({ status: 403 });
  const late = await owner.call('lockBaseline', { ...of(agency), body: { revision: 1 } });
  // It joined long ago.
  expect(late.lockedLate).toBe(true);
});

it('takes volume and time to resolve from the agency’s own old tickets', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-history-'));
  const file = join(folder, 'history.csv');
  writeFileSync(file, [heading, ...rows].join('\n'));
  const report = await importer(desk).run(file, readMapping('helpdesk-italian'));
  rmSync(folder, { recursive: true });
  const { tickets, ...volume } = counted();
  expect(report).toMatchObject({ cases: tickets, imported: tickets, rows: rows.length, badRows: 0 });
  const { items } = await admin.call('historyVolumes');
  const history = { key: 'helpdesk-italian', name: 'Historikk: italiensk brukerstøtte' };
  expect(items).toEqual([{ history, tickets, ...volume }]);
}, 120_000);

/** The same, counted from the rows of the log. */
function counted() {
  const solves = new Set(['Resolve ticket', 'RESOLVED', 'VERIFIED', 'INVALID', 'DUPLICATE', 'Closed']);
  const filed = new Map<string, string>();
  const solved = new Map<string, string>();
  for (const line of rows) {
    const [id = '', , at = '', activity = ''] = line.split(',');
    if (!filed.has(id)) filed.set(id, at);
    if (!solves.has(activity)) solved.delete(id);
    else if (!solved.has(id)) solved.set(id, at);
  }
  const days = [...filed.values()].map(cityDay).sort();
  const [from = '', to = ''] = [days[0], days.at(-1)];
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  const hours = [...solved].map(([id, at]) => (Date.parse(at) - Date.parse(filed.get(id) ?? '')) / 3_600_000);
  hours.sort((a, b) => a - b);
  const middle =
    ((hours[Math.floor((hours.length - 1) / 2)] ?? 0) + (hours[Math.ceil((hours.length - 1) / 2)] ?? 0)) / 2;
  return {
    from,
    to,
    tickets: filed.size,
    ticketsPerYear: Math.round((filed.size * 365) / length),
    resolutionHours: expect.closeTo(middle, 1) as number,
  };
}

const cityDay = (at: string): string => new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Europe/Oslo' });
