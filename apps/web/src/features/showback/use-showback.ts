import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';

/** Of the newest closed month when none is named. */
export function useShowback(month: string | null) {
  return useQuery({
    queryKey: [...queryKeys.showback, 'month', month],
    queryFn: ({ signal }) => call('showback', { query: month === null ? {} : { month }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function usePriceLists() {
  return useQuery({ queryKey: queryKeys.priceLists, queryFn: ({ signal }) => call('priceLists', { signal }) });
}

/** «kr 1 234,56», of øre. */
export function useKroner(): (ore: number) => string {
  const format = useFormat();
  return (ore) => format.money(ore / 100, 2);
}

/** «+3,2 %»; of nothing there is no share. */
export function useSigned(): (before: number, now: number) => string {
  const { t } = useTranslation('showback');
  const format = useFormat();
  return (before, now) => {
    if (before === now) return t('same');
    if (before <= 0) return t('noShare');
    const share = now / before - 1;
    return `${share > 0 ? '+' : ''}${format.percent(share)}`;
  };
}
