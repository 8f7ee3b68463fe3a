import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, ValidateBy, ValidateNested } from 'class-validator';

/** A nested object; a list of such would be let through otherwise. */
export const Nested = (type: () => new () => object) =>
  applyDecorators(
    IsObject(),
    ValidateBy({ name: 'isNoList', validator: { validate: (value: unknown) => !Array.isArray(value) } }),
    ValidateNested(),
    Type(type),
  );

/** A list of such, so many at most. */
export const NestedList = (type: () => new () => object, most: number) =>
  applyDecorators(IsArray(), ArrayMaxSize(most), IsObject({ each: true }), ValidateNested({ each: true }), Type(type));
