import type { UiWords } from './ui.nb.js';

export const ui: UiWords = {
  state: {
    new: 'New',
    open: 'In progress',
    pending_requester: 'Waiting for requester',
    pending_vendor: 'Waiting for vendor',
    pending_approval: 'Waiting for approval',
    scheduled: 'Scheduled',
    resolved: 'Resolved',
    closed: 'Closed',
    cancelled: 'Cancelled',
  },
  priority: { '1': '1 – Critical', '2': '2 – High', '3': '3 – Normal', '4': '4 – Low' },
  quarter: 'quarter {{number}} of {{year}}',
};
