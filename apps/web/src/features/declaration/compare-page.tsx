import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { SelectField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ChangeTable } from './change-table.js';
import { useDeclarations } from './use-declarations.js';
import { useServices } from './use-services.js';
import './declaration.scss';

/** Two versions, or a version and a draft, side by side. */
export function ComparePage() {
  const { t } = useTranslation('declaration');
  const [search, setSearch] = useSearchParams();
  const list = useDeclarations();
  const services = useServices();
  const [before, after] = [search.get('before') ?? '', search.get('after') ?? ''];
  const isChosen = before !== '' && after !== '';
  const comparison = useQuery({
    queryKey: [...queryKeys.declaration, 'compare', before, after],
    queryFn: ({ signal }) => call('compareDeclarations', { query: { before, after }, signal }),
    enabled: isChosen,
  });
  const options = [
    ...(list.data?.drafts ?? []).map(({ id, name }) => ({
      value: id,
      label: t('compare.draft', { name: name || t('list.unnamed') }),
    })),
    ...(list.data?.items ?? []).map(({ version, name }) => ({
      value: String(version),
      label: t('compare.version', { version, name }),
    })),
  ];
  const labelOf = (value: string) => options.find((option) => option.value === value)?.label ?? value;
  const changes = comparison.data?.changes ?? [];
  return (
    <div className="declaration">
      <PageHeader
        above={<Link to="/declaration/versions">{t('oldVersions')}</Link>}
        title={t('compare.title')}
        lead={t('compare.lead')}
      />
      <div className="compare__choice">
        {(['before', 'after'] as const).map((side) => (
          <SelectField
            key={side}
            name={side}
            label={t(`compare.${side}`)}
            options={options}
            placeholder=""
            value={side === 'before' ? before : after}
            onChange={({ target }) => setSearch({ before, after, [side]: target.value }, { replace: true })}
          />
        ))}
      </div>
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {!isChosen && <p>{t('compare.choose')}</p>}
      {isChosen && comparison.isPending && <Loading lines={6} />}
      {comparison.isError && <ErrorState error={comparison.error} onRetry={() => void comparison.refetch()} />}
      {comparison.isSuccess && changes.length === 0 && (
        <EmptyState title={t('compare.same')} text={t('compare.sameText')} icon="check-circle" />
      )}
      {changes.length > 0 && (
        <section aria-labelledby="compare-changes">
          <h2 id="compare-changes" className="declaration__title">
            {t('compare.count', { count: changes.length })}
          </h2>
          <ChangeTable
            label={t('compare.title')}
            changes={changes}
            before={labelOf(before)}
            after={labelOf(after)}
            services={services}
          />
        </section>
      )}
    </div>
  );
}
