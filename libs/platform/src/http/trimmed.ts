import { Transform } from 'class-transformer';

/** White space around a text does not count. */
export const Trimmed = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
