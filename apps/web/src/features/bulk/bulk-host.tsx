import { useSyncExternalStore } from 'react';
import { BulkDialog } from './bulk-dialog.js';
import { openBulk } from './open-bulk.js';

/** Shows the change that was begun beside a list, whatever becomes of the list. */
export function BulkHost() {
  const open = useSyncExternalStore(openBulk.subscribe, openBulk.current);
  if (!open) return null;
  return (
    <BulkDialog
      verb={open.verb}
      ticketIds={open.ticketIds}
      onClose={(isStarted) => {
        openBulk.set(null);
        if (isStarted) open.onDone();
      }}
    />
  );
}
