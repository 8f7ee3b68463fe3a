import { Config, IS_PUBLIC, Problem } from '@desk/platform';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Actor } from '../policies/actor.js';
import { credentialOf, type Credential } from '../sessions/credential.js';
import { SessionLookup } from '../sessions/session-lookup.js';
import { isForeign } from './foreign-origin.js';
import type { DeskRequest } from './request.js';

/**
 * Stands before every route and denies by default. A socket proves itself once, when it connects, and its messages are
 * judged by the gateway.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly routes = new WeakMap<object, { readonly of: object; readonly isPublic: boolean }>();

  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionLookup,
    private readonly config: Config,
  ) {}

  /** Not a promise where nothing is to be waited for. */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<DeskRequest>();
    const credential = credentialOf(request.headers);
    if (credential?.kind !== 'api_token' && isForeign(request, this.config.publicUrl)) {
      throw new Problem('foreign_origin', `Changes are accepted from the pages of ${this.config.publicUrl} only.`);
    }
    if (this.isPublic(context)) return true;
    const actor = credential && this.sessions.actorOf(credential);
    return actor instanceof Promise
      ? actor.then((found) => admit(request, credential, found))
      : admit(request, credential, actor);
  }

  /** A route is public or not for good. */
  private isPublic(context: ExecutionContext): boolean {
    const [handler, of] = [context.getHandler(), context.getClass()];
    const known = this.routes.get(handler);
    if (known?.of === of) return known.isPublic;
    const isPublic = this.reflector.getAllAndOverride<boolean>(IS_PUBLIC, [handler, of]) === true;
    this.routes.set(handler, { of, isPublic });
    return isPublic;
  }
}

function admit(request: DeskRequest, credential: Credential | null, actor: Actor | null): true {
  if (!actor || !credential) throw new Problem('not_signed_in', 'Sign in, or send a bearer token.');
  request.actor = actor;
  request.credential = credential;
  return true;
}
