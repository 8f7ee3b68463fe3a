/** What pages and files call states, priorities and quarters; the rest of the namespace is the screen's alone. */
export const ui = {
  state: {
    new: 'Ny',
    open: 'Under arbeid',
    pending_requester: 'Venter på innmelder',
    pending_vendor: 'Venter på leverandør',
    pending_approval: 'Venter på godkjenning',
    scheduled: 'Avtalt tid',
    resolved: 'Løst',
    closed: 'Lukket',
    cancelled: 'Avbrutt',
  },
  priority: { '1': '1 – Kritisk', '2': '2 – Høy', '3': '3 – Vanlig', '4': '4 – Lav' },
  quarter: '{{number}}. kvartal {{year}}',
};

export type UiWords = typeof ui;
