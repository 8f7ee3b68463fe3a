import type { Actor } from '../policies/actor.js';
import type { Credential } from '../sessions/credential.js';

/** What the guard reads of a request, and what it leaves on it. */
export interface DeskRequest {
  readonly method: string;
  readonly ip: string;
  readonly headers: {
    readonly authorization?: string;
    readonly cookie?: string;
    readonly origin?: string;
    readonly 'sec-fetch-site'?: string;
  };
  actor?: Actor;
  credential?: Credential;
}
