import type { FieldError } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { useFaultText } from '../../../ui/faults.js';

export interface DraftFaults {
  /** What is wrong at a place of the content, or below it; undefined when nothing is. */
  readonly at: (place: string) => string | undefined;
  readonly text: (fault: FieldError) => string;
}

const CONTENT = '/content';

/** The faults of a draft by place, in words that fit how its fields are shown. */
export function useDraftFaults(faults: readonly FieldError[]): DraftFaults {
  const { t } = useTranslation('declaration');
  const format = useFormat();
  const textOf = useFaultText();
  const text = (fault: FieldError): string => {
    const { pointer, code, values } = fault;
    if (code === 'one_of_two') return t('edit.notANumber');
    if (/\/(seconds|businessDays)$/.test(pointer)) {
      if (code === 'too_large') return t('edit.longest');
      if (code === 'too_small') return t('edit.moreThanZero');
    }
    // Shares are shown as percent.
    if (pointer.startsWith('/content/quality/') && !pointer.endsWith('/satisfaction') && values) {
      const percents = Object.entries(values).map(([name, value]) => [name, format.percent(Number(value), 0)] as const);
      return textOf({ ...fault, values: Object.fromEntries(percents) });
    }
    return textOf(fault);
  };
  return {
    text,
    at: (place) => {
      const own = faults.filter(({ pointer }) => `${pointer}/`.startsWith(`${CONTENT}${place}/`));
      return own.length === 0 ? undefined : [...new Set(own.map(text))].join(' ');
    },
  };
}
