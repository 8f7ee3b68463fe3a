import type { AttentionBatch, SignalKind } from '@desk/contracts';
import { call } from '../api/client.js';
import { isProblem } from '../api/problems.js';
import { randomId } from '../api/random-id.js';

type Signal = AttentionBatch['signals'][number];

const SEND_EACH_MS = 20_000;
const INPUT_EACH_MS = 15_000;
/** As much as one request may carry. */
const MOST_IN_BATCH = 200;
/** What is older the server does not count any more. */
const KEPT_MS = 24 * 3_600_000;
/** Less is the difference of two clocks that run. */
const SET_BACK_MS = 1_000;
/** A page that is alive writes its signals at least this often while it has any. */
const LEFT_BEHIND_MS = 120_000;

const CLIENT = 'desk.attention.client';
const STORED = 'desk.attention.';
const INPUTS = ['keydown', 'pointerdown', 'wheel', 'touchmove', 'scroll'] as const;

/** Signals that wait to be sent, in this browser, so that neither a lost network nor a closed window loses them. */
interface Waiting {
  readonly clientId: string;
  readonly writtenAt: number;
  readonly signals: readonly Signal[];
}

interface Client {
  readonly clientId: string;
  readonly lastSeq: number;
}

function readClient(): Client {
  try {
    const { clientId, lastSeq } = JSON.parse(sessionStorage.getItem(CLIENT) ?? '') as Partial<Client>;
    if (typeof clientId === 'string' && typeof lastSeq === 'number') return { clientId, lastSeq };
  } catch {
    // Nothing there yet, or nothing of ours.
  }
  return { clientId: randomId(), lastSeq: 0 };
}

/**
 * Measures work on tickets: when the page of a ticket is in front of somebody who acts. It sends what happened, and when;
 * what counts as work is for the server to say.
 */
class Attention {
  private client = readClient();
  private signals: Signal[] = [];
  private ticketId: string | null = null;
  private hasFocus = false;
  private lastInputAt = 0;
  private timer: ReturnType<typeof setInterval> | undefined;
  private isSending = false;
  /** Something was to be sent at once while a batch was under way. */
  private isAskedAgain = false;
  private personId = '';
  /** The clock of the wall and one that nobody sets, at the last look. */
  private wallMs = Date.now();
  private steadyMs = performance.now();

  constructor() {
    // A duplicated tab takes over the storage of the first: two must not count under one name.
    if ('locks' in navigator) {
      void navigator.locks.request(`${STORED}${this.client.clientId}`, { ifAvailable: true }, (lock) => {
        if (lock) return new Promise<never>(() => undefined);
        this.client = { clientId: randomId(), lastSeq: 0 };
        return undefined;
      });
    }
  }

  /** The page of a ticket is open. Answers the function that ends it. */
  open(ticketId: string, personId: string): () => void {
    this.becomePerson(personId);
    this.ticketId = ticketId;
    this.hasFocus = false;
    this.lastInputAt = 0;
    const check = () => this.checkFocus();
    const input = () => this.input();
    const hide = () => this.leave();
    const show = (event: PageTransitionEvent) => {
      if (event.persisted) check();
    };
    const online = () => void this.send();
    window.addEventListener('focus', check);
    window.addEventListener('blur', check);
    document.addEventListener('visibilitychange', check);
    for (const name of INPUTS) document.addEventListener(name, input, { passive: true, capture: true });
    window.addEventListener('pagehide', hide);
    window.addEventListener('pageshow', show);
    window.addEventListener('online', online);
    this.timer = setInterval(() => void this.send(), SEND_EACH_MS);
    check();
    void this.send();
    void this.sendLeftBehind();
    return () => {
      window.removeEventListener('focus', check);
      window.removeEventListener('blur', check);
      document.removeEventListener('visibilitychange', check);
      for (const name of INPUTS) document.removeEventListener(name, input, { capture: true });
      window.removeEventListener('pagehide', hide);
      window.removeEventListener('pageshow', show);
      window.removeEventListener('online', online);
      clearInterval(this.timer);
      this.leave();
      this.ticketId = null;
    };
  }

  /** The start or stop of a call or visit, said by a button. */
  mark(kind: SignalKind, ticketId: string, personId: string): void {
    this.becomePerson(personId);
    this.add(kind, ticketId);
    void this.send();
  }

  /**
   * A call that began before there was a ticket for it, and perhaps is over. It goes by a name of its own: what one name
   * counts comes in the order of time, and meanwhile there was other work. Both ends in one batch are moved alike on their way.
   */
  markEarlier(ticketId: string, personId: string, marks: readonly Pick<Signal, 'kind' | 'at'>[]): void {
    this.becomePerson(personId);
    const clientId = randomId();
    const signals = marks.map((mark, index): Signal => ({ ...mark, seq: index + 1, ticketId }));
    const key = `${this.place}${clientId}`;
    // What cannot be sent now is found there by whoever looks for what was left behind.
    localStorage.setItem(key, JSON.stringify({ clientId, writtenAt: Date.now(), signals } satisfies Waiting));
    void deliver(clientId, signals).then((sent) => sent && localStorage.removeItem(key));
  }

  /** Signals are sent in the name of whoever is signed in, so each person has their own that wait. */
  private becomePerson(personId: string): void {
    if (personId === this.personId) return;
    this.personId = personId;
    this.signals = [...(readWaiting(localStorage.getItem(`${this.place}${this.client.clientId}`))?.signals ?? [])];
  }

  private checkFocus(): void {
    const hasFocus = document.visibilityState === 'visible' && document.hasFocus();
    if (hasFocus === this.hasFocus || !this.ticketId) return;
    this.hasFocus = hasFocus;
    this.lastInputAt = 0;
    this.add(hasFocus ? 'focus' : 'blur', this.ticketId);
    if (!hasFocus) void this.send();
  }

  private input(): void {
    if (!this.hasFocus) this.checkFocus();
    if (!this.ticketId || !this.hasFocus || Date.now() - this.lastInputAt < INPUT_EACH_MS) return;
    this.lastInputAt = Date.now();
    this.add('input', this.ticketId);
  }

  private leave(): void {
    if (!this.ticketId) return;
    this.hasFocus = false;
    this.add('leave', this.ticketId);
    void this.send(true);
  }

  private add(kind: SignalKind, ticketId: string): void {
    this.followClock();
    const seq = this.client.lastSeq + 1;
    this.client = { ...this.client, lastSeq: seq };
    sessionStorage.setItem(CLIENT, JSON.stringify(this.client));
    this.signals.push({ seq, at: new Date().toISOString(), kind, ticketId });
    this.store();
  }

  /**
   * What waits is told by how long ago it was. When somebody sets the clock back, it is moved along with it: otherwise it
   * would lie ahead, and the server would refuse it. A clock that is set on cannot be told from a machine that slept.
   */
  private followClock(): void {
    const [wallMs, steadyMs] = [Date.now(), performance.now()];
    const back = steadyMs - this.steadyMs - (wallMs - this.wallMs);
    this.wallMs = wallMs;
    this.steadyMs = steadyMs;
    if (back < SET_BACK_MS) return;
    this.signals = this.signals.map((signal) => ({
      ...signal,
      at: new Date(Date.parse(signal.at) - back).toISOString(),
    }));
    this.lastInputAt -= back;
    this.store();
  }

  /** The same signal twice is no harm, the server knows it by its number; so what leaves is kept until it has answered. */
  private async send(isLeaving = false): Promise<void> {
    this.followClock();
    if (this.signals.length === 0) return;
    if (this.isSending && !isLeaving) {
      this.isAskedAgain = true;
      return;
    }
    this.isSending = true;
    this.isAskedAgain = false;
    const signals = this.signals.slice(0, MOST_IN_BATCH);
    const sent = await deliver(this.client.clientId, signals);
    this.isSending = false;
    if (!sent) return;
    const last = signals.at(-1)?.seq ?? 0;
    this.signals = this.signals.filter(({ seq }) => seq > last);
    this.store();
    if (this.isAskedAgain || this.signals.length >= MOST_IN_BATCH) await this.send();
  }

  private get place(): string {
    return `${STORED}${this.personId}.`;
  }

  private store(): void {
    const { clientId } = this.client;
    const waiting: Waiting = { clientId, writtenAt: Date.now(), signals: this.signals };
    if (this.signals.length > 0) localStorage.setItem(`${this.place}${clientId}`, JSON.stringify(waiting));
    else localStorage.removeItem(`${this.place}${clientId}`);
  }

  /** What a closed window of the same person could not send any more. */
  private async sendLeftBehind(): Promise<void> {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(this.place))) {
      const waiting = readWaiting(localStorage.getItem(key));
      if (waiting?.clientId === this.client.clientId) continue;
      if (!waiting || Date.now() - waiting.writtenAt > KEPT_MS) {
        localStorage.removeItem(key);
      } else if (Date.now() - waiting.writtenAt > LEFT_BEHIND_MS) {
        const sent = await deliver(waiting.clientId, waiting.signals.slice(-MOST_IN_BATCH));
        if (sent) localStorage.removeItem(key);
      }
    }
  }
}

function readWaiting(text: string | null): Waiting | null {
  try {
    const waiting = JSON.parse(text ?? '') as Partial<Waiting>;
    const { clientId, writtenAt, signals } = waiting;
    return typeof clientId === 'string' && typeof writtenAt === 'number' && Array.isArray(signals)
      ? { clientId, writtenAt, signals }
      : null;
  } catch {
    return null;
  }
}

/** Whether the batch is off our hands: taken, or refused in a way that no second try would mend. */
async function deliver(clientId: string, signals: readonly Signal[]): Promise<boolean> {
  const body: AttentionBatch = { clientId, sentAt: new Date().toISOString(), signals: [...signals] };
  try {
    await call('attention', { body, keepalive: true });
    return true;
  } catch (error) {
    return isProblem(error, 'validation_failed', 'forbidden', 'payload_too_large');
  }
}

export const attention = new Attention();
