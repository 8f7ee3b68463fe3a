import type { ActionView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { cityDay } from '../../ui/city-time.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { TextareaField, TextField } from '../../ui/field.js';
import { useNow } from '../../ui/now.js';

export type Move = 'start' | 'finish' | 'drop';

interface MoveFormProps {
  readonly action: ActionView;
  readonly move: Move | null;
  readonly onDone: (saved: ActionView, text: string) => void;
  readonly onClose: () => void;
}

/** Starts an action, ends it with what was done, or drops it for a reason. */
export function MoveForm({ action, move, onDone, onClose }: MoveFormProps) {
  const { t } = useTranslation('improvements');
  return (
    <Dialog open={move !== null} title={t(`move.${move ?? 'start'}`)} onClose={onClose}>
      {move !== null && <Fields action={action} move={move} onDone={onDone} />}
    </Dialog>
  );
}

function Fields({ action, move, onDone }: Omit<MoveFormProps, 'move' | 'onClose'> & { readonly move: Move }) {
  const { t } = useTranslation('improvements');
  const today = cityDay(useNow());
  const [on, setOn] = useState(today);
  const [said, setSaid] = useState('');
  const [isTried, setTried] = useState(false);
  const lacksText = move !== 'start' && said.trim() === '';
  const lacksDay = move !== 'drop' && on === '';
  const change = useMutation({
    mutationFn: () => {
      const params = { id: action.id };
      const { revision } = action;
      if (move === 'start') return call('startImprovement', { params, body: { revision, on } });
      if (move === 'drop') return call('dropImprovement', { params, body: { revision, reason: said.trim() } });
      return call('finishImprovement', { params, body: { revision, on, outcome: said.trim() } });
    },
    onSuccess: (saved) => onDone(saved, t(`moved.${move}`)),
  });
  const faults = useFieldFaults(change.error);
  const lacking = ['text', 'owner', 'dueOn', 'figure'].filter((place) => faults.has(`/plan/${place}`));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!lacksText && !lacksDay && !change.isPending) change.mutate();
      }}
    >
      <p>{t(`moveHelp.${move}`)}</p>
      {move !== 'drop' && (
        <TextField
          name="on"
          label={t(`on.${move}`)}
          type="date"
          max={today}
          value={on}
          error={isTried && lacksDay ? t('needed') : faults.get('/on')}
          onChange={({ target }) => setOn(target.value)}
        />
      )}
      {move !== 'start' && (
        <TextareaField
          name="said"
          label={t(`said.${move}`)}
          rows={3}
          maxLength={move === 'drop' ? 500 : 1000}
          value={said}
          error={isTried && lacksText ? t('needed') : undefined}
          onChange={({ target }) => setSaid(target.value)}
        />
      )}
      {lacking.length > 0 ? (
        <div className="problem-note" role="alert">
          {t('lacking', { what: lacking.map((place) => t(`fieldName.${place}`).toLowerCase()).join(', ') })}
        </div>
      ) : (
        <ProblemNote error={change.error} />
      )}
      <PktButton type="submit" disabled={change.isPending}>
        {t(`move.${move}`)}
      </PktButton>
    </form>
  );
}
