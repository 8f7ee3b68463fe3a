import { agencyRef, literals, personRef, serviceRef } from './sql-json.js';

const teamRef = (id: string): string =>
  `(select json_build_object('key', team.key, 'name', team.name) from team where team.id = ${id})`;
const skillRef = (id: string): string =>
  `(select json_build_object('key', skill.key, 'name', skill.name) from skill where skill.id = ${id})`;
const ticketRef = (id: string): string => `(select json_build_object('id', o.id) from ticket o where o.id = ${id})`;

/** The log keeps ids; the API says who and what they are. */
const WORDS = {
  serviceId: { word: 'service', ref: serviceRef },
  teamId: { word: 'team', ref: teamRef },
  assigneeId: { word: 'assignee', ref: personRef },
  neededSkillId: { word: 'neededSkill', ref: skillRef },
  requesterId: { word: 'requester', ref: personRef },
  filedById: { word: 'filedBy', ref: personRef },
  agencyId: { word: 'agency', ref: agencyRef },
  followsUpId: { word: 'followsUp', ref: ticketRef },
} as const;

const all = Object.entries(WORDS);
const isId = `c.key in (${literals(all.map(([field]) => field))})`;

/** The changes of an event, a jsonb column, in the words of the API. */
export const inWords = (changes: string): string => `(select coalesce(jsonb_object_agg(
    case c.key ${all.map(([field, { word }]) => `when '${field}' then '${word}'`).join(' ')} else c.key end,
    case when ${isId} then jsonb_build_array(${named(0)}, ${named(1)}) else c.value end), '{}')
  from jsonb_each(${changes}) c)`;

function named(side: 0 | 1): string {
  const id = `(c.value ->> ${side})::uuid`;
  return `case c.key ${all.map(([field, { ref }]) => `when '${field}' then ${ref(id)}`).join(' ')} end`;
}
