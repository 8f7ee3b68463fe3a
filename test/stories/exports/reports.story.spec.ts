import {
  CITY_TIME_ZONE,
  EXPORT_FORMATS,
  REPORT_KEYS,
  type ReportKey,
  type SaveReportScheduleRequest,
} from '@desk/contracts';
import { ReportPost } from '@desk/exports';
import { parse } from 'csv-parse/sync';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltPerson } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { MailServer } from '../../support/mail-server.js';
import { castOf, catchUp, escalate, fileOne, take, type Cast } from '../metrics/support.js';
import { readPdf, readSheets, unzip } from './read-files.js';

/** What somebody may call an agency, and a spreadsheet must not run. */
const HOSTILE = '=HYPERLINK("http://x";"Æ") <b>Ås & sønn</b>';

let desk: TestDesk;
let smtp: MailServer;
let cast: Cast;
let owner: BuiltPerson;
let period: { from: string; to: string };

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
    if (count === 2) await escalate(cast, id);
  }
  desk.advance('P20D');
  await catchUp(desk);
  const today = desk.clock.now().toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
  period = { from: today.subtract({ days: 60 }).toString(), to: today.toString() };
}, 60_000);
afterAll(async () => {
  await desk.stop();
  await smtp.close();
});

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
      const more = key === 'sla-tickets' ? { target: 'resolution', outcome: 'met' } : {};
      const empty = key === 'gain' ? period : { from: '2025-01-01', to: '2025-01-31' };
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
    const [picture, file] = mail?.attachments ?? [];
    expect(file?.contentType).toBe('application/pdf');
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
