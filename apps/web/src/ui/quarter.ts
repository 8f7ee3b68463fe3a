import { useTranslation } from 'react-i18next';

/** `2026-Q3` as «3. kvartal 2026». */
export function useQuarterName(): (quarter: string) => string {
  const { t } = useTranslation('ui');
  return (quarter) => {
    const [year = '', number = ''] = quarter.split('-Q');
    return t('quarter', { year, number });
  };
}
