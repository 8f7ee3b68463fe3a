import { toIso } from '@desk/platform';
import type { StaffMember } from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import { standingAt } from './domain/attendance.js';
import type { StaffFacts } from './staffing.js';

/** A member as others of the team see them; `reasons` for who may know why somebody is absent. */
export function staffMember(facts: StaffFacts, at: Temporal.Instant, reasons: boolean): StaffMember {
  const { absent, onRota, onPhone, capacity } = standingAt(facts, at);
  return {
    id: facts.id,
    name: facts.name,
    username: facts.username,
    lead: facts.lead,
    presence: facts.presence,
    presenceSince: toIso(facts.presenceSince),
    share: facts.share,
    today: facts.today,
    onRota,
    onPhone,
    absent,
    capacity,
    load: facts.load,
    open: facts.open,
    pending: facts.pending,
    skills: facts.skills.map(({ key, name, level }) => ({ key, name, level })),
    rota: facts.rota,
    absences: facts.absences.map((one) => (reasons ? one : { ...one, kind: null })),
    phoneDuties: facts.phoneDuties.map(({ id, from, until, share }) => ({
      id,
      from: toIso(from),
      until: toIso(until),
      share,
    })),
  };
}
