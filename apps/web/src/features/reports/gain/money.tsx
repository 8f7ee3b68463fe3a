import { moneyDrawing } from '@desk/charts';
import type { NetAndPlan } from '@desk/charts';
import type { GainReport, MoneyReport } from '@desk/contracts';
import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useFormat } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/locale.js';
import { Chart } from '../../../ui/chart/chart.js';
import { Explain } from '../explain.js';
import { years } from '../period.js';

/** Saved, spent, and what is left of it, against the plan. */
export function Money({ report }: { readonly report: GainReport }) {
  const { t } = useTranslation('gain');
  const format = useFormat();
  const { money } = report;
  const locale = useLocale();
  const rows = useYears(report);
  const drawing = useMemo(() => moneyDrawing(rows, locale), [rows, locale]);
  return (
    <section aria-labelledby="gain-money">
      <h2 id="gain-money" className="report__title">
        {t('money.title')}
      </h2>
      <div className="card gain-money">
        <p className="gain-money__text">{useDeviationText(money)}</p>
        <div className="gain-money__parts">
          <Ledger money={money} />
          <Chart drawing={drawing} />
        </div>
        <Explain of={t('money.title')}>
          <p>{t('money.definition', { cost: format.money(money.costPerFte) })}</p>
          <p>
            {money.planVersion === null
              ? t('money.planDefinition')
              : t('money.planDecided', { version: money.planVersion })}
          </p>
        </Explain>
      </div>
    </section>
  );
}

/** A thousand kroner is finer than anything that is known here. */
function roundMoney(kroner: number): number {
  return Math.round(kroner / 1000) * 1000 || 0;
}

function useDeviationText({ net, plan, deviation }: MoneyReport): string {
  const { t } = useTranslation('gain');
  const format = useFormat();
  const amount = (kroner: number) => format.money(roundMoney(kroner));
  const size = amount(Math.abs(deviation));
  const place = roundMoney(deviation) === 0 ? 'on' : deviation > 0 ? 'above' : 'below';
  const isSure = net.low > plan || net.high < plan;
  return [
    t(net.likely < 0 ? 'money.netCost' : 'money.netSaving', {
      amount: amount(Math.abs(net.likely)),
      low: amount(net.low),
      high: amount(net.high),
    }),
    t(`money.deviation.${place}`, { size, plan: amount(plan) }),
    place === 'on' ? '' : t(isSure ? 'money.sure' : 'money.unsure'),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The whole period, and where it holds more than one year, each of them by itself. */
function useYears(report: GainReport): readonly NetAndPlan[] {
  const parts = years(report);
  return useQueries({
    queries: (parts.length > 1 ? parts : []).map(({ from, to }) => ({
      queryKey: [...queryKeys.reports, 'gain', { from, to }, 'money'],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await call('gainReport', { query: { from, to }, signal })).money,
    })),
    combine: useCallback(
      (byYear: readonly { readonly data?: MoneyReport | undefined }[]) => [
        ...byYear.flatMap(({ data }, index) =>
          data ? [{ name: String(years(report)[index]?.year), net: data.net, plan: data.plan }] : [],
        ),
        { name: null, net: report.money.net, plan: report.money.plan },
      ],
      [report],
    ),
  });
}

function Ledger({ money }: { readonly money: MoneyReport }) {
  const { t } = useTranslation('gain');
  const format = useFormat();
  const amount = (kroner: number) => format.money(roundMoney(kroner));
  const kindName = (kind: string) => t([`money.cost.${kind}`, 'money.cost.other']);
  return (
    <table className="plain-table gain-ledger">
      <caption className="gain-agencies__title">{t('money.ledger')}</caption>
      <thead className="pkt-sr-only">
        <tr>
          <th scope="col">{t('money.line')}</th>
          <th scope="col">{t('money.amount')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('money.gross')}</th>
          <td>{amount(money.grossSaving.likely)}</td>
        </tr>
        {money.costs.map((cost) => (
          <tr key={cost.kind}>
            <th scope="row">{kindName(cost.kind)}</th>
            <td>{amount(-cost.amount)}</td>
          </tr>
        ))}
        <tr className="gain-ledger__sum">
          <th scope="row">{t('money.net')}</th>
          <td>{amount(money.net.likely)}</td>
        </tr>
        {money.planByYear.map(({ year, amount: planned }) => (
          <tr key={year}>
            <th scope="row">{t('money.planYear', { year })}</th>
            <td>{amount(planned)}</td>
          </tr>
        ))}
        <tr className="gain-ledger__sum">
          <th scope="row">{t('money.deviationLine')}</th>
          <td>{amount(money.deviation)}</td>
        </tr>
      </tbody>
    </table>
  );
}
