import type { Duplex } from 'node:stream';
import pg from 'pg';

/** One statement of a packet. With a name it is planned once a connection; the text under a name never varies. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** A row as the database wrote it: one text a column. */
export type Cells = readonly (string | null)[];

/** The side of a connection of `pg` that its types do not show. */
interface Wire {
  readonly stream: Duplex;
  parse(statement: { name: string; text: string }): void;
  bind(bound: { statement: string; values: readonly unknown[] }): void;
  describe(what: { type: 'P' }): void;
  execute(): void;
  close(what: { type: 'S'; name: string }): void;
  sync(): void;
}

const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils;

const query = pg.Query.prototype as unknown as {
  handleDataRow(message: object): void;
  handleCommandComplete(message: object, wire: object): void;
  handleError(error: Error, wire: object): void;
};

/** What each connection was told under which name. */
const told = new WeakMap<Wire, Map<string, string>>();

/**
 * Several statements under one Sync. Unless a transaction is open, they are one of their own: what the first sets for
 * the transaction holds for those behind it, the first that fails undoes all, and nothing of it is left for whoever has
 * the connection next. One trip, however many they are, and other packets may stand behind it on the wire.
 */
export class Packet extends pg.Query {
  /** What the answering statement found, when it was asked for cells. */
  readonly cells: Cells[] = [];
  /** The same when it was asked for rows. */
  found: unknown[] = [];
  private readonly values: readonly (readonly unknown[])[];
  private readonly fresh: string[] = [];
  private current = 0;

  /**
   * @param answering the place in `statements` of the one whose rows are wanted; -1: of none
   * @param form `cells` spares both sides the description of the columns and the making of values
   */
  constructor(
    private readonly statements: readonly Statement[],
    private readonly answering: number,
    private readonly form: 'rows' | 'cells',
  ) {
    super('');
    this.values = statements.map(({ values = [] }) => values.map(prepareValue));
    this.submit = this.write;
  }

  /** Sends it; fails with what the first statement that failed has said, or with what became of the connection. */
  over(client: pg.ClientBase): Promise<this> {
    return new Promise((resolve, reject) => {
      const done = (error: Error | null | undefined, result: pg.QueryResult | undefined) => {
        if (error) return reject(error);
        if (this.form === 'rows') this.found = result?.rows ?? [];
        resolve(this);
      };
      client.query(Object.assign(this, { callback: done }));
    });
  }

  private write(connection: pg.Connection): void {
    const wire = connection as unknown as Wire;
    const known = told.get(wire) ?? new Map<string, string>();
    told.set(wire, known);
    for (const { name, text } of this.statements) {
      const before = name === undefined ? text : (known.get(name) ?? text);
      if (before !== text) throw new Error(`two statements are called "${name}"`);
    }
    wire.stream.cork();
    this.statements.forEach(({ name = '', text }, place) => {
      if (!known.has(name)) wire.parse({ name, text });
      if (name !== '' && !known.has(name)) {
        known.set(name, text);
        this.fresh.push(name);
      }
      wire.bind({ statement: name, values: this.values[place] ?? [] });
      if (place === this.answering && this.form === 'rows') wire.describe({ type: 'P' });
      wire.execute();
    });
    wire.sync();
    wire.stream.uncork();
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    if (this.current !== this.answering) return;
    if (this.form === 'cells') this.cells.push(message.fields);
    else query.handleDataRow.call(this, message);
  }

  handleCommandComplete(message: object, wire: object): void {
    if (this.current === this.answering) query.handleCommandComplete.call(this, message, wire);
    this.current += 1;
  }

  /** A name that came to nothing is told anew by whoever needs it next. */
  handleError(error: Error, connection: object): void {
    const wire = connection as Wire;
    for (const name of this.fresh.splice(0)) {
      told.get(wire)?.delete(name);
      wire.close({ type: 'S', name });
    }
    query.handleError.call(this, error, wire);
  }
}
