import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { useLineWords } from './use-line-words.js';

/** What agencies have asked and nobody has answered yet. */
export function Questions() {
  const { t } = useTranslation('showback');
  const format = useFormat();
  const words = useLineWords();
  const list = useQuery({
    queryKey: [...queryKeys.showback, 'questions'],
    queryFn: ({ signal }) => call('showbackQuestions', { query: {}, signal }),
  });
  const items = list.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="showback__questions" aria-labelledby="showback-questions">
      <h2 id="showback-questions" className="showback__heading">
        {t('waiting', { count: items.length })}
      </h2>
      <ul>
        {items.map(({ line, closedIn, agency, last }) => (
          <li key={line.id}>
            <Link to={`/showback/lines/${line.id}`}>
              {t('waitingLine', {
                agency: agency.name,
                what: words(line, closedIn).title,
                month: format.month(`${closedIn}-01`),
              })}
            </Link>
            <span className="showback__small">
              {t('askedBy', { name: last.author.name, at: format.dateTime(last.writtenAt) })}: {last.text}
            </span>
          </li>
        ))}
      </ul>
      {list.data?.nextCursor && <p>{t('moreWait')}</p>}
    </section>
  );
}
