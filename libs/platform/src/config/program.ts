import type { Config } from './config.js';

/** Connections that are nobody's pool: the wire, and the pair of the socket adapter. */
const SINGLE_CONNECTIONS = 3;
const MARK = 'desk budget';

/** Which program this process is, and how many connections to the database it may open at most. */
export class Program {
  readonly budget: number;
  /** Of the pool's connections, those that short reads share. */
  readonly lanes: number;

  constructor(
    readonly name: 'api' | 'worker' | 'desk',
    config: Config,
  ) {
    this.lanes = Math.max(1, Math.floor(config.databasePool / 4));
    this.budget = config.databasePool + SINGLE_CONNECTIONS + (config.redisUrl === null ? config.jobsPool : 0);
  }

  /** Application name of the wire: by it the programs of one desk know of each other's budgets. */
  get statement(): string {
    return `${MARK} ${this.budget} ${this.name}`;
  }

  static readonly pattern = `${MARK} ([0-9]+) `;
}
