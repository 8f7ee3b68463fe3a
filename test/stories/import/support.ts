import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Calendars } from '@desk/agencies';
import { Contributions } from '@desk/metrics';
import { Database } from '@desk/platform';
import { Declarations } from '@desk/sla';
import { ImportLog } from '../../../apps/desk/src/event-log/import-log.js';
import type { TestDesk } from '../../support/harness.js';

/** The published log of incidents; it lies beside the project and is never part of it. */
export const BPI_FILE = resolve('../shared/data/bpi2013/bpi2013_incidents.csv.gz');

export interface BpiEvent {
  readonly caseId: string;
  readonly at: string;
  readonly status: string;
  readonly subStatus: string;
  readonly team: string;
}

/** The lines of the log, heading first. */
export function bpiLines(): string[] {
  if (!existsSync(BPI_FILE)) {
    throw new Error(
      `The test log ${BPI_FILE} is missing: put the BPI Challenge 2013 incidents there (see docs/import.md)`,
    );
  }
  return gunzipSync(readFileSync(BPI_FILE)).toString('utf8').trimEnd().split(/\r?\n/);
}

/** The log read by a few lines of the test's own. None of its fields holds a comma, a quote or a line break. */
export function readBpi(): ReadonlyMap<string, readonly BpiEvent[]> {
  const cases = new Map<string, BpiEvent[]>();
  for (const text of bpiLines().slice(1)) {
    const [caseId = '', , at = '', status = '', subStatus = '', team = ''] = text.split(',');
    const events = cases.get(caseId) ?? [];
    events.push({ caseId, at, status, subStatus, team });
    cases.set(caseId, events);
  }
  return cases;
}

/** The importer in a desk under test. */
export function importer(desk: TestDesk): ImportLog {
  const get = <T>(type: abstract new (...args: never[]) => T): T => desk.app.get(type as never, { strict: false });
  return new ImportLog(get(Database), get(Declarations), get(Calendars), get(Contributions));
}
