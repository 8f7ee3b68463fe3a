import { cityDate } from '@desk/access';
import {
  OPEN_STATES,
  type AbsenceKind,
  type IsoDate,
  type Presence,
  type RotaHours,
  type SkillLevel,
} from '@desk/contracts';
import { toInstant, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Attendance } from './domain/attendance.js';
import { WEIGHTS, WORKABLE } from './domain/load.js';

/** A member of a team with everything that says how much of them is there now. */
export interface StaffFacts extends Attendance {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly lead: boolean;
  /** `off` also of who never was there. */
  readonly presence: Presence;
  readonly presenceSince: Temporal.Instant | null;
  readonly skills: readonly {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly level: SkillLevel;
  }[];
  readonly absences: readonly {
    readonly id: string;
    readonly from: IsoDate;
    readonly until: IsoDate | null;
    readonly kind: AbsenceKind;
  }[];
  readonly phoneDuties: readonly {
    readonly id: string;
    readonly from: Temporal.Instant;
    readonly until: Temporal.Instant;
    readonly share: number;
  }[];
  /** Of tickets in all teams. */
  readonly load: number;
  readonly open: number;
  readonly pending: number;
}

interface Row extends Omit<StaffFacts, 'presenceSince' | 'phoneDuties' | 'rota'> {
  readonly presenceSince: Date | null;
  readonly rota: RotaHours | null;
  readonly phoneDuties: readonly { id: string; from: string; until: string; share: number }[];
}

const words = (list: readonly string[]): string => list.map((word) => `'${word}'`).join(', ');
const WEIGHT = `case t.priority ${Object.entries(WEIGHTS)
  .map(([priority, weight]) => `when ${priority} then ${weight}`)
  .join(' ')} end`;

/** How the members of a team stand. For the desk's own eyes: reasons of absence are not everybody's to read. */
@Injectable()
export class Staffing {
  async of(tx: ReadTx, teamId: string): Promise<readonly StaffFacts[]> {
    const rows = await tx.prepared<Row>('staffing', SQL, [teamId, cityDate(tx.now), tx.now.toString()]);
    return rows.map((row) => ({
      ...row,
      presenceSince: row.presenceSince && toInstant(row.presenceSince),
      phoneDuties: row.phoneDuties.map((duty) => ({
        ...duty,
        from: toInstant(duty.from),
        until: toInstant(duty.until),
      })),
    }));
  }

  /** Whether somebody has said, or it was said for them, that they are not at work today. */
  async isGone(tx: ReadTx, personId: string): Promise<boolean> {
    const [row] = await tx.prepared<{ gone: boolean }>(
      'staffing-gone',
      `select exists (select from agent_presence where person_id = $1 and state = 'off') or exists (
         select from absence where person_id = $1 and from_date <= $2::date and (until_date is null or until_date >= $2::date)) as gone`,
      [personId, cityDate(tx.now)],
    );
    return row?.gone ?? false;
  }
}

/** $1 the team, $2 today in the city, $3 now. What is past is left out. */
const SQL = /* sql */ `
select p.id, p.name, p.username, m.lead, m.capacity::float8 as share, coalesce(o.share, 1)::float8 as today,
  coalesce(a.state, 'off') as presence, a.since as "presenceSince", r.hours as rota,
  (select coalesce(json_agg(json_build_object('id', s.id, 'key', s.key, 'name', s.name, 'level', k.level)
      order by s.name collate "nb-x-icu", s.key), '[]')
   from person_skill k join skill s on s.id = k.skill_id where k.person_id = p.id) as skills,
  (select coalesce(json_agg(json_build_object('id', b.id, 'from', b.from_date, 'until', b.until_date, 'kind', b.kind)
      order by b.from_date, b.id), '[]')
   from absence b where b.person_id = p.id and (b.until_date is null or b.until_date >= $2::date)) as absences,
  (select coalesce(json_agg(json_build_object('id', d.id, 'from', d.starts_at, 'until', d.ends_at, 'share', d.share)
      order by d.starts_at), '[]')
   from phone_duty d where d.person_id = p.id and d.ends_at > $3::timestamptz) as "phoneDuties",
  held.load, held.open, held.pending
from team_member m
join person p on p.id = m.person_id and p.active
left join capacity_override o on o.team_id = m.team_id and o.person_id = m.person_id and o.on_date = $2::date
left join agent_presence a on a.person_id = p.id
left join rota r on r.person_id = p.id
cross join lateral (
  select coalesce(sum(${WEIGHT}) filter (where t.state in (${words(WORKABLE)})), 0)::float8 as load,
    count(*) filter (where t.state in (${words(WORKABLE)}))::int as open,
    count(*) filter (where t.state not in (${words(WORKABLE)}))::int as pending
  from ticket t where t.assignee_id = p.id and t.state in (${words(OPEN_STATES)})) held
where m.team_id = $1
order by p.name collate "nb-x-icu", p.id`;
