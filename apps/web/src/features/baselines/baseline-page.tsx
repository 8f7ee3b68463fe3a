import type { BaselineView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { cityDay } from '../../ui/city-time.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { BaselineForm } from './baseline-form.js';
import { Standing } from './baselines-page.js';
import { Evidence } from './evidence.js';
import { FiguresTable } from './figures-table.js';
import { useBaseline } from './use-baselines.js';
import './baselines.scss';

/** The zero point of one agency: written, locked, corrected, and what it rests on. */
export function BaselinePage() {
  const { t } = useTranslation('baselines');
  const { key = '' } = useParams();
  const baseline = useBaseline(key);
  const above = <Link to="/baselines">{t('title')}</Link>;
  if (baseline.isSuccess) return <Page view={baseline.data} />;
  return (
    <div className="baselines">
      <PageHeader title={t('one')} above={above} />
      {baseline.isPending ? (
        <Loading lines={8} />
      ) : (
        <ErrorState error={baseline.error} onRetry={() => void baseline.refetch()} />
      )}
    </div>
  );
}

function Page({ view }: { readonly view: BaselineView }) {
  const { t } = useTranslation('baselines');
  const format = useFormat();
  const client = useQueryClient();
  const [isCorrecting, setCorrecting] = useState(false);
  const { agency, figures, abilities, revision, lockedAt, lockedBy, joinedOn, reason } = view;
  const done = (saved: BaselineView, text: string) => {
    client.setQueryData([...queryKeys.baselines, agency.key], saved);
    void client.invalidateQueries({ queryKey: queryKeys.baselines, exact: true });
    void client.invalidateQueries({ queryKey: queryKeys.reports });
    setCorrecting(false);
    toast({ tone: 'success', text });
  };
  const lock = useMutation({
    mutationFn: () => call('lockBaseline', { params: { key: agency.key }, body: { revision } }),
    onSuccess: (saved) => done(saved, t('lock.done')),
  });
  const today = cityDay(useNow());
  const isLate = joinedOn !== null && lockedAt === null && joinedOn < today;
  return (
    <div className="baselines">
      <PageHeader
        title={agency.name}
        documentTitle={t('titleOf', { agency: agency.name })}
        above={<Link to="/baselines">{t('title')}</Link>}
        lead={joinedOn === null ? t('joinsUnknown') : t('joinsOn', { date: format.date(joinedOn) })}
      />
      <p>
        <Standing
          isEntered={figures !== null}
          lockedAt={lockedAt}
          lockedLate={view.lockedLate}
          version={view.version}
        />{' '}
        {lockedAt !== null &&
          (lockedBy === null
            ? t('lockedOn', { date: format.date(lockedAt) })
            : t('lockedBy', { date: format.date(lockedAt), name: lockedBy.name }))}
      </p>
      {reason !== null && <p>{t('correctedBecause', { reason })}</p>}
      {abilities.edit || isCorrecting ? (
        <BaselineForm
          key={revision}
          view={view}
          isCorrection={isCorrecting}
          onSaved={done}
          onCancel={isCorrecting ? () => setCorrecting(false) : null}
        />
      ) : figures === null ? (
        <p>{t('nothingYet')}</p>
      ) : (
        <FiguresTable figures={figures} caption={t('figures')} />
      )}
      {abilities.correct && !isCorrecting && (
        <PktButton skin="secondary" onClick={() => setCorrecting(true)}>
          {t('correct.open')}
        </PktButton>
      )}
      {abilities.lock && (
        <section className="card baselines__lock" aria-labelledby="baseline-lock">
          <h2 id="baseline-lock" className="baselines__heading">
            {t('lock.title')}
          </h2>
          <p>{t('lock.text')}</p>
          {view.evidence.length === 0 && <p>{t('lock.noEvidence')}</p>}
          {isLate && <p>{t('lock.late')}</p>}
          <ProblemNote error={lock.error} />
          <PktButton disabled={lock.isPending} onClick={() => lock.mutate()}>
            {t('lock.do')}
          </PktButton>
        </section>
      )}
      <Evidence view={view} />
      {view.past.length > 0 && (
        <section aria-labelledby="baseline-past">
          <h2 id="baseline-past" className="baselines__heading">
            {t('past.title')}
          </h2>
          {view.past.map((version) => (
            <details key={version.version} className="baselines__past">
              <summary>
                {t('past.version', { version: version.version, until: format.date(version.supersededAt) })}
              </summary>
              {version.reason !== null && <p>{t('correctedBecause', { reason: version.reason })}</p>}
              <FiguresTable figures={version.figures} caption={t('past.caption', { version: version.version })} />
            </details>
          ))}
        </section>
      )}
    </div>
  );
}
