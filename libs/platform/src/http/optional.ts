import { ValidateIf } from 'class-validator';

/** The field may be left out. One that is there must be right: null is no value, and not the same as nothing. */
export const Optional = () => ValidateIf((_request: object, value: unknown) => value !== undefined);

/** The field must be there, and may be null. */
export const Nullable = () => ValidateIf((_request: object, value: unknown) => value !== null);
