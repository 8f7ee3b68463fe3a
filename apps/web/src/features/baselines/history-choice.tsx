import { PktButton } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { SelectField } from '../../ui/field.js';
import { typed } from '../../ui/typed-number.js';

interface HistoryChoiceProps {
  readonly onTake: (fields: { readonly ticketsPerYear: string; readonly resolutionHours: string }) => void;
}

/** Takes volume and time to resolve from an imported history of the agency's own tickets; nothing where none is imported. */
export function HistoryChoice({ onTake }: HistoryChoiceProps) {
  const { t } = useTranslation('baselines');
  const format = useFormat();
  const [key, setKey] = useState('');
  const volumes = useQuery({
    queryKey: [...queryKeys.baselines, 'histories', 'volumes'],
    queryFn: ({ signal }) => call('historyVolumes', { signal }),
  });
  const items = volumes.data?.items ?? [];
  const chosen = items.find(({ history }) => history.key === key);
  if (items.length === 0) return null;
  return (
    <div className="baselines__history">
      <SelectField
        name="history"
        label={t('history.label')}
        optional
        placeholder={t('history.none')}
        value={key}
        options={items.map(({ history }) => ({ value: history.key, label: history.name }))}
        onChange={({ target }) => setKey(target.value)}
      />
      {chosen && (
        <>
          <p>
            {t('history.says', {
              tickets: format.number(chosen.tickets),
              from: format.date(chosen.from),
              to: format.date(chosen.to),
            })}{' '}
            {chosen.ticketsPerYear === null && t('history.tooShort')}
          </p>
          <PktButton
            type="button"
            size="small"
            skin="secondary"
            onClick={() =>
              onTake({ ticketsPerYear: typed(chosen.ticketsPerYear), resolutionHours: typed(chosen.resolutionHours) })
            }
          >
            {t('history.take')}
          </PktButton>
        </>
      )}
    </div>
  );
}
