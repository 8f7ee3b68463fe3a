import type { PositionContent, PositionRow } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { cityDay } from '../../ui/city-time.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { ChoiceField, TextareaField, TextField } from '../../ui/field.js';
import { useNow } from '../../ui/now.js';
import { EffectLine } from './effect-line.js';
import { contentOf, draftOf, type PositionDraft } from './position-draft.js';
import { PositionFields } from './position-fields.js';
import { useStored } from './use-stored.js';

const WAYS = ['end', 'correct', 'withdraw'] as const;
type Way = (typeof WAYS)[number];

/** Ends a position, corrects it, or takes it back, for a reason. */
export function ChangePosition({ row, onClose }: { readonly row: PositionRow | null; readonly onClose: () => void }) {
  const { t } = useTranslation('positions');
  return (
    <Dialog open={row !== null} title={t('change.title', { name: row?.name ?? '' })} onClose={onClose}>
      {row && <ChangeForm key={row.id} row={row} onClose={onClose} />}
    </Dialog>
  );
}

function ChangeForm({ row, onClose }: { readonly row: PositionRow; readonly onClose: () => void }) {
  const { t } = useTranslation('positions');
  const stored = useStored(onClose);
  const today = cityDay(useNow());
  const [way, setWay] = useState<Way>('end');
  const [draft, setDraft] = useState<PositionDraft>(() => draftOf(row));
  const [lastDay, setLastDay] = useState(row.to ?? today);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const content = contentOf(draft);
  const needsReason = way !== 'end' || (lastDay !== '' && lastDay < today);
  const lacksReason = needsReason && reason.trim() === '';
  const lacks = lacksReason || (way === 'end' && lastDay === '') || (way === 'correct' && content === null);
  const change = useMutation<unknown>({
    mutationFn: () => {
      const params = { id: row.id };
      const taken = { revision: row.revision, reason: reason.trim() };
      if (way === 'withdraw') return call('withdrawPosition', { params, body: taken });
      if (way === 'end') {
        return call('endPosition', { params, body: { ...taken, reason: taken.reason || null, lastDay } });
      }
      if (content === null) throw new Error('a position without a number of FTE');
      const { name, fte, from, to } = content;
      return call('correctPosition', { params, body: { ...taken, figures: { name, fte, from, to } } });
    },
    onSuccess: () => stored(t(`change.done.${way}`)),
  });
  const faults = useFieldFaults(change.error);
  const ended: PositionContent | null = lastDay === '' ? null : { ...contentOfRow(row), to: lastDay };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!lacks && !change.isPending) change.mutate();
      }}
    >
      <ChoiceField
        name="way"
        label={t('change.way')}
        options={WAYS.map((value) => ({
          value,
          label: t(`change.ways.${value}`),
          help: t(`change.help.${value}`),
        }))}
        value={way}
        onChange={(value) => {
          setWay(value as Way);
          change.reset();
        }}
      />
      {way === 'end' && (
        <TextField
          name="lastDay"
          label={t('change.lastDay')}
          type="date"
          value={lastDay}
          error={isTried && lastDay === '' ? t('needed') : faults.get('/lastDay')}
          onChange={({ target }) => setLastDay(target.value)}
        />
      )}
      {way === 'correct' && (
        <PositionFields
          draft={draft}
          onChange={setDraft}
          errorAt={(name) =>
            name === 'fte' && isTried && content === null ? t('notANumber') : faults.get(`/figures/${name}`)
          }
        />
      )}
      <TextareaField
        name="reason"
        label={t('change.reason')}
        help={t('change.reasonHelp')}
        optional={!needsReason}
        rows={2}
        maxLength={500}
        value={reason}
        error={isTried && lacksReason ? t('needed') : faults.get('/reason')}
        onChange={({ target }) => setReason(target.value)}
      />
      {(way === 'withdraw' || (way === 'end' ? ended : content) !== null) && (
        <EffectLine id={row.id} content={way === 'withdraw' ? null : way === 'end' ? ended : content} />
      )}
      <ProblemNote error={change.error} />
      <PktButton type="submit" disabled={change.isPending}>
        {t(`change.do.${way}`)}
      </PktButton>
    </form>
  );
}

const contentOfRow = ({ kind, agency, name, fte, from, to }: PositionRow): PositionContent => ({
  kind,
  agencyKey: agency?.key ?? null,
  name,
  fte,
  from,
  to,
});
