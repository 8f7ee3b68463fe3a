import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OperatorError } from '@desk/schema';
import { namedFile } from '../paths.js';
import { parseMapping, type Mapping } from './mapping.js';

/** The mappings that come with the desk. */
const OWN = resolve('apps/desk/mappings');

/** Reads a mapping by the name of its file, or by that of one of the desk's own (`bpi2013`). */
export function readMapping(nameOrFile: string): Mapping {
  const own = join(OWN, `${nameOrFile}.json`);
  const file = /^[\w-]+$/.test(nameOrFile) && existsSync(own) ? own : namedFile(nameOrFile);
  if (!existsSync(file)) {
    const known = readdirSync(OWN).map((name) => name.replace(/\.json$/, ''));
    throw new OperatorError(
      `There is no mapping ${nameOrFile}.`,
      `Name a file, or one of the desk's own: ${known.join(', ')}.`,
    );
  }
  return parseMapping(readFileSync(file, 'utf8'), file);
}
