import type { CalendarVersionView, FieldError, OpenHours, ProblemBody } from '@desk/contracts';
import { withClient } from '@desk/schema';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let city: BuiltDesk;
let owner: ApiClient;
let admin: ApiClient;
let employee: ApiClient;

beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  owner = await desk.as(await desk.build.serviceOwner(city.agency));
  admin = await desk.as(await desk.build.admin(city.agency));
  employee = await desk.as(city.employee);
});
afterAll(() => desk.stop());

const CLOSED = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const OFFICE: OpenHours[] = [['08:00', '16:00']];
const version = (changes: Partial<CalendarVersionView> = {}): CalendarVersionView => ({
  validFrom: '2026-01-01',
  timeZone: 'Europe/Oslo',
  alwaysOpen: false,
  hours: { ...CLOSED, mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
  holidayCountry: 'NO',
  specialDays: [],
  ...changes,
});
const days = async (key: string, month: string) => {
  const { items } = await employee.call('calendarDays', { params: { key }, query: { month } });
  return Object.fromEntries(
    items.map(({ date, hours, reason, name }) => [date.slice(8), [hours.map(String), reason, name]]),
  );
};
/** What is wrong with a request, by field. */
const faults = async (as: ApiClient, path: string, body: unknown): Promise<readonly FieldError[]> => {
  const answer = await as.raw('POST', `/api/v1${path}`, { body });
  expect(answer.status).toBe(422);
  return (answer.body as ProblemBody).errors ?? [];
};
let keys = 0;
const create = async (first: CalendarVersionView) => {
  const key = `kalender-${(keys += 1)}`;
  await owner.call('createCalendar', { body: { key, name: 'Åpningstid', version: first } });
  return key;
};

describe('opening hours', () => {
  it('are read by everybody, the city’s own first', async () => {
    const { items } = await employee.call('calendars');
    expect(items.map(({ key }) => key).slice(0, 2)).toEqual(['city', 'always']);
    expect(items[0]).toMatchObject({
      name: 'Kontortid',
      versions: [{ validFrom: '2020-01-01', timeZone: 'Europe/Oslo', hours: { mon: [['08:00', '16:00']], sun: [] } }],
    });
  });

  it('have holidays by name, part days, nights and days of the city’s own', async () => {
    const key = await create(
      version({
        hours: {
          ...CLOSED,
          mon: [
            ['07:00', '11:30'],
            ['12:00', '15:00'],
          ],
          thu: [['22:00', '06:00']],
        },
        specialDays: [
          { date: '2026-12-22', hours: [['10:00', '12:00']], name: null },
          { date: '2026-12-31', hours: [['08:00', '12:00']], name: 'Nyttårsaften' },
          { date: '2026-12-18', hours: [], name: 'Planleggingsdag' },
        ],
      }),
    );
    expect(await days(key, '2026-12')).toMatchObject({
      '07': [['07:00,11:30', '12:00,15:00'], 'weekday', null],
      '08': [[], 'weekday', null],
      '10': [['22:00,06:00'], 'weekday', null],
      // The night ends at the midnight before a day of the city's own, or a holiday.
      '17': [['22:00,24:00'], 'weekday', null],
      '18': [[], 'special_day', 'Planleggingsdag'],
      '22': [['10:00,12:00'], 'special_day', null],
      '24': [['22:00,24:00'], 'weekday', null],
      '25': [[], 'holiday', 'Første juledag'],
      '31': [['08:00,12:00'], 'special_day', 'Nyttårsaften'],
    });
    expect(Object.keys(await days(key, '2028-02'))).toHaveLength(29);
  });

  it('may be day and night, in any zone', async () => {
    const key = await create(version({ alwaysOpen: true, hours: CLOSED, timeZone: 'Pacific/Chatham' }));
    expect(await days(key, '2026-05')).toMatchObject({ '17': [['00:00,24:00'], 'always_open', null] });
  });

  it('change from a date on, and what was before stays', async () => {
    const key = await create(version());
    const later = version({ validFrom: '2026-03-10', hours: { ...CLOSED, tue: [['09:00', '15:00']] } });
    const after = await admin.call('addCalendarVersion', { params: { key }, body: later });
    expect(after.versions).toEqual([version(), later]);
    expect((await employee.call('calendars')).items.find((one) => one.key === key)).toEqual(after);
    expect(await days(key, '2026-03')).toMatchObject({
      '03': [['08:00,16:00'], 'weekday', null],
      '09': [['08:00,16:00'], 'weekday', null],
      '10': [['09:00,15:00'], 'weekday', null],
      '11': [[], 'weekday', null],
    });
  });

  it('say who changed them, and can be changed by no other way', async () => {
    const key = await create(version());
    const rows = await desk.build.sql<{ name: string }>(
      `select p.name from calendar c join calendar_version v on v.calendar_id = c.id join person p on p.id = v.added_by_id
       where c.key = $1 and v.added_at = $2`,
      [key, desk.clock.now().toString()],
    );
    expect(rows).toHaveLength(1);
    for (const sql of ['update calendar_version set always_open = true', 'delete from calendar_version'])
      await expect(withClient(desk.database.appUrl, (client) => client.query(sql))).rejects.toThrow(
        'permission denied',
      );
  });

  it('can be looked at before they are saved, four weeks from their first day', async () => {
    const before = await employee.call('calendars');
    const body = version({
      validFrom: '2026-12-14',
      specialDays: [{ date: '2026-12-24', hours: [['08:00', '12:00']], name: 'Julaften' }],
    });
    const { items } = await owner.call('previewCalendar', { body });
    expect([items.length, items[0]?.date, items.at(-1)?.date]).toEqual([28, '2026-12-14', '2027-01-10']);
    expect(items.find(({ date }) => date === '2026-12-24')).toEqual({
      date: '2026-12-24',
      hours: [['08:00', '12:00']],
      reason: 'special_day',
      name: 'Julaften',
    });
    expect(items.find(({ date }) => date === '2027-01-01')?.name).toBe('Første nyttårsdag');
    expect(await employee.call('calendars')).toEqual(before);
  });
});

describe('hours by which clocks could not run', () => {
  const wrong: Partial<CalendarVersionView> = {
    validFrom: '2026-03-02',
    timeZone: 'Europe/Christiania',
    holidayCountry: 'ZZ',
    hours: {
      ...CLOSED,
      mon: [['25:00', '16:00']],
      tue: [
        ['08:00', '12:00'],
        ['11:00', '16:00'],
      ],
      wed: [['24:00', '08:00']],
      thu: [['08:00', '08:00']],
      fri: [['22:00', '06:00']],
      sat: [['05:00', '09:00']],
    },
    specialDays: [
      { date: '2026-02-30', hours: [], name: null },
      { date: '2026-12-24', hours: [], name: null },
      { date: '2026-12-24', hours: [['08:00', '07:61']], name: null },
    ],
  };
  const expected = [
    ['/validFrom', 'date_not_ahead', { earliest: '2026-03-03' }],
    ['/timeZone', 'not_a_time_zone', { zone: 'Europe/Christiania' }],
    ['/holidayCountry', 'unknown_country', { country: 'ZZ' }],
    ['/hours/mon/0/0', 'not_a_time', { time: '25:00' }],
    ['/hours/wed/0/0', 'not_a_time', { time: '24:00' }],
    ['/hours/thu/0', 'not_an_interval', undefined],
    ['/hours/tue/1', 'overlapping_hours', { other: '08:00–12:00', day: 'tue' }],
    ['/hours/sat/0', 'overlapping_hours', { other: '22:00–06:00', day: 'fri' }],
    ['/specialDays/0/date', 'not_a_date', undefined],
    ['/specialDays/2/hours/0/1', 'not_a_time', { time: '07:61' }],
    ['/specialDays/2/date', 'twice', undefined],
  ];

  it('are refused with every fault at its field, for screens and for people', async () => {
    const errors = await faults(owner, '/calendars/city/versions', version(wrong));
    expect(errors.map(({ pointer, code, values }) => [pointer, code, values])).toEqual(expected);
    for (const { message } of errors) expect(message.length).toBeGreaterThan(10);
  });

  it('are refused in a new calendar and in a preview just so, whatever the first date', async () => {
    const others = expected.slice(1);
    const made = await faults(owner, '/calendars', { key: 'Ny Nøkkel', name: 'x', version: version(wrong) });
    expect(made.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/key', 'not_a_key'],
      ...others.map(([pointer, code]) => [`/version${String(pointer)}`, code]),
    ]);
    expect((await faults(owner, '/calendars/preview', version(wrong))).map(({ code }) => code)).toEqual(
      others.map(([, code]) => code),
    );
    const taken = await faults(owner, '/calendars', { key: 'city', name: 'x', version: version() });
    expect(taken).toMatchObject([{ pointer: '/key', code: 'key_taken' }]);
  });

  it('are refused when they never open, also where a day of its own would open once', async () => {
    const once = [{ date: '2026-12-24', hours: OFFICE, name: null }];
    for (const specialDays of [[], once])
      expect(await faults(owner, '/calendars/preview', version({ hours: CLOSED, specialDays }))).toMatchObject([
        { pointer: '/hours', code: 'never_open' },
      ]);
  });

  it('are refused from a day that has begun somewhere they count, or that an earlier version holds', async () => {
    const key = await create(version());
    const add = (validFrom: string, timeZone = 'Europe/Oslo') =>
      faults(owner, `/calendars/${key}/versions`, version({ validFrom, timeZone }));
    // Nine in the morning in Oslo is already the third of March on the Line Islands.
    const inKiribati = 'Pacific/Kiritimati';
    desk.advance('PT3H');
    expect(await add('2026-03-03', inKiribati)).toMatchObject([{ values: { earliest: '2026-03-04' } }]);
    await owner.call('addCalendarVersion', { params: { key }, body: version({ validFrom: '2026-06-01' }) });
    expect(await add('2026-05-01')).toMatchObject([{ pointer: '/validFrom', values: { earliest: '2026-06-02' } }]);
    expect(await add('2026-06-01')).toMatchObject([{ pointer: '/validFrom', values: { earliest: '2026-06-02' } }]);
  });

  it('keep apart two who add a version in the same moment', async () => {
    const key = await create(version());
    const body = version({ validFrom: '2026-09-01' });
    const answers = await Promise.all(
      [owner, admin, owner].map((one) => one.raw('POST', `/api/v1/calendars/${key}/versions`, { body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
  });
});
