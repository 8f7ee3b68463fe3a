import { Problem } from '@desk/platform';

/** Refuses texts in which nothing is said, in words that screens have in each language. */
export function refuseBlank<T extends string>(texts: Readonly<Record<T, string>>): void {
  const errors = Object.entries<string>(texts)
    .filter(([, text]) => text === '')
    .map(([name]) => ({ pointer: `/${name}`, code: 'required' as const, message: 'must be there' }));
  if (errors.length > 0)
    throw new Problem('validation_failed', 'Fill in the named fields and send it again.', { errors });
}
