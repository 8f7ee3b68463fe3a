import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problems.js';
import { useFieldFaults } from '../../ui/faults.js';
import { missing } from './draft.js';
import type { Draft } from './draft.js';
import type { FaultAt } from './fault.js';

interface Saving {
  readonly error: unknown;
  /** Where the version stands in what is sent. */
  readonly at: string;
  readonly isNew: boolean;
}

/**
 * Which faults the fields show. After each try: first what is missing, then what the server refused; a fault goes when
 * something is changed that it was about. The first faulty field takes the focus.
 */
export function useEditor(draft: Draft, { error, at, isNew }: Saving) {
  const { t } = useTranslation('ui');
  const form = useRef<HTMLFormElement>(null);
  const [attempt, setAttempt] = useState(0);
  const [changed, setChanged] = useState<readonly string[]>([]);
  const refused = useFieldFaults(error);
  const lacking = attempt > 0 ? missing(draft, isNew) : [];
  const isChanged = (pointer: string) =>
    changed.some((about) => (about.endsWith('/') ? pointer.startsWith(about) : pointer === about));
  const faultAt: FaultAt = (pointer) => {
    if (lacking.includes(pointer)) return t('fault.required');
    if (isChanged(pointer)) return undefined;
    return refused.get(at + pointer) ?? refused.get(pointer);
  };
  const shown = [...refused.keys()].filter(
    (pointer) => !isChanged(pointer.startsWith(at) ? pointer.slice(at.length) : pointer),
  );
  const count = new Set([...lacking, ...shown]).size;

  useEffect(() => {
    if (attempt > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempt, error]);

  return {
    form,
    faultAt,
    /** How many fields are faulty. */
    count,
    /** Why it was refused, other than by its fields. */
    otherError: isProblem(error, 'validation_failed') && refused.size > 0 ? null : error,
    /** Pointers, or all below one that ends in a slash. */
    changedAt: (about: readonly string[]) => setChanged((before) => [...new Set([...before, ...about])]),
    /** Whether there is something to send. */
    check(): boolean {
      setAttempt((tries) => tries + 1);
      setChanged([]);
      return missing(draft, isNew).length === 0;
    },
  };
}
