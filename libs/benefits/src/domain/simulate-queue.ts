import { compareInQueue, type QueuePlace } from '@desk/contracts';

export const QUARTER_MS = 900_000;

/** What comes to first line, in the order of time; times in milliseconds. */
export interface QueueWork {
  readonly webAt: Float64Array;
  readonly priority: Uint8Array;
  /** By which the queue is ordered; infinite: nothing hurries it. */
  readonly webDue: Float64Array;
  /** By which what is left of a ticket is ordered, once it has its first response. */
  readonly webRestDue: Float64Array;
  readonly webWork: Float64Array;
  /** Share of the work on a web ticket after which it has its first response. */
  readonly replyShare: number;
  /** Calls, visits at the desk and chats: they wait for somebody to answer and interrupt what is less pressing. */
  readonly callAt: Float64Array;
  readonly callWork: Float64Array;
}

/** Who is there in each quarter hour from `from` on. */
export interface QueueStaff {
  readonly from: number;
  readonly agents: Uint16Array;
  /** Of helping teams, who have nothing of their own to do. */
  readonly helpers: Uint16Array;
}

/** Whether the queue is offered to helpers from now on; `since` null: it is not yet. Due times in the order of the queue. */
export type Offer = (quarter: number, since: number | null, waiting: readonly (number | null)[]) => boolean;

export interface SimulatedQueue {
  /** When each web ticket was answered; NaN: not until the end. */
  readonly answeredAt: Float64Array;
  readonly helped: Uint8Array;
  /** How long each call waited; those that nobody answered until the end have waited until then. */
  readonly callWaited: Float64Array;
  readonly busyMs: number;
  readonly presentMs: number;
  /** Web tickets that wait at the end, for their first response or to be gone on with. */
  readonly left: number;
}

const IDLE_CALL = -1;

/**
 * First line as it works, event by event. Whoever is free takes a call before anything, then what they had put aside, then what
 * stands first in the order of the queue: a ticket that waits for its first response, or one that has it and is to be gone on
 * with. Helpers stay with a ticket to its end. A call that finds nobody free interrupts the ticket that would take longest; when
 * somebody goes home, so does the ticket in their hands, to be gone on with first thing.
 */
export function simulateQueue(work: QueueWork, staff: QueueStaff, offer: Offer | null): SimulatedQueue {
  return new Simulation(work, staff, offer).run();
}

class Simulation {
  private readonly end: number;
  private now: number;
  private quarter = 0;
  private agents = 0;
  private helpers = 0;
  private offeredSince: number | null = null;

  /** In hand, in no order: ticket (or −1 − call), when this part of it is done, and by whom. */
  private readonly inHand: number[] = [];
  private readonly doneAt: number[] = [];
  private readonly byHelper: boolean[] = [];
  private busy = 0;
  private helping = 0;

  private readonly queue = new Places();
  /** Tickets that have their first response and are not done. */
  private readonly begun = new Places();
  private readonly aside: number[] = [];
  private readonly calls: number[] = [];
  private nextCallWaiting = 0;

  /** Work left of each ticket; of its first part while it is not answered. */
  private readonly left: Float64Array;
  private readonly answeredAt: Float64Array;
  private readonly helped: Uint8Array;
  private readonly callWaited: Float64Array;
  private busyMs = 0;
  private presentMs = 0;

  constructor(
    private readonly work: QueueWork,
    private readonly staff: QueueStaff,
    private readonly offer: Offer | null,
  ) {
    this.now = staff.from;
    this.end = staff.from + staff.agents.length * QUARTER_MS;
    this.left = work.webWork.map((ms) => ms * work.replyShare);
    this.answeredAt = new Float64Array(work.webAt.length).fill(Number.NaN);
    this.helped = new Uint8Array(work.webAt.length);
    this.callWaited = new Float64Array(work.callAt.length).fill(Number.NaN);
  }

  run(): SimulatedQueue {
    const { webAt, callAt } = this.work;
    let [web, call] = [0, 0];
    this.beginQuarter();
    for (;;) {
      const done = this.firstDone();
      const doneAt = this.doneAt[done] ?? Number.POSITIVE_INFINITY;
      const webTime = webAt[web] ?? Number.POSITIVE_INFINITY;
      const callTime = callAt[call] ?? Number.POSITIVE_INFINITY;
      const quarterTime = this.staff.from + (this.quarter + 1) * QUARTER_MS;
      const next = Math.min(doneAt, webTime, callTime, quarterTime);
      if (next >= this.end) break;
      this.pass(next);
      if (next === doneAt) this.finish(done);
      else if (next === webTime) this.file(web++);
      else if (next === callTime) this.ring(call++);
      else {
        this.quarter += 1;
        this.beginQuarter();
      }
    }
    this.pass(this.end);
    return this.outcome();
  }

  private pass(until: number): void {
    this.busyMs += (until - this.now) * this.busy;
    this.presentMs += (until - this.now) * Math.max(this.agents, this.busy);
    this.now = until;
  }

  private beginQuarter(): void {
    this.agents = this.staff.agents[this.quarter] ?? 0;
    this.helpers = this.staff.helpers[this.quarter] ?? 0;
    if (this.offer !== null) {
      const waiting = this.queue.inOrder().map(({ nextDueAt }) => nextDueAt);
      if (!this.offer(this.quarter, this.offeredSince, waiting)) this.offeredSince = null;
      else this.offeredSince ??= this.now;
    }
    while (this.busy > this.agents && this.interrupt(false));
    while (this.helping > this.helpers && this.interrupt(true));
    this.fill();
  }

  private file(ticket: number): void {
    this.queue.push(this.placeOf(ticket, this.work.webDue));
    this.fill();
  }

  private placeOf(ticket: number, dueTimes: Float64Array): QueuePlace<number> {
    const due = dueTimes[ticket] ?? Number.POSITIVE_INFINITY;
    return {
      priority: this.work.priority[ticket] ?? 4,
      nextDueAt: Number.isFinite(due) ? due : null,
      filedAt: this.work.webAt[ticket] ?? this.now,
      id: ticket,
    };
  }

  private ring(call: number): void {
    if (this.busy >= this.agents && !(this.agents > 0 && this.interrupt(false))) {
      this.calls.push(call);
      return;
    }
    this.answer(call);
  }

  private answer(call: number): void {
    this.callWaited[call] = this.now - (this.work.callAt[call] ?? this.now);
    this.take(IDLE_CALL - call, this.work.callWork[call] ?? 0, false);
  }

  private finish(place: number): void {
    const job = this.inHand[place] ?? IDLE_CALL;
    if (job >= 0 && Number.isNaN(this.answeredAt[job])) {
      this.answeredAt[job] = this.now;
      const rest = (this.work.webWork[job] ?? 0) * (1 - this.work.replyShare);
      if (rest > 0 && this.byHelper[place] === true) {
        this.doneAt[place] = this.now + rest;
        return;
      }
      if (rest > 0) {
        this.left[job] = rest;
        this.begun.push(this.placeOf(job, this.work.webRestDue));
      }
    }
    this.drop(place);
    this.fill();
  }

  /** Puts the web ticket aside that would take longest; false when there is none. */
  private interrupt(helper: boolean): boolean {
    let longest = -1;
    for (let place = 0; place < this.inHand.length; place += 1) {
      if ((this.inHand[place] ?? IDLE_CALL) < 0 || this.byHelper[place] !== helper) continue;
      if (longest < 0 || (this.doneAt[place] ?? 0) > (this.doneAt[longest] ?? 0)) longest = place;
    }
    const ticket = this.inHand[longest];
    if (ticket === undefined) return false;
    this.left[ticket] = (this.doneAt[longest] ?? this.now) - this.now;
    this.aside.push(ticket);
    this.drop(longest);
    return true;
  }

  private fill(): void {
    while (this.busy < this.agents) {
      const call = this.calls[this.nextCallWaiting];
      if (call !== undefined) {
        this.nextCallWaiting += 1;
        this.answer(call);
        continue;
      }
      const ticket = this.aside.shift() ?? this.nextPlace().pop();
      if (ticket === undefined) break;
      this.take(ticket, this.left[ticket] ?? 0, false);
    }
    while (this.offeredSince !== null && this.helping < this.helpers) {
      const ticket = this.queue.pop();
      if (ticket === undefined) break;
      this.helped[ticket] = 1;
      this.take(ticket, this.left[ticket] ?? 0, true);
    }
  }

  private nextPlace(): Places {
    const [waiting, begun] = [this.queue.first, this.begun.first];
    if (waiting === undefined || begun === undefined) return waiting === undefined ? this.begun : this.queue;
    return compareInQueue(waiting, begun) <= 0 ? this.queue : this.begun;
  }

  private take(job: number, ms: number, helper: boolean): void {
    this.inHand.push(job);
    this.doneAt.push(this.now + ms);
    this.byHelper.push(helper);
    if (helper) this.helping += 1;
    else this.busy += 1;
  }

  private drop(place: number): void {
    if (this.byHelper[place] === true) this.helping -= 1;
    else this.busy -= 1;
    const last = this.inHand.length - 1;
    this.inHand[place] = this.inHand[last] ?? 0;
    this.doneAt[place] = this.doneAt[last] ?? 0;
    this.byHelper[place] = this.byHelper[last] ?? false;
    this.inHand.pop();
    this.doneAt.pop();
    this.byHelper.pop();
  }

  private firstDone(): number {
    let first = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let place = 0; place < this.doneAt.length; place += 1) {
      const at = this.doneAt[place] ?? least;
      if (at < least) [first, least] = [place, at];
    }
    return first;
  }

  private outcome(): SimulatedQueue {
    for (let call = 0; call < this.callWaited.length; call += 1) {
      if (Number.isNaN(this.callWaited[call]))
        this.callWaited[call] = Math.max(0, this.end - (this.work.callAt[call] ?? 0));
    }
    const { answeredAt, helped, callWaited, busyMs, presentMs } = this;
    return {
      answeredAt,
      helped,
      callWaited,
      busyMs,
      presentMs,
      left: this.queue.size + this.begun.size + this.aside.length,
    };
  }
}

/** A heap in the order of the queue. */
class Places {
  private readonly heap: QueuePlace<number>[] = [];

  get size(): number {
    return this.heap.length;
  }
  get first(): QueuePlace<number> | undefined {
    return this.heap[0];
  }

  /** What is sorted is a heap as well, and is all but sorted when it is asked for again. */
  inOrder(): readonly QueuePlace<number>[] {
    return this.heap.sort(compareInQueue);
  }

  push(place: QueuePlace<number>): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(place);
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const above = heap[parent] as QueuePlace<number>;
      if (compareInQueue(above, place) <= 0) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = place;
  }

  pop(): number | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (heap.length > 0) {
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= heap.length) break;
        const right = heap[child + 1];
        if (right !== undefined && compareInQueue(right, heap[child] as QueuePlace<number>) < 0) child += 1;
        const below = heap[child] as QueuePlace<number>;
        if (compareInQueue(last, below) <= 0) break;
        heap[at] = below;
        at = child;
      }
      heap[at] = last;
    }
    return first.id;
  }
}
