import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Optional } from './optional.js';

const LONGEST_CURSOR = 500;

type Dto<T extends object> = new () => T;

/** What a query says of the page that it asks for. */
export interface Paging {
  /** `nextCursor` of the page before; without it the first page. */
  readonly cursor?: string;
  /** Rows on the page; how many without it is for the list to say. */
  readonly limit?: number;
}

/**
 * The query of a keyset list, for a DTO to extend: which page, beside what `Base` asks for. `longestCursor` in characters, for
 * lists whose order goes by longer keys than most.
 */
export function Paged<T extends object>(
  mostRows: number,
  Base: Dto<T> = class {} as Dto<T>,
  longestCursor = LONGEST_CURSOR,
): Dto<T & Paging> {
  class PagedDto extends (Base as Dto<object>) implements Paging {
    @Optional()
    @IsString()
    @MaxLength(longestCursor)
    cursor?: string;

    @Optional()
    @Type(() => Number)
    @IsInt()
    @Min(1)
    @Max(mostRows)
    limit?: number;
  }
  return PagedDto as Dto<T & Paging>;
}
