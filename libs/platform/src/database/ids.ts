import { v7 } from 'uuid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new UUIDv7; ids made later sort later. */
export function newId(): string {
  return v7();
}

/** A UUIDv7 whose time part is `epochMs`, for rows that are written long after they happened. */
export function newIdAt(epochMs: number): string {
  return v7({ msecs: epochMs });
}

export function isId(value: string): boolean {
  return UUID.test(value);
}
