import type { AttachmentView, DraftKind, DraftView, SetAsideText } from '@desk/contracts';
import type { Call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';

/** What is written where, by whom. `ticketId` null: a ticket that is not filed. */
export interface Place {
  readonly personId: string;
  readonly ticketId: string | null;
  readonly kind: DraftKind;
}

export interface Kept {
  readonly text: string;
  /** What else stands in the form of a new ticket. */
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly AttachmentView[];
  /** Texts of other windows that were replaced by this one. */
  readonly setAside: readonly SetAsideText[];
  readonly saved: 'nothing' | 'saved' | 'saving' | 'failed';
  readonly isLoaded: boolean;
}

const SAVE_AFTER_MS = 1_000;
const RETRY_AFTER_MS = 5_000;
const EMPTY: Kept = { text: '', fields: {}, files: [], setAside: [], saved: 'nothing', isLoaded: false };

export interface KeeperTools {
  readonly call: Call;
  /** Of this window: holds what the server does not have yet. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly later: (work: () => void, ms: number) => () => void;
}

/**
 * A text that survives reload, conflict, a lost network and the end of a session: the server has it a second after the
 * last key, until then this window does. One window of several that writes last wins; the other text is kept and offered.
 */
export class TextKeeper {
  private kept: Kept;
  private id: string | undefined;
  private revision = 0;
  private isDirty = false;
  private running: Promise<void> | null = null;
  private cancelTimer: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly mirror: string;

  constructor(
    private readonly place: Place,
    private readonly tools: KeeperTools,
  ) {
    this.mirror = `desk.writing.${place.personId}.${place.ticketId ?? 'new'}.${place.kind}`;
    const unsaved = this.readMirror();
    this.kept = unsaved === null ? EMPTY : { ...EMPTY, text: unsaved.text };
    this.revision = unsaved?.revision ?? 0;
    this.isDirty = unsaved !== null;
  }

  readonly state = (): Kept => this.kept;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Takes what the server has, unless something here is newer. */
  async load(): Promise<void> {
    const { ticketId, kind } = this.place;
    let stands: DraftView | undefined;
    try {
      const query = { kind, ...(ticketId !== null && { ticket: ticketId }) };
      stands = (await this.tools.call('myDrafts', { query })).items[0];
    } catch {
      this.become({ isLoaded: true });
      return;
    }
    this.id = stands?.id;
    this.become({ files: stands?.attachments ?? [], setAside: stands?.setAside ?? [], isLoaded: true });
    if (this.isDirty || this.running) return this.schedule(0);
    this.revision = stands?.revision ?? 0;
    this.become({ text: stands?.text ?? '', fields: stands?.fields ?? {}, saved: stands ? 'saved' : 'nothing' });
  }

  set(text: string, fields = this.kept.fields): void {
    this.isDirty = true;
    this.become({ text, fields });
    this.tools.storage.setItem(this.mirror, JSON.stringify({ text, revision: this.revision }));
    this.schedule(SAVE_AFTER_MS);
  }

  /** Puts a text that was set aside in the place of the present one, which is set aside in turn. */
  takeBack(text: string): void {
    // As from another window: so the server keeps what stands.
    this.revision = 0;
    this.set(text);
    void this.flush();
  }

  async forgetSetAside(): Promise<void> {
    await this.save({ dropSetAside: true });
  }

  /** Saves now what is not saved; `keepalive` when the page is being left. */
  async flush(keepalive = false): Promise<void> {
    this.cancelTimer?.();
    if (this.isDirty) await this.save({ keepalive });
  }

  /** The draft as the server has it after all that was typed; undefined when it has none. */
  async settled(): Promise<string | undefined> {
    await this.running;
    await this.flush();
    if (this.id === undefined && this.kept.files.length > 0) await this.load();
    return this.id;
  }

  addFile(file: AttachmentView): void {
    this.become({ files: [...this.kept.files, file] });
  }

  removeFile(id: string): void {
    this.become({ files: this.kept.files.filter((file) => file.id !== id) });
  }

  /** It was sent, or thrown away. */
  clear(): void {
    this.cancelTimer?.();
    this.tools.storage.removeItem(this.mirror);
    this.id = undefined;
    this.revision = 0;
    this.isDirty = false;
    this.become({ ...EMPTY, isLoaded: true });
  }

  private schedule(ms: number): void {
    this.cancelTimer?.();
    this.cancelTimer = this.tools.later(() => void this.flush(), ms);
  }

  private async save(options: { keepalive?: boolean; dropSetAside?: boolean }): Promise<void> {
    // One after the other: what was saved meanwhile need not be saved again.
    const run = (this.running ?? Promise.resolve()).then(() =>
      this.isDirty || options.dropSetAside ? this.send(options) : undefined,
    );
    this.running = run;
    await run;
    if (this.running === run) this.running = null;
  }

  private async send({ keepalive = false, dropSetAside = false }): Promise<void> {
    const { text, fields } = this.kept;
    const { kind, ticketId } = this.place;
    this.become({ saved: 'saving' });
    try {
      const place = ticketId === null ? { kind, fields } : { kind, ticketId };
      const body = { ...place, text, revision: this.revision, ...(dropSetAside && { dropSetAside }) };
      const { draft } = await this.tools.call('keepDraft', { body, keepalive });
      this.id = draft?.id;
      this.revision = draft?.revision ?? 0;
      const isNewest = this.kept.text === text && this.kept.fields === fields;
      if (isNewest) {
        this.isDirty = false;
        this.tools.storage.removeItem(this.mirror);
      }
      this.become({ setAside: draft?.setAside ?? [], saved: !isNewest ? 'saving' : draft ? 'saved' : 'nothing' });
    } catch (error) {
      this.become({ saved: 'failed' });
      // Somebody who may no longer write here keeps it in this window; everything else may pass.
      if (!isProblem(error, 'forbidden', 'not_found', 'validation_failed')) this.schedule(RETRY_AFTER_MS);
    }
  }

  private become(change: Partial<Kept>): void {
    this.kept = { ...this.kept, ...change };
    this.listeners.forEach((listener) => listener());
  }

  private readMirror(): { readonly text: string; readonly revision: number } | null {
    try {
      const { text, revision } = JSON.parse(this.tools.storage.getItem(this.mirror) ?? '') as Record<string, unknown>;
      return typeof text === 'string' && typeof revision === 'number' ? { text, revision } : null;
    } catch {
      return null;
    }
  }
}
