import {
  CITY_TIME_ZONE,
  EXPORT_FORMATS,
  REPORT_KEYS,
  type Prices,
  type ReportKey,
  type ReportParameters,
  type SaveReportScheduleRequest,
} from '@desk/contracts';
import { CloseMonths } from '@desk/benefits';
import { ReportPost } from '@desk/exports';
import { Jobs } from '@desk/platform';
import { parse } from 'csv-parse/sync';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltPerson } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { MailServer } from '../../support/mail-server.js';
import { castOf, catchUp, escalate, fileOne, resolve, take, type Cast } from '../metrics/support.js';
import { readPdf, readSheets, unzip, type PdfElement } from './read-files.js';

/** What somebody may call an agency, and a spreadsheet must not run. */
const HOSTILE = '=HYPERLINK("http://x";"Æ") <b>Ås & sønn</b>';

let desk: TestDesk;
let smtp: MailServer;
let cast: Cast;
let owner: BuiltPerson;
let period: { from: string; to: string };
/** What was asked of the staffing, and is answered. */
let run: string;

beforeAll(async () => {
  smtp = new MailServer();
  desk = await startTestDesk({ env: { SMTP_URL: await smtp.listen() } });
  cast = await castOf(desk);
  owner = await desk.build.serviceOwner(cast.city.agency);
  await desk.build.sql('update agency set name = $2 where id = $1', [cast.city.agency.id, HOSTILE]);
  const { agent } = cast;
  for (let count = 0; count < 3; count += 1) {
    const { id } = await fileOne(cast);
    desk.advance('PT30M');
    await take(agent, id);
    if (count > 0) await agent.call('addMessage', { params: { id }, body: { text: 'Prøv igjen' } });
    if (count === 1) await resolve(agent, id);
    if (count === 2) await escalate(cast, id);
  }
  desk.advance('P20D');
  await catchUp(desk);
  const today = desk.clock.now().toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
  period = { from: today.subtract({ days: 60 }).toString(), to: today.toString() };
  await bearCosts(today.with({ day: 1 }).subtract({ months: 2 }).toString());
  // So that there is a month to publish, whatever day it is.
  await desk.build.sql('insert into flow_rollup (agency_id, month, filed, resolved) values ($1, $2, 8, 8)', [
    cast.city.agency.id,
    today.with({ day: 1 }).subtract({ months: 2 }).toString(),
  ]);
  await desk.app.get(Jobs).add('results.publish', [{ payload: {} }]);
  await desk.app.get(Jobs).add('metrics.close', [{ payload: {} }]);
  ({ id: run } = await cast.owner.call('startStaffingPlan', { body: staffing(today.subtract({ days: 30 }), today) }));
  await desk.drain();
}, 60_000);
afterAll(async () => {
  await desk.stop();
  await smtp.close();
});

const NO_PRICES: Omit<Prices, 'model'> = {
  perAgency: null,
  perEmployee: null,
  shared: null,
  perTicket: null,
  exceptions: [],
  perMinute: null,
};

/** Every agency bears the same from a day on, and what is over of that is closed. */
async function bearCosts(validFrom: string): Promise<void> {
  await desk.build.agency({ name: 'Naboetaten', joinedOn: '2020-01-01' });
  const prices = { ...NO_PRICES, model: 'fixed', perAgency: 310_01 } as const;
  const { id, revision } = await cast.owner.call('createPriceList', { body: { validFrom, prices, reason: null } });
  await cast.owner.call('publishPriceList', { params: { id }, body: { revision } });
  await desk.app.get(CloseMonths).run();
}

const staffing = (
  from: { toString(): string },
  until: { subtract(days: { days: number }): { toString(): string } },
) => ({
  from: from.toString(),
  to: until.subtract({ days: 1 }).toString(),
  agencies: [],
  opens: '09:00',
  closes: '15:00',
  targetMinutes: 480,
  targetShare: 0.9,
  callSeconds: 60,
  callShare: 0.8,
  overflow: false,
  absence: 0.1,
  webMinutes: 5,
  callMinutes: null,
});

/** What a report cannot do without. */
const needed = (key: ReportKey): ReportParameters => {
  if (key === 'sla-tickets') return { target: 'resolution', outcome: 'met' };
  return key === 'staffing-plan' ? { run } : {};
};

async function download(as: BuiltPerson, key: string, more: object = {}) {
  const search = new URLSearchParams({ ...period, ...more } as Record<string, string>);
  const answer = await fetch(`${desk.origin}/api/v1/reports/${key}/export?${search}`, {
    headers: { authorization: `Bearer ${await desk.tokenOf(as)}` },
  });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

const csv = (text: Buffer | undefined): string[][] =>
  parse(text ?? '', { bom: true, delimiter: ';', record_delimiter: '\r\n', relax_column_count: true }) as string[][];
const page = () => cast.owner.call('slaReport', { query: { ...period, by: 'agency' } });

describe('a report as a file', () => {
  it('is in CSV what its page says, with decimal commas, and runs nothing that is a name', async () => {
    const { items } = await page();
    expect(items.length).toBeGreaterThan(1);
    const { status, headers, bytes } = await download(owner, 'sla', { format: 'csv' });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/zip');
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(
        `^attachment; filename="Holder vi fristene ${period.from} _ ${period.to}\\.zip"; filename\\*=UTF-8''Holder%20vi`,
      ),
    );
    const files = unzip(bytes);
    expect([...files.keys()]).toEqual(expect.arrayContaining(['om-rapporten.csv', 'fordelt.csv', 'saksflyt.csv']));
    const [head, ...rows] = csv(files.get('fordelt.csv'));
    expect(head).toEqual(['Frist', 'Virksomhet', 'Innen fristen', 'Brutt', 'Andel innen fristen (%)']);
    expect(rows).toHaveLength(items.length);
    for (const [index, { met, missed, attainment }] of items.entries()) {
      const [, name = '', metText, missedText, share = ''] = rows[index] ?? [];
      expect([name, Number(metText), Number(missedText)]).toEqual([`'${HOSTILE}`, met, missed]);
      expect(Number(share.replace(',', '.')) / 100).toBeCloseTo(attainment ?? NaN, 4);
    }
    const about = csv(files.get('om-rapporten.csv'));
    expect(about[0]).toEqual(['Om rapporten', 'Holder vi fristene?']);
    expect(about.flat().join(' ')).toContain('Andelen er antall innen fristen delt på alle som er målt');
  });

  it('is in Excel real numbers with their formats, one sheet a table', async () => {
    const { items } = await page();
    const { status, bytes } = await download(owner, 'sla', { format: 'xlsx' });
    expect(status).toBe(200);
    const sheets = readSheets(bytes);
    expect([...sheets.keys()].slice(0, 3)).toEqual(['Om rapporten', 'Alt i perioden', 'Fordelt på virksomhet']);
    const [, ...rows] = sheets.get('Fordelt på virksomhet') ?? [];
    expect(rows.map((row) => row.slice(1).map(({ value }) => value))).toEqual(
      items.map(({ met, missed, attainment }) => [HOSTILE, met, missed, attainment]),
    );
    expect(rows[0]?.[4]?.format).toBe('0.0%');
    // No formula anywhere.
    for (const [name, file] of unzip(bytes))
      if (name.includes('worksheets')) expect(file.toString()).not.toMatch(/<f[ >]/);
    const { bytes: tickets } = await download(owner, 'sla-tickets', {
      format: 'xlsx',
      target: 'first_response',
      outcome: 'missed',
    });
    const [list] = [...readSheets(tickets).values()].slice(1);
    const behind = await cast.owner.call('slaTickets', {
      query: { ...period, target: 'first_response', outcome: 'missed' },
    });
    expect(list?.slice(1).map(([number]) => number?.value)).toEqual(behind.items.map(({ number }) => number));
    expect(list?.[1]?.[7]).toMatchObject({ format: 'dd.mm.yyyy' });
  });

  it('is in PDF readable text with a title and a language, on numbered pages', async () => {
    const { status, bytes } = await download(owner, 'sla', { format: 'pdf' });
    expect(status).toBe(200);
    const { pages, source } = readPdf(bytes);
    const text = pages.join(' ');
    expect(source).toMatch(/\/Lang \(nb\)/);
    expect(text).toContain('Holder vi fristene?');
    expect(text).toContain(HOSTILE.replace(/ /g, ' '));
    const [first] = (await page()).items;
    const share = new Intl.NumberFormat('nb-NO', { style: 'percent', minimumFractionDigits: 1 }).format(
      first?.attainment ?? NaN,
    );
    expect(text).toContain(share.replace(/\s/g, ' '));
    pages.forEach((one, index) => expect(one).toContain(`Side ${index + 1} av ${pages.length}`));
    expect(pages.length).toBeGreaterThan(1);
  });

  it('tells a screen reader in PDF what each of its words is', async () => {
    const { bytes } = await download(owner, 'sla', { format: 'pdf' });
    const { pages, source, structure, loose } = readPdf(bytes);
    expect(source).toMatch(/\/MarkInfo \d+ 0 R/);
    expect(source).toMatch(/\/Marked true/);
    expect(source).toMatch(/\/DisplayDocTitle true/);
    expect(loose).toBe('');
    expect(structure.type).toBe('Document');
    const all = structure.within;
    expect(all[0]).toMatchObject({ type: 'H1', text: 'Holder vi fristene?' });
    expect(all.filter(({ type }) => type === 'H1')).toHaveLength(1);
    expect(all.filter(({ type }) => type === 'H2').map(({ text }) => text)).toContain('Fordelt på virksomhet');
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(['H1', 'H2', 'H3', 'P', 'Figure', 'Table']));
    const pictures = all.filter(({ type }) => type === 'Figure');
    expect(pictures.every(({ hasAlt }) => hasAlt)).toBe(true);
    // Each number lies in a row with a head of its own, under one with the heads of its columns; however many pages it takes.
    const tables = all.filter(({ type }) => type === 'Table');
    for (const { within: rows } of tables) {
      const [head, ...others] = rows.map((row) => row.within.map(({ type, scope }) => `${type} ${scope ?? ''}`.trim()));
      expect(new Set(head)).toEqual(new Set(['TH Column']));
      for (const cells of others)
        expect(cells).toEqual(['TH Row', ...Array<string>((head?.length ?? 0) - 1).fill('TD')]);
      expect(others.length).toBeGreaterThan(0);
    }
    const [city] = tables;
    expect(city?.within[0]?.within.map(({ text }) => text)).not.toContain('');
    // Heads and numbers of pages are beside it.
    const read = (element: PdfElement): string => element.text + element.within.map(read).join(' ');
    expect(pages.join(' ')).toContain('Side 1 av');
    expect(read(structure)).not.toContain('Side 1 av');
    expect(read(structure).split('Holder vi fristene?')).toHaveLength(2);
  });

  it('speaks the language of its reader', async () => {
    const reader = await desk.build.serviceOwner(cast.city.agency);
    await (await desk.as(reader)).call('setLocale', { body: { locale: 'nn' } });
    const { bytes, headers } = await download(reader, 'hand-offs', { format: 'xlsx' });
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain('Overleveringar');
    expect([...readSheets(bytes).keys()]).toContain('Overleveringar mellom team');
  });

  it('says in words what is hidden, and leaves nothing of it in the numbers', async () => {
    // One agent's work alone.
    await desk.build.sql(
      `insert into handling_day (agency_id, agent_id, day, line, seconds, touches, captured)
       values ($1, $2, $3::date + 5, 'first', 5000, 4, 4)
       on conflict (agent_id, day, agency_id, line) do update set seconds = 5000`,
      [cast.city.agency.id, cast.city.agent.id, period.from],
    );
    await desk.build.sql('delete from handling_total');
    await desk.build.sql(
      `insert into handling_total (day, line, agent_id, cells, seconds, touches, captured)
       select day, line, agent_id, count(*), sum(seconds), sum(touches), sum(captured) from handling_day group by 1, 2, 3`,
    );
    const report = await cast.owner.call('handlingReport', { query: period });
    expect(report.lines.find(({ line }) => line === 'first')).toMatchObject({ seconds: null, captureShare: null });
    const { bytes } = await download(owner, 'handling', { format: 'xlsx' });
    const [, lines] = [...readSheets(bytes).values()];
    expect(lines?.[1]?.map(({ value }) => value)).toEqual(['Førstelinje', ...Array<string>(3).fill('for få data')]);
    const { bytes: text } = await download(owner, 'handling', { format: 'csv' });
    const months = csv(unzip(text).get('linjer.csv'));
    expect(months[1]).toEqual(['Førstelinje', ...Array<string>(3).fill('for få data')]);
    expect(months.flat().join()).not.toMatch(/NaN|null|undefined|Infinity/);
  });

  it.each(REPORT_KEYS)(
    '%s opens in every format, also for a period in which nothing was',
    async (key) => {
      const more = needed(key);
      // Of nothing that was closed or published by then, the page of the results says that there is nothing.
      const empty = key === 'gain' || key === 'results' ? period : { from: '2025-01-01', to: '2025-01-31' };
      for (const asked of [period, empty]) {
        for (const format of EXPORT_FORMATS) {
          const { status, bytes } = await download(owner, key, { ...asked, ...more, format });
          expect([key, format, status]).toEqual([key, format, 200]);
          expect(bytes.length).toBeGreaterThan(50);
        }
      }
    },
    60_000,
  );

  it('is refused as its page is, and takes what its page takes', async () => {
    const statuses = async (as: BuiltPerson, key: ReportKey, more: object = {}) =>
      (await download(as, key, { format: 'csv', ...more })).status;
    const { city } = cast;
    const other = await desk.build.agency({ name: 'En annen' });
    expect(await statuses(city.employee, 'sla')).toBe(403);
    expect(await statuses(city.contact, 'sla')).toBe(200);
    expect(await statuses(city.contact, 'sla', { agency: other.key })).toBe(404);
    expect(await statuses(city.contact, 'gain')).toBe(403);
    expect(await statuses(city.lead, 'handling')).toBe(200);
    expect(await statuses(owner, 'handling', { team: city.firstLine.key })).toBe(422);
    expect(await statuses(owner, 'sla-tickets')).toBe(422);
    expect((await download(owner, 'ukjent', { format: 'csv' })).status).toBe(404);
  });
});

describe('a report of its own days', () => {
  const sheet = async (as: BuiltPerson, key: ReportKey, more: object = {}) => {
    const { status, bytes } = await download(as, key, { format: 'xlsx', ...more });
    expect([key, status]).toEqual([key, 200]);
    const sheets = readSheets(bytes);
    const rows = (name: string) => sheets.get(name)?.map((row) => row.map(({ value }) => value));
    return { about: rows('Om rapporten')?.flat().join(' ') ?? '', rows, names: [...sheets.keys()] };
  };

  it('of the flow has the months and the backlog of its page', async () => {
    const { items } = await cast.owner.call('flowMonths', { query: period });
    const { open } = await cast.owner.call('backlogReport', { query: {} });
    const { rows } = await sheet(owner, 'flow');
    expect(
      rows('Inn og ut')
        ?.slice(1)
        .map((row) => row.slice(1)),
    ).toEqual(
      items.map((one) => [one.filed, one.resolved, one.cancelled, one.filed - one.resolved - one.cancelled, one.open]),
    );
    expect(open).toBeGreaterThan(0);
    expect(
      rows('Åpne saker nå')
        ?.slice(1)
        .reduce((sum, row) => sum + Number(row.at(-1)), 0),
    ).toBe(open);
    // Work is of the whole city alone.
    expect(
      (await sheet(owner, 'flow', { agency: cast.city.agency.key })).rows('Hvor ble det av tiden')?.at(-1),
    ).toEqual(['Arbeidstid', 'Vises bare for hele kommunen']);
    expect((await download(cast.city.employee, 'flow', { format: 'csv' })).status).toBe(403);
  });

  it('of costs is that of the newest closed month, and a contact’s has their own agency alone', async () => {
    const all = await cast.owner.call('showback');
    expect(all.agencies.length).toBeGreaterThan(1);
    const { rows, about } = await sheet(owner, 'showback');
    const [, ...agencies] = rows('Kostnader per virksomhet') ?? [];
    expect(agencies.map(([name, , sum]) => [name, sum])).toEqual(
      all.agencies.map(({ agency, ore }) => [agency.name, ore / 100]),
    );
    expect(about).toContain(`${all.month === null ? '' : monthName(all.month)}`);
    const own = await sheet(cast.city.contact, 'showback');
    expect(
      own
        .rows('Kostnader per virksomhet')
        ?.slice(1)
        .map(([name]) => name),
    ).toEqual([HOSTILE]);
    const { bytes } = await download(cast.city.contact, 'showback', { format: 'csv' });
    for (const file of unzip(bytes).values()) expect(file.toString()).not.toContain('Naboetaten');
    // Nothing was closed by then.
    const before = await sheet(owner, 'showback', { from: '2025-01-01', to: '2025-01-31' });
    expect(before.rows('Kostnader per virksomhet')?.slice(1)).toEqual([['Ingen måned er lukket ennå']]);
  });

  it('of the open results is for every employee, of a month that is published', async () => {
    const { month, knownOn } = await cast.employee.call('openResults', { query: {} });
    const { about } = await sheet(cast.city.employee, 'results');
    expect(about).toContain('Slik går det');
    expect(about).toContain(monthName(month));
    const known = new Intl.DateTimeFormat('nb-NO', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(knownOn));
    expect(about).toContain(`Tallene slik de var kjent ${known} `);
    expect(about).toContain(`Tallene for ${monthName(month)} er slik de var kjent ${known}, og blir ikke endret.`);
    const early = { format: 'csv', from: '2025-01-01', to: '2025-01-31' };
    expect((await download(owner, 'results', early)).status).toBe(404);
    expect((await download(owner, 'results', { format: 'csv', from: period.to, to: period.from })).status).toBe(422);
  });

  it('of the staffing is one finished answer, as a file alone', async () => {
    const { result } = await cast.owner.call('staffingPlan', { params: { id: run } });
    const { rows, about } = await sheet(owner, 'staffing-plan', { run });
    expect(rows('Slik går det da')?.[1]?.slice(1)).toEqual(
      [result?.need, result?.today, result?.roster].map((need) => (need?.figures ? need.fte : 'Lar seg ikke nå')),
    );
    expect(result?.roster.figures).not.toBeNull();
    expect(result?.quarters.length).toBeGreaterThan(0);
    expect(rows('Når i uken')).toHaveLength(1 + (result?.quarters.length ?? 0));
    expect(about).toContain('Åpner (man.–fre.) 09:00');
    const status = async (more: object, as = owner) =>
      (await download(as, 'staffing-plan', { format: 'csv', ...more })).status;
    expect(await status({})).toBe(422);
    expect(await status({ run: 'nei' })).toBe(422);
    expect(await status({ run: '00000000-0000-7000-8000-00000000abcd' })).toBe(404);
    expect(await status({ run }, cast.city.contact)).toBe(403);
    const failed = '00000000-0000-7000-8000-00000000abce';
    await desk.build.sql(
      `insert into staffing_run (id, kind, terms, state, requested_at, requested_by_id)
       select $1, kind, terms, 'failed', requested_at, requested_by_id from staffing_run where id = $2`,
      [failed, run],
    );
    expect(await status({ run: failed })).toBe(404);
    const mailed = { ...MONTHLY, report: 'staffing-plan' as const, parameters: { run }, recipients: [owner.id] };
    const refused = await (await desk.as(owner)).refusal('createReportSchedule', { body: mailed });
    expect(refused.errors?.map(({ pointer }) => pointer)).toEqual(['/report']);
  });

  it('of the plan and of the comparison says what their pages say', async () => {
    const compared = await cast.owner.call('comparisonReport', { query: { ...period, figure: 'first_response' } });
    const { rows } = await sheet(owner, 'comparison', { figure: 'first_response' });
    expect(
      rows('Alle virksomheter')
        ?.slice(1)
        .map((row) => row.slice(0, 5)),
    ).toEqual(
      compared.items.length === 0
        ? [['Ingen virksomhet har fem eller flere saker i denne perioden.']]
        : compared.items.toReversed().map((one) => [one.agency.name, one.counted, one.hits, one.share, one.adjusted]),
    );
    expect((await sheet(owner, 'benefit-plan')).about).toContain('Ingen plan er vedtatt ennå');
    const begun = await cast.owner.call('createPlanDraft');
    await cast.owner.call('publishPlan', { body: { revision: begun.revision, reason: 'Vedtatt' } });
    await cast.owner.call('addLedgerLine', {
      body: { line: { kind: 'transition', amount: 1_250_50, on: period.to, text: 'Flytting' } },
    });
    const plan = await cast.owner.call('benefitPlan', { query: {} });
    const file = await sheet(owner, 'benefit-plan');
    expect(
      file
        .rows('Plan – resultat')
        ?.slice(1)
        .map((row) => [row[0], row[1], row[5]]),
    ).toEqual(
      plan.years.map(({ key, plan: planned }) => [
        key,
        planned?.fte ?? '–',
        planned === null ? '–' : planned.net / 100,
      ]),
    );
    expect(file.rows('Kostnader ved sammenslåingen')?.slice(1)).toEqual([[String(plan.year), 1_250.5, 0, 1_250.5]]);
    expect((await download(cast.city.contact, 'benefit-plan', { format: 'csv' })).status).toBe(403);
  });

  it('of the deadlines says as of when it is known, by line too', async () => {
    const byLine = await cast.owner.call('slaReport', { query: { ...period, by: 'line', line: 'first' } });
    const now = await sheet(owner, 'sla', { by: 'line', line: 'first' });
    expect(
      now
        .rows('Fordelt på linje')
        ?.slice(1)
        .map((row) => row.slice(1, 4)),
    ).toEqual(byLine.items.map(({ met, missed }) => ['Førstelinje', met, missed]));
    const closed = await cast.owner.call('slaReport', { query: { ...period, by: 'agency', knownAs: 'closing' } });
    const then = await sheet(owner, 'sla', { knownAs: 'closing' });
    expect(then.about).toContain('Holder vi fristene? Slik det var da måneden ble avsluttet');
    expect(then.about).toContain('Når tallene er kjent Slik det var da måneden ble avsluttet');
    expect(then.names).toContain('Da og nå, måned for måned');
    const counted = then.rows('Fordelt på virksomhet')?.slice(1) ?? [];
    expect(counted.map((row) => row.slice(2, 4))).toEqual(
      closed.items.length === 0 ? [[]] : closed.items.map(({ met, missed }) => [met, missed]),
    );
    // Of closed months hours are kept by agency alone.
    const hours = 'Når på uken brytes fristene';
    expect(now.names).toContain(hours);
    expect((await sheet(owner, 'sla', { knownAs: 'closing', line: 'first' })).names).not.toContain(hours);
    const knownOn = desk.clock.now().toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate().toString();
    const { id } = await (await desk.as(owner)).call('startKnownReport', { body: { ...period, knownOn } });
    const asked = { knownReport: id, from: '2025-01-01', to: '2025-01-31' };
    await desk.drain();
    // One that is not counted to its end says nothing.
    const inState = (state: string) => desk.build.sql('update known_report set state = $2 where id = $1', [id, state]);
    await inState('failed');
    expect((await download(owner, 'sla', { format: 'csv', ...asked })).status).toBe(404);
    await inState('done');
    const anew = await (await desk.as(owner)).call('knownSlaReport', { params: { id }, query: { by: 'agency' } });
    const day = await sheet(owner, 'sla', asked);
    expect(anew.items.length).toBeGreaterThan(0);
    expect(
      day
        .rows('Fordelt på virksomhet')
        ?.slice(1)
        .map((row) => row.slice(2, 4)),
    ).toEqual(anew.items.map(({ met, missed }) => [met, missed]));
    expect(day.about).toContain('Kjent ved slutten av');
    // It is of who asked for it, and of no mail.
    const other = await desk.build.serviceOwner(cast.city.agency);
    expect((await download(other, 'sla', { format: 'csv', ...asked })).status).toBe(404);
    expect((await download(owner, 'sla', { format: 'csv', ...asked, knownAs: 'closing' })).status).toBe(422);
    const body = { ...MONTHLY, report: 'sla' as const, parameters: { knownReport: id }, recipients: [owner.id] };
    const refused = await (await desk.as(owner)).refusal('createReportSchedule', { body });
    expect(refused.errors?.map(({ pointer }) => pointer)).toEqual(['/parameters/knownReport']);
  });

  const monthName = (month: string) =>
    new Intl.DateTimeFormat('nb-NO', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${month}-01T00:00:00Z`),
    );
});

const MONTHLY = {
  period: 'last_month',
  rhythm: 'monthly',
  weekday: null,
  hour: 7,
  format: 'pdf',
  locale: 'nb',
} as const;

describe('a report by mail', () => {
  const monday: SaveReportScheduleRequest = {
    report: 'sla',
    parameters: { by: 'agency' },
    period: 'last_week',
    rhythm: 'weekly',
    weekday: 1,
    hour: 7,
    format: 'pdf',
    locale: 'nb',
    recipients: [],
  };
  let author: BuiltPerson;
  let client: ApiClient;
  const post = () => desk.app.get(ReportPost).run();
  const mailsTo = (person: BuiltPerson) =>
    smtp.mails.filter((mail) => JSON.stringify(mail.to).includes(`${person.username}@`));
  const zoned = () => desk.clock.now().toZonedDateTimeISO(CITY_TIME_ZONE);
  const scheduled = async (id: string) => (await client.call('reportSchedules')).items.find((item) => item.id === id);

  beforeEach(async () => {
    author = await desk.build.serviceOwner(cast.city.agency);
    client = await desk.as(author);
    smtp.mails.length = 0;
  });
  afterEach(async () => {
    // What a test leaves due is no matter of the next.
    await desk.build.sql('delete from report_schedule');
  });
  const create = (more: Partial<SaveReportScheduleRequest> = {}) =>
    client.call('createReportSchedule', { body: { ...monday, recipients: [author.id], ...more } });

  it('comes on its day and at its hour, once, from however many workers, with the figures, the file and the page', async () => {
    const { id, nextAt } = await create({ period: 'this_month' });
    const due = zoned().add({ days: (8 - zoned().dayOfWeek) % 7 || 7 });
    expect(nextAt).toBe(
      `${due.toPlainDate().toZonedDateTime({ timeZone: CITY_TIME_ZONE, plainTime: '07:00' }).toInstant().toString({ smallestUnit: 'millisecond' })}`,
    );
    await post();
    expect(mailsTo(author)).toEqual([]);
    desk.clock.moveTo(nextAt ?? '');
    await Promise.all([post(), post(), post()]);
    await post();
    const [mail, ...more] = mailsTo(author);
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^Holder vi fristene\? \d/);
    // Which of them comes first, is not said.
    const file = mail?.attachments.find(({ contentType }) => contentType === 'application/pdf');
    const picture = mail?.attachments.find(({ contentType }) => contentType === 'image/png');
    const day = due.toPlainDate();
    const asked = { from: day.with({ day: 1 }), to: day.subtract({ days: 1 }) };
    expect(file?.filename).toContain(`${asked.from} – ${asked.to}`);
    expect(mail?.text).toContain(`${desk.config.publicUrl}/reports/sla?by=agency&from=${asked.from}&to=${asked.to}`);
    // The picture stands with the HTML that names it, before what is attached.
    expect(picture?.content.subarray(1, 4).toString()).toBe('PNG');
    expect(picture?.contentDisposition).toBe('inline');
    expect(mail?.html).toMatch(/<img src="data:image\/png[^>]* alt="Løsning: innen fristen\. /);
    expect(mail?.html).toContain('lang="nb"');
    expect(mail?.html).not.toContain('<b>Ås');
    const after = await scheduled(id);
    expect(after?.recipients).toEqual([
      { id: author.id, name: author.name, last: { state: 'sent', at: nextAt, error: null } },
    ]);
    expect(zonedOf(after?.nextAt)).toMatch(/^\d{4}-\d\d-\d\dT07:00/);
  }, 30_000);

  it('comes once after a long stand-still, with the last period, and goes on from there', async () => {
    const { nextAt } = await create({ format: 'csv', period: 'last_month', rhythm: 'monthly', weekday: null });
    desk.clock.moveTo(nextAt ?? '');
    desk.advance('P100D');
    await post();
    const [mail, ...more] = mailsTo(author);
    expect(more).toEqual([]);
    const last = zoned().toPlainDate();
    const fell = last.with({ day: 1 });
    // The first working day of the month may not have come yet.
    const months = [fell.subtract({ months: 1 }), fell.subtract({ months: 2 })].map(String);
    expect(months.some((from) => mail?.text?.includes(`from=${from}`))).toBe(true);
    await post();
    expect(mailsTo(author)).toHaveLength(1);
  }, 30_000);

  it('keeps its hour when the clocks change, and comes once in the night in which an hour is twice or not there', async () => {
    for (const [before, hour, expected] of [
      ['2027-03-21T12:00:00Z', 7, ['2027-03-28T05:00:00.000Z', '2027-04-04T05:00:00.000Z']],
      ['2027-10-30T12:00:00Z', 2, ['2027-10-31T00:00:00.000Z', '2027-11-07T01:00:00.000Z']],
      ['2028-03-25T12:00:00Z', 2, ['2028-03-26T01:00:00.000Z', '2028-04-02T00:00:00.000Z']],
    ] as const) {
      desk.clock.moveTo(before);
      smtp.mails.length = 0;
      const { id } = await create({ weekday: 7, hour, format: 'csv', report: 'hand-offs', parameters: {} });
      for (const [index, at] of expected.entries()) {
        expect((await scheduled(id))?.nextAt).toBe(at);
        desk.clock.moveTo(at);
        await post();
        desk.advance('PT3H');
        await post();
        expect(mailsTo(author)).toHaveLength(index + 1);
      }
      await client.call('dropReportSchedule', { params: { id } });
    }
  }, 30_000);

  it('goes only to who may read it when it is sent; the author is told once of who may not', async () => {
    const reader = await desk.build.person(cast.city.agency, { name: 'Kari Kontakt' });
    await desk.build.sql('insert into agency_contact (agency_id, person_id) values ($1, $2)', [
      cast.city.agency.id,
      reader.id,
    ]);
    await expect(create({ recipients: [author.id, cast.city.employee.id] })).rejects.toMatchObject({
      problem: { errors: [{ pointer: '/recipients/1', code: 'may_not_read' }] },
    });
    const { id } = await create({ recipients: [author.id, reader.id], format: 'csv' });
    await client.call('sendReportNow', { params: { id } });
    await client.call('sendReportNow', { params: { id } });
    await post();
    expect([mailsTo(author).length, mailsTo(reader).length]).toEqual([1, 1]);
    // The contact reads their own agency alone, also by mail.
    expect((await scheduled(id))?.recipients.map(({ last }) => last?.state)).toEqual(['sent', 'sent']);

    await desk.build.sql('delete from agency_contact where person_id = $1', [reader.id]);
    for (const told of [1, 0]) {
      smtp.mails.length = 0;
      desk.advance('PT1H');
      await client.call('sendReportNow', { params: { id } });
      await post();
      expect(mailsTo(reader)).toEqual([]);
      const subjects = mailsTo(author).map(({ subject }) => subject);
      expect(subjects.filter((subject) => subject?.startsWith('Kari Kontakt fikk ikke rapporten'))).toHaveLength(told);
      expect(subjects).toHaveLength(told + 1);
    }
    const { recipients = [] } = (await scheduled(id)) ?? {};
    expect(recipients.find((one) => one.id === reader.id)?.last).toMatchObject({ state: 'refused', error: 'right' });
  }, 30_000);

  it('is tried again when the mail server would not take it, and is nobody else’s to change', async () => {
    const reader = await desk.as(owner);
    const { id, revision } = await create({ recipients: [author.id, owner.id], format: 'csv' });
    const params = { id };
    await expect(reader.call('changeReportSchedule', { params, body: { revision, hour: 9 } })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(cast.agent.call('dropReportSchedule', { params })).rejects.toMatchObject({ code: 'not_found' });
    await reader.call('leaveReportSchedule', { params });
    smtp.refusing = true;
    await client.call('sendReportNow', { params });
    await post();
    expect((await scheduled(id))?.recipients[0]?.last).toMatchObject({ state: 'queued' });
    smtp.refusing = false;
    desk.advance('PT5M');
    await post();
    await post();
    expect(mailsTo(author)).toHaveLength(1);
    expect(mailsTo(owner)).toEqual([]);
    // A worker that died on the way: not sent again, and said.
    await desk.build.sql(`update report_mail set state = 'sending', ended_at = null where schedule_id = $1`, [id]);
    expect((await scheduled(id))?.recipients[0]?.last?.state).toBe('sending');
    desk.advance('PT11M');
    await post();
    expect((await scheduled(id))?.recipients[0]?.last).toMatchObject({ state: 'failed', error: 'cut_off' });
    expect(mailsTo(author)).toHaveLength(1);
    const paused = await client.call('changeReportSchedule', { params, body: { revision: revision, paused: true } });
    expect(paused).toMatchObject({ paused: true, nextAt: null });
    await expect(client.call('changeReportSchedule', { params, body: { revision, hour: 9 } })).rejects.toMatchObject({
      code: 'stale_version',
    });
    desk.advance('P30D');
    await post();
    expect(mailsTo(author)).toHaveLength(1);
    const again = await client.call('changeReportSchedule', {
      params,
      body: { revision: paused.revision, paused: false },
    });
    expect(Date.parse(again.nextAt ?? '')).toBeGreaterThan(desk.clock.now().epochMilliseconds);
    await client.call('dropReportSchedule', { params });
    expect((await client.call('reportSchedules')).items).toEqual([]);
  }, 30_000);

  function zonedOf(at: string | null | undefined): string {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: CITY_TIME_ZONE, dateStyle: 'short', timeStyle: 'short' })
      .format(new Date(at ?? ''))
      .replace(' ', 'T');
  }
});
