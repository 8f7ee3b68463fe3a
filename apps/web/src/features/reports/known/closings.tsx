import type { ClockTarget, MetMissed, SlaClosing } from '@desk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useFormat } from '../../../i18n/format.js';
import { classes } from '../../../ui/classes.js';
import type { Period } from '../period.js';
import { ReportSection } from '../report-section.js';
import type { SlaFilter } from '../use-sla-query.js';

interface ClosingsProps {
  readonly period: Period;
  readonly filter: SlaFilter;
  /** Only this clock is shown; all without. */
  readonly target: ClockTarget | undefined;
}

/** Each month as it was closed, beside what is known of it now. */
export function Closings({ period, filter: { knownAs: _knownAs, ...filter }, target }: ClosingsProps) {
  const { t } = useTranslation('known');
  const query = { ...period, ...filter };
  const report = useQuery({
    queryKey: [...queryKeys.reports, 'sla-closings', query],
    queryFn: ({ signal }) => call('slaClosings', { query, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <ReportSection
      id="report-closings"
      title={t('closings.title')}
      note={t('closings.note')}
      definition={t('closings.definition')}
      report={report}
    >
      {({ items }) =>
        items.length === 0 ? (
          <p>{t('closings.none')}</p>
        ) : (
          <div className="report__scroll closings" tabIndex={0} role="region" aria-label={t('closings.title')}>
            <table className="plain-table">
              <caption className="pkt-sr-only">{t('closings.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('closings.month')}</th>
                  <th scope="col">{t('closings.then')}</th>
                  <th scope="col">{t('closings.now')}</th>
                  <th scope="col">{t('closings.difference')}</th>
                </tr>
              </thead>
              {items.map((closing) => (
                <Month key={closing.month} closing={closing} target={target} />
              ))}
            </table>
          </div>
        )
      }
    </ReportSection>
  );
}

function Month({ closing, target }: { readonly closing: SlaClosing; readonly target: ClockTarget | undefined }) {
  const { t } = useTranslation('known');
  const { t: reports } = useTranslation('reports');
  const format = useFormat();
  const { month, frozenAt, closesOn } = closing;
  const state = frozenAt
    ? t('closings.frozen', { date: format.date(frozenAt) })
    : t('closings.open', { date: format.date(closesOn) });
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={4}>
          <strong>{format.month(`${month}-01`)}</strong> <span className="closings__state">{state}</span>
        </th>
      </tr>
      {closing.targets
        .filter((one) => target === undefined || one.target === target)
        .map(({ target: clock, then, now }) => (
          <tr key={clock}>
            <th scope="row">{reports(`target.${clock}`)}</th>
            <td>{then ? <Outcome of={then} /> : '–'}</td>
            <td>
              <Outcome of={now} />
            </td>
            <td className={classes(then && isChanged(then, now) && 'closings__changed')}>
              {then ? <Difference then={then} now={now} /> : '–'}
            </td>
          </tr>
        ))}
    </tbody>
  );
}

const isChanged = (then: MetMissed, now: MetMissed): boolean => then.met !== now.met || then.missed !== now.missed;

/** «97,5 % (39 av 40)» */
function Outcome({ of: { met, missed } }: { readonly of: MetMissed }) {
  const { t } = useTranslation('known');
  const format = useFormat();
  const whole = met + missed;
  if (whole === 0) return t('closings.nothing');
  return (
    <>
      {format.percent(met / whole)}{' '}
      <span className="closings__of">{t('closings.of', { met: format.number(met), whole: format.number(whole) })}</span>
    </>
  );
}

/** What has been added and taken away since: «+2 holdt, −1 brutt». */
function Difference({ then, now }: { readonly then: MetMissed; readonly now: MetMissed }) {
  const { t } = useTranslation('known');
  const format = useFormat();
  if (!isChanged(then, now)) return t('closings.unchanged');
  return (['met', 'missed'] as const)
    .filter((name) => now[name] !== then[name])
    .map((name) => {
      const more = now[name] - then[name];
      return (
        <span key={name} className="closings__part">
          {t(`closings.${name}`, { more: `${more > 0 ? '+' : '−'}${format.number(Math.abs(more))}` })}
        </span>
      );
    });
}
