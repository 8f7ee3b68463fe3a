import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BadRow } from '../../../apps/desk/src/event-log/log-row.js';
import { parseMapping } from '../../../apps/desk/src/event-log/mapping.js';
import { readMapping } from '../../../apps/desk/src/event-log/mapping-file.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { importer } from './support.js';

const HEADING =
  'case_id,event_index,timestamp,status,sub_status,involved_st,support_line,impact,product,owner_country,owner_first_name';

/** A row of a log in the shape of BPI 2013. */
function row(id: string, index: number, time: string, state: string, team = 'V1'): string {
  const [status, sub] = state.split('/');
  return `${id},${index},2012-05-${time}+02:00,${status},${sub},${team},1,Low,PROD1,Norway,Kari`;
}

let folder: string;
let desk: TestDesk;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-import-'));
  desk = await startTestDesk();
}, 60_000);
afterAll(async () => {
  await desk?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function imported(key: string, file: string) {
  const bad: BadRow[] = [];
  const mapping = { ...readMapping('bpi2013'), agency: { key, name: key } };
  const report = await importer(desk).run(file, mapping, { onBad: (one) => bad.push(one) });
  return { report, bad, cases: await casesOf(key) };
}

async function casesOf(key: string): Promise<Record<string, string>> {
  const rows = await desk.build.sql<{ key: string; state: string }>(
    `select c.case_key as key, t.state from imported_case c join ticket t on t.id = c.ticket_id
     join agency a on a.id = c.agency_id where a.key = $1 order by 1`,
    [key],
  );
  return Object.fromEntries(rows.map((one) => [one.key, one.state]));
}

/** Every kind of bad row, each among good ones. */
const BAD = [
  HEADING,
  row('1-1', 1, '02T08:00:00', 'Accepted/In Progress'),
  row('1-1', 2, '99T08:10:00', 'Accepted/Wait - User'), // line 3
  row('1-1', 3, '02T09:00:00', 'Completed/Resolved'),
  row('1-2', 1, '02T08:00:00', 'Accepted/In Progress'),
  row('1-2', 2, '02T08:30:00', 'Accepted/Dreaming'), // line 6
  row('', 3, '02T08:40:00', 'Completed/Resolved'), // line 7
  row('1-2', 4, '02T08:20:00', 'Completed/Closed'),
  '1-2,5,2012-05-02T08:50:00+02:00,Completed', // line 9
  row('1-3', 1, '03T08:00:00', 'Queued/Awaiting Assignment'),
  row('1-3', 3, '03T10:00:00', 'Accepted/Wait - Vendor'),
  row('1-3', 2, '03T09:00:00', 'Accepted/In Progress'), // line 12
  row('1-3', 4, '03T09:30:00', 'Completed/Closed'), // line 13
  row('1-1', 4, '04T09:00:00', 'Completed/Closed'), // line 14
  row('1-4', 1, '04T09:00:00', 'Completed/In Call').replace('Low', 'Enormous'), // line 15
  row('1-5', 1, '04T09:00:00', 'Completed/In Call'),
  '',
].join('\n');

const BAD_ROWS = [
  [3, '1-1', /timestamp "2012-05-99T08:10:00\+02:00" is not a date with a time/],
  [6, '1-2', /status \/ sub_status "Accepted \/ Dreaming" is not in the mapping/],
  [7, '', /case_id is empty/],
  [9, '1-2', /has 4 fields where the heading has 11/],
  [12, '1-3', /has place 2 in its case, after place 3/],
  [13, '1-3', /is earlier than the row before it in the same case/],
  [14, '1-1', /the rows of a case must stand together/],
  [15, '1-4', /impact "Enormous" is not in the mapping/],
] as const;

test('bad rows are told by line and reason, and the rest comes in', async () => {
  const { report, bad, cases } = await imported('feil', fileOf('bad.csv', BAD));
  expect(bad.map(({ line, caseId, reason }) => [line, caseId, reason])).toEqual(
    BAD_ROWS.map(([line, caseId, reason]) => [line, caseId, expect.stringMatching(reason)]),
  );
  expect(cases).toEqual({ '1-1': 'resolved', '1-2': 'closed', '1-3': 'pending_vendor', '1-5': 'resolved' });
  expect(report).toMatchObject({ cases: 4, imported: 4, badRows: BAD_ROWS.length });
});

test('of a compressed file that is cut off all but the last case comes in', async () => {
  const lines = Array.from({ length: 400 }, (_, index) => [
    row(`2-${index}`, 1, '02T08:00:00', 'Accepted/In Progress'),
    row(`2-${index}`, 2, '02T09:00:00', 'Completed/Resolved', `V${(index * 7919) % 1000}`),
  ]).flat();
  const whole = gzipSync([HEADING, ...lines, ''].join('\n'));
  const file = fileOf('cut.csv.gz', whole.subarray(0, Math.floor(whole.length / 2)));
  const { bad, cases } = await imported('kuttet', file);
  expect(bad).toEqual([expect.objectContaining({ reason: expect.stringMatching(/the file is cut off here/) })]);
  const there = Object.keys(cases).length;
  expect(there).toBeGreaterThan(20);
  expect(there).toBeLessThan(400);
  expect(bad[0]?.caseId).toBe(`2-${there}`);
  expect(new Set(Object.values(cases))).toEqual(new Set(['resolved']));

  const after = await imported('kuttet', fileOf('whole.csv.gz', whole));
  expect(after.report).toMatchObject({ cases: 400, imported: 400 - there, badRows: 0 });
});

test('a file that is damaged, absent, empty or of another shape is refused before anything is written', async () => {
  const whole = gzipSync(Buffer.from(BAD.repeat(50)));
  const damaged = Buffer.from(whole);
  damaged.fill(0, 40, 60);
  await expect(imported('ingen', fileOf('damaged.csv.gz', damaged))).rejects.toThrow(/is damaged/);
  await expect(imported('ingen', join(folder, 'nothing.csv'))).rejects.toThrow(/cannot be read \(ENOENT\)/);
  await expect(imported('ingen', fileOf('empty.csv', ''))).rejects.toThrow(/is empty/);
  await expect(imported('ingen', fileOf('other.csv', 'a;b\n1;2\n'))).rejects.toThrow(
    /does not have the columns that the mapping names: case_id, timestamp/,
  );
  await expect(imported('ingen', fileOf('hopeless.csv', `${HEADING}\nx\n`))).rejects.toThrow(/There is no row/);
  expect(await desk.build.sql(`select from agency where key = 'ingen'`)).toEqual([]);
});

test('what is wrong in a mapping is named', () => {
  const good = JSON.parse(readFileSync('apps/desk/mappings/bpi2013.json', 'utf8')) as Record<string, unknown>;
  const trying = (change: object) => () => parseMapping(JSON.stringify({ ...good, ...change }), 'min.json');
  expect(trying({})).not.toThrow();
  expect(() => parseMapping('{', 'min.json')).toThrow(/The mapping min.json cannot be used/);
  expect(trying({ agency: { key: 'Bad Key', name: 'x' } })).toThrow(/agency.key is not made of small letters/);
  expect(trying({ colums: {} })).toThrow(/colums is not known here/);
  expect(trying({ columns: { case: 'a', timestamp: 'b', state: ['c'] } })).toThrow(/columns.team is missing/);
  expect(trying({ timeZone: 'Mars/Base' })).toThrow(/timeZone is not a known time zone/);
  expect(trying({ states: [{ when: ['Queued'], becomes: 'taken' }] })).toThrow(
    /states\[0\].when must name a value for each of/,
  );
  expect(trying({ states: [{ when: ['a', 'b'], becomes: 'asleep' }] })).toThrow(
    /states\[0\].becomes must be one of unassigned/,
  );
  expect(trying({ states: [{ when: ['a', 'b'], becomes: 'pending' }] })).toThrow(/states\[0\].reason is missing/);
  expect(trying({ targetHours: { resolution: [1, 2, 3] } })).toThrow(
    /targetHours.resolution must name hours for priorities 1 to 4/,
  );
});

test('the command tells bad rows on the terminal and writes them into a report', async () => {
  const report = join(folder, 'report.csv');
  const file = fileOf('command.csv', BAD);
  const args = ['import', 'event-log', file, '--mapping', 'bpi2013', '--agency', 'kommando', '--report', report];
  const { code, out, errors } = await command(args);
  expect({ code, errors }).toMatchObject({ code: 0 });
  expect(out).toContain('4 of 4 cases have become tickets in the history agency kommando');
  expect(out).toContain('8 rows could not be used');
  expect(errors).toContain('line 7: case_id is empty');
  const lines = readFileSync(report, 'utf8').trimEnd().split('\n');
  expect(lines[0]).toBe('line,case,reason');
  expect(lines.slice(1).map((line) => Number(line.split(',')[0]))).toEqual(BAD_ROWS.map(([line]) => line));
  expect(await casesOf('kommando')).toEqual(await casesOf('feil'));

  const unknown = await command(['import', 'event-log', file, '--mapping', 'nothing']);
  expect(unknown.code).toBe(1);
  expect(unknown.errors).toContain('There is no mapping nothing.');
  expect(unknown.errors).toContain('bpi2013');
}, 60_000);

/** The built command line on the database of this test. */
function command(args: readonly string[]): Promise<{ code: number; out: string; errors: string }> {
  const { appUrl, adminUrl, backupUrl, jobsUrl } = desk.database;
  const urls = { DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl, DATABASE_BACKUP_URL: backupUrl };
  const env = { ...process.env, NODE_OPTIONS: '', REDIS_URL: '', ...urls, JOBS_DATABASE_URL: jobsUrl };
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/apps/desk/src/main.js', ...args], { env }, (error, out, errors) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, errors }),
    );
  });
}
