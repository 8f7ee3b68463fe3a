import { POSITION_KINDS, type PositionKind, type PositionList } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { SelectField } from '../../ui/field.js';
import { EffectLine } from './effect-line.js';
import { contentOf, newDraft, type PositionDraft } from './position-draft.js';
import { PositionFields } from './position-fields.js';
import { useStored } from './use-stored.js';

interface AddPositionProps {
  readonly open: boolean;
  readonly abilities: PositionList['abilities'];
  readonly today: string;
  readonly onClose: () => void;
}

export function AddPosition({ open, abilities, today, onClose }: AddPositionProps) {
  const { t } = useTranslation('positions');
  return (
    <Dialog open={open} title={t('add.title')} onClose={onClose}>
      <AddForm abilities={abilities} today={today} onClose={onClose} />
    </Dialog>
  );
}

function AddForm({ abilities: { addCentral, declareFor }, today, onClose }: Omit<AddPositionProps, 'open'>) {
  const { t } = useTranslation('positions');
  const stored = useStored(onClose);
  const kinds = addCentral ? POSITION_KINDS : (['left_behind'] as const);
  const only = declareFor.length === 1 ? (declareFor[0]?.key ?? '') : '';
  const [draft, setDraft] = useState<PositionDraft>(() => newDraft(kinds[0], only, today));
  const [isTried, setTried] = useState(false);
  const content = contentOf(draft);
  const add = useMutation({
    mutationFn: () => {
      if (content === null) throw new Error('a position without a number of FTE');
      return call('addPosition', { body: { content } });
    },
    onSuccess: () => stored(t('add.done')),
  });
  const faults = useFieldFaults(add.error);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (content !== null && !add.isPending) add.mutate();
      }}
    >
      {addCentral && (
        <SelectField
          name="kind"
          label={t('field.kind')}
          options={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          value={draft.kind}
          onChange={({ target }) => setDraft({ ...draft, kind: target.value as PositionKind })}
        />
      )}
      {draft.kind === 'left_behind' && (
        <SelectField
          name="agencyKey"
          label={t('field.agency')}
          help={t('help.leftBehind')}
          placeholder={t('chooseAgency')}
          options={declareFor.map(({ key, name }) => ({ value: key, label: name }))}
          value={draft.agencyKey}
          error={faults.get('/content/agencyKey')}
          onChange={({ target }) => setDraft({ ...draft, agencyKey: target.value })}
        />
      )}
      <PositionFields
        draft={draft}
        onChange={setDraft}
        errorAt={(name) =>
          name === 'fte' && isTried && content === null ? t('notANumber') : faults.get(`/content/${name}`)
        }
      />
      <EffectLine id={null} content={content !== null && content.name !== '' && content.from !== '' ? content : null} />
      <ProblemNote error={add.error} />
      <PktButton type="submit" disabled={add.isPending}>
        {t('add.do')}
      </PktButton>
    </form>
  );
}
