import { ApiProperty } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';

interface Rule {
  readonly name?: string;
  readonly type: string;
  readonly constraints?: readonly unknown[];
  readonly each: boolean;
  readonly propertyName: string;
  readonly target: string | (new () => object);
}

/** A rule under which the others of its field hold: for a value that it does not meet nothing is checked. */
type Condition = Rule & { readonly constraints: readonly [(request: object, value: unknown) => boolean] };
const isCondition = (rule: Rule): rule is Condition => rule.type === 'conditionalValidation';

type Schema = Record<string, unknown>;

/** What each check says in terms of JSON schema. */
const SAYS: Readonly<Record<string, (constraints: readonly unknown[]) => Schema>> = {
  isString: () => ({ type: 'string' }),
  isBoolean: () => ({ type: 'boolean' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isNumberString: () => ({ type: 'string' }),
  isUuid: () => ({ type: 'string', format: 'uuid' }),
  isEmail: () => ({ type: 'string', format: 'email' }),
  isISO8601: () => ({ type: 'string', format: 'date-time' }),
  isNotEmpty: () => ({ minLength: 1 }),
  isLength: ([min, max]) => ({ minLength: min, maxLength: max }),
  minLength: ([min]) => ({ minLength: min }),
  maxLength: ([max]) => ({ maxLength: max }),
  min: ([min]) => ({ minimum: min }),
  max: ([max]) => ({ maximum: max }),
  isIn: ([values]) => ({ type: 'string', enum: values }),
  matches: ([pattern]) => ({ type: 'string', pattern: pattern instanceof RegExp ? pattern.source : undefined }),
};

/** Describes every checked DTO for the OpenAPI document, from the same decorators by which it is checked. */
export function describeDtos(): void {
  const storage = getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, Rule[]> };
  for (const [target, rules] of storage.validationMetadatas) {
    if (typeof target !== 'function') continue;
    for (const property of new Set(rules.map((rule) => rule.propertyName))) {
      const own = rules.filter((rule) => rule.propertyName === property);
      const letsThrough = (value: unknown) => own.some((rule) => isCondition(rule) && !rule.constraints[0]({}, value));
      const required = !letsThrough(undefined);
      const nullable = letsThrough(null) ? { nullable: true } : {};
      const array = own.some((rule) => rule.each || rule.name === 'isArray');
      const schema = Object.assign(
        {},
        ...own.map((rule) => SAYS[rule.name ?? '']?.(rule.constraints ?? []) ?? {}),
      ) as Schema;
      const nested = own.some((rule) => rule.type === 'nestedValidation');
      const described = nested ? { type: 'object', additionalProperties: true } : { type: 'string', ...schema };
      ApiProperty({ required, ...(array ? { isArray: true } : {}), ...nullable, ...described } as never)(
        (target as { prototype: object }).prototype,
        property,
      );
    }
  }
}
