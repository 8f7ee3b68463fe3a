import { Problem } from '@desk/platform';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '../policies/actor.js';
import type { DeskRequest } from './request.js';

/** Who asks. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<DeskRequest>();
  if (!actor) throw new Problem('not_signed_in', 'Sign in, or send a bearer token.');
  return actor;
});
