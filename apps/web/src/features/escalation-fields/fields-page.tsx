import { ESCALATION_FIELD_KINDS, type EscalationField, type EscalationFields } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { CheckField, SelectField, TextareaField, TextField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { moved, NEW_FIELD, soundFields } from './field-list.js';
import './escalation-fields.scss';

/** What second line needs to be told, service by service. */
export function EscalationFieldsPage() {
  const { t } = useTranslation('escalation-fields');
  const { abilities } = useMe();
  const [search, setSearch] = useSearchParams();
  const key = search.get('service') ?? '';
  const services = useQuery({ queryKey: queryKeys.services, queryFn: ({ signal }) => call('services', { signal }) });
  const fields = useQuery({
    queryKey: ['escalation-fields', key],
    queryFn: ({ signal }) => call('escalationFields', { params: { key }, signal }),
    enabled: key !== '' && abilities.editEscalationFields,
  });
  if (!abilities.editEscalationFields) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState icon="lock-locked" title={t('notYours.title')} text={t('notYours.text')} />
      </>
    );
  }
  return (
    <div className="escalation-fields">
      <PageHeader title={t('title')} lead={t('lead')} />
      <SelectField
        name="service"
        label={t('service')}
        placeholder={t('choose')}
        value={key}
        options={(services.data?.items ?? []).map((service) => ({ value: service.key, label: service.name }))}
        onChange={({ target }) => setSearch(target.value === '' ? {} : { service: target.value }, { replace: true })}
      />
      {services.isError && <ErrorState error={services.error} onRetry={() => void services.refetch()} />}
      {fields.isError && <ErrorState error={fields.error} onRetry={() => void fields.refetch()} />}
      {key !== '' && fields.isPending && <Loading lines={5} />}
      {fields.data && <Editor key={`${key} ${fields.data.revision}`} serviceKey={key} stored={fields.data} />}
    </div>
  );
}

interface EditorProps {
  readonly serviceKey: string;
  readonly stored: EscalationFields;
}

function Editor({ serviceKey, stored }: EditorProps) {
  const { t } = useTranslation('escalation-fields');
  const client = useQueryClient();
  const [fields, setFields] = useState<readonly EscalationField[]>(stored.fields);
  const save = useMutation({
    mutationFn: () =>
      call('saveEscalationFields', {
        params: { key: serviceKey },
        body: { revision: stored.revision, fields: soundFields(fields) },
      }),
    onSuccess: (saved) => {
      client.setQueryData(['escalation-fields', serviceKey], saved);
      void client.invalidateQueries({ queryKey: queryKeys.services });
      toast({ tone: 'success', text: t('saved') });
    },
  });
  const faults = useFieldFaults(save.error);
  const change = (place: number, more: Partial<EscalationField>) =>
    setFields(fields.map((field, index) => (index === place ? { ...field, ...more } : field)));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      {fields.length === 0 && <p>{t('none')}</p>}
      <ol className="escalation-fields__list">
        {fields.map((field, place) => (
          // A new one has no key before it is saved: its place is what it is known by.
          <li key={place} className="escalation-fields__field">
            <TextField
              name={`fields/${place}/label`}
              label={t('label')}
              maxLength={120}
              error={faults.get(`/fields/${place}/label`)}
              value={field.label}
              onChange={({ target }) => change(place, { label: target.value })}
            />
            <TextField
              name={`fields/${place}/help`}
              label={t('help')}
              optional
              maxLength={400}
              value={field.help ?? ''}
              onChange={({ target }) => change(place, { help: target.value })}
            />
            <SelectField
              name={`fields/${place}/kind`}
              label={t('kind')}
              value={field.kind}
              options={ESCALATION_FIELD_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
              onChange={({ target }) =>
                change(place, { kind: ESCALATION_FIELD_KINDS.find((kind) => kind === target.value) ?? 'text' })
              }
            />
            {field.kind === 'choice' && (
              <TextareaField
                name={`fields/${place}/choices`}
                label={t('choices')}
                help={t('choicesHelp')}
                rows={3}
                error={faults.get(`/fields/${place}/choices`)}
                value={field.choices.join('\n')}
                onChange={({ target }) => change(place, { choices: target.value.split('\n') })}
              />
            )}
            <CheckField
              label={t('required')}
              checked={field.required}
              onChange={({ target }) => change(place, { required: target.checked })}
            />
            <div className="escalation-fields__buttons">
              {([-1, 1] as const).map((by) => (
                <PktButton
                  key={by}
                  type="button"
                  size="small"
                  skin="tertiary"
                  variant="icon-only"
                  iconName={by === -1 ? 'chevron-thin-up' : 'chevron-thin-down'}
                  onClick={() => setFields(moved(fields, place, by))}
                >
                  {t(by === -1 ? 'up' : 'down', { label: field.label })}
                </PktButton>
              ))}
              <button
                type="button"
                className="text-button"
                aria-label={t('removeLabel', { label: field.label })}
                onClick={() => setFields(fields.toSpliced(place, 1))}
              >
                {t('remove')}
              </button>
            </div>
          </li>
        ))}
      </ol>
      {isProblem(save.error, 'stale_version') ? (
        <p className="problem-note" role="alert">
          {t('stale')}
        </p>
      ) : (
        <ProblemNote error={save.error} />
      )}
      <div className="escalation-fields__buttons">
        <PktButton
          type="button"
          skin="secondary"
          variant="icon-left"
          iconName="plus-circle"
          onClick={() => setFields([...fields, NEW_FIELD])}
        >
          {t('add')}
        </PktButton>
        <PktButton type="submit" isLoading={save.isPending}>
          {t('save')}
        </PktButton>
      </div>
    </form>
  );
}
