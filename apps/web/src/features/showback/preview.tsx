import type { PricePreview, Prices } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useKroner } from './use-showback.js';

const MONTHS = 3;

interface PreviewProps {
  /** Null: some field holds no amount. */
  readonly prices: Prices | null;
  readonly onTry: () => void;
}

/** What the last closed months would have cost each agency by these prices. */
export function Preview({ prices, onTry }: PreviewProps) {
  const { t } = useTranslation('showback');
  const preview = useMutation({
    mutationFn: (tried: Prices) => call('previewPrices', { body: { prices: tried, months: MONTHS } }),
  });
  const isOld = preview.isSuccess && JSON.stringify(preview.variables) !== JSON.stringify(prices);
  return (
    <section className="showback__preview" aria-labelledby="showback-preview">
      <h2 id="showback-preview" className="showback__heading">
        {t('preview.title')}
      </h2>
      <p>{t('preview.help')}</p>
      <PktButton
        type="button"
        skin="secondary"
        size="small"
        isLoading={preview.isPending}
        onClick={() => {
          onTry();
          if (prices && !preview.isPending) preview.mutate(prices);
        }}
      >
        {t('preview.do')}
      </PktButton>
      <ProblemNote error={preview.error} />
      <div role="status">
        {isOld && <p>{t('preview.old')}</p>}
        {preview.isSuccess && !isOld && <Result of={preview.data} />}
      </div>
    </section>
  );
}

function Result({ of }: { readonly of: PricePreview }) {
  const { t } = useTranslation('showback');
  const format = useFormat();
  const kroner = useKroner();
  const [first, last] = [of.months[0], of.months.at(-1)];
  if (first === undefined || last === undefined) return <p>{t('preview.none')}</p>;
  const sorted = [...of.agencies].sort((a, b) => (b.change ?? 0) - (a.change ?? 0));
  const [most, least] = [sorted[0], sorted.at(-1)];
  const share = (change: number) => format.percent(Math.abs(change));
  return (
    <>
      <p className="showback__say">
        {t('preview.whole', { then: kroner(of.then), now: kroner(of.now) })}{' '}
        {most?.change != null &&
          most.change > 0 &&
          t('preview.more', { agency: most.agency.name, share: share(most.change) })}{' '}
        {least?.change != null &&
          least.change < 0 &&
          t('preview.less', { agency: least.agency.name, share: share(least.change) })}
      </p>
      {of.unallocated !== 0 && <p>{t('notes.unallocated', { amount: kroner(of.unallocated) })}</p>}
      <p className="showback__small">
        {first === last
          ? format.month(`${first}-01`)
          : t('preview.months', { first: format.month(`${first}-01`), last: format.month(`${last}-01`) })}
      </p>
      <div className="showback__scroll" role="region" aria-label={t('preview.title')} tabIndex={0}>
        <table className="plain-table">
          <caption className="pkt-sr-only">{t('preview.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('agency')}</th>
              <th scope="col">{t('preview.change')}</th>
              <th scope="col">{t('preview.then')}</th>
              <th scope="col">{t('preview.now')}</th>
            </tr>
          </thead>
          <tbody>
            {of.agencies.map(({ agency, now, then, change }) => (
              <tr key={agency.key}>
                <th scope="row">{agency.name}</th>
                <td>{change === null ? '–' : `${change > 0 ? '+' : ''}${format.percent(change)}`}</td>
                <td>{kroner(then)}</td>
                <td>{kroner(now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
