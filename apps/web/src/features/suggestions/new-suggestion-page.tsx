import type { ProposeRequest } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { SelectField, TextareaField, TextField } from '../../ui/field.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { useDebounced } from '../../ui/use-debounced.js';
import { StatusBadge } from './status-badge.js';
import { useSuggestionChange } from './use-suggestions.js';
import './suggestions.scss';

const TITLE = 120;
const TEXT = 2_000;
const SETTLED_MS = 300;
/** Fewer letters find everything. */
const LEAST = 4;

/** Three questions; what others have proposed already shows while one types. */
export function NewSuggestionPage() {
  const { t } = useTranslation('suggestions');
  const navigate = useNavigate();
  const [draft, setDraft] = useState<ProposeRequest>({ title: '', bother: '', help: '', serviceKey: null });
  const services = useQuery({ queryKey: queryKeys.services, queryFn: ({ signal }) => call('services', { signal }) });
  const propose = useSuggestionChange((body: ProposeRequest) => call('propose', { body }));
  const faults = useFieldFaults(propose.error);
  const set = (part: Partial<ProposeRequest>) => setDraft({ ...draft, ...part });
  return (
    <div className="suggestions">
      <PageHeader title={t('new.title')} lead={t('new.lead')} above={<Link to="/suggestions">{t('title')}</Link>} />
      <form
        className="suggestions__form"
        onSubmit={(event) => {
          event.preventDefault();
          if (propose.isPending) return;
          propose.mutate(draft, {
            onSuccess: ({ id }) => {
              toast({ tone: 'success', text: t('new.done') });
              void navigate(`/suggestions/${id}`, { replace: true });
            },
          });
        }}
      >
        <TextField
          name="title"
          label={t('field.title')}
          help={t('field.titleHelp')}
          maxLength={TITLE}
          autoComplete="off"
          value={draft.title}
          error={faults.get('/title')}
          onChange={({ target }) => set({ title: target.value })}
        />
        <Similar title={draft.title} />
        <TextareaField
          name="bother"
          label={t('field.bother')}
          rows={4}
          maxLength={TEXT}
          value={draft.bother}
          error={faults.get('/bother')}
          onChange={({ target }) => set({ bother: target.value })}
        />
        <TextareaField
          name="help"
          label={t('field.help')}
          rows={4}
          maxLength={TEXT}
          value={draft.help}
          error={faults.get('/help')}
          onChange={({ target }) => set({ help: target.value })}
        />
        <SelectField
          name="serviceKey"
          label={t('field.service')}
          optional
          placeholder={t('field.noService')}
          value={draft.serviceKey ?? ''}
          error={faults.get('/serviceKey')}
          options={(services.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))}
          onChange={({ target }) => set({ serviceKey: target.value === '' ? null : target.value })}
        />
        <p className="suggestions__note">{t('new.openToAll')}</p>
        <ProblemNote error={propose.error} />
        <PktButton type="submit" disabled={propose.isPending}>
          {t('new.send')}
        </PktButton>
      </form>
    </div>
  );
}

function Similar({ title }: { readonly title: string }) {
  const { t } = useTranslation('suggestions');
  const q = useDebounced(title.trim(), SETTLED_MS);
  const { data } = useQuery({
    queryKey: [...queryKeys.suggestions, 'similar', q],
    queryFn: ({ signal }) => call('similarSuggestions', { query: { q }, signal }),
    enabled: q.length >= LEAST,
    placeholderData: (before) => before,
  });
  const items = q.length >= LEAST ? (data?.items ?? []) : [];
  return (
    <section className="suggestions__similar" aria-label={t('similar.title')} hidden={items.length === 0}>
      <p role="status" className="suggestions__similar-title">
        {items.length > 0 && t('similar.found', { count: items.length })}
      </p>
      <ul>
        {items.map(({ id, title: other, status, supporters }) => (
          <li key={id}>
            <Link to={`/suggestions/${id}`}>{other}</Link> <StatusBadge status={status} />{' '}
            <span className="suggestions__note">{t('supporters', { count: supporters })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
