import type { SaveViewRequest } from '@desk/contracts';
import { Problem, type Tx } from '@desk/platform';
import { tagFaults } from '../sound-tags.js';
import { viewFaults } from './domain/view-faults.js';
import type { SavedViews } from './saved-views.js';

/** Throws 422 with every field of the view that cannot be what it says. */
export async function refuseFaults(tx: Tx, views: SavedViews, request: SaveViewRequest): Promise<void> {
  const known = await views.nameable(tx, [request.filters]);
  const errors = [...viewFaults(request, known), ...tagFaults(request.filters.tag ?? [], '/filters/tag')];
  if (errors.length === 0) return;
  throw new Problem('validation_failed', 'Correct the named fields and send the view again.', { errors });
}
