import type { ClientToServer, Doing, PersonRef, ServerToClient } from '@desk/contracts';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';

/** What every api process may know of a socket; goes over the adapter as JSON. */
export interface SocketData {
  person: PersonRef;
  /** What the person does, by ticket, and in whose queue the ticket stands. */
  at: Record<string, { readonly doing: Doing; readonly teamId: string }>;
}

export type LiveNamespace = Namespace<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>;
export type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>;
