import { Paged } from '@desk/platform';
import { IsUUID } from 'class-validator';

export class ListNoticesDto extends Paged(100) {}

export class ReadNoticesDto {
  /** Id of the newest notice that was seen. */
  @IsUUID()
  upTo: string;
}
