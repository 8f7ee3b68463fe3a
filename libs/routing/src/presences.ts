import { Clock, Database, Watch, type Tx } from '@desk/platform';
import type { Presence } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { tellOfStaffing } from './agents.js';

/** Processes with sockets say so often whose pages are open. */
export const BEAT_MS = 20_000;
/** Whose pages nobody has said to be open for so long is away: four beats, so that a lost one or a new process is none. */
const UNSEEN_MS = 80_000;
/** What was written so lately need not be written again, as two processes may say the same. */
const FRESH_MS = 5_000;

/** Whether agents are there: what they, or their lead, chose; and away by itself while no page of theirs is open. */
@Injectable()
export class Presences {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Pages of these people are open. Who is no agent is passed over; who comes for the first time is available. */
  async seen(personIds: readonly string[]): Promise<void> {
    if (personIds.length === 0) return;
    const now = this.clock.now();
    const fresh = now.subtract({ milliseconds: FRESH_MS });
    await this.database.transaction(this.database.systemScope, async (tx) => {
      const rows = await tx.prepared<{ id: string; changed: boolean }>('presence-seen', SEEN, [
        personIds,
        now.toString(),
        fresh.toString(),
      ]);
      tellOfStaffing(tx, ...rows.filter(({ changed }) => changed).map(({ id }) => id));
    });
  }

  /** Lets those fall away of whom no page has been open for a while. */
  @Watch()
  async fall(): Promise<Temporal.Instant | null> {
    const before = [this.clock.now().subtract({ milliseconds: UNSEEN_MS }).toString()];
    const [gone] = await this.database.read(this.database.systemScope, (tx) =>
      tx.prepared('presence-unseen', `select person_id from agent_presence where ${UNSEEN} limit 1`, before),
    );
    if (gone) await this.letFall(before);
    return null;
  }

  private async letFall(before: readonly string[]): Promise<void> {
    await this.database.transaction(this.database.systemScope, async (tx) => {
      const rows = await tx.query<{ id: string }>(
        `update agent_presence set state = 'away', since = seen_at where ${UNSEEN} returning person_id as id`,
        before,
      );
      tellOfStaffing(tx, ...rows.map(({ id }) => id));
    });
  }

  /** `byId` chose it; when that is the agent, a page of theirs is open. */
  async choose(tx: Tx, agentId: string, presence: Presence, byId: string): Promise<void> {
    const unseen = tx.now.subtract({ milliseconds: UNSEEN_MS }).toString();
    await tx.query(CHOOSE, [agentId, presence, byId, tx.now.toString(), unseen]);
    tellOfStaffing(tx, agentId);
  }
}

const UNSEEN = `state in ('available', 'busy') and seen_at < $1::timestamptz`;

/** In the order of ids, so that two processes never wait for each other. */
const SEEN = /* sql */ `
insert into agent_presence as a (person_id, chosen, chosen_by_id, state, since, seen_at)
select s.id, 'available', s.id, 'available', $2::timestamptz, $2::timestamptz from unnest($1::uuid[]) s (id)
where exists (select from team_member m where m.person_id = s.id) order by s.id
on conflict (person_id) do update set seen_at = greatest(a.seen_at, excluded.seen_at), state = a.chosen,
  since = case when a.state = a.chosen then a.since else excluded.since end
where a.seen_at < $3::timestamptz or a.state <> a.chosen
returning a.person_id as id, a.since = $2::timestamptz as changed`;

const CHOOSE = /* sql */ `
insert into agent_presence as a (person_id, chosen, chosen_by_id, state, since, seen_at)
values ($1, $2, $3, case when $1::uuid = $3::uuid or $2 in ('away', 'off') then $2 else 'away' end, $4::timestamptz,
  case when $1::uuid = $3::uuid then $4::timestamptz else 'epoch' end)
on conflict (person_id) do update set chosen = excluded.chosen, chosen_by_id = excluded.chosen_by_id,
  seen_at = greatest(a.seen_at, excluded.seen_at),
  state = case when excluded.chosen in ('away', 'off') or greatest(a.seen_at, excluded.seen_at) >= $5::timestamptz
    then excluded.chosen else 'away' end,
  since = case when a.state = case when excluded.chosen in ('away', 'off') or greatest(a.seen_at, excluded.seen_at) >= $5::timestamptz
    then excluded.chosen else 'away' end then a.since else excluded.since end`;
