import { WORK_KINDS, type OwnSession, type ProblemBody, type WorkKind } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { SelectField, TextareaField, TextField } from '../../ui/field.js';
import { toast } from '../../ui/toast.js';
import { piecesOf, split, stated, type Piece } from './pieces.js';

const LONGEST_REASON = 500;
const MOST_PIECES = 20;

interface CorrectDialogProps {
  /** null: one that was missed. */
  readonly session: OwnSession | null;
  /** On which a missed one begins, unless said otherwise. */
  readonly day: string;
  readonly onClose: () => void;
}

/** Says of a session what it was: other times or ticket, several sessions, none; or adds one that was missed. */
export function CorrectDialog({ session, day, onClose }: CorrectDialogProps) {
  const { t } = useTranslation('my-time');
  const client = useQueryClient();
  const [pieces, setPieces] = useState<readonly Piece[]>(() => piecesOf(session, day));
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const sessions = stated(pieces, session);
  const isWhole = sessions !== null && sessions.every(({ ticket }) => ticket !== '') && reason.trim() !== '';
  const save = useMutation({
    mutationFn: (cut: boolean) =>
      call('correctWork', {
        body: {
          replaces: session && { startedAt: session.startedAt, endedAt: session.endedAt },
          sessions: sessions ?? [],
          reason: reason.trim(),
          cut,
        },
      }),
    onSuccess: () => {
      toast({ tone: 'success', text: t('dialog.done') });
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.myTime }),
  });
  const faults = useFieldFaults(save.error);
  const overlaps = isOverlap(save.error);
  const change = (index: number, what: Partial<Piece>) => {
    save.reset();
    setPieces(pieces.map((piece, at) => (at === index ? { ...piece, ...what } : piece)));
  };
  const submit = (cut: boolean) => {
    setIsTried(true);
    if (isWhole) save.mutate(cut);
  };
  const missing = (isThere: boolean) => (isTried && !isThere ? t('dialog.missing') : undefined);
  return (
    <Dialog open title={t(session ? 'dialog.correct' : 'dialog.add')} onClose={onClose} size="wide">
      <form
        className="correct"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit(false);
        }}
      >
        {pieces.length === 0 && <p className="correct__none">{t('dialog.deleted')}</p>}
        {pieces.map((piece, index) => (
          // The rows have no other name than their place.
          <fieldset key={index} className="correct__piece">
            <legend className={pieces.length > 1 ? 'correct__legend' : 'pkt-sr-only'}>
              {t('dialog.piece', { number: index + 1 })}
            </legend>
            <TextField
              name={`ticket${index}`}
              label={t('dialog.ticket')}
              value={piece.ticket}
              error={faults.get(`/sessions/${index}/ticket`) ?? missing(piece.ticket.trim() !== '')}
              onChange={({ target }) => change(index, { ticket: target.value })}
            />
            <SelectField
              name={`kind${index}`}
              label={t('dialog.kind')}
              options={WORK_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
              value={piece.kind}
              onChange={({ target }) => change(index, { kind: target.value as WorkKind })}
            />
            <TextField
              type="datetime-local"
              name={`from${index}`}
              label={t('dialog.from')}
              value={piece.from}
              error={missing(piece.from.length > 11)}
              onChange={({ target }) => change(index, { from: target.value })}
            />
            <TextField
              type="datetime-local"
              name={`to${index}`}
              label={t('dialog.to')}
              value={piece.to}
              error={missing(piece.to.length > 11)}
              onChange={({ target }) => change(index, { to: target.value })}
            />
            {faults.has(`/sessions/${index}`) && (
              <p className="correct__fault" role="alert">
                {faults.get(`/sessions/${index}`)}
              </p>
            )}
            {(pieces.length > 1 || session !== null) && (
              <button
                type="button"
                className="my-time__correct"
                onClick={() => {
                  save.reset();
                  setPieces(pieces.filter((_, at) => at !== index));
                }}
              >
                {t(pieces.length > 1 ? 'dialog.drop' : 'dialog.delete')}
              </button>
            )}
          </fieldset>
        ))}
        {pieces.length > 0 && pieces.length < MOST_PIECES && (
          <PktButton type="button" skin="tertiary" size="small" onClick={() => setPieces(split(pieces))}>
            {t('dialog.split')}
          </PktButton>
        )}
        {pieces.length === 0 && (
          <PktButton type="button" skin="tertiary" size="small" onClick={() => setPieces(piecesOf(session, day))}>
            {t('dialog.restore')}
          </PktButton>
        )}
        <TextareaField
          name="reason"
          label={t('dialog.reason')}
          help={t('dialog.reasonHelp')}
          rows={2}
          maxLength={LONGEST_REASON}
          value={reason}
          error={faults.get('/reason') ?? missing(reason.trim() !== '')}
          onChange={({ target }) => setReason(target.value)}
        />
        {faults.has('/replaces') && (
          <p className="correct__fault" role="alert">
            {faults.get('/replaces')}
          </p>
        )}
        {save.isError && faults.size === 0 && <ProblemNote error={save.error} />}
        <div className="correct__buttons">
          {overlaps ? (
            <PktButton type="button" isLoading={save.isPending} onClick={() => submit(true)}>
              {t('dialog.cut')}
            </PktButton>
          ) : (
            <PktButton type="submit" isLoading={save.isPending}>
              {t('dialog.save')}
            </PktButton>
          )}
          <PktButton type="button" skin="tertiary" onClick={onClose}>
            {t('dialog.cancel')}
          </PktButton>
        </div>
      </form>
    </Dialog>
  );
}

/** Nothing else is wrong but that other work stands in the way, which can be cut. */
function isOverlap(error: unknown): boolean {
  if (!isProblem(error, 'validation_failed')) return false;
  const { body } = error as { readonly body?: ProblemBody | null };
  return body?.errors !== undefined && body.errors.every(({ code }) => code === 'overlapping_work');
}
