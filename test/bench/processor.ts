import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Processor seconds used so far. */
export interface Processor {
  readonly worker: number;
  readonly api: number;
  readonly bareHttp: number;
  readonly postgres: number;
}

/** By the programs and by PostgreSQL, to which `connection` is a process; where the system says so (Linux), else null. */
export function processorSeconds(connection: number): Processor | null {
  if (!existsSync('/proc/self/stat')) return null;
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ');
        // proc(5): parent, then user and system time in ticks of 10 ms, also of children that have ended.
        return [
          {
            pid,
            command,
            parent: fields[1],
            seconds: fields.slice(11, 15).reduce((sum, t) => sum + Number(t) / 100, 0),
          },
        ];
      } catch {
        return [];
      }
    });
  const server = processes.find(({ pid }) => pid === String(connection))?.parent;
  const sum = (mine: (one: (typeof processes)[number]) => boolean) =>
    processes.filter(mine).reduce((total, { seconds }) => total + seconds, 0);
  const mine = String(process.pid);
  return {
    worker: sum(({ command, parent }) => parent === mine && command.includes('apps/worker/src/main.js')),
    bareHttp: sum(({ command, parent }) => parent === mine && command.includes('bare-server.js')),
    api: sum(({ command, parent }) => parent === mine && command.includes('apps/api/src/main.js')),
    postgres: sum(({ pid, parent }) => parent === server || pid === server),
  };
}

/** Processor milliseconds of one operation. */
export type Used = { readonly [K in keyof Processor]: number };

export function usedBetween(before: Processor, after: Processor, operations: number): Used {
  const one = (key: keyof Processor) => (1_000 * (after[key] - before[key])) / operations;
  return { worker: one('worker'), api: one('api'), bareHttp: one('bareHttp'), postgres: one('postgres') };
}

/** The round that used least: others on the machine make every round dearer, never cheaper. null when none was measured. */
export function leastUsed(rounds: readonly Used[] = []): Used | null {
  const sum = ({ worker, api, bareHttp, postgres }: Used) => worker + api + bareHttp + postgres;
  return [...rounds].sort((a, b) => sum(a) - sum(b))[0] ?? null;
}
