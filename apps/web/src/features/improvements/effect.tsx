import type { ActionView, ActionFigure, EffectSide } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

/** Eight weeks before its start beside eight weeks after it was done, and what that can and cannot show. */
export function Effect({ action: { effect, figure } }: { readonly action: ActionView }) {
  const { t } = useTranslation('improvements');
  const format = useFormat();
  if (figure === null) {
    return (
      <section aria-labelledby="action-effect">
        <h2 id="action-effect" className="actions__heading">
          {t('effect.title')}
        </h2>
        <p>{t('effect.not_chosen')}</p>
      </section>
    );
  }
  const { state, before, after, readyOn, change, verdict } = effect;
  const show = (value: number) => shown(figure, value, format);
  return (
    <section aria-labelledby="action-effect">
      <h2 id="action-effect" className="actions__heading">
        {t('effect.titleOf', { figure: t(`figure.${figure}`).toLowerCase() })}
      </h2>
      {state === 'not_started' && <p>{t('effect.not_started')}</p>}
      {state === 'waiting' && (
        <p>{readyOn === null ? t('effect.underWay') : t('effect.waiting', { date: format.date(readyOn) })}</p>
      )}
      {state === 'too_few' && <p>{t('effect.too_few')}</p>}
      {verdict !== null && (
        <p className="actions__verdict">
          {t(`effect.${verdict}`)}{' '}
          {change &&
            t('effect.change', {
              likely: signed(change.likely, show),
              low: signed(change.low, show),
              high: signed(change.high, show),
            })}
        </p>
      )}
      {before && (
        <dl className="actions__sides">
          <Side name={t('effect.before')} side={before} show={show} />
          {after && <Side name={t('effect.after')} side={after} show={show} />}
        </dl>
      )}
      {before && <p className="actions__note">{t(figure === 'fte' ? 'effect.noteFte' : 'effect.note')}</p>}
    </section>
  );
}

function shown(figure: ActionFigure, value: number, format: ReturnType<typeof useFormat>): string {
  if (figure === 'first_line_resolution') return format.percent(value);
  return format.number(value, figure === 'fte' ? 2 : 1);
}

const signed = (value: number, show: (value: number) => string): string =>
  value > 0 ? `+${show(value)}` : show(value).replace(/^-/, '−');

interface SideProps {
  readonly name: string;
  readonly side: EffectSide;
  readonly show: (value: number) => string;
}

function Side({ name, side: { from, to, value, tickets }, show }: SideProps) {
  const { t } = useTranslation('improvements');
  const format = useFormat();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className="actions__value">{value === null ? t('effect.unknown') : show(value)}</span>
        <span className="actions__small">
          {format.date(from)} – {format.date(to)}
          {tickets !== null && ` · ${t('effect.tickets', { count: tickets, shown: format.number(tickets) })}`}
        </span>
      </dd>
    </div>
  );
}
