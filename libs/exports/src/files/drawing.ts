import { Worker } from 'node:worker_threads';
import { Problem } from '@desk/platform';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

/** What the thread is asked for; of a definition or a sheet only what can be copied into it. */
export interface Drawings {
  pdf: { definition: object; footer: { title: string; desk: string; page: string } };
  xlsx: { sheets: readonly object[] };
  png: { svg: string; width: number };
}

interface Answer {
  readonly id: number;
  readonly bytes?: Uint8Array;
  readonly fault?: string;
}

interface Waiting {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Nobody waits for the tenth before them; a page of figures takes about a second. */
const MOST_WAITING = 10;
/** A drawing that takes longer is given up, and the thread with it. */
const LONGEST_MS = 120_000;
/** An idle thread gives its memory back. */
const IDLE_MS = 60_000;

/** Draws files in a thread beside the program, one at a time, so that nothing else waits for them. */
@Injectable()
export class Drawing implements OnApplicationShutdown {
  private thread: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;
  private idle: NodeJS.Timeout | null = null;

  draw<K extends keyof Drawings>(kind: K, of: Drawings[K]): Promise<Buffer> {
    if (this.waiting.size >= MOST_WAITING) {
      throw new Problem('too_many_requests', 'Many files are being made. Try again in a minute.');
    }
    if (this.idle) clearTimeout(this.idle);
    this.idle = null;
    const thread = (this.thread ??= this.start());
    const id = this.next++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.give(new Error(`a drawing took longer than ${LONGEST_MS} ms`)), LONGEST_MS);
      this.waiting.set(id, { resolve, reject, timer });
      thread.postMessage({ id, kind, of });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.idle) clearTimeout(this.idle);
    await this.thread?.terminate();
  }

  private start(): Worker {
    const thread = new Worker(new URL('./drawing.worker.mjs', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    // An idle thread keeps no program from ending.
    thread.unref();
    thread.on('message', (answer: Answer) => this.answered(answer));
    thread.on('error', (error) => this.give(error instanceof Error ? error : new Error(String(error))));
    return thread;
  }

  private answered({ id, bytes, fault }: Answer): void {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    this.waiting.delete(id);
    clearTimeout(waiting.timer);
    if (bytes) waiting.resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    else waiting.reject(new Error(fault));
    if (this.waiting.size === 0) this.idle = setTimeout(() => this.give(null), IDLE_MS).unref();
  }

  /** Ends the thread; whoever waits for it is told. The next drawing starts another. */
  private give(error: Error | null): void {
    const { thread } = this;
    this.thread = null;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(error ?? new Error('the thread ended'));
    }
    this.waiting.clear();
    void thread?.terminate();
  }
}
