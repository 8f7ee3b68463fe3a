import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { cityDay } from '../../ui/city-time.js';
import { EmptyState } from '../../ui/empty-state.js';
import { useNow } from '../../ui/now.js';
import { PageHeader } from '../../ui/page-header.js';
import { ReportMenu } from '../exports/index.js';
import { BackTest } from './back-test.js';
import { NeedFigures } from './need-figures.js';
import { Pooling } from './pooling.js';
import { Question } from './question.js';
import { RunState } from './run-state.js';
import { termsOfAddress } from './terms.js';
import { usePlan } from './use-run.js';
import { WeekNeed } from './week-need.js';
import './capacity.scss';

/** How many agents first line needs, and what would change that. */
export function PlanPage() {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const { abilities } = useMe();
  const [search] = useSearchParams();
  const today = cityDay(useNow());
  const terms = termsOfAddress(search, today);
  const plan = usePlan(terms);
  const known = plan.run?.result ?? null;
  return (
    <div className="report">
      <PageHeader
        above={abilities.readReports && <Link to="/reports/gain">{t('toGain')}</Link>}
        title={t('title')}
        lead={t('lead', { from: format.date(terms.from), to: format.date(terms.to) })}
        actions={
          plan.run?.state === 'done' && (
            <ReportMenu
              report="staffing-plan"
              period={{ from: terms.from, to: terms.to }}
              parameters={{ run: plan.run.id }}
            />
          )
        }
      />
      <Question key={`${search}`} terms={terms} today={today} candidates={known?.candidates ?? null} />
      <RunState asked={plan} name={t('run.plan')}>
        {(result) =>
          result.basis.web + result.basis.calls === 0 ? (
            <EmptyState title={t('none.title')} text={t('none.text')} icon="tickets" />
          ) : (
            <div className="report__parts">
              <NeedFigures plan={result} terms={terms} />
              <WeekNeed quarters={result.quarters} />
              <Pooling plan={result} />
            </div>
          )
        }
      </RunState>
      <BackTest from={terms.from} to={terms.to} />
    </div>
  );
}
