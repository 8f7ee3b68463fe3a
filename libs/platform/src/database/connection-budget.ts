import { OperatorError } from '@desk/schema';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Program } from '../config/program.js';

/** Left over for people with psql, backups and migrations. */
const SPARE = 5;

/** Refuses to start a program whose connections the server could not give, before it takes the first ones. */
@Injectable()
export class ConnectionBudget implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly program: Program,
  ) {}

  async onModuleInit(): Promise<void> {
    const [row] = await this.source.query<{ usable: number; stated: number; strangers: number }[]>(
      `select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as usable,
         coalesce(sum(substring(application_name from $1)::int), 0)::int as stated,
         (count(*) filter (where usename is distinct from current_user and usename not in ('desk_jobs')))::int as strangers
       from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      [Program.pattern],
    );
    if (!row) return;
    const wanted = row.stated + row.strangers + SPARE + this.program.budget;
    if (wanted <= row.usable) return;
    throw new OperatorError(
      `The database server gives ${row.usable} connections; ${row.stated} are promised to running programs of the desk, ` +
        `${row.strangers} are used by others, ${SPARE} are kept spare, and this program (${this.program.name}) needs ${this.program.budget}.`,
      'Raise max_connections of the server, or lower DATABASE_POOL and JOBS_POOL.',
    );
  }
}
