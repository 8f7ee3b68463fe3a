import { API_PREFIX, api, type DoorName } from '@desk/contracts';
import { ROUTE_ARGS_METADATA, METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { getMetadataStorage } from 'class-validator';
import type { TestDesk } from '../../support/harness.js';

/** What stands in a DTO about one field. */
export interface Field {
  readonly name: string;
  readonly kind: 'text' | 'whole' | 'number' | 'flag' | 'list' | 'words' | 'shape';
  readonly required: boolean;
  /** null is a value of it. */
  readonly nullable: boolean;
  /** A list that may hold nothing. */
  readonly mayBeEmpty: boolean;
}

export interface DoorFields {
  readonly body: readonly Field[] | null;
  readonly query: readonly Field[] | null;
}

/** Which parameter of a controller's method is the body, and which the query; as Nest counts them. */
const BODY = 3;
const QUERY = 4;

/** The fields that every door takes, as its own DTO says: nobody has to remember to add a new one here. */
export function fieldsOfDoors({ app }: TestDesk): ReadonlyMap<DoorName, DoorFields> {
  const found = new Map<DoorName, DoorFields>();
  const scanner = new MetadataScanner();
  for (const { instance, metatype } of app.get(DiscoveryService).getControllers()) {
    if (!metatype) continue;
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    for (const method of scanner.getAllMethodNames(prototype)) {
      const door = doorOf(metatype, prototype[method]);
      if (door === null) continue;
      const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, metatype, method) ?? {}) as Record<
        string,
        { index: number }
      >;
      const types = Reflect.getMetadata('design:paramtypes', prototype, method) as object[];
      const fields = (kind: number): readonly Field[] | null => {
        const index = Object.entries(args).find(([key]) => key.startsWith(`${kind}:`))?.[1].index;
        return index === undefined ? null : fieldsOf(types[index]);
      };
      found.set(door, { body: fields(BODY), query: fields(QUERY) });
    }
  }
  return found;
}

/** The address of a door with something in place of its parameters; of a clock the one that every ticket has. */
export function addressOf(door: DoorName, param = 'OSL-1'): string {
  return API_PREFIX + api[door].path.replace(':target', 'resolution').replace(/:\w+/g, encodeURIComponent(param));
}

function doorOf(controller: object, handler: object | undefined): DoorName | null {
  if (handler === undefined) return null;
  const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
  if (path === undefined) return null;
  const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
  const whole = `/${[base, path]
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
  const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
  const doors = Object.entries(api) as [DoorName, { method: string; path: string }][];
  return doors.find(([, door]) => door.path === whole && door.method === method)?.[0] ?? null;
}

type Condition = (request: object, value: unknown) => boolean;

function fieldsOf(dto: object | undefined): readonly Field[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto as never, '', true, false);
  const names = [...new Set(rules.map((rule) => rule.propertyName))];
  return names.map((name) => {
    const own = rules.filter((rule) => rule.propertyName === name);
    const has = (rule: string) => own.some((one) => one.name === rule);
    /** Whether what else is said of the field holds for a value. */
    const unchecked = (value: unknown) =>
      own.some((one) => one.type === 'conditionalValidation' && !(one.constraints[0] as Condition)({}, value));
    const numbers = own.some((one) => one.name === 'isIn' && typeof (one.constraints[0] as unknown[])[0] === 'number');
    return {
      name,
      kind: has('isArray')
        ? has('isString')
          ? 'words'
          : 'list'
        : has('isObject')
          ? 'shape'
          : has('isBoolean')
            ? 'flag'
            : has('isInt') || numbers
              ? 'whole'
              : has('isNumber')
                ? 'number'
                : 'text',
      required: !unchecked(undefined),
      nullable: unchecked(null),
      mayBeEmpty: !has('arrayMinSize'),
    };
  });
}
