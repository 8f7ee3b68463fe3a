import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { startTestDesk, type TestDesk } from '../support/harness.js';

let desk: TestDesk;
let source: DataSource;
beforeAll(async () => {
  desk = await startTestDesk();
  source = desk.app.get(DataSource);
}, 60_000);
afterAll(() => desk.stop());

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly primary: boolean;
}

/** The type as PostgreSQL writes it. */
function typeOf(type: string, precision: number | null | undefined, scale: number | undefined, array: boolean): string {
  const names: Record<string, string> = {
    int: 'integer',
    int4: 'integer',
    int2: 'smallint',
    int8: 'bigint',
    bool: 'boolean',
  };
  const name = names[type] ?? type;
  const sized =
    name === 'timestamp with time zone' && precision != null
      ? `timestamp(${precision}) with time zone`
      : name === 'numeric' && precision != null
        ? `numeric(${precision},${scale ?? 0})`
        : name;
  return array ? `${sized}[]` : sized;
}

describe('entities and migrations', () => {
  // TypeORM's own comparison knows neither generated columns nor partial indexes and guards; what an entity says, it
  // says of columns, so that is what is compared.
  it('agree on every column that an entity names: type, nullability, primary key', async () => {
    expect(source.entityMetadatas.length).toBeGreaterThan(0);
    const said: Column[] = source.entityMetadatas.flatMap((entity) =>
      entity.columns.map((column) => ({
        table: entity.tableName,
        column: column.databaseName,
        type: typeOf(source.driver.normalizeType(column), column.precision, column.scale, column.isArray),
        nullable: column.isNullable,
        primary: column.isPrimary,
      })),
    );
    const tables = [...new Set(said.map(({ table }) => table))];
    const real = await desk.build.sql<Column>(
      `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
         not a.attnotnull as nullable,
         exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as primary
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relname = any ($1)`,
      [tables],
    );
    const byName = new Map(real.map((column) => [`${column.table}.${column.column}`, column]));
    for (const column of said) expect(byName.get(`${column.table}.${column.column}`)).toEqual(column);
  });

  it('leave no column without a default unsaid, so that every entity can be inserted', async () => {
    for (const entity of source.entityMetadatas) {
      const needed = await desk.build.sql<{ column: string }>(
        `select column_name as column from information_schema.columns
         where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null
           and is_generated = 'NEVER' and is_identity = 'NO'`,
        [entity.tableName],
      );
      const said = entity.columns.map((column) => column.databaseName);
      expect({ table: entity.tableName, unsaid: needed.filter(({ column }) => !said.includes(column)) }).toEqual({
        table: entity.tableName,
        unsaid: [],
      });
    }
  });

  it('leave each other’s tables alone: no entity relates to another', () => {
    expect(
      source.entityMetadatas.flatMap((entity) => entity.relations.map((relation) => relation.propertyPath)),
    ).toEqual([]);
  });
});
