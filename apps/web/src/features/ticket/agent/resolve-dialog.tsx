import { RESOLUTION_CODES } from '@desk/contracts';
import type { ResolutionCode } from '@desk/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { CheckField, ChoiceField, SelectField, TextareaField } from '../../../ui/field.js';
import { toast } from '../../../ui/toast.js';
import { AttachButton, DropZone, useFiles, useWriting, WaitingFiles } from '../../compose/index.js';
import { CommandDialog } from './command-dialog.js';
import type { MoveDialogProps } from './dialogs-move.js';
import { useCommand } from './use-command.js';
import { useDraft } from './use-draft.js';
import { useFormErrors } from './use-form-errors.js';
import { useTakeNext } from './use-take-next.js';

const LONGEST_TEXT = 20_000;
const AND_NEXT = 'desk.resolve-and-next';

/** With `andNext` the next ticket follows; so it does for who chose that the last time. */
export function ResolveDialog({ ticket, onClose, onDone, andNext }: MoveDialogProps & { readonly andNext: boolean }) {
  const { t } = useTranslation('ticket');
  const next = useTakeNext(ticket);
  const [goesOn, setGoesOn] = useState(andNext || localStorage.getItem(AND_NEXT) === 'yes');
  const isSecond = ticket.line === 'second';
  const resolution = useDraft(ticket.id, 'resolution');
  const { keeper, kept } = useWriting(ticket.id, 'resolution');
  const files = useFiles(keeper, ticket.id, 'resolution');
  const [code, setCode] = useState<ResolutionCode | ''>('');
  const [capable, setCapable] = useState<'yes' | 'no' | ''>('');
  const command = useCommand(
    ticket,
    ({ params, version }) =>
      call('resolve', {
        params,
        body: {
          version,
          resolution: resolution.text,
          resolutionCode: code === '' ? 'solved' : code,
          ...(isSecond ? { firstLineCapable: capable === 'yes' } : {}),
          attachments: kept.files.map(({ id }) => id),
        },
      }),
    (after) => {
      for (const { id } of kept.files) keeper.removeFile(id);
      resolution.clear();
      onDone(after);
      if (goesOn) next.mutate();
    },
  );
  const errors = useFormErrors(command.error, {
    resolution: resolution.text,
    resolutionCode: code,
    firstLineCapable: isSecond ? capable : 'not asked',
  });
  return (
    <CommandDialog
      title={t('resolve.title')}
      submit={t(goesOn ? 'resolve.submitAndNext' : 'resolve.submit')}
      command={command}
      check={() => {
        if (files.isBusy) toast({ tone: 'info', text: t('resolve.filesComing') });
        return errors.check() && !files.isBusy;
      }}
      onClose={onClose}
    >
      <DropZone onFiles={files.add}>
        <TextareaField
          name="resolution"
          label={t('resolve.resolution')}
          help={t('resolve.help', { name: ticket.requester.name })}
          rows={6}
          maxLength={LONGEST_TEXT}
          value={resolution.text}
          error={errors.of('resolution')}
          onChange={(event) => resolution.set(event.target.value)}
        />
        <WaitingFiles waiting={kept.files} files={files} />
        <p className="resolve__files">
          <AttachButton onFiles={files.add} />
        </p>
      </DropZone>
      <SelectField
        name="resolutionCode"
        label={t('resolve.code')}
        placeholder={t('choose')}
        options={RESOLUTION_CODES.filter((value) => value !== 'no_answer').map((value) => ({
          value,
          label: t(`code.${value}`),
        }))}
        value={code}
        error={errors.of('resolutionCode')}
        onChange={(event) => setCode(RESOLUTION_CODES.find((known) => known === event.target.value) ?? '')}
      />
      {isSecond && (
        <ChoiceField
          name="firstLineCapable"
          label={t('resolve.capable')}
          help={t('resolve.capableHelp')}
          options={[
            { value: 'yes', label: t('resolve.capableYes') },
            { value: 'no', label: t('resolve.capableNo') },
          ]}
          value={capable}
          error={errors.of('firstLineCapable')}
          onChange={(value) => setCapable(value === 'yes' ? 'yes' : 'no')}
        />
      )}
      <CheckField
        label={t('resolve.andNext')}
        checked={goesOn}
        onChange={(event) => {
          setGoesOn(event.target.checked);
          localStorage.setItem(AND_NEXT, event.target.checked ? 'yes' : 'no');
        }}
      />
    </CommandDialog>
  );
}
