import type { Showback } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { classes } from '../../ui/classes.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { SelectField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { monthDays, ReportMenu } from '../exports/index.js';
import { AgencyCosts } from './agency-costs.js';
import { Check } from './check.js';
import { Questions } from './questions.js';
import { useKroner, useShowback, useSigned } from './use-showback.js';
import './showback.scss';

const MOST_MONTHS = 12;

/** What each agency bears for the service, month by month, and how every øre of it was found. */
export function ShowbackPage() {
  const { t } = useTranslation('showback');
  const { abilities } = useMe();
  if (!abilities.readReports && !abilities.administer && !abilities.readAgency) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState icon="lock-locked" title={t('notYours.title')} text={t('notYours.text')} />
      </>
    );
  }
  return (
    <div className="showback">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<Link to="/showback/prices">{t('prices.title')}</Link>}
      />
      <Month />
    </div>
  );
}

function Month() {
  const { t } = useTranslation('showback');
  const [search] = useSearchParams();
  const showback = useShowback(search.get('month'));
  if (showback.isPending) return <Loading lines={10} />;
  if (showback.isError) return <ErrorState error={showback.error} onRetry={() => void showback.refetch()} />;
  const { data } = showback;
  if (data.month === null) return <Nothing of={data} />;
  return (
    <div className={classes(showback.isPlaceholderData && 'showback__old')}>
      {data.waiting > 0 && <Questions />}
      <Choice of={data} month={data.month} />
      <Headline of={data} month={data.month} />
      {data.agencies.length === 0 ? (
        <EmptyState icon="graph" title={t('notIn.title')} text={t('notIn.text')} />
      ) : (
        <AgencyCosts of={data} month={data.month} />
      )}
      {data.months.length > 1 && <Months of={data} />}
      <Notes of={data} />
      {data.abilities.editPrices && <Check key={data.month} month={data.month} />}
    </div>
  );
}

function Nothing({ of: { next, abilities } }: { readonly of: Showback }) {
  const { t } = useTranslation('showback');
  const format = useFormat();
  return (
    <EmptyState
      icon="graph"
      title={t('none.title')}
      text={
        next
          ? t('none.next', { month: format.month(`${next.month}-01`), date: format.date(next.closesOn) })
          : t(abilities.editPrices ? 'none.noPrices' : 'none.text')
      }
      action={abilities.editPrices && !next && <Link to="/showback/prices">{t('none.toPrices')}</Link>}
    />
  );
}

function Choice({ of, month }: { readonly of: Showback; readonly month: string }) {
  const { t } = useTranslation('showback');
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  return (
    <div className="showback__choice">
      <SelectField
        name="month"
        label={t('month')}
        value={month}
        options={of.months.map((one) => ({ value: one.month, label: format.month(`${one.month}-01`) }))}
        onChange={({ target }) => {
          const next = new URLSearchParams(search);
          next.set('month', target.value);
          setSearch(next);
        }}
      />
      <ReportMenu report="showback" period={monthDays(month)} />
    </div>
  );
}

function Headline({ of, month }: { readonly of: Showback; readonly month: string }) {
  const { t } = useTranslation('showback');
  const format = useFormat();
  const kroner = useKroner();
  const signed = useSigned();
  const { ore, before, corrections, closedAt } = of;
  return (
    <section className="card showback__headline" aria-labelledby="showback-total">
      <h2 id="showback-total" className="showback__label">
        {t('total', { month: format.month(`${month}-01`) })}
      </h2>
      <p className="showback__total">{kroner(ore)}</p>
      <p>
        {before === null ? t('firstMonth') : t('comparedWith', { before: kroner(before), change: signed(before, ore) })}
        {corrections !== 0 && <> {t('ofWhichCorrections', { corrections: kroner(corrections) })}</>}
      </p>
      {closedAt && <p className="showback__quiet">{t('closed', { at: format.dateTime(closedAt) })}</p>}
    </section>
  );
}

/** The last twelve months, the oldest first; each leads to itself. */
function Months({ of: { months, month: shown } }: { readonly of: Showback }) {
  const { t } = useTranslation('showback');
  const format = useFormat();
  const kroner = useKroner();
  const last = months.slice(0, MOST_MONTHS).reverse();
  const largest = Math.max(...last.map(({ ore }) => ore), 1);
  return (
    <section aria-labelledby="showback-months">
      <h2 id="showback-months" className="showback__heading">
        {t('byMonth')}
      </h2>
      <ul className="showback__months">
        {last.map(({ month, ore }) => (
          <li key={month} className="showback__month">
            <Link to={`/showback?month=${month}`} aria-current={month === shown ? 'page' : undefined}>
              {format.month(`${month}-01`)}
            </Link>
            <span className="showback__track" aria-hidden="true">
              <span className="showback__fill" style={{ inlineSize: `${(Math.max(ore, 0) / largest) * 100}%` }} />
            </span>
            <span className="showback__amount">{kroner(ore)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ of: { minutes, unallocated, next } }: { readonly of: Showback }) {
  const { t } = useTranslation('showback');
  const format = useFormat();
  const kroner = useKroner();
  return (
    <section className="showback__notes" aria-labelledby="showback-notes">
      <h2 id="showback-notes" className="showback__heading">
        {t('notes.title')}
      </h2>
      <ul>
        <li>{t('notes.noInvoice')}</li>
        <li>{t('notes.days')}</li>
        <li>{t('notes.late')}</li>
        {minutes !== 'none' && <li>{t(`notes.minutes.${minutes}`)}</li>}
        {unallocated !== 0 && <li>{t('notes.unallocated', { amount: kroner(unallocated) })}</li>}
        {next && (
          <li>{t('notes.next', { month: format.month(`${next.month}-01`), date: format.date(next.closesOn) })}</li>
        )}
      </ul>
    </section>
  );
}
