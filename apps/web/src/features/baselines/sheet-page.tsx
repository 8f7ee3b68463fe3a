import type { BaselineSheetResult, SheetFault } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
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
import { sheetTemplate } from './sheet-template.js';
import './baselines.scss';

/** Zero points of many agencies at once: read first, taken when nothing is wrong. */
export function SheetPage() {
  const { t } = useTranslation('baselines');
  const { abilities } = useMe();
  const above = <Link to="/baselines">{t('title')}</Link>;
  return (
    <div className="baselines">
      <PageHeader title={t('sheet.title')} above={above} lead={t('sheet.lead')} />
      {abilities.readReports || abilities.administer ? (
        <Sheet />
      ) : (
        <EmptyState icon="lock-locked" title={t('notYours.title')} text={t('notYours.text')} />
      )}
    </div>
  );
}

function Sheet() {
  const { t } = useTranslation('baselines');
  const client = useQueryClient();
  return (
    <SheetForm
      id="sheet-file"
      before={
        <p>
          <PktButton type="button" size="small" skin="secondary" onClick={() => sheetTemplate(t('sheet.file'))}>
            {t('sheet.template')}
          </PktButton>
        </p>
      }
      words={{
        choose: t('sheet.choose'),
        paste: t('sheet.paste'),
        check: t('sheet.check'),
        take: t('sheet.take'),
      }}
      textClassName="baselines__sheet"
      read={(text, apply) => call('readBaselineSheet', { body: { text, apply } })}
      onTaken={() => {
        for (const queryKey of [queryKeys.baselines, queryKeys.reports]) {
          void client.invalidateQueries({ queryKey });
        }
      }}
    >
      {(result) => <Result result={result} />}
    </SheetForm>
  );
}

function Result({ result: { rows, faults, applied } }: { readonly result: BaselineSheetResult }) {
  const { t } = useTranslation('baselines');
  const format = useFormat();
  return (
    <section aria-labelledby="sheet-result">
      <h2 id="sheet-result" className="baselines__heading" role="status">
        {applied
          ? t('sheet.taken', { count: rows.length })
          : faults.length > 0
            ? t('sheet.faulty', { count: faults.length })
            : t('sheet.sound', { count: rows.length })}
      </h2>
      {faults.length > 0 && (
        <>
          <p>{t('sheet.nothingTaken')}</p>
          <ol className="baselines__faults">
            {faults.map((fault, index) => (
              <li key={index}>
                <Fault fault={fault} />
              </li>
            ))}
          </ol>
        </>
      )}
      {rows.length > 0 && (
        <div className="baselines__scroll" role="region" aria-label={t('sheet.read')} tabIndex={0}>
          <table className="plain-table">
            <caption className="baselines__caption">{t('sheet.read')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('sheet.row')}</th>
                <th scope="col">{t('agency')}</th>
                <th scope="col">{t('fte')}</th>
                <th scope="col">{t('sheet.change')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, agency, figures: { fte }, change }) => (
                <tr key={row}>
                  <td>{row}</td>
                  <th scope="row">
                    {applied ? <Link to={`/baselines/${agency.key}`}>{agency.name}</Link> : agency.name}
                  </th>
                  <td>
                    {t('fteValue', {
                      likely: format.number(fte.likely, 2),
                      low: format.number(fte.low, 2),
                      high: format.number(fte.high, 2),
                    })}
                  </td>
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

/** «Rad 4, kolonne B (Årsverk lav): …», and what to do about it. */
function Fault({ fault: { row, column, code, found, values } }: { readonly fault: SheetFault }) {
  const { t } = useTranslation('baselines');
  const said = useFaultValues();
  const place = column === null ? t('sheet.place', { row }) : t('sheet.cell', { row, ...column });
  return (
    <>
      <strong>{place}</strong> {t(`fault.${code}`, { ...said(values), found })}
    </>
  );
}
