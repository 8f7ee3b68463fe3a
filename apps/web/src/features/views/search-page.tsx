import { PktButton } from '@oslokommune/punkt-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { TextField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { TicketList } from '../../work/ticket-list.js';
import { WorkFrame } from '../../work/work-frame.js';
import { useSearch } from './use-views.js';
import './views.scss';
import './search.scss';

const SHORTEST = 2;
const LONGEST = 100;
/** A ticket's number as people write it; such a search with one answer needs no list. */
const NUMBER = /^\s*([a-z]{2,6}[-\s]?)?\d{3,}\s*$/i;

/** What an agent has searched for, in the frame of all lists; what is sought stands in the address. */
export function SearchPage() {
  return <WorkFrame pathname="/search" list={(isBeside) => <Search isBeside={isBeside} />} />;
}

function Search({ isBeside }: { readonly isBeside: boolean }) {
  const { t } = useTranslation('views');
  const [search] = useSearchParams();
  const q = (search.get('q') ?? '').trim().slice(0, LONGEST);
  const title = q === '' ? t('search.title') : t('search.for', { q });
  return (
    <div className="queue view-page">
      {isBeside ? (
        <h2 className="view-page__beside">{title}</h2>
      ) : (
        <PageHeader title={title} documentTitle={t('search.title')} />
      )}
      <SearchForm key={`form ${q}`} q={q} isBeside={isBeside} />
      {q.length < SHORTEST ? (
        <EmptyState
          title={t(q === '' ? 'search.ask' : 'search.short')}
          text={t('search.by')}
          icon="magnifying-glass-big"
        />
      ) : (
        <Found key={`found ${q}`} q={q} isBeside={isBeside} />
      )}
    </div>
  );
}

interface SoughtProps {
  readonly q: string;
  readonly isBeside: boolean;
}

function SearchForm({ q, isBeside }: SoughtProps) {
  const { t } = useTranslation('views');
  const navigate = useNavigate();
  const [text, setText] = useState(q);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (q === '') field.current?.focus();
  }, [q]);
  useShortcuts(t('search.title'), [{ keys: '/', label: t('search.label'), run: () => field.current?.select() }]);
  return (
    <form
      role="search"
      aria-label={t('search.title')}
      className="search__form"
      onSubmit={(event) => {
        event.preventDefault();
        navigate(`/search?q=${encodeURIComponent(text.trim())}`);
      }}
    >
      <TextField
        ref={field}
        type="search"
        name="q"
        label={t('search.label')}
        hideLabel={isBeside || q !== ''}
        maxLength={LONGEST}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <PktButton type="submit" skin="secondary">
        {t('search.button')}
      </PktButton>
    </form>
  );
}

function Found({ q, isBeside }: SoughtProps) {
  const { t } = useTranslation('views');
  const navigate = useNavigate();
  const { rows, isWhole, isCut, error, reload } = useSearch(q);
  const only = isWhole && !isBeside && NUMBER.test(q) && rows.length === 1 ? rows[0]?.number : undefined;
  useEffect(() => {
    if (only !== undefined) navigate(`/tickets/${only}`, { replace: true });
  }, [only, navigate]);
  return (
    <>
      <p className="search__found" role="status">
        {isCut && t('search.cut', { count: rows.length })}
        {isWhole && !isCut && rows.length > 0 && t('search.found', { count: rows.length })}
      </p>
      {error !== null && rows.length === 0 && <ErrorState error={error} onRetry={reload} />}
      {error === null && !isWhole && rows.length === 0 && <Loading lines={8} />}
      {rows.length > 0 && (
        <TicketList
          label={t('search.table', { q })}
          listKey={`search ${q}`}
          filterKey={`search ${q}`}
          all={rows}
          rows={rows}
          isWhole={isWhole}
          isBeside={isBeside}
        />
      )}
      {isWhole && rows.length === 0 && (
        <EmptyState title={t('search.none', { q })} text={t('search.by')} icon="magnifying-glass-big" />
      )}
    </>
  );
}
