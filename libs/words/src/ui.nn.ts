import type { UiWords } from './ui.nb.js';

export const ui: UiWords = {
  state: {
    new: 'Ny',
    open: 'Under arbeid',
    pending_requester: 'Ventar på innmeldar',
    pending_vendor: 'Ventar på leverandør',
    pending_approval: 'Ventar på godkjenning',
    scheduled: 'Avtalt tid',
    resolved: 'Løyst',
    closed: 'Lukka',
    cancelled: 'Avbroten',
  },
  priority: { '1': '1 – Kritisk', '2': '2 – Høg', '3': '3 – Vanleg', '4': '4 – Låg' },
  quarter: '{{number}}. kvartal {{year}}',
};
