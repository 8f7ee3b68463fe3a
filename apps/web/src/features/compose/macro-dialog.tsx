import type { MacroView, TicketView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { TextareaField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { toast } from '../../ui/toast.js';
import { useHeld } from './held.js';

interface Props {
  readonly ticket: TicketView;
  readonly macro: MacroView;
  readonly onClose: () => void;
}

/** What a macro will do, shown before it does it; its texts can be changed for this once. */
export function MacroDialog({ ticket, macro, onClose }: Props) {
  const { t } = useTranslation('compose');
  const client = useQueryClient();
  const [message, setMessage] = useState<string | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const params = { id: ticket.id, macro: macro.id };
  const preview = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'macro', macro.id),
    queryFn: ({ signal }) => call('previewMacro', { params, signal }),
    gcTime: 0,
  });
  const { holdSeconds } = useHeld();
  const isHeld = holdSeconds > 0 && preview.data?.message != null;
  const run = useMutation({
    mutationFn: (version: number) =>
      call('runMacro', {
        params,
        body: { version, hold: isHeld, ...(message !== null && { message }), ...(note !== null && { note }) },
      }),
    onSuccess: () => {
      // What is held says so itself, at the bottom of the screen.
      if (!isHeld) toast({ tone: 'success', text: t('macro.done', { name: macro.name }) });
      void client.invalidateQueries({ queryKey: isHeld ? queryKeys.writing : queryKeys.allTickets });
      onClose();
    },
    // The ticket may have changed: what would happen now is another thing.
    onError: () => void preview.refetch(),
  });
  const shown = preview.data;
  return (
    <Dialog open title={macro.name} onClose={onClose}>
      {preview.isPending && <Loading lines={4} />}
      {preview.isError && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {shown && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!run.isPending && shown.refusal === null) run.mutate(shown.version);
          }}
        >
          {shown.refusal === null ? (
            <Changes changes={shown.changes} />
          ) : (
            <p className="set-aside" role="alert">
              {t('macro.refused')} <span lang="en">{shown.refusal}</span>
            </p>
          )}
          {shown.message && (
            <TextareaField
              name="message"
              label={t('macro.message', { name: ticket.requester.name })}
              help={isHeld ? t('macro.held', { count: holdSeconds }) : undefined}
              rows={6}
              value={message ?? shown.message.text}
              onChange={(event) => setMessage(event.target.value)}
            />
          )}
          {shown.note && (
            <TextareaField
              name="note"
              label={t('macro.note')}
              rows={3}
              value={note ?? shown.note.text}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
          <ProblemNote error={run.error} />
          <div className="dialog__actions">
            <PktButton type="submit" disabled={run.isPending || shown.refusal !== null} isLoading={run.isPending}>
              {t('macro.run')}
            </PktButton>
            <PktButton skin="secondary" onClick={onClose}>
              {t('cancel')}
            </PktButton>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function Changes({ changes }: { readonly changes: Readonly<Record<string, readonly [unknown, unknown]>> }) {
  const { t } = useTranslation(['compose', 'ui', 'ticket']);
  const say = (field: string, value: unknown): string => {
    if (value === null || value === undefined) return t('compose:macro.nothing');
    if (typeof value === 'object' && 'name' in value) return String(value.name);
    if (field === 'state') return t(`ui:state.${String(value)}`);
    if (field === 'priority') return t(`ui:priority.${String(value)}`);
    if (field === 'pendingReason') return t(`ticket:pending.${String(value)}`);
    if (field === 'resolutionCode') return t(`ticket:code.${String(value)}`);
    return String(value);
  };
  const lines = Object.entries(changes);
  if (lines.length === 0) return <p>{t('compose:macro.onlyText')}</p>;
  return (
    <dl className="macro-changes">
      {lines.map(([field, [before, after]]) => (
        <div key={field} className="macro-changes__one">
          <dt>{t(`compose:macro.field.${field}`)}</dt>
          <dd>
            {say(field, before)} → <strong>{say(field, after)}</strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}
