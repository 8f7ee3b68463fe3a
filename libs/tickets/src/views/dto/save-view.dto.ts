import {
  CHANNELS,
  LINES,
  LONGEST_TAG,
  PRIORITIES,
  VIEW_COLUMNS,
  VIEW_ORDERS,
  VIEW_SHARES,
  VIEW_STATES,
  type Channel,
  type ChangeViewRequest,
  type Line as ServiceLine,
  type Priority,
  type SaveViewRequest,
  type ViewColumn,
  type ViewFilters,
  type ViewOrder,
  type ViewShare,
  type ViewState,
} from '@desk/contracts';
import { IsInstant, Optional } from '@desk/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Line } from '../../dto/fields.js';

const MOST_VALUES = 100;
const LONGEST_KEY = 100;
const MOST_TAGS = 20;
const LONGEST_NAME = 80;
const MOST_MINUTES = 60 * 24 * 31;
const MOST_INTEGER = 2 ** 31 - 1;

const Keys = () => (prototype: object, property: string) => {
  Optional()(prototype, property);
  IsArray()(prototype, property);
  ArrayMinSize(1)(prototype, property);
  ArrayMaxSize(MOST_VALUES)(prototype, property);
  ArrayUnique()(prototype, property);
  IsString({ each: true })(prototype, property);
  Length(1, LONGEST_KEY, { each: true })(prototype, property);
};
const Among = (values: readonly unknown[]) => (prototype: object, property: string) => {
  Optional()(prototype, property);
  IsArray()(prototype, property);
  ArrayMinSize(1)(prototype, property);
  ArrayUnique()(prototype, property);
  IsIn([...values], { each: true })(prototype, property);
};

const Tags = () => (prototype: object, property: string) => {
  Optional()(prototype, property);
  IsArray()(prototype, property);
  ArrayMinSize(1)(prototype, property);
  ArrayMaxSize(MOST_TAGS)(prototype, property);
  IsString({ each: true })(prototype, property);
  Length(1, LONGEST_TAG, { each: true })(prototype, property);
};

class ViewFiltersDto implements ViewFilters {
  @Keys()
  team?: string[];

  @Optional()
  @IsString()
  @Matches(/^(none|me|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, {
    message: 'assignee must be none, me or the id of a person',
  })
  assignee?: string;

  @Among(VIEW_STATES)
  state?: ViewState[];

  @Among(PRIORITIES)
  priority?: Priority[];

  @Keys()
  service?: string[];

  @Keys()
  agency?: string[];

  @Among(LINES)
  line?: ServiceLine[];

  @Among(CHANNELS)
  channel?: Channel[];

  @Tags()
  tag?: string[];

  @Optional()
  @IsInt()
  @Min(1)
  @Max(MOST_MINUTES)
  dueWithinMinutes?: number;

  @Optional()
  @IsInstant()
  filedAfter?: string;

  @Optional()
  @IsInstant()
  filedBefore?: string;

  @Optional()
  @IsString()
  @Length(1, 200)
  words?: string;
}

export class SaveViewDto implements SaveViewRequest {
  @Line(LONGEST_NAME)
  name: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(VIEW_COLUMNS, { each: true })
  columns: ViewColumn[];

  @IsObject()
  @ValidateNested()
  @Type(() => ViewFiltersDto)
  filters: ViewFiltersDto;

  @IsIn(VIEW_ORDERS)
  order: ViewOrder;

  @IsIn(VIEW_SHARES)
  share: ViewShare;

  @Optional()
  @IsString()
  @Length(1, LONGEST_KEY)
  teamKey?: string;
}

export class ChangeViewDto extends SaveViewDto implements ChangeViewRequest {
  @IsInt()
  @Min(1)
  @Max(MOST_INTEGER)
  revision: number;
}
