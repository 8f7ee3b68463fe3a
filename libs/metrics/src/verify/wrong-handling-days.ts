import type { ReadTx } from '@desk/platform';
import { AGENTS_WITH_DAYS, DAYS_OF_AGENT, handlingCells } from '../handling-days.js';

interface Wrong {
  readonly place: string;
  readonly stored: string;
  readonly expected: string;
}

/** Handling time that does not follow from sessions and log, agent by agent; `beyond` are agents with news still under way. */
export async function* wrongHandlingDays(tx: ReadTx, beyond: ReadonlySet<string>): AsyncGenerator<readonly Wrong[]> {
  const agents = await tx.query<{ id: string }>(AGENTS_WITH_DAYS);
  for (const { id } of agents) if (!beyond.has(id)) yield await tx.query<Wrong>(WRONG, [id]);
}

const cell = (alias: string): string =>
  `coalesce(${alias}.seconds || ' s, of them ' || ${alias}.stated || ' stated, ' || ${alias}.removed || ' removed, ' || ${alias}.captured || ' of ' || ${alias}.touches || ' touches', 'nothing')`;

const WRONG = /* sql */ `
with wanted as (
  select $1::uuid as agent_id, day from (${DAYS_OF_AGENT}) d
), c as (${handlingCells('wanted')})
select concat_ws(' ', agent_id, day, agency_id, line) as place, ${cell('h')} as stored, ${cell('c')} as expected
from (select * from handling_day where agent_id = $1) h full join c using (agent_id, day, agency_id, line)
where (h.seconds, h.touches, h.captured, h.stated, h.removed) is distinct from (c.seconds, c.touches, c.captured, c.stated, c.removed)
order by 1`;
