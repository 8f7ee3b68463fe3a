import { PLAN_SOURCES, type PlanDraft } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { TextareaField, TextField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { MoneyTable } from './money-table.js';
import { NotYours } from './not-yours.js';
import { contentOf, fteOfYear, nextYear, textOf, unreadable, type PlanDraftText, type YearText } from './plan-draft.js';
import { usePlanDraft } from './use-plan.js';
import './benefit-plan.scss';

/** The plan while it is written: saved as often as one likes, published once. */
export function DraftPage() {
  const { t } = useTranslation('benefit-plan');
  const { abilities } = useMe();
  if (!abilities.readReports) return <NotYours title={t('draft.title')} />;
  return <Draft />;
}

function Draft() {
  const { t } = useTranslation('benefit-plan');
  const draft = usePlanDraft();
  return (
    <div className="plan">
      <PageHeader
        title={t('draft.title')}
        above={<Link to="/benefit-plan">{t('title')}</Link>}
        lead={t('draft.lead')}
      />
      {draft.isPending && <Loading lines={8} />}
      {draft.isError && <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />}
      {draft.isSuccess && <DraftForm key={draft.data.revision} draft={draft.data} />}
    </div>
  );
}

function DraftForm({ draft }: { readonly draft: PlanDraft }) {
  const { t } = useTranslation('benefit-plan');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [text, setText] = useState<PlanDraftText>(() => textOf(draft.content));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState<'no' | 'save' | 'publish'>('no');
  const unread = unreadable(text);
  const isChanged = JSON.stringify(text) !== JSON.stringify(textOf(draft.content));
  const keep = (saved: PlanDraft) => client.setQueryData([...queryKeys.benefitPlan, 'draft'], saved);
  const save = useMutation({
    mutationFn: () => call('savePlanDraft', { body: { revision: draft.revision, content: contentOf(text) } }),
    onSuccess: (saved) => {
      keep(saved);
      toast({ tone: 'success', text: t('draft.saved') });
    },
  });
  const leave = (said: string) => {
    client.removeQueries({ queryKey: [...queryKeys.benefitPlan, 'draft'] });
    void client.invalidateQueries({ queryKey: queryKeys.benefitPlan });
    void client.invalidateQueries({ queryKey: queryKeys.reports });
    toast({ tone: 'success', text: said });
    void navigate('/benefit-plan');
  };
  const publish = useMutation({
    mutationFn: () => call('publishPlan', { body: { revision: draft.revision, reason: reason.trim() } }),
    onSuccess: ({ version }) => leave(t('draft.published', { version })),
  });
  const drop = useMutation({
    mutationFn: () => call('deletePlanDraft'),
    onSuccess: () => leave(t('draft.dropped')),
  });
  const faults = useFieldFaults(save.error);
  const errorAt = (place: string) =>
    tried !== 'no' && unread.has(place) ? t('edit.notANumber') : faults.get(`/content/${place}`);
  const set = (name: 'startsOn' | 'costPerFte' | 'tolerancePercent') => (event: { target: { value: string } }) =>
    setText({ ...text, [name]: event.target.value });
  const lacksReason = reason.trim() === '';
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried('save');
          if (unread.size === 0 && !save.isPending) save.mutate();
        }}
      >
        <div className="plan__basics">
          <TextField
            name="startsOn"
            label={t('edit.startsOn')}
            help={t('edit.startsOnHelp')}
            type="date"
            value={text.startsOn}
            error={errorAt('startsOn')}
            onChange={set('startsOn')}
          />
          <TextField
            name="costPerFte"
            label={t('edit.costPerFte')}
            help={t('edit.costPerFteHelp')}
            inputMode="decimal"
            autoComplete="off"
            value={text.costPerFte}
            error={errorAt('costPerFte')}
            onChange={set('costPerFte')}
          />
          <TextField
            name="tolerancePercent"
            label={t('edit.tolerance')}
            help={t('edit.toleranceHelp')}
            inputMode="numeric"
            autoComplete="off"
            value={text.tolerancePercent}
            error={errorAt('tolerancePercent')}
            onChange={set('tolerancePercent')}
          />
        </div>
        <p>{t('edit.yearsHelp')}</p>
        {text.years.map((year, index) => (
          <YearFields
            key={year.year}
            year={year}
            errorAt={(place) => errorAt(`years/${index}/${place}`)}
            onChange={(next) => setText({ ...text, years: text.years.with(index, next) })}
          />
        ))}
        {faults.get('/content/years') && <p className="field__error">{faults.get('/content/years')}</p>}
        <div className="plan__buttons">
          <PktButton
            type="button"
            size="small"
            skin="secondary"
            onClick={() =>
              setText({
                ...text,
                years: [...text.years, nextYear(text.years.at(-1), Number(text.startsOn.slice(0, 4)))],
              })
            }
          >
            {t('edit.addYear')}
          </PktButton>
          {text.years.length > 1 && (
            <PktButton
              type="button"
              size="small"
              skin="tertiary"
              onClick={() => setText({ ...text, years: text.years.slice(0, -1) })}
            >
              {t('edit.dropYear', { year: text.years.at(-1)?.year })}
            </PktButton>
          )}
        </div>
        <ProblemNote error={save.error} />
        <PktButton type="submit" disabled={save.isPending}>
          {t('draft.save')}
        </PktButton>
      </form>
      <Sums draft={draft} isChanged={isChanged} />
      <form
        className="card plan__publish"
        noValidate
        aria-labelledby="plan-publish"
        onSubmit={(event) => {
          event.preventDefault();
          setTried('publish');
          if (!lacksReason && !isChanged && !publish.isPending) publish.mutate();
        }}
      >
        <h2 id="plan-publish" className="plan__heading">
          {t('draft.publishTitle')}
        </h2>
        <p>{t('draft.publishText')}</p>
        {isChanged && <p role="status">{t('draft.saveFirst')}</p>}
        <TextareaField
          name="reason"
          label={t('draft.reason')}
          help={t('draft.reasonHelp')}
          rows={2}
          maxLength={500}
          value={reason}
          error={tried === 'publish' && lacksReason ? t('edit.needed') : undefined}
          onChange={({ target }) => setReason(target.value)}
        />
        <ProblemNote error={publish.error ?? drop.error} />
        <div className="plan__buttons">
          <PktButton type="submit" disabled={publish.isPending || isChanged}>
            {t('draft.publish')}
          </PktButton>
          <PktButton type="button" skin="tertiary" disabled={drop.isPending} onClick={() => drop.mutate()}>
            {t('draft.drop')}
          </PktButton>
        </div>
      </form>
    </>
  );
}

interface YearFieldsProps {
  readonly year: YearText;
  readonly errorAt: (place: string) => string | undefined;
  readonly onChange: (year: YearText) => void;
}

function YearFields({ year, errorAt, onChange }: YearFieldsProps) {
  const { t } = useTranslation('benefit-plan');
  const format = useFormat();
  const fte = fteOfYear(year);
  const field = (name: keyof YearText, place: string, label: string) => (
    <TextField
      key={name}
      name={`${name}${year.year}`}
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={year[name]}
      error={errorAt(place)}
      onChange={({ target }) => onChange({ ...year, [name]: target.value })}
    />
  );
  return (
    <fieldset className="plan__year">
      <legend className="plan__heading">{year.year}</legend>
      {errorAt('year') && <p className="field__error">{errorAt('year')}</p>}
      <div className="plan__fields">
        {PLAN_SOURCES.map((source) =>
          field(source, `fte/${source}`, t('edit.fteOf', { source: t(`sources.${source}`) })),
        )}
      </div>
      <p className="plan__note" role="status">
        {fte === null ? '' : t('edit.fteSum', { fte: format.number(fte, 2) })}
      </p>
      <div className="plan__fields">
        {field('transition', 'transition', t('edit.transition'))}
        {field('running', 'running', t('edit.running'))}
      </div>
    </fieldset>
  );
}

/** What the draft makes of it in money, as it was saved last. */
function Sums({ draft: { money }, isChanged }: { readonly draft: PlanDraft; readonly isChanged: boolean }) {
  const { t } = useTranslation('benefit-plan');
  return (
    <section aria-labelledby="plan-sums">
      <h2 id="plan-sums" className="plan__heading">
        {t('draft.sums')}
      </h2>
      {isChanged && <p className="plan__note">{t('draft.sumsOld')}</p>}
      <MoneyTable money={money} caption={t('draft.sums')} />
    </section>
  );
}
