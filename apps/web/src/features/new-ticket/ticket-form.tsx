import { IMPACTS, URGENCIES } from '@desk/contracts';
import type { CreateTicketRequest, Me, TicketView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { fieldErrors, isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { ChoiceField, TextField, TextareaField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { RelativeTime } from '../../ui/relative-time.js';
import { AttachButton, DropZone, WaitingFiles } from '../compose/index.js';
import { ColleagueField } from './colleague-field.js';
import { ErrorSummary } from './error-summary.js';
import type { FieldProblem } from './error-summary.js';
import { ServiceChoice } from './service-choice.js';
import type { Values } from './draft.js';
import { useDraftTicket } from './use-draft-ticket.js';

const LONGEST_LINE = 200;
const LONGEST_TEXT = 20_000;

/** In the order of the form; the server's words for them. */
const FIELDS = ['onBehalfOf', 'serviceKey', 'subject', 'description', 'impact', 'urgency', 'location'] as const;
type FieldName = (typeof FIELDS)[number];

function missing(values: Values): readonly FieldName[] {
  const isEmpty: Readonly<Record<FieldName, boolean>> = {
    onBehalfOf: values.isForColleague && values.colleague === null,
    serviceKey: values.serviceKey === '',
    subject: values.subject.trim() === '',
    description: values.description.trim() === '',
    impact: false,
    urgency: false,
    location: false,
  };
  return FIELDS.filter((name) => isEmpty[name]);
}

function requestOf({ isForColleague, colleague, location, ...said }: Values): CreateTicketRequest {
  return {
    ...said,
    ...(isForColleague && colleague && { onBehalfOf: colleague.id }),
    ...(location.trim() !== '' && { location }),
  };
}

export function TicketForm({ me }: { readonly me: Me }) {
  const { t } = useTranslation('new-ticket');
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const form = useRef<HTMLFormElement>(null);
  const [attempt, setAttempt] = useState(0);
  const draft = useDraftTicket(me.id, {
    serviceKey: search.get('service') ?? '',
    subject: (search.get('subject') ?? '').slice(0, LONGEST_LINE),
  });
  const { values } = draft;
  const services = useQuery({
    queryKey: queryKeys.services,
    queryFn: ({ signal }) => call('services', { signal }),
    staleTime: 300_000,
  });
  const create = useMutation({
    mutationFn: async (idempotencyKey: string) => {
      const draftId = await draft.settled();
      const attachments = draft.attached.map(({ id }) => id);
      const body = { ...requestOf(values), attachments, ...(draftId && { draftId }) };
      return call('createTicket', { body, idempotencyKey });
    },
    onSuccess: (ticket: TicketView) => {
      draft.filed();
      void client.invalidateQueries({ queryKey: queryKeys.myTickets });
      // The page of the ticket says that it is received and what happens next.
      navigate(`/tickets/${ticket.number}`, { replace: true, state: { filed: true } });
    },
    onError: (error) => {
      if (isProblem(error, 'validation_failed')) setAttempt((count) => count + 1);
    },
  });

  if (services.isPending) return <Loading lines={8} />;
  if (services.isError) return <ErrorState error={services.error} onRetry={() => void services.refetch()} />;

  const known = services.data.items;
  // One that was named in a link or an old draft may be gone.
  const serviceKey = known.some(({ key }) => key === values.serviceKey) ? values.serviceKey : '';
  const refused = fieldErrors(create.error);
  const lacking = attempt > 0 ? missing({ ...values, serviceKey }) : [];
  const problems: readonly FieldProblem[] = FIELDS.flatMap((name) => {
    if (lacking.includes(name)) return { name, message: t(`missing.${name}`) };
    return refused[name] === undefined ? [] : { name, message: t(`wrong.${name}`) };
  });
  const errorOf = (name: FieldName) => problems.find((problem) => problem.name === name)?.message;
  const isOtherRefusal = create.error !== null && Object.keys(refused).length === 0;
  const set = (change: Partial<Values>) => {
    draft.set(change);
    // What the server said was of what stood there then.
    if (create.error && !create.isPending) create.reset();
  };
  const goTo = (name: string) =>
    form.current
      ?.querySelector<HTMLElement>(`:is(input, textarea)[name^="${name}"], :is(input, textarea)[id^="${name}"]`)
      ?.focus();
  const submit = () => {
    if (create.isPending || draft.files.isBusy) return;
    if (missing({ ...values, serviceKey }).length > 0) setAttempt(attempt + 1);
    else create.mutate(draft.key);
  };

  return (
    <form
      ref={form}
      noValidate
      className="ticket-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {draft.isRestored && (
        <div className="ticket-form__restored">
          <p>
            {t('restored')} <RelativeTime at={draft.savedAt} />.
          </p>
          <button type="button" className="text-button" onClick={draft.clear}>
            {t('startOver')}
          </button>
        </div>
      )}
      <ErrorSummary problems={problems} attempt={attempt} onGo={goTo} />
      <ServiceChoice
        services={known}
        value={serviceKey}
        error={errorOf('serviceKey')}
        onChange={(key) => set({ serviceKey: key })}
      />
      <TextField
        name="subject"
        label={t('subject.label')}
        help={t('subject.help')}
        maxLength={LONGEST_LINE}
        autoComplete="off"
        value={values.subject}
        error={errorOf('subject')}
        onChange={(event) => set({ subject: event.target.value })}
      />
      <TextareaField
        name="description"
        label={t('description.label')}
        help={t('description.help')}
        rows={6}
        maxLength={LONGEST_TEXT}
        value={values.description}
        error={errorOf('description')}
        onChange={(event) => set({ description: event.target.value })}
      />
      <DropZone onFiles={draft.files.add}>
        <AttachButton onFiles={draft.files.add} />
        <WaitingFiles waiting={draft.attached} files={draft.files} />
      </DropZone>
      <ChoiceField
        name="impact"
        label={t('impact.label')}
        options={IMPACTS.map((value) => ({ value, label: t(`impact.${value}`) }))}
        value={values.impact}
        error={errorOf('impact')}
        onChange={(value) => set({ impact: IMPACTS.find((one) => one === value) ?? values.impact })}
      />
      <ChoiceField
        name="urgency"
        label={t('urgency.label')}
        options={URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) }))}
        value={values.urgency}
        error={errorOf('urgency')}
        onChange={(value) => set({ urgency: URGENCIES.find((one) => one === value) ?? values.urgency })}
      />
      <TextField
        name="location"
        label={t('location.label')}
        help={t('location.help')}
        optional
        maxLength={LONGEST_LINE}
        value={values.location}
        error={errorOf('location')}
        onChange={(event) => set({ location: event.target.value })}
      />
      <ChoiceField
        name="isForColleague"
        label={t('whom.label')}
        options={[
          { value: 'self', label: t('whom.self') },
          { value: 'colleague', label: t('whom.colleague') },
        ]}
        value={values.isForColleague ? 'colleague' : 'self'}
        onChange={(value) => set({ isForColleague: value === 'colleague' })}
      />
      {values.isForColleague && (
        <ColleagueField
          value={values.colleague}
          error={errorOf('onBehalfOf')}
          onChange={(colleague) => set({ colleague })}
        />
      )}
      {isProblem(create.error, 'idempotency_key_reused') ? (
        <div className="problem-note" role="alert">
          <p>{t('already.text')}</p>
          <p>
            <Link to="/my/tickets">{t('already.see')}</Link>
          </p>
          <button type="button" className="text-button" onClick={() => create.mutate(draft.renewKey())}>
            {t('already.again')}
          </button>
        </div>
      ) : (
        isOtherRefusal && (
          <>
            <ProblemNote error={create.error} />
            <p className="ticket-form__kept">{t('kept')}</p>
          </>
        )
      )}
      <div className="ticket-form__foot">
        <PktButton type="submit" disabled={create.isPending} isLoading={create.isPending}>
          {t('submit')}
        </PktButton>
        <p className="ticket-form__hint">{draft.savedAt === '' ? t('hint') : t('saved')}</p>
      </div>
    </form>
  );
}
