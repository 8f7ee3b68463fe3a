import { authoriseDesk, type Actor } from '@desk/access';
import { CITY_TIME_ZONE, type MyTime, type MyTimeQuery, type SignalKind, type WorkKind } from '@desk/contracts';
import { Config, Database, Problem, toInstant, toIso, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { CORRECTABLE } from '../domain/corrections.js';
import { runningWork, SESSION_DEFAULTS, type RunningWork } from '../domain/sessions.js';
import { CORRECTION, ticketsOf, WorkWords, workedTickets, type CorrectionRow } from '../own-work.js';

const MOST_DAYS = 31;

interface SessionRow {
  readonly ticketId: string;
  readonly kind: WorkKind;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly correctionId: string | null;
}

/** What an agent has worked on: for themselves, and for nobody else. */
@Injectable()
export class ReadMyTime {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, { from, to }: MyTimeQuery): Promise<MyTime> {
    authoriseDesk(actor, 'workQueues');
    refuseOtherPeriods(from, to);
    // The agent's own rows of every agency, those no longer served included.
    return this.database.read({ actorId: actor.id, agencyIds: 'all' }, async (tx) => {
      const period = [actor.id, begin(from), begin(nextDay(to))];
      const sessions = await tx.query<SessionRow>(
        `select ticket_id as "ticketId", kind, started_at as "startedAt", ended_at as "endedAt", correction_id as "correctionId"
         from work_session where agent_id = $1 and started_at >= $2 and started_at < $3 order by started_at`,
        period,
      );
      const corrections = await tx.query<CorrectionRow>(
        `select ${CORRECTION} from work_correction
         where agent_id = $1 and upper(covers) > $2 and lower(covers) < $3 order by made_at desc, id desc`,
        period,
      );
      const running = await this.running(tx, actor);
      const tickets = [
        ...sessions.map(({ ticketId }) => ticketId),
        ...corrections.flatMap(ticketsOf),
        ...(running ? [running.ticketId] : []),
      ];
      const words = new WorkWords(actor, this.config.ticketPrefix, await workedTickets(tx, tickets));
      return {
        from,
        to,
        sessions: sessions.map(({ correctionId, startedAt, endedAt, ...row }) => ({
          ...words.stretch({ ...row, startedAt: toInstant(startedAt), endedAt: toInstant(endedAt) }),
          correctionId,
        })),
        corrections: corrections.map((row) => words.correction(row, tx.now)),
        running: running && {
          kind: running.kind,
          ticket: words.ticket(running.ticketId),
          since: toIso(running.since),
        },
        correctableFrom: toIso(tx.now.subtract(CORRECTABLE)),
        signalDays: this.config.signalDays,
      };
    });
  }

  /** Of attention only the last signals say whether it goes on; since when, its session does. */
  private async running(tx: ReadTx, actor: Actor): Promise<RunningWork | null> {
    const rows = await tx.query<{ clientId: string; seq: number; kind: SignalKind; ticketId: string; at: Date }>(
      `select client_id as "clientId", seq, kind, ticket_id as "ticketId", at from attention_signal
       where agent_id = $1 and at >= $2::timestamptz - $3 * interval '1 second' and at <= $2::timestamptz
         and (kind like 'start%' or kind like 'stop%' or at >= $2::timestamptz - $4 * interval '1 second')`,
      [actor.id, tx.now.toString(), SESSION_DEFAULTS.longestVisitSeconds, 2 * SESSION_DEFAULTS.idleSeconds],
    );
    const signals = rows.map((row) => ({ ...row, agentId: actor.id, at: toInstant(row.at) }));
    const running = runningWork(signals, tx.now);
    if (running?.kind !== 'attention') return running;
    const [session] = await tx.query<{ startedAt: Date }>(
      `select started_at as "startedAt" from work_session
       where agent_id = $1 and ticket_id = $2 and kind = 'attention' and started_at <= $3 and ended_at >= $3`,
      [actor.id, running.ticketId, running.since.toString()],
    );
    return session ? { ...running, since: toInstant(session.startedAt) } : running;
  }
}

const nextDay = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

const begin = (day: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime(CITY_TIME_ZONE).toInstant().toString();

function refuseOtherPeriods(from: string, to: string): void {
  const days = Temporal.PlainDate.from(from).until(to).days + 1;
  if (days >= 1 && days <= MOST_DAYS) return;
  const message = days < 1 ? 'must not be before from' : `must not be more than ${MOST_DAYS} days from the first`;
  throw new Problem('validation_failed', 'Correct the named fields and send the request again.', {
    errors: [{ pointer: '?to', message }],
  });
}
