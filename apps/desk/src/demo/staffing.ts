import { CITY_TIME_ZONE } from '@desk/contracts';
import { newIdAt } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import type { DemoAgent, DemoPeople } from './people.js';

const SKILLS = [
  { key: 'nett', name: 'Nett og VPN' },
  { key: 'mac', name: 'Mac og iPad' },
  { key: 'tegnsprak', name: 'Tegnspråk' },
] as const;
const OFFICE = [['08:00', '16:00']];
const LATE = [['10:00', '18:00']];
const WEEK = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE, sat: [], sun: [] };
/** Nobody sits behind the made-up agents, so their pages count as open for as long as the demo lives. */
const ALWAYS_OPEN = '2099-12-31T00:00:00Z';
const STATES = ['available', 'busy', 'available', 'available'] as const;
const HOUR = 3_600_000;

/** Who can what, works when, and is there: enough that the page of the staffing shows each of it. */
export function demoStaffing({ agents, byUsername }: DemoPeople, now: Temporal.Instant): readonly TableRows[] {
  const id = () => newIdAt(now.epochMilliseconds);
  const skills = SKILLS.map((skill) => ({ id: id(), ...skill }));
  const lead = byUsername('teamleder');
  const isOf = (key: string) => (agent: DemoAgent) => agent.takes && agent.teams.some((team) => team.key === key);
  const firstLine = agents.filter(isOf('forstelinje'));
  // The users of the demo say for themselves whether they are there.
  const madeUp = firstLine.filter(({ person }) => person.username.includes('.'));
  const [onPhone, onHoliday] = madeUp;
  const today = now.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
  const at = (hours: number) => new Date(now.epochMilliseconds + hours * HOUR).toISOString();
  return [
    { table: 'skill', rows: skills },
    {
      table: 'person_skill',
      rows: firstLine.flatMap((agent, n) =>
        skills.flatMap((skill, k) =>
          (n + k) % 3 === 0 ? [] : [{ person_id: agent.id, skill_id: skill.id, level: 1 + ((n + k) % 3) }],
        ),
      ),
    },
    {
      table: 'rota',
      // Of the users of the demo; the others are there whenever somebody looks.
      rows: firstLine
        .filter((agent) => !madeUp.includes(agent))
        .map((agent, n) => ({ person_id: agent.id, hours: n === 0 ? WEEK : { ...WEEK, tue: LATE, thu: LATE } })),
    },
    {
      table: 'agent_presence',
      rows: madeUp.map((agent, n) => ({
        person_id: agent.id,
        chosen: STATES[n % STATES.length],
        chosen_by_id: agent.id,
        state: STATES[n % STATES.length],
        since: at(-1 - n / 2),
        seen_at: ALWAYS_OPEN,
      })),
    },
    {
      table: 'phone_duty',
      rows: onPhone ? [{ id: id(), person_id: onPhone.id, starts_at: at(-1), ends_at: at(3), share: 0.25 }] : [],
    },
    {
      table: 'absence',
      rows: onHoliday
        ? [
            {
              id: id(),
              person_id: onHoliday.id,
              kind: 'holiday',
              from_date: String(today.add({ days: 9 })),
              until_date: String(today.add({ days: 16 })),
              entered_by_id: lead.id,
              entered_at: now.toString(),
            },
          ]
        : [],
    },
  ];
}
