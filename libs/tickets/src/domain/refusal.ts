import type { VisitState } from '@desk/contracts';
import type { Move, TicketVerb } from './ticket-state.js';

/** The state of the ticket does not allow what was asked; `allowed` is what it does allow. */
export class MoveRefused extends Error {
  constructor(
    readonly verb: TicketVerb,
    readonly state: string,
    readonly allowed: readonly Move[],
  ) {
    super(`${verb} is not allowed in state ${state}`);
  }
}

/** The visit does not stand so that this could be done. */
export class VisitRefused extends Error {
  constructor(readonly state: VisitState) {
    super(`not possible with a visit that is ${state}`);
  }
}

/** A field of the request cannot be what it says. */
export class FieldRefused extends Error {
  constructor(
    /** JSON pointer into the request. */
    readonly pointer: string,
    readonly reason: string,
  ) {
    super(`${pointer}: ${reason}`);
  }
}

/** The person may not, or may not be made to, handle this ticket. */
export class HandlerRefused extends Error {
  constructor(
    readonly code: 'own_ticket' | 'not_in_line',
    readonly reason: string,
  ) {
    super(reason);
  }
}
