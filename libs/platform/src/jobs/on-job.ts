import 'reflect-metadata';
import type { JobName, JobPayloads } from '@desk/contracts';

const KEY = Symbol('on-job');

export interface JobOwner {
  readonly name: JobName;
  readonly method: string | symbol;
}

type JobMethod<N extends JobName> = (payload: JobPayloads[N]) => Promise<void>;

/** Makes the method the one owner of a job. It may be run twice, and two runs may overlap. */
export const OnJob =
  <const N extends JobName>(name: N) =>
  <M extends JobMethod<N>>(target: object, method: string | symbol, _descriptor: TypedPropertyDescriptor<M>): void => {
    Reflect.defineMetadata(KEY, [...jobsOwnedBy(target.constructor), { name, method }], target.constructor);
  };

export function jobsOwnedBy(type: object): JobOwner[] {
  return (Reflect.getMetadata(KEY, type) as JobOwner[] | undefined) ?? [];
}
