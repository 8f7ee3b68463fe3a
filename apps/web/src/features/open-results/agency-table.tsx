import type { AgencyResult, AgencyResults, OpenTarget } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

const TARGETS = ['first_response', 'resolution'] as const satisfies readonly OpenTarget[];

/** The agencies with enough tickets, and the others together. */
export function AgencyTable({ agencies }: { readonly agencies: AgencyResults | null }) {
  const { t } = useTranslation('open-results');
  if (agencies === null) return <p>{t('agencies.none')}</p>;
  const { items, others } = agencies;
  return (
    <div className="results__scroll" role="region" aria-label={t('agencies.title')} tabIndex={0}>
      <table className="plain-table results__agencies">
        <caption className="pkt-sr-only">{t('agencies.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agencies.agency')}</th>
            <th scope="col" className="results__number">
              {t('agencies.filed')}
            </th>
            {TARGETS.map((target) => (
              <th key={target} scope="col" className="results__number">
                {t(`agencies.${target}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <Row key={row.name} name={row.name} result={row} />
          ))}
          {others && <Row name={t('agencies.others', { count: others.agencies })} result={others} />}
        </tbody>
      </table>
    </div>
  );
}

function Row({ name, result }: { readonly name: string; readonly result: AgencyResult }) {
  const { t } = useTranslation('open-results');
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="results__number">{format.number(result.filed)}</td>
      {TARGETS.map((target) => {
        const kept = result.kept.find((one) => one.target === target);
        return (
          <td key={target} className="results__number">
            {kept ? format.percent(kept.met / kept.counted, 0) : t('few')}
          </td>
        );
      })}
    </tr>
  );
}
