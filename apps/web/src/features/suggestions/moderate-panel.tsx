import type { SuggestionView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { TextField } from '../../ui/field.js';
import { useSuggestionChange } from './use-suggestions.js';

/** Takes a suggestion out of sight, or brings it back. */
export function ModeratePanel({ view: { id, hidden } }: { readonly view: SuggestionView }) {
  const { t } = useTranslation('suggestions');
  const [reason, setReason] = useState('');
  const change = useSuggestionChange(() =>
    hidden ? call('showSuggestion', { params: { id } }) : call('hideSuggestion', { params: { id }, body: { reason } }),
  );
  const faults = useFieldFaults(change.error);
  return (
    <section className="card suggestions__council" aria-labelledby="suggestion-moderate">
      <h2 id="suggestion-moderate" className="suggestions__heading">
        {t('moderate.title')}
      </h2>
      <form
        className="suggestions__form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!change.isPending) change.mutate(undefined);
        }}
      >
        {!hidden && (
          <TextField
            name="hideReason"
            label={t('moderate.reason')}
            help={t('moderate.help')}
            maxLength={1_000}
            value={reason}
            error={faults.get('/reason')}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
        <ProblemNote error={change.error} />
        <PktButton type="submit" size="small" skin="secondary" disabled={change.isPending}>
          {t(hidden ? 'moderate.show' : 'moderate.hide')}
        </PktButton>
      </form>
    </section>
  );
}
