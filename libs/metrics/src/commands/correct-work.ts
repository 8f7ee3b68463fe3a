import { authoriseDesk, ticketPolicy, type Actor } from '@desk/access';
import {
  CITY_AGENCY_ID,
  CITY_TIME_ZONE,
  type CorrectWorkRequest,
  type FieldError,
  type WorkCorrectionView,
} from '@desk/contracts';
import { Config, Database, isId, newId, parseInstant, Problem, toInstant, toIso, type Tx } from '@desk/platform';
import { ticketDomain } from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { overlap, spanOf, statedFaults, union, type StatedSession, type StatedFault } from '../domain/corrections.js';
import { CORRECTION, ticketsOf, WorkWords, workedTickets, type CorrectionRow, type WorkedTicket } from '../own-work.js';
import { lockWork, recount, sessionsOf, storeStretch, type StoredSession } from '../work-sessions.js';

type Stated = Omit<StatedSession, 'ticketId'> & { readonly ticket: string };

const FAULTS: Readonly<Record<StatedFault, Pick<FieldError, 'message' | 'code' | 'values'>>> = {
  ends_before_it_begins: { code: 'ends_before_it_begins', message: 'must end after it begins' },
  still_ahead: { code: 'still_ahead', message: 'must not reach into the future' },
  too_long_ago: { code: 'too_long_ago', values: { days: 31 }, message: 'must not be more than 31 days back' },
  too_small: { code: 'too_small', values: { least: '1 s' }, message: 'must be at least a second' },
  too_large: { code: 'too_large', values: { most: '16 h' }, message: 'must not be longer than 16 hours' },
  twice: { code: 'twice', message: 'overlaps another of these' },
};

/** An agent says otherwise of their own work than was measured. The measured sessions are kept beside. */
@Injectable()
export class CorrectWork {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, request: CorrectWorkRequest): Promise<WorkCorrectionView> {
    authoriseDesk(actor, 'workQueues');
    if (request.replaces === null && request.sessions.length === 0) {
      refuse([{ pointer: '/sessions', code: 'required', message: 'must say what was missed' }]);
    }
    const stated = request.sessions.map(({ ticket, kind, startedAt, endedAt }): Stated => ({
      ticket,
      kind,
      startedAt: instant(startedAt),
      endedAt: instant(endedAt),
    }));
    // The agent's own rows of every agency, those no longer served included.
    const scope = { actorId: actor.id, agencyIds: 'all' } as const;
    return this.database.transaction(scope, async (tx) => {
      await lockWork(tx, actor.id);
      const replaced = request.replaces && (await this.replaced(tx, actor, request.replaces));
      refuse(faultsOf(stated, replaced, tx.now));
      const sessions = await this.onTickets(tx, actor, stated, replaced);
      const spans = sessions.map(spanOf);
      const covers = union(replaced ? [spanOf(replaced), ...spans] : spans);
      const window = {
        from: at(Math.min(...covers.map(({ start }) => start))),
        to: at(Math.max(...covers.map(({ end }) => end))),
      };
      const counting = (await sessionsOf(tx, actor.id, 'work_session', window)).filter((session) =>
        covers.some((span) => overlap(span, spanOf(session))),
      );
      if (request.cut !== true) await this.refuseOverlaps(tx, actor, sessions, beside(counting, replaced));

      const id = newId();
      const before = counting.flatMap((session) =>
        covers
          .filter((span) => overlap(span, spanOf(session)))
          .map(({ start, end }) => ({
            ...session,
            startedAt: at(Math.max(start, session.startedAt.epochMilliseconds)),
            endedAt: at(Math.min(end, session.endedAt.epochMilliseconds)),
          })),
      );
      const [row] = await tx.query<CorrectionRow>(
        `insert into work_correction (id, agency_id, agent_id, actor_id, made_at, reason, covers, stated, before)
         values ($1, $2, $3, $3, $4, $5, $6::tstzmultirange, $7, $8) returning ${CORRECTION}`,
        [
          id,
          CITY_AGENCY_ID,
          actor.id,
          tx.now.toString(),
          request.reason,
          `{${covers.map(({ start, end }) => `[${toIso(at(start))},${toIso(at(end))})`).join(',')}}`,
          JSON.stringify(sessions.map(storeStretch)),
          JSON.stringify(before.map(storeStretch)),
        ],
      );
      if (!row) throw new Error('the correction was not written');
      await recount(tx, actor.id, window);
      const words = new WorkWords(actor, this.config.ticketPrefix, await workedTickets(tx, ticketsOf(row)));
      return words.correction(row, tx.now);
    });
  }

  /** The session as it was seen; what it has grown by since goes on counting. */
  private async replaced(
    tx: Tx,
    actor: Actor,
    seen: NonNullable<CorrectWorkRequest['replaces']>,
  ): Promise<StoredSession> {
    const [from, to] = [instant(seen.startedAt), instant(seen.endedAt)];
    const found = (await sessionsOf(tx, actor.id, 'work_session', { from, to })).find(
      ({ startedAt, endedAt }) =>
        startedAt.equals(from) &&
        to.epochMilliseconds > from.epochMilliseconds &&
        Temporal.Instant.compare(endedAt, to) >= 0,
    );
    if (found) return { ...found, endedAt: to };
    throw new Problem('stale_version', 'The session has changed meanwhile: look at it, and try again.');
  }

  private async onTickets(
    tx: Tx,
    actor: Actor,
    stated: readonly Stated[],
    replaced: StoredSession | null,
  ): Promise<StatedSession[]> {
    const { ticketPrefix } = this.config;
    const ids = stated.map(({ ticket }) => ticket.toLowerCase()).filter(isId);
    const numbers = stated.flatMap(({ ticket }) => ticketDomain.parseNumber(ticketPrefix, ticket) ?? []);
    const found = (await workedTickets(tx, ids, numbers)).filter(
      (ticket) => ticketPolicy.readHandling(actor, ticket) || ticket.id === replaced?.ticketId,
    );
    const named = (text: string): WorkedTicket | undefined => {
      const number = ticketDomain.parseNumber(ticketPrefix, text);
      return found.find((ticket) => ticket.id === text.toLowerCase() || Number(ticket.number) === number);
    };
    const sessions: StatedSession[] = [];
    const faults: FieldError[] = [];
    for (const [index, { ticket: text, ...rest }] of stated.entries()) {
      const ticket = named(text);
      if (ticket) sessions.push({ ...rest, ticketId: ticket.id });
      else {
        const message = 'is no ticket that you work on';
        faults.push({ pointer: `/sessions/${index}/ticket`, code: 'unknown_ticket', message });
      }
    }
    refuse(faults);
    return sessions;
  }

  private async refuseOverlaps(
    tx: Tx,
    actor: Actor,
    stated: readonly StatedSession[],
    others: readonly StoredSession[],
  ): Promise<void> {
    const pairs = stated.flatMap((session, index) =>
      others.filter((other) => overlap(spanOf(session), spanOf(other))).map((other) => ({ index, other })),
    );
    if (pairs.length === 0) return;
    const tickets = await workedTickets(
      tx,
      pairs.map(({ other }) => other.ticketId),
    );
    const words = new WorkWords(actor, this.config.ticketPrefix, tickets);
    refuse(
      pairs.map(({ index, other }) => {
        const { number } = words.ticket(other.ticketId);
        const [from, to] = [clockTime(other.startedAt), clockTime(other.endedAt)];
        return {
          pointer: `/sessions/${index}`,
          code: 'overlapping_work',
          values: { number, from, to },
          message: `overlaps your work on ${number} from ${from} to ${to}`,
        };
      }),
    );
  }
}

/** What counts besides the session that is replaced; what that one has grown by is no other work. */
function beside(counting: readonly StoredSession[], replaced: StoredSession | null): StoredSession[] {
  return counting.filter(({ id }) => id !== replaced?.id);
}

function faultsOf(stated: readonly Stated[], replaced: StoredSession | null, now: Temporal.Instant): FieldError[] {
  // The tail of a session that goes on reaches some seconds ahead.
  const latest = at(Math.max(now.epochMilliseconds, replaced?.endedAt.epochMilliseconds ?? 0));
  const faults = statedFaults(stated, latest).map(({ index, fault }) => ({
    pointer: `/sessions/${index}`,
    ...FAULTS[fault],
  }));
  const [tooOld] = replaced ? statedFaults([replaced], latest).filter(({ fault }) => fault === 'too_long_ago') : [];
  return tooOld ? [...faults, { pointer: '/replaces', ...FAULTS.too_long_ago }] : faults;
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length === 0) return;
  throw new Problem('validation_failed', 'Correct the named fields and send the request again.', {
    errors: [...errors],
  });
}

function instant(text: string): Temporal.Instant {
  const parsed = parseInstant(text);
  if (parsed === null) throw new Error('the shape of the request was checked');
  return parsed;
}

const at = (milliseconds: number): Temporal.Instant => toInstant(new Date(milliseconds));

const clockTime = (moment: Temporal.Instant): string =>
  moment.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainTime().toString({ smallestUnit: 'minute' });
