import type { DroppedPart, ViewItem } from '@desk/contracts';
import { useTranslation } from 'react-i18next';

/** What a view is called: its own name, or that of a built-in one in the language of the screen. */
export function useViewName(): (view: Pick<ViewItem, 'id' | 'name'>) => string {
  const { t } = useTranslation('views');
  return ({ id, name }) => name ?? t(`built_in.${id}`);
}

/** What was left out of a view, as a sentence for each part. */
export function useDroppedWords(): (part: DroppedPart) => string {
  const { t } = useTranslation('views');
  return ({ part, name, value }) => {
    const known = t(part === 'column' ? `column.${name}` : `filter.${name}`, { defaultValue: name });
    return value === undefined ? t(`dropped.${part}`, { name: known }) : t('dropped.value', { name: known, value });
  };
}
