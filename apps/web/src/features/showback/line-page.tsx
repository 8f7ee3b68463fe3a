import type { ShowbackLineView } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { LineTickets } from './line-tickets.js';
import { Thread } from './thread.js';
import { useLineWords } from './use-line-words.js';
import { useKroner } from './use-showback.js';
import './showback.scss';

/** One line: how it was found, the tickets behind it, and what was asked about it. */
export function LinePage() {
  const { t } = useTranslation('showback');
  const { id = '' } = useParams();
  const line = useQuery({
    queryKey: [...queryKeys.showback, 'line', id],
    queryFn: ({ signal }) => call('showbackLine', { params: { id }, signal }),
  });
  if (line.isSuccess) return <Page line={line.data} />;
  return (
    <div className="showback">
      <PageHeader title={t('line.title')} above={<Link to="/showback">{t('title')}</Link>} />
      {line.isPending ? <Loading lines={8} /> : <ErrorState error={line.error} onRetry={() => void line.refetch()} />}
    </div>
  );
}

function Page({ line }: { readonly line: ShowbackLineView }) {
  const { t } = useTranslation('showback');
  const format = useFormat();
  const kroner = useKroner();
  const { agency, closedIn, abilities } = line;
  const words = useLineWords()(line, closedIn);
  const isCorrection = line.month !== closedIn;
  return (
    <div className="showback">
      <PageHeader
        title={words.title}
        above={<Link to={`/showback?month=${closedIn}`}>{t('title')}</Link>}
        lead={
          <>
            {agency.name} · {format.month(`${closedIn}-01`)}
          </>
        }
      />
      <p className="showback__total">{kroner(line.ore)}</p>
      <section className="showback__explained" aria-labelledby="showback-how">
        <h2 id="showback-how" className="showback__heading">
          {t('line.how')}
        </h2>
        <p className="showback__formula">{words.how}</p>
        <p>{t(`explain.${line.component}`)}</p>
        {line.joint && <p>{t('explain.joint')}</p>}
        {isCorrection && <p>{t('explain.correction', { month: format.month(`${line.month}-01`) })}</p>}
        <p>
          <Link to="/showback/prices">{words.list}</Link>
        </p>
      </section>
      <Thread line={line} />
      {abilities.readTickets && <LineTickets line={line} />}
    </div>
  );
}
