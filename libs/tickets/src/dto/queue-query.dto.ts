import {
  LONGEST_TAG,
  MOST_TAGS,
  OPEN_STATES,
  PRIORITIES,
  type Priority,
  type QueueQuery,
  type TicketState,
} from '@desk/contracts';
import { Optional } from '@desk/platform';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, Matches, MaxLength } from 'class-validator';
import { PagingDto } from './paging.dto.js';

/** `?state=new&state=open` and `?state=new,open` are the same. */
const words = (value: unknown): unknown[] | undefined =>
  value === undefined
    ? undefined
    : [value].flat().flatMap((one) => (typeof one === 'string' ? one.split(',').filter((word) => word !== '') : [one]));

const Words = () => Transform(({ value }: { value: unknown }) => words(value));
const Numbers = () =>
  Transform(({ value }: { value: unknown }) =>
    words(value)?.map((word) => (typeof word === 'string' && /^\d+$/.test(word) ? Number(word) : word)),
  );

export class QueueQueryDto extends PagingDto implements QueueQuery {
  @Optional()
  @Words()
  @ArrayMaxSize(OPEN_STATES.length)
  @IsIn(OPEN_STATES, { each: true })
  state?: TicketState[];

  /** `none`, `me` or a person's id. */
  @Optional()
  @Matches(/^(none|me|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, {
    message: 'assignee must be none, me or the id of a person',
  })
  assignee?: string;

  @Optional()
  @Numbers()
  @ArrayMaxSize(PRIORITIES.length)
  @IsIn(PRIORITIES, { each: true })
  priority?: Priority[];

  @Optional()
  @Words()
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  service?: string[];

  @Optional()
  @Words()
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  agency?: string[];

  @Optional()
  @Words()
  @ArrayMaxSize(MOST_TAGS)
  @MaxLength(LONGEST_TAG, { each: true })
  tag?: string[];
}
