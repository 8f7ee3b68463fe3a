import type { GainReport } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';

const PARTS = ['headline', 'baseline', 'counts', 'interval', 'correlation', 'workload', 'money', 'notCounted'] as const;

/** How the figures are computed, for who has to answer for them. */
export function Method({ report: { workload, money, correlation } }: { readonly report: GainReport }) {
  const { t } = useTranslation('gain');
  const format = useFormat();
  const values = {
    hours: format.number(workload.hoursPerYear),
    utilisation: format.percent(workload.utilisation, 0),
    correlation: format.number(correlation, 1),
    cost: format.money(money.costPerFte),
  };
  return (
    <details className="card gain-method explain">
      <summary className="gain-method__title">{t('method.title')}</summary>
      {PARTS.map((part) => (
        <section key={part}>
          <h3 className="gain-method__part">{t(`method.${part}.title`)}</h3>
          <p>{t(`method.${part}.text`, values)}</p>
        </section>
      ))}
    </details>
  );
}
