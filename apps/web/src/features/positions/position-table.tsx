import type { PositionList, PositionRow } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import { ChangePosition } from './change-position.js';

/** Each position with its days, what it said before, and the way to change it. */
export function PositionTable({ list: { items, on } }: { readonly list: PositionList }) {
  const { t } = useTranslation('positions');
  const [changing, setChanging] = useState<PositionRow | null>(null);
  const isAnyOurs = items.some(({ mayChange }) => mayChange);
  return (
    <>
      <div className="positions__scroll" role="region" aria-label={t('title')} tabIndex={0}>
        <table className="plain-table positions__table">
          <caption className="pkt-sr-only">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('field.name')}</th>
              <th scope="col" className="positions__wide">
                {t('field.kind')}
              </th>
              <th scope="col" className="positions__number">
                {t('field.fte')}
              </th>
              <th scope="col" className="positions__wide">
                {t('field.from')}
              </th>
              <th scope="col" className="positions__wide">
                {t('field.to')}
              </th>
              {isAnyOurs && <th scope="col">{t('change.column')}</th>}
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <Row key={row.id} row={row} on={on} onChange={isAnyOurs ? () => setChanging(row) : null} />
            ))}
          </tbody>
        </table>
      </div>
      <ChangePosition row={changing} onClose={() => setChanging(null)} />
    </>
  );
}

interface RowProps {
  readonly row: PositionRow;
  readonly on: string;
  readonly onChange: (() => void) | null;
}

function Row({ row, on, onChange }: RowProps) {
  const { t } = useTranslation('positions');
  const format = useFormat();
  const name = row.name === '' ? t('nameless') : row.name;
  return (
    <tr>
      <th scope="row">
        {name}
        {row.agency && <span className="positions__small">{row.agency.name}</span>}
        <span className="positions__small positions__narrow">
          {t(`kinds.${row.kind}`)}, {format.date(row.from)} – {row.to === null ? t('open') : format.date(row.to)}
        </span>
        {row.reason !== null && <span className="positions__small">{t('because', { reason: row.reason })}</span>}
        {row.past.length > 0 && <Past row={row} />}
      </th>
      <td className="positions__wide">{t(`kinds.${row.kind}`)}</td>
      <td className="positions__number">{format.number(row.fte, digits(row.fte))}</td>
      <td className="positions__wide">
        {format.date(row.from)} {row.from > on && <Badge tone="blue">{t('coming')}</Badge>}
      </td>
      <td className="positions__wide">
        {row.to === null ? t('open') : format.date(row.to)}{' '}
        {row.to !== null && row.to < on && <Badge>{t('over')}</Badge>}
      </td>
      {onChange && (
        <td>
          {row.mayChange && (
            <PktButton size="small" skin="secondary" aria-label={t('change.open', { name })} onClick={onChange}>
              {t('change.column')}
            </PktButton>
          )}
        </td>
      )}
    </tr>
  );
}

/** Two decimals, and the third where there is one. */
const digits = (fte: number): number => (Math.abs(Math.round(fte * 100) - fte * 100) < 1e-6 ? 2 : 3);

function Past({ row: { past } }: { readonly row: PositionRow }) {
  const { t } = useTranslation('positions');
  const format = useFormat();
  return (
    <details className="positions__past">
      <summary>{t('past.title', { count: past.length })}</summary>
      <ul>
        {past.map((version) => (
          <li key={version.revision}>
            {t('past.version', {
              until: format.date(version.supersededAt),
              name: version.name,
              fte: format.number(version.fte, digits(version.fte)),
              from: format.date(version.from),
              to: version.to === null ? t('open') : format.date(version.to),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
