import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DraftView, KeepDraftRequest } from '@desk/contracts';
import type { Call } from '../../api/client.js';
import { TextKeeper } from './text-keeper.js';

/** A server that keeps one draft, by the rules of the real one as far as a window sees them. */
class Server {
  draft: DraftView | null = null;
  isAway = false;
  readonly saved: string[] = [];

  readonly call = (async (name: string, options: { body?: KeepDraftRequest }) => {
    await Promise.resolve();
    if (this.isAway) throw new Error('no network');
    if (name === 'myDrafts') return { items: this.draft ? [this.draft] : [], nextCursor: null };
    const { text, revision } = options.body as KeepDraftRequest;
    this.saved.push(text);
    const before = this.draft;
    const aside = before && before.revision !== revision ? [{ text: before.text, at: '' }] : [];
    this.draft = {
      ...{ id: 'd', kind: 'message', ticket: null, fields: {}, attachments: [], updatedAt: '' },
      ...{ text, revision: (before?.revision ?? 0) + 1, setAside: aside },
    };
    return { draft: this.draft };
  }) as unknown as Call;
}

let server: Server;
let stored: Map<string, string>;
let due: (() => void)[];
beforeEach(() => {
  server = new Server();
  stored = new Map();
  due = [];
});

const window = () =>
  new TextKeeper(
    { personId: 'p', ticketId: 't', kind: 'message' },
    {
      call: server.call,
      storage: {
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => void stored.set(key, value),
        removeItem: (key) => void stored.delete(key),
      },
      later: (work) => {
        due = [...due, work];
        return () => (due = due.filter((one) => one !== work));
      },
    },
  );
const timePasses = () => due.splice(0).forEach((work) => work());
const rest = () => new Promise((resolve) => setTimeout(resolve));

describe('a text that is being written', () => {
  it('is saved once after the last key, and found by the next window', async () => {
    const first = window();
    await first.load();
    for (const text of ['H', 'He', 'Hei']) first.set(text);
    expect(server.saved).toEqual([]);
    timePasses();
    await rest();
    expect(server.saved).toEqual(['Hei']);
    expect(first.state().saved).toBe('saved');
    expect(stored.size).toBe(0);
    const next = window();
    await next.load();
    expect(next.state()).toMatchObject({ text: 'Hei', saved: 'saved' });
  });

  it('survives a reload before it was saved, and a network that is away', async () => {
    const first = window();
    await first.load();
    server.isAway = true;
    first.set('Hei');
    timePasses();
    await rest();
    expect(first.state().saved).toBe('failed');
    const reloaded = window();
    expect(reloaded.state().text).toBe('Hei');
    server.isAway = false;
    await reloaded.load();
    timePasses();
    await rest();
    expect(server.draft?.text).toBe('Hei');
  });

  it('wins over the other window, whose text is offered, and can be taken back', async () => {
    const [one, two] = [window(), window()];
    await one.load();
    await two.load();
    one.set('Fra én');
    await one.flush();
    two.set('Fra to');
    await two.flush();
    expect(two.state()).toMatchObject({ text: 'Fra to', setAside: [{ text: 'Fra én' }] });
    await one.load();
    expect(one.state().text).toBe('Fra to');
    two.takeBack('Fra én');
    await two.settled();
    expect(two.state()).toMatchObject({ text: 'Fra én', setAside: [{ text: 'Fra to' }] });
  });

  it('is the one that stands when it is sent, and comes back from no timer', async () => {
    const one = window();
    await one.load();
    one.set('Hei');
    expect(await one.settled()).toBe('d');
    one.set('Hei igjen');
    one.clear();
    timePasses();
    await rest();
    expect(server.saved).toEqual(['Hei']);
    expect(one.state()).toMatchObject({ text: '', saved: 'nothing' });
  });
});
