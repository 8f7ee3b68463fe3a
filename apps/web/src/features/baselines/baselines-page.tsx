import type { BaselineRow } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { useBaselines } from './use-baselines.js';
import './baselines.scss';

/** What each agency's own first line was before it joined, and whether that is settled. */
export function BaselinesPage() {
  const { t } = useTranslation('baselines');
  const { abilities } = useMe();
  const mayRead = abilities.readReports || abilities.administer || abilities.readAgency;
  if (!mayRead) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState icon="lock-locked" title={t('notYours.title')} text={t('notYours.text')} />
      </>
    );
  }
  const mayEdit = abilities.readReports || abilities.administer;
  return (
    <div className="baselines">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          mayEdit && (
            <>
              <Link to="/showback">{t('showback')}</Link>
              <Link to="/baseline-sheet">{t('sheet.open')}</Link>
            </>
          )
        }
      />
      <List />
    </div>
  );
}

function List() {
  const { t } = useTranslation('baselines');
  const list = useBaselines();
  if (list.isPending) return <Loading lines={10} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const { items } = list.data;
  if (items.length === 0) return <EmptyState title={t('none.title')} text={t('none.text')} />;
  const locked = items.filter(({ lockedAt }) => lockedAt !== null).length;
  return (
    <>
      <p role="status">{t('settled', { locked, all: items.length })}</p>
      <div className="baselines__scroll" role="region" aria-label={t('title')} tabIndex={0}>
        <table className="plain-table baselines__table">
          <caption className="pkt-sr-only">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('agency')}</th>
              <th scope="col">{t('joins')}</th>
              <th scope="col" className="baselines__number">
                {t('fte')}
              </th>
              <th scope="col">{t('figure.measuredOn')}</th>
              <th scope="col">{t('status')}</th>
              <th scope="col" className="baselines__number">
                {t('evidence.title')}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <Row key={row.agency.key} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({
  row: { agency, joinedOn, wave, figures, version, lockedAt, lockedLate, evidence },
}: {
  readonly row: BaselineRow;
}) {
  const { t } = useTranslation('baselines');
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        <Link to={`/baselines/${agency.key}`}>{agency.name}</Link>
      </th>
      <td>
        {joinedOn === null ? t('noDate') : format.date(joinedOn)}
        {wave !== null && <span className="baselines__small">{t('wave', { wave })}</span>}
      </td>
      <td className="baselines__number">
        {figures === null ? (
          '–'
        ) : (
          <>
            {format.number(figures.fte.likely, 2)}
            <span className="baselines__small">
              {format.number(figures.fte.low, 2)}–{format.number(figures.fte.high, 2)}
            </span>
          </>
        )}
      </td>
      <td>{figures === null ? '–' : format.date(figures.measuredOn)}</td>
      <td>
        <Standing isEntered={figures !== null} lockedAt={lockedAt} lockedLate={lockedLate} version={version} />
      </td>
      <td className="baselines__number">{format.number(evidence)}</td>
    </tr>
  );
}

interface StandingProps {
  readonly isEntered: boolean;
  readonly lockedAt: string | null;
  readonly lockedLate: boolean;
  readonly version: number;
}

/** Missing, being written, or locked; and whether that was too late or was corrected. */
export function Standing({ isEntered, lockedAt, lockedLate, version }: StandingProps) {
  const { t } = useTranslation('baselines');
  if (!isEntered) return <Badge tone="red">{t('standing.missing')}</Badge>;
  if (lockedAt === null) return <Badge tone="yellow">{t('standing.open')}</Badge>;
  return (
    <span className="baselines__standing">
      <Badge tone="green">{t('standing.locked')}</Badge>
      {lockedLate && <Badge tone="beige">{t('standing.late')}</Badge>}
      {version > 1 && <Badge>{t('standing.version', { version })}</Badge>}
    </span>
  );
}
