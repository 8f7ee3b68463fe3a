import { TEXT_VARIABLES, type CannedReplyContent, type CannedReplyView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { TextareaField } from '../../ui/field.js';
import { toast } from '../../ui/toast.js';
import { filled, PreparedFields } from './prepared-fields.js';

const LONGEST = 20_000;

/** A prepared answer, new or changed, in up to three languages. */
export function ReplyForm({
  reply,
  onClose,
}: {
  readonly reply: CannedReplyView | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('compose');
  const client = useQueryClient();
  const [values, setValues] = useState({
    name: reply?.name ?? '',
    shortcut: reply?.shortcut ?? '',
    serviceKey: reply?.serviceKey ?? '',
    teamKey: reply?.teamKey ?? '',
    personal: reply?.personal ?? true,
    textNb: reply?.textNb ?? '',
    textNn: reply?.textNn ?? '',
    textEn: reply?.textEn ?? '',
  });
  const set = (change: Partial<typeof values>) => setValues((now) => ({ ...now, ...change }));
  const save = useMutation({
    mutationFn: () => {
      const body = { ...filled(values), name: values.name, textNb: values.textNb } as CannedReplyContent;
      return reply
        ? call('saveCannedReply', { params: { id: reply.id }, body: { ...body, revision: reply.revision } })
        : call('createCannedReply', { body });
    },
    onSuccess: ({ name }) => {
      toast({ tone: 'success', text: t('form.saved', { name }) });
      void client.invalidateQueries({ queryKey: queryKeys.cannedReplies });
      onClose();
    },
  });
  const faults = useFieldFaults(save.error);
  const texts = [
    ['textNb', false],
    ['textNn', true],
    ['textEn', true],
  ] as const;
  return (
    <Dialog open title={reply ? t('form.editReply') : t('replies.addReply')} onClose={onClose} size="wide">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate();
        }}
      >
        <PreparedFields values={values} onChange={set} faults={faults} />
        {texts.map(([field, optional]) => (
          <TextareaField
            key={field}
            name={field}
            label={t(`form.${field}`)}
            optional={optional}
            rows={field === 'textNb' ? 7 : 4}
            maxLength={LONGEST}
            value={values[field]}
            error={faults.get(`/${field}`)}
            onChange={(event) => set({ [field]: event.target.value })}
          />
        ))}
        <Variables onChoose={(name) => set({ textNb: `${values.textNb}{{${name}}}` })} />
        {faults.size === 0 && <ProblemNote error={save.error} />}
        <div className="dialog__actions">
          <PktButton type="submit" disabled={save.isPending} isLoading={save.isPending}>
            {t('form.save')}
          </PktButton>
          <PktButton skin="secondary" onClick={onClose}>
            {t('cancel')}
          </PktButton>
        </div>
      </form>
    </Dialog>
  );
}

/** What can stand in a text and is filled in for each ticket. */
function Variables({ onChoose }: { readonly onChoose: (name: string) => void }) {
  const { t } = useTranslation('compose');
  return (
    <div className="variables" role="group" aria-label={t('form.variables')}>
      <p>{t('form.variables')}</p>
      {TEXT_VARIABLES.map((name) => (
        <button key={name} type="button" className="tool-button" onClick={() => onChoose(name)}>
          {`{{${name}}}`}
        </button>
      ))}
    </div>
  );
}
