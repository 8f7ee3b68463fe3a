import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { ProblemNote } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { useDebounced } from '../../ui/use-debounced.js';
import { DayGrid } from './day-grid.js';
import { missing, versionOf } from './draft.js';
import type { Draft } from './draft.js';

const PAUSE_MS = 400;

/** The first four weeks as they would be, while one writes. */
export function Preview({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation('calendars');
  const text = useDebounced(JSON.stringify(versionOf(draft)), PAUSE_MS);
  const body = useMemo(() => JSON.parse(text) as ReturnType<typeof versionOf>, [text]);
  const isWhole = missing(draft, false).length === 0;
  const days = useQuery({
    queryKey: [...queryKeys.calendars, 'preview', text],
    queryFn: ({ signal }) => call('previewCalendar', { body, signal }),
    enabled: isWhole,
    retry: false,
    staleTime: Infinity,
  });
  const isRefused = !isWhole || isProblem(days.error, 'validation_failed');
  return (
    <section className="editor__preview" aria-labelledby="preview-title">
      <h2 id="preview-title" className="editor__title">
        {t('preview.title')}
      </h2>
      {isRefused && <p className="calendars__note">{t('preview.faulty')}</p>}
      {!isRefused && days.isPending && <Loading lines={6} />}
      {!isRefused && days.isError && <ProblemNote error={days.error} />}
      {!isRefused && days.isSuccess && <DayGrid label={t('preview.title')} days={days.data.items} today="" />}
    </section>
  );
}
