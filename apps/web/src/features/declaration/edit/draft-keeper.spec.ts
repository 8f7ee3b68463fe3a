import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  CLOCK_TARGETS,
  PROBLEMS,
  type ClockTarget,
  type DeclarationContent,
  type DeclarationDraft,
} from '@desk/contracts';
import { ProblemError } from '../../../api/problems.js';
import { DraftKeeper, type Unsaved } from './draft-keeper.js';

const byTarget = <V>(of: () => V): Record<ClockTarget, V> =>
  Object.fromEntries(CLOCK_TARGETS.map((target) => [target, of()])) as Record<ClockTarget, V>;
const start: DeclarationContent = {
  name: 'Erklæring',
  promises: [],
  pauseReasons: byTarget(() => []),
  warnPercents: [75, 90],
  quality: { firstLineResolution: null, satisfaction: null, reopened: null, attainment: byTarget(() => null) },
  duties: { nb: { desk: [], users: [] }, nn: { desk: [], users: [] }, en: { desk: [], users: [] } },
  nextRevisionOn: null,
};
const refusal = (code: 'stale_version' | 'declaration_in_force'): ProblemError =>
  ProblemError.of({ type: '', code, ...PROBLEMS[code], detail: '' });

/** The desk as it behaves to a draft, with a switch for the network. */
class OtherSide {
  content = start;
  revision = 1;
  reachable = true;
  saves = 0;
  kept: Unsaved | null = null;

  draft = (): DeclarationDraft => ({
    id: 'd',
    name: this.content.name,
    basedOn: 1,
    updatedAt: '',
    updatedBy: null,
    revision: this.revision,
    content: this.content,
    faults: [],
  });
  save = async (revision: number, content: DeclarationContent): Promise<DeclarationDraft> => {
    this.saves += 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (!this.reachable) throw ProblemError.offline();
    if (revision !== this.revision) throw refusal('stale_version');
    this.put(content);
    return this.draft();
  };
  put(content: DeclarationContent): void {
    this.content = content;
    this.revision += 1;
  }
  keeper = () =>
    new DraftKeeper(
      this.draft(),
      { save: this.save, load: () => Promise.resolve(this.draft()) },
      { read: () => this.kept, write: (unsaved) => (this.kept = unsaved) },
    );
}

let desk: OtherSide;
beforeEach(() => {
  jest.useFakeTimers();
  desk = new OtherSide();
});
afterEach(() => {
  jest.useRealTimers();
});
const later = (ms: number) => jest.advanceTimersByTimeAsync(ms);
const named = (name: string) => (content: DeclarationContent) => ({ ...content, name });

describe('a draft that is typed', () => {
  it('is saved once the typing rests, and what is typed meanwhile after it', async () => {
    const keeper = desk.keeper();
    for (const name of ['N', 'Ny', 'Ny ', 'Ny e']) {
      keeper.change(named(name));
      await later(200);
    }
    expect([desk.saves, keeper.state().saving]).toEqual([0, 'typing']);
    await later(650);
    expect([desk.saves, keeper.state().saving]).toEqual([1, 'saving']);
    keeper.change(named('Ny erklæring'));
    await later(2000);
    expect(keeper.state()).toMatchObject({ saving: 'saved', revision: 3, content: { name: 'Ny erklæring' } });
    expect([desk.saves, desk.content.name, desk.kept]).toEqual([2, 'Ny erklæring', null]);
  });

  it('is put together with what somebody else has saved, and says where both have changed the same', async () => {
    const keeper = desk.keeper();
    keeper.change((content) => ({ ...content, name: 'Min', warnPercents: [50] }));
    desk.put({ ...start, name: 'Deres', nextRevisionOn: '2027-01-01' });
    await later(2000);
    const both = { ...start, name: 'Min', warnPercents: [50], nextRevisionOn: '2027-01-01' };
    expect(desk.content).toEqual(both);
    expect(keeper.state()).toMatchObject({
      content: both,
      saving: 'saved',
      revision: 3,
      clashes: [{ pointer: '/name', mine: 'Min', theirs: 'Deres' }],
    });
    keeper.dismissClashes();
    expect(keeper.state().clashes).toEqual([]);
  });

  it('waits while the desk cannot be reached, also over a reload of the page', async () => {
    desk.reachable = false;
    const keeper = desk.keeper();
    keeper.change(named('Skrevet uten nett'));
    await later(1000);
    expect(keeper.state()).toMatchObject({ saving: 'failed', error: { code: 'offline' } });
    await expect(Promise.all([keeper.flush(), later(200)])).rejects.toMatchObject({ code: 'offline' });

    desk.reachable = true;
    desk.put({ ...start, warnPercents: [60] });
    const again = desk.keeper();
    expect(again.state().content).toMatchObject({ name: 'Skrevet uten nett', warnPercents: [60] });
    await later(2000);
    expect(desk.content).toMatchObject({ name: 'Skrevet uten nett', warnPercents: [60] });
    expect([again.state().saving, desk.kept]).toEqual(['saved', null]);
  });

  it('tells when it cannot be saved any more, and keeps what was typed', async () => {
    const keeper = desk.keeper();
    desk.save = () => Promise.reject(refusal('declaration_in_force'));
    const gone = new DraftKeeper(
      desk.draft(),
      { save: desk.save, load: () => Promise.resolve(desk.draft()) },
      { read: () => desk.kept, write: (unsaved) => (desk.kept = unsaved) },
    );
    gone.change(named('For sent'));
    await later(1000);
    expect(gone.state()).toMatchObject({ saving: 'failed', error: { code: 'declaration_in_force' } });
    expect(desk.kept?.content.name).toBe('For sent');
    expect(keeper.state().saving).toBe('saved');
  });
});
