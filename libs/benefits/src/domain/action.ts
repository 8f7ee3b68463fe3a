import type { ActionPlan, ActionState, FieldError } from '@desk/contracts';
import { dateOf } from './dates.js';

export const LONGEST_ACTION = 1_000;
const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2100-12-31';

export type ActionMove = 'edit' | 'start' | 'finish' | 'drop';

/** What can be done with an action as it stands. What is over stays so. */
const MOVES: Readonly<Record<ActionState, readonly ActionMove[]>> = {
  open: ['edit', 'start', 'drop'],
  under_way: ['edit', 'finish', 'drop'],
  done: [],
  dropped: [],
};

export const isAllowed = (state: ActionState, move: ActionMove): boolean => MOVES[state].includes(move);

/** What is wrong with a plan; pointers below `/plan`. `isStarted`: then nothing of it may be missing. */
export function actionFaults(
  { text, owner, dueOn, figure }: ActionPlan,
  { isStarted }: { readonly isStarted: boolean },
): FieldError[] {
  const faults: FieldError[] = [];
  const add = (place: keyof ActionPlan, code: NonNullable<FieldError['code']>, values?: FieldError['values']) =>
    faults.push({ pointer: `/plan/${place}`, code, message: MESSAGES[code] ?? code, ...(values && { values }) });
  if (text.trim() === '') add('text', 'required');
  else if (text.length > LONGEST_ACTION) add('text', 'too_long', { most: LONGEST_ACTION });
  if (dueOn !== null && (dateOf(dueOn) === null || dueOn < FIRST_DAY || dueOn > LAST_DAY)) add('dueOn', 'not_a_date');
  if (!isStarted) return faults;
  if (owner === null) add('owner', 'required');
  if (dueOn === null) add('dueOn', 'required');
  if (figure === null) add('figure', 'required');
  return faults;
}

const MESSAGES: Partial<Record<NonNullable<FieldError['code']>, string>> = {
  required: 'must be there',
  too_long: 'is too long',
  not_a_date: 'must be a date that exists',
};
