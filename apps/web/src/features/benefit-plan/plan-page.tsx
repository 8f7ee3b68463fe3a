import { planDrawing } from '@desk/charts';
import type { BenefitPlanReport } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { useLocale } from '../../i18n/locale.js';
import { Chart } from '../../ui/chart/chart.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ReportMenu, yearDays } from '../exports/index.js';
import { GoingActions } from '../improvements/index.js';
import { NotYours } from './not-yours.js';
import { PlanText } from './plan-text.js';
import { Reviews } from './reviews.js';
import { Sources } from './sources.js';
import { Suggestion } from './suggestion.js';
import { useBenefitPlan } from './use-plan.js';
import { YearLines } from './year-lines.js';
import './benefit-plan.scss';

/** What was expected of centralising, what came of it, and what is done where it is less. */
export function PlanPage() {
  const { t } = useTranslation('benefit-plan');
  const { abilities } = useMe();
  if (!abilities.readReports) return <NotYours title={t('title')} />;
  return <Plan />;
}

function Plan() {
  const { t } = useTranslation('benefit-plan');
  const [search] = useSearchParams();
  const year = /^20\d\d$/.test(search.get('year') ?? '') ? Number(search.get('year')) : null;
  const plan = useBenefitPlan(year);
  return (
    <div className="plan">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <Link to="/ledger">{t('ledger.title')}</Link>
            <Link to="/positions">{t('positions')}</Link>
            <Link to="/reports/gain">{t('gain')}</Link>
            {plan.isSuccess && <ReportMenu report="benefit-plan" period={yearDays(plan.data.year)} />}
          </>
        }
      />
      {plan.isPending && <Loading lines={10} />}
      {plan.isError && <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.isSuccess && <Report report={plan.data} />}
    </div>
  );
}

function Report({ report }: { readonly report: BenefitPlanReport }) {
  const { t } = useTranslation('benefit-plan');
  const { content, versions, abilities, hasDraft } = report;
  if (content === null) {
    return (
      <>
        <Suggestion report={report} />
        {abilities.edit && <Begin isFirst hasDraft={hasDraft} />}
        <GoingActions mayOpen={abilities.edit} />
      </>
    );
  }
  return (
    <>
      <Years report={report} />
      <PlanText report={report} />
      <GoingActions mayOpen={abilities.edit} />
      <YearLines report={report} />
      <Months report={report} />
      <Sources report={report} />
      <Reviews report={report} />
      <section aria-labelledby="plan-versions">
        <h2 id="plan-versions" className="plan__heading">
          {t('versions.title')}
        </h2>
        <ul className="plan__versions">
          {versions.map((head) => (
            <Version key={head.version} {...head} />
          ))}
        </ul>
        {abilities.edit && <Begin isFirst={false} hasDraft={hasDraft} />}
      </section>
    </>
  );
}

/** FTE saved in each month of the year beside what was planned. */
function Months({ report: { months, year } }: { readonly report: BenefitPlanReport }) {
  const locale = useLocale();
  const drawing = useMemo(
    () =>
      planDrawing(
        months.map(({ key, plan, actual }) => ({ month: key, plan: plan?.fte ?? null, actual: actual?.fte ?? null })),
        year,
        locale,
      ),
    [months, year, locale],
  );
  return (
    <section className="plan__months" aria-labelledby="plan-months">
      <h2 id="plan-months" className="plan__heading">
        {drawing.title}
      </h2>
      {drawing.key !== null && <p className="plan__note">{drawing.key}</p>}
      <Chart drawing={drawing} isExplained />
    </section>
  );
}

function Version({ version, reason, publishedAt, publishedBy }: BenefitPlanReport['versions'][number]) {
  const { t } = useTranslation('benefit-plan');
  const format = useFormat();
  const said = { version, date: format.date(publishedAt), name: publishedBy?.name ?? '' };
  return (
    <li>
      <Link to={`/benefit-plan/versions/${version}`}>{t('versions.name', said)}</Link>{' '}
      {t(publishedBy ? 'versions.by' : 'versions.on', said)} {reason}
    </li>
  );
}

function Years({ report: { years, year } }: { readonly report: BenefitPlanReport }) {
  const { t } = useTranslation('benefit-plan');
  return (
    <nav className="plan__years" aria-label={t('years')}>
      {years.map(({ key }) => (
        <Link
          key={key}
          to={`/benefit-plan?year=${key}`}
          aria-current={key === String(year) ? 'true' : undefined}
          preventScrollReset
        >
          {key}
        </Link>
      ))}
    </nav>
  );
}

/** Begins a draft, or goes on with the one that is there. */
function Begin({ isFirst, hasDraft }: { readonly isFirst: boolean; readonly hasDraft: boolean }) {
  const { t } = useTranslation('benefit-plan');
  const client = useQueryClient();
  const navigate = useNavigate();
  const begin = useMutation({
    mutationFn: () => call('createPlanDraft'),
    onSuccess: (draft) => {
      client.setQueryData([...queryKeys.benefitPlan, 'draft'], draft);
      void navigate('/benefit-plan/draft');
    },
  });
  return (
    <>
      <ProblemNote error={begin.error} />
      <PktButton skin={isFirst ? 'primary' : 'secondary'} disabled={begin.isPending} onClick={() => begin.mutate()}>
        {t(hasDraft ? 'draft.goOn' : isFirst ? 'draft.begin' : 'draft.change')}
      </PktButton>
    </>
  );
}
