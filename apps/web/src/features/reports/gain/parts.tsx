import { partsDrawing } from '@desk/charts';
import type { GainDecomposition } from '@desk/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../i18n/locale.js';
import { Chart } from '../../../ui/chart/chart.js';
import { Explain } from '../explain.js';

/** Where the raw gain comes from: steps that lead to it. */
export function Parts({ of }: { readonly of: GainDecomposition }) {
  const { t } = useTranslation('gain');
  const locale = useLocale();
  const drawing = useMemo(() => partsDrawing(of, locale), [of, locale]);
  return (
    <section aria-labelledby="gain-parts" className="gain-parts">
      <h2 id="gain-parts" className="report__title">
        {t('parts.title')}
      </h2>
      <p className="report__note">{t(of.whole < 0 ? 'parts.noteLoss' : 'parts.note')}</p>
      {of.parts.length === 1 && <p>{t('parts.unknown')}</p>}
      <div className="card">
        <Chart drawing={drawing} />
      </div>
      <Explain of={t('parts.title')}>
        <p>{t('parts.definition')}</p>
        <p>{t(of.restIsUtilisation ? 'parts.restUtilisation' : 'parts.restUnknown')}</p>
      </Explain>
    </section>
  );
}
