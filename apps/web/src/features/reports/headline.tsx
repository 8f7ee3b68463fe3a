import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useFormat } from '../../i18n/format.js';
import { classes } from '../../ui/classes.js';
import { changeOf } from './attainment.js';
import type { Counted, TargetAttainment } from './attainment.js';
import { Explain } from './explain.js';
import { behindLink } from './links.js';
import type { Period } from './period.js';
import type { SlaFilter } from './use-sla-query.js';

interface HeadlineProps {
  readonly counted: TargetAttainment;
  /** The same clock in the period before; undefined where nothing was counted then. */
  readonly before: Counted | undefined;
  readonly hasBefore: boolean;
  readonly period: Period;
  readonly filter: SlaFilter;
}

/** One clock over the whole period. */
export function Headline({ counted, before, hasBefore, period, filter }: HeadlineProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { target, met, missed, attainment } = counted;
  const name = t(`target.${target}`);
  return (
    <article className="figure">
      <h3 className="figure__name">{name}</h3>
      <p className="figure__value">{attainment === null ? '–' : format.percent(attainment)}</p>
      <p className="figure__text">
        <Link to={behindLink({ period, filter, target, outcome: 'met' })}>
          {t('headline.met', { count: met, shown: format.number(met) })}
        </Link>
        {' · '}
        <Link to={behindLink({ period, filter, target, outcome: 'missed' })}>
          {t('headline.missed', { count: missed, shown: format.number(missed) })}
        </Link>
      </p>
      {hasBefore && <Trend now={counted} before={before} />}
      <Explain of={name}>
        <p>{t(`definition.${target}`)}</p>
      </Explain>
    </article>
  );
}

function Trend({ now, before }: { readonly now: Counted; readonly before: Counted | undefined }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const change = before && changeOf(now, before);
  if (!before || !change || now.attainment === null || before.attainment === null) {
    return <p className="figure__trend">{t('trend.none')}</p>;
  }
  const points = format.number(Math.abs(now.attainment - before.attainment) * 100, 1);
  return (
    <p className={classes('figure__trend', `figure__trend--${change}`)}>
      {t(`trend.${change}`, { points, before: format.percent(before.attainment) })}
    </p>
  );
}
