import type { Migration } from '../migration.js';

/** Holds a number that is given to another branch; goes when that branch comes. */
export const reserved = (id: number): Migration => ({ id, name: `reserved-${id}`, sql: 'select 1' });
