import type { AbsenceRequest, FieldError, SkillChoice } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';

export function absenceFaults({ from, until }: AbsenceRequest): readonly FieldError[] {
  return until !== null && until < from ? [endsEarly] : [];
}

/** Instants of ISO 8601. */
export function phoneDutyFaults(duty: { readonly from: string; readonly until: string }): readonly FieldError[] {
  const order = Temporal.Instant.compare(Temporal.Instant.from(duty.from), Temporal.Instant.from(duty.until));
  return order >= 0 ? [endsEarly] : [];
}

/** `known`: keys of the skills that can be given. */
export function skillFaults(skills: readonly SkillChoice[], known: ReadonlySet<string>): readonly FieldError[] {
  return skills.flatMap(({ key }, index): FieldError[] => {
    const pointer = `/skills/${index}/key`;
    if (!known.has(key)) return [{ pointer, code: 'unknown_skill', message: 'is not the key of a skill in use' }];
    const first = skills.findIndex((other) => other.key === key);
    return first < index ? [{ pointer, code: 'twice', message: 'is named more than once' }] : [];
  });
}

const endsEarly: FieldError = {
  pointer: '/until',
  code: 'ends_before_it_begins',
  message: 'must not be before its beginning',
};
