import { DECIDED_STATUSES, SUGGESTION_FIGURES, type SuggestionView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { cityDay } from '../../ui/city-time.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { SelectField, TextareaField, TextField } from '../../ui/field.js';
import { useNow } from '../../ui/now.js';
import { toast } from '../../ui/toast.js';
import { useSuggestionChange } from './use-suggestions.js';

const REASON = 1_000;
/** `2,5` as people type it; null: no number. */
const read = (text: string): number | null => {
  const plain = text.trim().replace(',', '.');
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
};
const written = (value: number | null | undefined): string => (value == null ? '' : String(value).replace('.', ','));

/** What the user council and the service owner say of a suggestion. */
export function CouncilPanel({ view }: { readonly view: SuggestionView }) {
  const { t } = useTranslation('suggestions');
  return (
    <section className="card suggestions__council" aria-labelledby="suggestion-council">
      <h2 id="suggestion-council" className="suggestions__heading">
        {t('council.title')}
      </h2>
      <DecideForm view={view} />
      <RankForm view={view} />
      {view.status === 'done' && <EffectForm view={view} />}
    </section>
  );
}

interface PartProps {
  readonly title: string;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onSubmit: () => void;
  readonly save: string;
  readonly children: ReactNode;
}

function Part({ title, error, isPending, onSubmit, save, children }: PartProps) {
  return (
    <form
      className="suggestions__form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isPending) onSubmit();
      }}
    >
      <h3 className="suggestions__subheading">{title}</h3>
      {children}
      <ProblemNote error={error} />
      <PktButton type="submit" size="small" disabled={isPending}>
        {save}
      </PktButton>
    </form>
  );
}

function DecideForm({ view: { id, status: present, revision } }: { readonly view: SuggestionView }) {
  const { t } = useTranslation('suggestions');
  const [status, setStatus] = useState(DECIDED_STATUSES.find((one) => one === present) ?? 'considered');
  const [reason, setReason] = useState('');
  const decide = useSuggestionChange(
    () => call('decideSuggestion', { params: { id }, body: { revision, status, reason } }),
    () => toast({ tone: 'success', text: t('council.told') }),
  );
  const faults = useFieldFaults(decide.error);
  return (
    <Part
      title={t('council.decide')}
      error={decide.error}
      isPending={decide.isPending}
      onSubmit={() => decide.mutate(undefined)}
      save={t('council.decideDo')}
    >
      <SelectField
        name="status"
        label={t('council.status')}
        value={status}
        options={DECIDED_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={({ target }) => setStatus(DECIDED_STATUSES.find((one) => one === target.value) ?? status)}
      />
      <TextareaField
        name="reason"
        label={t('council.reason')}
        help={t('council.reasonHelp')}
        rows={3}
        maxLength={REASON}
        value={reason}
        error={faults.get('/reason')}
        onChange={({ target }) => setReason(target.value)}
      />
    </Part>
  );
}

const NUMBERS = ['reach', 'minutes', 'effort'] as const;

function RankForm({ view: { id, revision, score, place, placeReason } }: { readonly view: SuggestionView }) {
  const { t } = useTranslation('suggestions');
  const [draft, setDraft] = useState({
    reach: written(score?.reach),
    minutes: written(score?.minutes),
    effort: written(score?.effort),
    place: written(place),
    placeReason: placeReason ?? '',
  });
  const [isTried, setTried] = useState(false);
  const rank = useSuggestionChange(
    () => {
      const [reach, minutes, effort] = NUMBERS.map((name) => read(draft[name]));
      return call('rankSuggestion', {
        params: { id },
        body: {
          revision,
          score: reach == null || minutes == null || effort == null ? null : { reach, minutes, effort },
          place: read(draft.place),
          placeReason: draft.placeReason.trim() === '' ? null : draft.placeReason,
        },
      });
    },
    () => toast({ tone: 'success', text: t('council.ranked') }),
  );
  const faults = useFieldFaults(rank.error);
  const isPartly = NUMBERS.some((name) => draft[name].trim() !== '');
  const wrong = (name: (typeof NUMBERS)[number]) => isPartly && read(draft[name]) === null;
  const isPlaceWrong = draft.place.trim() !== '' && read(draft.place) === null;
  const set = (name: keyof typeof draft, value: string) => setDraft({ ...draft, [name]: value });
  return (
    <Part
      title={t('council.rank')}
      error={rank.error}
      isPending={rank.isPending}
      onSubmit={() => {
        setTried(true);
        if (!NUMBERS.some(wrong) && !isPlaceWrong) rank.mutate(undefined);
      }}
      save={t('council.rankDo')}
    >
      <p>{t('council.rankHelp')}</p>
      <div className="suggestions__numbers">
        {NUMBERS.map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`council.${name}`)}
            optional
            inputMode="decimal"
            autoComplete="off"
            value={draft[name]}
            error={isTried && wrong(name) ? t('council.notANumber') : faults.get(`/score/${name}`)}
            onChange={({ target }) => set(name, target.value)}
          />
        ))}
      </div>
      <TextField
        name="place"
        label={t('council.place')}
        help={t('council.placeHelp')}
        optional
        inputMode="numeric"
        autoComplete="off"
        value={draft.place}
        error={isTried && isPlaceWrong ? t('council.notANumber') : faults.get('/place')}
        onChange={({ target }) => set('place', target.value)}
      />
      <TextField
        name="placeReason"
        label={t('council.placeReason')}
        optional
        maxLength={REASON}
        value={draft.placeReason}
        error={faults.get('/placeReason')}
        onChange={({ target }) => set('placeReason', target.value)}
      />
    </Part>
  );
}

function EffectForm({ view: { id, revision, effect } }: { readonly view: SuggestionView }) {
  const { t } = useTranslation('suggestions');
  const today = cityDay(useNow());
  const [figure, setFigure] = useState(effect?.figure ?? null);
  const [doneOn, setDoneOn] = useState(effect?.doneOn ?? today);
  const choose = useSuggestionChange(
    () => call('measureSuggestion', { params: { id }, body: { revision, figure, doneOn } }),
    () => toast({ tone: 'success', text: t('council.effectSaved') }),
  );
  const faults = useFieldFaults(choose.error);
  return (
    <Part
      title={t('council.effect')}
      error={choose.error}
      isPending={choose.isPending}
      onSubmit={() => choose.mutate(undefined)}
      save={t('council.effectDo')}
    >
      <SelectField
        name="figure"
        label={t('council.figure')}
        optional
        placeholder={t('council.noFigure')}
        value={figure ?? ''}
        options={SUGGESTION_FIGURES.map((value) => ({ value, label: t(`effect.choice.${value}`) }))}
        onChange={({ target }) => setFigure(SUGGESTION_FIGURES.find((one) => one === target.value) ?? null)}
      />
      <TextField
        name="doneOn"
        type="date"
        label={t('council.doneOn')}
        value={doneOn}
        error={faults.get('/doneOn')}
        onChange={({ target }) => setDoneOn(target.value)}
      />
    </Part>
  );
}
