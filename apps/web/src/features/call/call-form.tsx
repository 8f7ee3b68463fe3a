import { IMPACTS, URGENCIES } from '@desk/contracts';
import type { CreateTicketRequest, PersonHit } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { call } from '../../api/client.js';
import { fieldErrors } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { randomId } from '../../api/random-id.js';
import { ProblemNote } from '../../ui/error-state.js';
import type { CallDraft, CallValues } from './call-draft.js';
import { SelectField, TextField, TextareaField } from '../../ui/field.js';

const LONGEST_LINE = 200;
const LONGEST_TEXT = 20_000;

const REQUIRED = ['serviceKey', 'subject', 'description'] as const;

/** What is typed while one listens; the ticket opens with the clock of the call running, or with the call over. */
export function CallForm({ person, draft }: { readonly person: PersonHit; readonly draft: CallDraft }) {
  const { t } = useTranslation('call');
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const { value: values, set } = draft;
  const [isTried, setIsTried] = useState(false);
  // The same form sent twice is one ticket.
  const sent = useRef({ body: '', key: '' });
  const services = useQuery({
    queryKey: queryKeys.services,
    queryFn: ({ signal }) => call('services', { signal }),
    staleTime: 300_000,
  });
  const create = useMutation({
    mutationFn: (_endsCall: boolean) => {
      const { location, person: _person, ...rest } = values;
      const body: CreateTicketRequest = {
        ...rest,
        channel: 'phone',
        onBehalfOf: person.id,
        ...(location.trim() === '' ? {} : { location }),
      };
      const text = JSON.stringify(body);
      if (sent.current.body !== text) sent.current = { body: text, key: randomId() };
      return call('createTicket', { body, idempotencyKey: sent.current.key });
    },
    onSuccess: ({ number }, endsCall) => {
      draft.clear();
      navigate(`/tickets/${number}`, { state: { startCall: true, ...(endsCall ? { endCall: true } : {}) } });
    },
  });
  useEffect(() => form.current?.querySelector('select')?.focus(), []);

  const fromServer = fieldErrors(create.error);
  const missing = REQUIRED.filter((name) => values[name].trim() === '');
  const errorOf = (name: keyof CallValues) =>
    isTried && missing.some((one) => one === name) ? t('required') : fromServer[name];
  const submit = (endsCall = false) => {
    setIsTried(true);
    const [first] = missing;
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    else if (!create.isPending) create.mutate(endsCall);
  };
  return (
    <form
      ref={form}
      noValidate
      className="call-form card"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
      }}
    >
      <h2 className="call-form__title">{t('form.title')}</h2>
      <SelectField
        name="serviceKey"
        label={t('form.service')}
        placeholder={t('form.choose')}
        options={services.data?.items.map(({ key, name }) => ({ value: key, label: name })) ?? []}
        value={values.serviceKey}
        error={errorOf('serviceKey')}
        onChange={(event) => set({ serviceKey: event.target.value })}
      />
      <TextField
        name="subject"
        label={t('form.subject')}
        maxLength={LONGEST_LINE}
        autoComplete="off"
        value={values.subject}
        error={errorOf('subject')}
        onChange={(event) => set({ subject: event.target.value })}
      />
      <TextareaField
        name="description"
        label={t('form.description')}
        rows={6}
        maxLength={LONGEST_TEXT}
        value={values.description}
        error={errorOf('description')}
        onChange={(event) => set({ description: event.target.value })}
      />
      <div className="call-form__pair">
        <SelectField
          name="impact"
          label={t('form.impact')}
          options={IMPACTS.map((value) => ({ value, label: t(`impact.${value}`) }))}
          value={values.impact}
          error={errorOf('impact')}
          onChange={(event) => set({ impact: IMPACTS.find((known) => known === event.target.value) ?? 'low' })}
        />
        <SelectField
          name="urgency"
          label={t('form.urgency')}
          options={URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) }))}
          value={values.urgency}
          error={errorOf('urgency')}
          onChange={(event) => set({ urgency: URGENCIES.find((known) => known === event.target.value) ?? 'medium' })}
        />
      </div>
      <TextField
        name="location"
        label={t('form.location')}
        optional
        maxLength={LONGEST_LINE}
        autoComplete="off"
        value={values.location}
        error={errorOf('location')}
        onChange={(event) => set({ location: event.target.value })}
      />
      <ProblemNote error={create.error} />
      <p className="call-form__hint">{t('form.hint')}</p>
      <div className="call-form__buttons">
        <PktButton
          type="submit"
          variant="icon-left"
          iconName="headset"
          disabled={create.isPending}
          isLoading={create.isPending}
        >
          {t('form.submit')}
        </PktButton>
        <PktButton type="button" skin="secondary" disabled={create.isPending} onClick={() => submit(true)}>
          {t('form.submitAndEnd')}
        </PktButton>
      </div>
    </form>
  );
}
