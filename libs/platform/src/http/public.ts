import { SetMetadata } from '@nestjs/common';

export const IS_PUBLIC = Symbol('public');

/** Opens a route to callers without session or token. Everything else is shut by default. */
export const Public = () => SetMetadata(IS_PUBLIC, true);
