import type { BaselineView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { TextareaField, TextField } from '../../ui/field.js';
import { draftOf, figuresOf, NUMBERS, unreadable, type Draft } from './figures.js';
import { HistoryChoice } from './history-choice.js';

interface BaselineFormProps {
  readonly view: BaselineView;
  readonly isCorrection: boolean;
  readonly onSaved: (saved: BaselineView, text: string) => void;
  readonly onCancel: (() => void) | null;
}

/** Writes a first version, or the correction of a locked one with its reason. */
export function BaselineForm({ view, isCorrection, onSaved, onCancel }: BaselineFormProps) {
  const { t } = useTranslation('baselines');
  const [draft, setDraft] = useState<Draft>(() => draftOf(view.figures));
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const params = { key: view.agency.key };
  const save = useMutation({
    mutationFn: () => {
      const body = { revision: view.revision, figures: figuresOf(draft) };
      return isCorrection
        ? call('correctBaseline', { params, body: { ...body, reason: reason.trim() } })
        : call('saveBaseline', { params, body });
    },
    onSuccess: (saved) => onSaved(saved, t(isCorrection ? 'correct.done' : 'saved')),
  });
  const faults = useFieldFaults(save.error);
  const unread = isTried ? unreadable(draft) : [];
  const errorAt = (name: keyof Draft, pointer: string) =>
    unread.some((one) => one === name) ? t('notANumber') : faults.get(`/figures/${pointer}`);
  const set = (name: keyof Draft, value: string) => setDraft({ ...draft, [name]: value });
  const number = (name: (typeof NUMBERS)[number]) => (
    <TextField
      key={name}
      name={name}
      label={t(`figure.${name}`)}
      optional
      inputMode="decimal"
      autoComplete="off"
      value={draft[name]}
      error={errorAt(name, name)}
      onChange={({ target }) => set(name, target.value)}
    />
  );
  return (
    <form
      className="baselines__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (save.isPending || unreadable(draft).length > 0) return;
        save.mutate();
      }}
    >
      <fieldset className="baselines__group">
        <legend className="baselines__heading">{t('group.fte')}</legend>
        <p>{t('fteHelp')}</p>
        <div className="baselines__row">
          {(['low', 'likely', 'high'] as const).map((name) => (
            <TextField
              key={name}
              name={name}
              label={t(`point.${name}`)}
              inputMode="decimal"
              autoComplete="off"
              value={draft[name]}
              error={errorAt(name, `fte/${name}`)}
              onChange={({ target }) => set(name, target.value)}
            />
          ))}
        </div>
        <TextField
          name="source"
          label={t('figure.source')}
          help={t('sourceHelp')}
          maxLength={500}
          value={draft.source}
          error={faults.get('/figures/source')}
          onChange={({ target }) => set('source', target.value)}
        />
        <div className="baselines__numbers">
          <TextField
            name="measuredOn"
            label={t('figure.measuredOn')}
            type="date"
            value={draft.measuredOn}
            error={faults.get('/figures/measuredOn')}
            onChange={({ target }) => set('measuredOn', target.value)}
          />
          {number('employees')}
        </div>
      </fieldset>
      <fieldset className="baselines__group">
        <legend className="baselines__heading">{t('group.volume')}</legend>
        <p>{t('volumeHelp')}</p>
        <HistoryChoice
          onTake={({ ticketsPerYear, resolutionHours }) =>
            setDraft({
              ...draft,
              ...(ticketsPerYear !== '' && { ticketsPerYear }),
              ...(resolutionHours !== '' && { resolutionHours }),
            })
          }
        />
        <div className="baselines__numbers">{NUMBERS.filter((name) => name !== 'employees').map(number)}</div>
        <TextareaField
          name="seasonNote"
          label={t('figure.seasonNote')}
          optional
          rows={2}
          maxLength={500}
          value={draft.seasonNote}
          error={faults.get('/figures/seasonNote')}
          onChange={({ target }) => set('seasonNote', target.value)}
        />
      </fieldset>
      {isCorrection && (
        <TextareaField
          name="reason"
          label={t('correct.reason')}
          help={t('correct.reasonHelp')}
          rows={2}
          maxLength={500}
          value={reason}
          error={faults.get('/reason')}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      <ProblemNote error={save.error} />
      <div className="baselines__buttons">
        <PktButton type="submit" disabled={save.isPending}>
          {t(isCorrection ? 'correct.do' : 'save')}
        </PktButton>
        {onCancel && (
          <PktButton type="button" skin="secondary" onClick={onCancel}>
            {t('cancel')}
          </PktButton>
        )}
      </div>
    </form>
  );
}
