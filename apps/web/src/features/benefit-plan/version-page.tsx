import { PLAN_SOURCES, type PlanContent, type PlanVersionView } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { differences, type PlanDifference } from './differences.js';
import { MoneyTable } from './money-table.js';
import { useMoneyWords } from './money-words.js';
import { NotYours } from './not-yours.js';
import { usePlanVersion } from './use-plan.js';
import './benefit-plan.scss';

/** A version as it was published, and what is other than in the one before it. */
export function VersionPage() {
  const { t } = useTranslation('benefit-plan');
  const { version = '' } = useParams();
  const { abilities } = useMe();
  const title = t('versions.name', { version });
  if (!abilities.readReports) return <NotYours title={title} />;
  return <Version version={version} title={title} />;
}

function Version({ version, title }: { readonly version: string; readonly title: string }) {
  const { t } = useTranslation('benefit-plan');
  const format = useFormat();
  const plan = usePlanVersion(version);
  const number = Number(version);
  const before = usePlanVersion(String(number - 1), number > 1);
  return (
    <div className="plan">
      <PageHeader
        title={title}
        above={<Link to="/benefit-plan">{t('title')}</Link>}
        lead={
          plan.isSuccess &&
          t('versions.published', { date: format.date(plan.data.publishedAt), reason: plan.data.reason })
        }
      />
      {plan.isPending && <Loading lines={6} />}
      {plan.isError && <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.isSuccess && <Content plan={plan.data} />}
      {plan.isSuccess && before.isSuccess && <Changes before={before.data} after={plan.data} />}
    </div>
  );
}

function Content({ plan: { content, money } }: { readonly plan: PlanVersionView }) {
  const { t } = useTranslation('benefit-plan');
  const format = useFormat();
  const words = useMoneyWords();
  return (
    <>
      <p>
        {t('versions.basics', {
          date: format.date(content.startsOn),
          cost: words.exact(content.costPerFte),
          tolerance: content.tolerancePercent,
        })}
      </p>
      <MoneyTable money={money} caption={t('versions.money')} />
      <h2 className="plan__heading">{t('versions.sources')}</h2>
      <SourceTable content={content} />
    </>
  );
}

function SourceTable({ content: { years } }: { readonly content: PlanContent }) {
  const { t } = useTranslation('benefit-plan');
  const format = useFormat();
  return (
    <div className="plan__scroll" role="region" aria-label={t('versions.sources')} tabIndex={0}>
      <table className="plain-table plan__lines">
        <caption className="pkt-sr-only">{t('versions.sources')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('edit.year')}</th>
            {PLAN_SOURCES.map((source) => (
              <th key={source} scope="col">
                {t(`sources.${source}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map(({ year, fte }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {PLAN_SOURCES.map((source) => (
                <td key={source}>{format.number(fte[source], 2)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Changes({ before, after }: { readonly before: PlanVersionView; readonly after: PlanVersionView }) {
  const { t } = useTranslation('benefit-plan');
  const found = differences(before.content, after.content);
  return (
    <section aria-labelledby="plan-changes">
      <h2 id="plan-changes" className="plan__heading">
        {t('versions.changes', { before: before.version })}
      </h2>
      {found.length === 0 ? (
        <p>{t('versions.noChanges')}</p>
      ) : (
        <div
          className="plan__scroll"
          role="region"
          aria-label={t('versions.changes', { before: before.version })}
          tabIndex={0}
        >
          <table className="plain-table plan__lines">
            <caption className="pkt-sr-only">{t('versions.changes', { before: before.version })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('lines.line')}</th>
                <th scope="col">{t('versions.was')}</th>
                <th scope="col">{t('versions.is')}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((difference) => (
                <Change key={`${difference.line}${difference.year}`} difference={difference} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Change({ difference: { line, year, before, after } }: { readonly difference: PlanDifference }) {
  const { t } = useTranslation('benefit-plan');
  const format = useFormat();
  const words = useMoneyWords();
  const said = (value: number | string | null): string => {
    if (value === null) return t('versions.nothing');
    if (typeof value === 'string') return format.date(value);
    if (line === 'tolerancePercent') return `${value} %`;
    return line === 'costPerFte' || line === 'transition' || line === 'running'
      ? words.exact(value)
      : format.number(value, 2);
  };
  const name =
    line === 'startsOn' || line === 'costPerFte' || line === 'tolerancePercent'
      ? t(`edit.${line === 'tolerancePercent' ? 'tolerance' : line}`)
      : line === 'transition' || line === 'running'
        ? t(`lines.${line}`)
        : t(`sources.${line}`);
  return (
    <tr>
      <th scope="row">{year === null ? name : `${year}: ${name}`}</th>
      <td>{said(before)}</td>
      <td>{said(after)}</td>
    </tr>
  );
}
