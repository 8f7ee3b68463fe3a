import { VIEW_STATES, type Page, type TicketHit } from '@desk/contracts';
import { scopeOf, type Actor } from '@desk/access';
import { Config, Database, readCursor, type Paging, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMIT, pageOf } from './page.js';
import { readable } from './readable.js';
import { beforeCursor, NEWEST, NEWEST_CURSOR, placeOfNewest, ticketHit } from './ticket-hit.js';
import { parseNumber } from '../domain/ticket-number.js';
import { wordsOf } from '../views/domain/view.js';
import { subjectHas, WALK_THE_INDEX } from '../views/view-sql.js';
import { literals } from './sql-json.js';

/** With more people of such a name, the words must be more exact. */
const MOST_PEOPLE = 500;
const MOST_WORDS = 6;

/**
 * Finds tickets by number, by the name or username of the requester, or by words of the subject, among those the actor may
 * read. By words agents find what is worked on or can still be reopened: that is not much more than a walk through it.
 */
@Injectable()
export class FindTickets {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, query: { q: string } & Paging): Promise<Page<TicketHit>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const number = parseNumber(this.config.ticketPrefix, query.q);
    const byPeople = this.database.read(scopeOf(actor), (tx) =>
      this.hits(tx, actor, query, (where, bind) =>
        number === null
          ? ofPeople(named(query.q, bind), where, limit)
          : `select t.* from ticket t where t.number = ${bind(number)}::bigint and ${where}`,
      ),
    );
    const words = actor.roles.includes('agent') && number === null ? wordsOf(query.q) : [];
    const byWords =
      words.length === 0
        ? Promise.resolve([])
        : this.database.snapshot(scopeOf(actor), async (tx) => {
            await tx.query(WALK_THE_INDEX);
            return this.hits(tx, actor, query, (where, bind) => ofWords(words, where, bind, limit));
          });
    // Awaited together: when both fail, neither failure is left without anybody who hears of it.
    const found = await Promise.all([byPeople, byWords]);
    const hits = new Map(found.flat().map((hit) => [hit.id, hit]));
    const newest = [...hits.values()].sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
    return pageOf(newest.slice(0, limit + 1), limit, placeOfNewest);
  }

  private async hits(
    tx: ReadTx,
    actor: Actor,
    query: Paging,
    tickets: (where: string, bind: (value: unknown) => string) => string,
  ): Promise<TicketHit[]> {
    const parameters: unknown[] = [`${this.config.ticketPrefix}-`];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const where = [readable(actor, bind)];
    if (query.cursor !== undefined) {
      const [filed, id] = readCursor(query.cursor, NEWEST_CURSOR);
      where.push(beforeCursor(bind(filed), bind(id)));
    }
    const rows = await tx.query<{ hit: TicketHit }>(
      `select ${ticketHit('$1::text')} as hit from (${tickets(where.join(' and '), bind)}) t
       order by ${NEWEST} limit ${(query.limit ?? DEFAULT_LIMIT) + 1}`,
      parameters,
    );
    return rows.map(({ hit }) => hit);
  }
}

const placeOf = (hit: TicketHit): string => hit.filedAt + hit.id;

/** The newest of each team with these words, by the index of that. */
const ofWords = (words: readonly string[], where: string, bind: (value: unknown) => string, limit: number): string =>
  `select t.* from team cross join lateral (
     select t.* from ticket t where t.team_id = team.id and t.state in (${literals(VIEW_STATES)})
       and ${words.map((word) => subjectHas(word, bind)).join(' and ')} and ${where}
     order by ${NEWEST} limit ${limit + 1}) t`;

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
