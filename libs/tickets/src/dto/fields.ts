import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Optional, Trimmed } from '@desk/platform';
import { ArrayMaxSize, ArrayUnique, IsArray, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';

/** One line: white space around it does not count. */
export const Line = (longest: number, required = true) =>
  applyDecorators(
    (required ? ApiProperty : ApiPropertyOptional)({ type: String, minLength: 1, maxLength: longest }),
    Trimmed(),
    IsString({ message: 'must be text' }),
    Length(1, longest, { message: `must be 1 to ${longest} characters` }),
  );

/** Plain text of several lines, kept as it is written. */
export const Prose = (longest: number) =>
  applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength: longest }),
    IsString({ message: 'must be text' }),
    Length(1, longest, { message: `must be 1 to ${longest} characters` }),
    Matches(/\S/, { message: 'must hold more than white space' }),
  );

/** The version of the ticket that a command was made against. */
export const Version = () =>
  applyDecorators(
    ApiProperty({ type: 'integer', minimum: 1 }),
    IsInt({ message: 'must be the version of the ticket that you saw' }),
    Min(1, { message: 'must be at least 1' }),
    Max(2 ** 31 - 1, { message: 'is no version of a ticket' }),
  );

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of something, where one may be named. */
export const OptionalId = () =>
  applyDecorators(
    ApiPropertyOptional({ type: String, format: 'uuid' }),
    Optional(),
    Matches(ID, { message: 'must be an id' }),
  );

/** Ids, each once, or none. */
export const Ids = (most: number) =>
  applyDecorators(
    ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: most, uniqueItems: true }),
    Optional(),
    IsArray({ message: 'must be a list' }),
    ArrayMaxSize(most),
    ArrayUnique(),
    Matches(ID, { each: true, message: 'must hold ids' }),
  );

/** So many files go with one message, note or ticket. */
export const MOST_FILES = 20;
