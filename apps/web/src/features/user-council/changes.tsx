import { PktButton } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { useCouncilChanges } from './use-council.js';

/** Who was taken in or out, when and by whom, newest first. */
export function Changes() {
  const { t } = useTranslation('user-council');
  const format = useFormat();
  const list = useCouncilChanges();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="council-changes">
      <h2 id="council-changes" className="council__heading">
        {t('changes.title')}
      </h2>
      {list.isPending && <Loading lines={3} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && <p>{t('changes.none')}</p>}
      <ol className="council__changes" reversed>
        {items.map(({ id, what, person, at, by }) => (
          <li key={id}>
            {t(by === null ? 'changes.byFile' : `changes.${what}`, { name: person.name, by: by?.name })}
            <span className="council__small"> {format.dateTime(at)}</span>
          </li>
        ))}
      </ol>
      {list.hasNextPage && (
        <PktButton skin="secondary" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </PktButton>
      )}
    </section>
  );
}
