import type { FieldError, MacroActions } from '@desk/contracts';

/** What is wrong with the actions of a macro as such, whatever ticket it is run on. */
export function macroFaults(actions: MacroActions): FieldError[] {
  const { pend, transferTo, resolve, messageNb, messageNn, messageEn, transferReason } = actions;
  const faults: FieldError[] = [];
  const endings = { pend, transferTo, resolve };
  const named = Object.entries(endings).filter(([, value]) => value !== undefined);
  for (const [field] of named.slice(1)) {
    faults.push({
      pointer: `/actions/${field}`,
      message: 'only one of pend, transfer and resolve',
      code: 'one_ending',
    });
  }
  if (messageNb === undefined && (resolve ?? messageNn ?? messageEn) !== undefined) {
    faults.push({ pointer: '/actions/messageNb', message: 'is what is written to the requester', code: 'required' });
  }
  if (transferTo !== undefined && transferReason === undefined) {
    faults.push({ pointer: '/actions/transferReason', message: 'says why to the other team', code: 'required' });
  }
  const does = { ...actions, assignToMe: actions.assignToMe || undefined };
  const { priorityReason: _, firstLineCapable: __, transferReason: ___, ...deeds } = does;
  if (Object.values(deeds).every((value) => value === undefined)) {
    faults.push({ pointer: '/actions', message: 'does nothing', code: 'no_actions' });
  }
  return faults;
}
