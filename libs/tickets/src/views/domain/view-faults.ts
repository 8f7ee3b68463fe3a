import type { FieldError, FieldFault, SaveViewRequest } from '@desk/contracts';
import type { Nameable } from './drop-unknown.js';
import { holdsResolved } from './view.js';

/** What is wrong with a view that is to be saved, beyond the shape of its fields. */
export function viewFaults(request: SaveViewRequest, known: Nameable): FieldError[] {
  const { filters, order } = request;
  const faults: FieldError[] = [];
  const fault = (pointer: string, code: FieldFault, message: string) => void faults.push({ pointer, code, message });
  const unknown = (name: 'team' | 'service' | 'agency', keys: ReadonlySet<string>, code: FieldFault) =>
    filters[name]?.forEach((key, index) => {
      if (!keys.has(key)) fault(`/filters/${name}/${index}`, code, `is not the key of ${ARTICLE[name]}`);
    });
  unknown('team', known.teams, 'unknown_team');
  unknown('service', known.services, 'unknown_service');
  unknown('agency', known.agencies, 'unknown_agency');
  const { assignee } = filters;
  if (assignee !== undefined && assignee !== 'me' && assignee !== 'none' && !known.people.has(assignee)) {
    fault('/filters/assignee', 'unknown_person', 'is neither me, none nor the id of a person');
  }
  if (holdsResolved(filters) && (order === 'queue' || order === 'due')) {
    fault(
      '/order',
      'order_needs_open',
      'goes by what is due, which resolved tickets no longer are; use filed or updated',
    );
  }
  if (request.share === 'team' && request.teamKey === undefined) {
    fault('/teamKey', 'required', 'must say with which team the view is shared');
  }
  return faults;
}

const ARTICLE = { team: 'a team', service: 'a service', agency: 'an agency' } as const;
