import type { ActionRow } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useFormat } from '../../i18n/format.js';
import { Badge, type Tone } from '../../ui/badge.js';
import { useQuarterName } from '../../ui/quarter.js';

const TONES: Readonly<Record<ActionRow['state'], Tone>> = {
  open: 'yellow',
  under_way: 'blue',
  done: 'green',
  dropped: 'neutral',
};

export function ActionList({ items }: { readonly items: readonly ActionRow[] }) {
  return (
    <ul className="actions__list">
      {items.map((action) => (
        <li key={action.id} className="card actions__item">
          <Link to={`/improvements/${action.id}`} className="actions__name">
            <ActionName action={action} />
          </Link>
          <ActionFacts action={action} />
        </li>
      ))}
    </ul>
  );
}

/** What is to be done, or that it has not been said yet. */
export function ActionName({ action: { text, quarter } }: { readonly action: ActionRow }) {
  const { t } = useTranslation('improvements');
  const quarterName = useQuarterName();
  if (text !== '') return <>{text}</>;
  return <>{quarter === null ? t('nameless') : t('asked', { quarter: quarterName(quarter) })}</>;
}

export function ActionFacts({ action }: { readonly action: ActionRow }) {
  const { t } = useTranslation('improvements');
  const format = useFormat();
  const quarterName = useQuarterName();
  const { state, owner, dueOn, isOverdue, quarter, doneOn } = action;
  return (
    <p className="actions__facts">
      <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
      {isOverdue && <Badge tone="red">{t('overdue')}</Badge>}
      <span>{owner === null ? t('nobody') : t('ownedBy', { name: owner.name })}</span>
      {state !== 'done' && dueOn !== null && <span>{t('due', { date: format.date(dueOn) })}</span>}
      {doneOn !== null && <span>{t('doneOn', { date: format.date(doneOn) })}</span>}
      {quarter !== null && <span>{t('because', { quarter: quarterName(quarter) })}</span>}
    </p>
  );
}
