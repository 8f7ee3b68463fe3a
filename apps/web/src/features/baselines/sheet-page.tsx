import type { BaselineSheetResult, SheetFault } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ProblemNote } from '../../ui/error-state.js';
import { TextareaField } from '../../ui/field.js';
import { PageHeader } from '../../ui/page-header.js';
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
  const [text, setText] = useState('');
  const read = useMutation({
    mutationFn: (apply: boolean) => call('readBaselineSheet', { body: { text, apply } }),
    onSuccess: ({ applied }) => {
      if (!applied) return;
      void client.invalidateQueries({ queryKey: queryKeys.baselines });
      void client.invalidateQueries({ queryKey: queryKeys.reports });
    },
  });
  const change = (next: string) => {
    setText(next);
    read.reset();
  };
  const { data } = read;
  const canTake = data !== undefined && !data.applied && data.faults.length === 0;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        read.mutate(canTake);
      }}
    >
      <p>
        <PktButton type="button" size="small" skin="secondary" onClick={() => sheetTemplate(t('sheet.file'))}>
          {t('sheet.template')}
        </PktButton>
      </p>
      <p>
        <label className="field__label" htmlFor="sheet-file">
          {t('sheet.choose')}
        </label>
        <input
          id="sheet-file"
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={({ target }) => void target.files?.[0]?.text().then(change)}
        />
      </p>
      <TextareaField
        name="text"
        label={t('sheet.paste')}
        rows={8}
        className="baselines__sheet"
        spellCheck={false}
        value={text}
        onChange={({ target }) => change(target.value)}
      />
      <ProblemNote error={read.error} />
      {data && <Result result={data} />}
      {!data?.applied && (
        <PktButton type="submit" disabled={read.isPending || text.trim() === ''}>
          {t(canTake ? 'sheet.take' : 'sheet.check')}
        </PktButton>
      )}
    </form>
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
function Fault({ fault: { row, column, code, found, values = {} } }: { readonly fault: SheetFault }) {
  const { t } = useTranslation('baselines');
  const format = useFormat();
  const digits = (value: number) => (String(value).split('.')[1] ?? '').length;
  const said = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? format.number(value, digits(value)) : value,
    ]),
  );
  const place = column === null ? t('sheet.place', { row }) : t('sheet.cell', { row, ...column });
  return (
    <>
      <strong>{place}</strong> {t(`fault.${code}`, { ...said, found })}
    </>
  );
}
