import type { Page, TicketHit } from '@desk/contracts';
import { scopeOf, type Actor } from '@desk/access';
import { Config, Database, readCursor } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMIT, pageOf, type Paging } from './page.js';
import { readable } from './readable.js';
import { beforeCursor, NEWEST, NEWEST_CURSOR, placeOfNewest, ticketHit } from './ticket-hit.js';
import { parseNumber } from '../domain/ticket-number.js';

/** With more people of such a name, the words must be more exact. */
const MOST_PEOPLE = 500;
const MOST_WORDS = 6;

/** Finds tickets by number, or by the name or username of the requester, among those the actor may read. */
@Injectable()
export class FindTickets {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, query: { q: string } & Paging): Promise<Page<TicketHit>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const parameters: unknown[] = [`${this.config.ticketPrefix}-`];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const where = [readable(actor, bind)];
    if (query.cursor !== undefined) {
      const [filed, id] = readCursor(query.cursor, NEWEST_CURSOR);
      where.push(beforeCursor(bind(filed), bind(id)));
    }
    const number = parseNumber(this.config.ticketPrefix, query.q);
    const tickets =
      number === null
        ? ofPeople(named(query.q, bind), where.join(' and '), limit)
        : `select t.* from ticket t where t.number = ${bind(number)}::bigint and ${where.join(' and ')}`;
    const rows = await this.database.read(scopeOf(actor), (tx) =>
      tx.query<{ hit: TicketHit }>(
        `select ${ticketHit('$1::text')} as hit from (${tickets}) t order by ${NEWEST} limit ${limit + 1}`,
        parameters,
      ),
    );
    return pageOf(
      rows.map((row) => row.hit),
      limit,
      placeOfNewest,
    );
  }
}

/** The newest of each person, by the index of that: a person with a thousand tickets costs no more than a page. */
const ofPeople = (people: string, where: string, limit: number): string =>
  `select t.* from (${people}) person cross join lateral (
     select t.* from ticket t where t.requester_id = person.id and ${where} order by ${NEWEST} limit ${limit + 1}) t`;

/** People with words in their name that begin with the words asked for, in any order, or with such a username. */
function named(text: string, bind: (value: unknown) => string): string {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');
  const words = plain.split(/[\s,-]+/).filter((word) => word !== '');
  // The trigram index finds the word anywhere in the name; the second condition wants it at the beginning of a word.
  const inName = words
    .slice(0, MOST_WORDS)
    .map(
      (word) =>
        `lower(name) like ${bind(`%${word}%`)} and ' ' || replace(lower(name), '-', ' ') like ${bind(`% ${word}%`)}`,
    );
  const username = /\s/.test(plain) ? '' : `union select id from person where username like ${bind(`${plain}%`)}`;
  return `select id from (select id from person where ${inName.join(' and ') || 'false'} ${username}) p limit ${MOST_PEOPLE}`;
}
