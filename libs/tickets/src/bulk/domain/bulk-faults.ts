import type { BulkChange, FieldError } from '@desk/contracts';

const NEEDED = {
  assign: ['assignee'],
  release: [],
  transfer: ['teamKey', 'reason'],
  update: [],
  pend: ['pendingReason'],
  resume: [],
  resolve: ['resolution', 'resolutionCode'],
  cancel: ['reason'],
} as const satisfies Record<BulkChange['verb'], readonly (keyof BulkChange)[]>;

/** What a change lacks to be one. */
export function bulkFaults(change: BulkChange): FieldError[] {
  const missing: (keyof BulkChange)[] = NEEDED[change.verb].filter((field) => change[field] === undefined);
  if (change.verb === 'update') {
    if (change.priority === undefined && change.serviceKey === undefined) missing.push('priority');
    if (change.priority !== undefined && change.priorityReason === undefined) missing.push('priorityReason');
  }
  if (change.verb === 'pend' && change.pendingReason === 'agreed_time' && change.until === undefined) {
    missing.push('until');
  }
  return missing.map((field) => ({
    pointer: `/change/${field}`,
    code: 'required',
    message: `is required to ${change.verb}`,
  }));
}
