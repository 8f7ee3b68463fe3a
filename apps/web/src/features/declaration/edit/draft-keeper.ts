import type { DeclarationContent, DeclarationDraft, FieldError } from '@desk/contracts';
import { isProblem } from '../../../api/problems.js';
import { isSameContent, mergeContents, type Clash } from '../places.js';

/** How a draft stands between screen and desk. */
export interface DraftState {
  readonly content: DeclarationContent;
  /** `typing`: changed, and saved as soon as the typing rests. `failed`: see `error`; the next try saves all of it. */
  readonly saving: 'saved' | 'typing' | 'saving' | 'failed';
  readonly error: unknown;
  readonly revision: number;
  /** Of the content as it was saved last. */
  readonly faults: readonly FieldError[];
  /** Places that somebody else has changed as well: what is on the screen stands, theirs is told. */
  readonly clashes: readonly Clash[];
}

export interface DraftDoors {
  readonly save: (revision: number, content: DeclarationContent) => Promise<DeclarationDraft>;
  readonly load: () => Promise<DeclarationDraft>;
}

/** What was typed and not yet saved, with what it was typed upon. */
export interface Unsaved {
  readonly base: DeclarationContent;
  readonly content: DeclarationContent;
}

/** Where unsaved typing outlives a reload of the page. */
export interface Shelf {
  readonly read: () => Unsaved | null;
  readonly write: (unsaved: Unsaved | null) => void;
}

const REST_MS = 800;

/**
 * Saves a draft while it is typed: one request at a time, each against the revision before it. When somebody else has
 * saved meanwhile, both are put together and saved again; nothing that was typed is lost on the way.
 */
export class DraftKeeper {
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private run: Promise<void> | null = null;
  /** As the desk has it. */
  private base: DeclarationContent;
  private shown: DraftState;

  constructor(
    draft: DeclarationDraft,
    private readonly doors: DraftDoors,
    private readonly shelf: Shelf,
  ) {
    this.base = draft.content;
    this.shown = {
      content: draft.content,
      saving: 'saved',
      error: null,
      revision: draft.revision,
      faults: draft.faults,
      clashes: [],
    };
    const left = shelf.read();
    if (left && !isSameContent(left.content, draft.content)) {
      const { content, clashes } = mergeContents(left.base, left.content, draft.content);
      this.shown = { ...this.shown, clashes };
      this.change(() => content);
    }
  }

  readonly state = (): DraftState => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly change = (changed: (content: DeclarationContent) => DeclarationContent): void => {
    const content = changed(this.shown.content);
    this.shelf.write({ base: this.base, content });
    this.show({ content, ...(this.run === null ? { saving: 'typing' as const } : {}) });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush().catch(() => undefined), REST_MS);
  };

  /** Saves what is not saved yet; fails when that cannot be done. */
  readonly flush = (): Promise<void> => {
    clearTimeout(this.timer);
    this.run ??= this.saveAll().finally(() => (this.run = null));
    return this.run;
  };

  /** Takes in what somebody else has saved meanwhile, and saves both together. */
  readonly refresh = async (): Promise<void> => {
    await this.putTogether();
    await this.flush();
  };

  readonly dismissClashes = (): void => this.show({ clashes: [] });

  private async saveAll(): Promise<void> {
    while (!isSameContent(this.shown.content, this.base)) {
      const sent = this.shown.content;
      this.show({ saving: 'saving', error: null });
      try {
        const { revision, faults } = await this.doors.save(this.shown.revision, sent);
        this.base = sent;
        this.show({ revision, faults });
      } catch (error) {
        if (!isProblem(error, 'stale_version')) this.fail(error);
        await this.putTogether().catch((failure: unknown) => this.fail(failure));
      }
    }
    this.shelf.write(null);
    this.show({ saving: 'saved', error: null });
  }

  private async putTogether(): Promise<void> {
    const theirs = await this.doors.load();
    const { content, clashes } = mergeContents(this.base, this.shown.content, theirs.content);
    this.base = theirs.content;
    this.show({
      content,
      revision: theirs.revision,
      faults: theirs.faults,
      clashes: [...this.shown.clashes, ...clashes],
    });
    this.shelf.write({ base: this.base, content });
  }

  private fail(error: unknown): never {
    this.show({ saving: 'failed', error });
    throw error;
  }

  private show(changes: Partial<DraftState>): void {
    this.shown = { ...this.shown, ...changes };
    this.listeners.forEach((listener) => listener());
  }
}
