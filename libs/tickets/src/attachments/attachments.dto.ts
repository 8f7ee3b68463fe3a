import { Line } from '../dto/fields.js';

/** A name is only shown: whatever stands in it, it finds nothing. */
export class FileNameDto {
  @Line(500)
  name: string;
}
