import { CITY_TIME_ZONE } from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import { handlingCells } from '../handling-days.js';

interface Wrong {
  readonly place: string;
  readonly stored: string;
  readonly expected: string;
}

/** Handling time that does not follow from sessions and log, agent by agent; `beyond` are agents with news still under way. */
export async function* wrongHandlingDays(tx: ReadTx, beyond: ReadonlySet<string>): AsyncGenerator<readonly Wrong[]> {
  const agents = await tx.query<{ id: string }>(
    `select id from person p where exists (select from handling_day h where h.agent_id = p.id)
       or exists (select from work_session s where s.agent_id = p.id)
       or exists (select from work_original o where o.agent_id = p.id)
       or exists (select from ticket_event e where e.actor_id = p.id and e.origin in ('agent', 'phone'))
     order by id`,
  );
  for (const { id } of agents) if (!beyond.has(id)) yield await tx.query<Wrong>(WRONG, [id]);
}

const cityDay = (instant: string): string => `(${instant} at time zone '${CITY_TIME_ZONE}')::date`;
const cell = (alias: string): string =>
  `coalesce(${alias}.seconds || ' s, of them ' || ${alias}.stated || ' stated, ' || ${alias}.removed || ' removed, ' || ${alias}.captured || ' of ' || ${alias}.touches || ' touches', 'nothing')`;

const WRONG = /* sql */ `
with wanted as (
  select $1::uuid as agent_id, day from (
    select day from handling_day where agent_id = $1
    union select ${cityDay('started_at')} from work_session where agent_id = $1
    union select ${cityDay('started_at')} from work_original where agent_id = $1
    union select ${cityDay('occurred_at')} from ticket_event where actor_id = $1 and origin in ('agent', 'phone')
  ) d
), c as (${handlingCells('wanted')})
select concat_ws(' ', agent_id, day, agency_id, line) as place, ${cell('h')} as stored, ${cell('c')} as expected
from (select * from handling_day where agent_id = $1) h full join c using (agent_id, day, agency_id, line)
where (h.seconds, h.touches, h.captured, h.stated, h.removed) is distinct from (c.seconds, c.touches, c.captured, c.stated, c.removed)
order by 1`;
