import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';

const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IFlattenedRuleSet;

/** A tree in which everything that writes to requesters has found a way to the notes. */
const PLANTED: Readonly<Record<string, string>> = {
  'libs/tickets/src/agent.ts': `export * from './notes/list-notes.js';`,
  'libs/tickets/src/notes/list-notes.ts': `export const notes = 1;`,
  'libs/tickets/src/queries/ticket-messages.ts': `import { notes } from '../notes/list-notes.js'; export const a = notes;`,
  'libs/tickets/src/index.ts': `export * from './agent.js';`,
  'libs/notices/src/post.ts': `import { notes } from '../../tickets/src/agent.js'; export const b = notes;`,
  'libs/notices/src/inner.ts': `import { notes } from '../../tickets/src/notes/list-notes.js'; export const c = notes;`,
  'apps/api/src/features.ts': `import { notes } from '../../../libs/tickets/src/agent.js'; export const d = notes;`,
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-notes-door-'));
  for (const [path, text] of Object.entries(PLANTED)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `${text}\n`);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the door to the notes', () => {
  it('is shut to whatever writes to requesters: the rule finds each violation', async () => {
    const options = {
      baseDir: folder,
      ruleSet: rules,
      validate: true,
      enhancedResolveOptions: { extensions: ['.ts'] },
    };
    const { output } = await cruise(['libs', 'apps'], options);
    const found = (output as ICruiseResult).summary.violations
      .filter(({ rule }) => rule.name.startsWith('notes-'))
      .map(({ rule, from }) => `${rule.name}: ${from}`);
    expect(found.sort()).toEqual([
      'notes-door: libs/notices/src/post.ts',
      'notes-door: libs/tickets/src/index.ts',
      'notes-stay-behind-their-door: libs/notices/src/inner.ts',
      'notes-stay-behind-their-door: libs/tickets/src/queries/ticket-messages.ts',
    ]);
  });

  it('is the only way to their tables, in SQL too', async () => {
    const naming: string[] = [];
    for (const room of ['libs', 'apps']) {
      for (const path of await readdir(room, { recursive: true })) {
        if (!/\.tsx?$/.test(path) || /\.spec\.ts$/.test(path) || path.includes('node_modules')) continue;
        if (/ticket_note|note_attachment/.test(await readFile(join(room, path), 'utf8'))) naming.push(join(room, path));
      }
    }
    expect(naming.sort()).toEqual([
      // Saves the files by their ids.
      'apps/desk/src/backup/format.ts',
      // Writes the notes of the demo city.
      'apps/desk/src/demo/city.ts',
      'libs/schema/src/migrations/0003-ticket.ts',
      'libs/schema/src/migrations/0016-writing.ts',
      // Looks which files belong to something, by their ids alone.
      'libs/tickets/src/attachments/litter.ts',
      'libs/tickets/src/notes/add-note-attachment.ts',
      'libs/tickets/src/notes/add-note.ts',
      'libs/tickets/src/notes/list-notes.ts',
      'libs/tickets/src/notes/note-files.controller.ts',
      'libs/tickets/src/notes/write-note.ts',
    ]);
  });
});
