import type { PositionSheetFault, PositionSheetResult } from '@desk/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { SheetForm, useFaultValues } from '../../ui/sheet-form.js';
import { EffectText } from './effect-line.js';
import './positions.scss';

/** Many positions at once: read first, taken when nothing is wrong. */
export function PositionSheetPage() {
  const { t } = useTranslation('positions');
  const { abilities } = useMe();
  return (
    <div className="positions">
      <PageHeader title={t('sheet.title')} above={<Link to="/positions">{t('title')}</Link>} lead={t('sheet.lead')} />
      {abilities.readReports || abilities.administer ? (
        <Sheet />
      ) : (
        <EmptyState icon="lock-locked" title={t('notYours.title')} text={t('notYours.text')} />
      )}
    </div>
  );
}

function Sheet() {
  const { t } = useTranslation('positions');
  const client = useQueryClient();
  return (
    <SheetForm
      id="position-sheet-file"
      before={<p>{t('sheet.columns')}</p>}
      words={{
        choose: t('sheet.choose'),
        paste: t('sheet.paste'),
        check: t('sheet.check'),
        take: t('sheet.take'),
      }}
      textClassName="positions__sheet"
      read={(text, apply) => call('readPositionSheet', { body: { text, apply } })}
      onTaken={() => {
        for (const queryKey of [queryKeys.positions, queryKeys.reports, queryKeys.benefitPlan]) {
          void client.invalidateQueries({ queryKey });
        }
      }}
    >
      {(result) => <Result result={result} />}
    </SheetForm>
  );
}

function Result({ result: { rows, faults, applied, effect } }: { readonly result: PositionSheetResult }) {
  const { t } = useTranslation('positions');
  const format = useFormat();
  const count = rows.filter(({ change }) => change === 'new').length;
  return (
    <section aria-labelledby="sheet-result">
      <h2 id="sheet-result" className="positions__heading" role="status">
        {applied
          ? t('sheet.taken', { count })
          : faults.length > 0
            ? t('sheet.faulty', { count: faults.length })
            : t('sheet.sound', { count })}
      </h2>
      {effect && (
        <p>
          <EffectText effect={effect} />
        </p>
      )}
      {faults.length > 0 && (
        <>
          <p>{t('sheet.nothingTaken')}</p>
          <ol className="positions__faults">
            {faults.map((fault, index) => (
              <li key={index}>
                <Fault fault={fault} />
              </li>
            ))}
          </ol>
        </>
      )}
      {rows.length > 0 && (
        <div className="positions__scroll" role="region" aria-label={t('sheet.read')} tabIndex={0}>
          <table className="plain-table">
            <caption className="positions__caption">{t('sheet.read')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('sheet.row')}</th>
                <th scope="col">{t('field.name')}</th>
                <th scope="col">{t('field.kind')}</th>
                <th scope="col">{t('field.fte')}</th>
                <th scope="col">{t('field.from')}</th>
                <th scope="col">{t('field.to')}</th>
                <th scope="col">{t('sheet.change')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, name, kind, agency, fte, from, to, change }) => (
                <tr key={row}>
                  <td>{row}</td>
                  <th scope="row">
                    {name}
                    {agency && <span className="positions__small">{agency.name}</span>}
                  </th>
                  <td>{t(`kinds.${kind}`)}</td>
                  <td className="positions__number">{format.number(fte, 2)}</td>
                  <td>{format.date(from)}</td>
                  <td>{to === null ? t('open') : format.date(to)}</td>
                  <td>{t(`sheet.changes.${change}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** «Rad 4, kolonne D (Årsverk): …», and what to do about it. */
function Fault({ fault: { row, column, code, found, values } }: { readonly fault: PositionSheetFault }) {
  const { t } = useTranslation('positions');
  const said = useFaultValues();
  const place = column === null ? t('sheet.place', { row }) : t('sheet.cell', { row, ...column });
  return (
    <>
      <strong>{place}</strong> {t(`fault.${code}`, { ...said(values), found })}
    </>
  );
}
