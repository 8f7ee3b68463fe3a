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
  /** The share that the declaration promises to meet, where it promises one. */
  readonly declared: number | null;
}

/** One clock over the whole period. */
export function Headline({ counted, before, hasBefore, period, filter, declared }: HeadlineProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { target, met, missed, attainment } = counted;
  const name = t(`target.${target}`);
  return (
    <article className="figure">
      <h3 className="figure__name">{name}</h3>
      <p className="figure__value">{attainment === null ? '–' : format.percent(attainment)}</p>
      <p className="figure__text figure__counts">
        <Link to={behindLink({ period, filter, target, outcome: 'met' })}>
          {t('headline.met', { count: met, shown: format.number(met) })}
        </Link>
        {' · '}
        <Link to={behindLink({ period, filter, target, outcome: 'missed' })}>
          {t('headline.missed', { count: missed, shown: format.number(missed) })}
        </Link>
      </p>
      {attainment !== null && declared !== null && <Quality attainment={attainment} declared={declared} />}
      {hasBefore && <Trend now={counted} before={before} />}
      <Explain of={name}>
        <p>{t(`definition.${target}`)}</p>
      </Explain>
    </article>
  );
}

/** What was met, with the promised share as a mark, and the same in words. */
function Quality({ attainment, declared }: { readonly attainment: number; readonly declared: number }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const at = (share: number) => `${share * 100}%`;
  const isKept = attainment >= declared;
  return (
    <div className="quality">
      <svg className="bar" aria-hidden="true" width="100%" height="18">
        <rect y="4" width="100%" height="10" className="quality__ground" />
        <rect y="4" width={at(attainment)} height="10" className="bar__met" />
        <line x1={at(declared)} x2={at(declared)} y1="0" y2="18" className="bar__halo" />
        <line x1={at(declared)} x2={at(declared)} y1="0" y2="18" className="quality__mark" />
      </svg>
      <p className={classes('quality__words', !isKept && 'quality__words--not')}>
        {t(isKept ? 'quality.kept' : 'quality.notKept', { declared: format.percent(declared, 0) })}
      </p>
    </div>
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
