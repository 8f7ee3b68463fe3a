import type { BulkChange, BulkPreview, BulkVerb } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { Loading } from '../../ui/loading.js';
import { BulkFields, isFilledIn } from './bulk-fields.js';
import { BulkProgress } from './bulk-progress.js';
import { ItemList, Sums } from './bulk-sums.js';

export interface BulkDialogProps {
  readonly verb: BulkVerb;
  readonly ticketIds: readonly string[];
  /** `isStarted`: the change was carried out, or is being. */
  readonly onClose: (isStarted: boolean) => void;
}

/** From what is to be done, by its effect, to how far it has come; nothing is changed before one has seen the effect. */
export function BulkDialog({ verb, ticketIds, onClose }: BulkDialogProps) {
  const { t } = useTranslation('bulk');
  const [change, setChange] = useState<BulkChange>({ verb });
  const asksNothing = verb === 'release' || verb === 'resume';
  const preview = useMutation({
    mutationFn: () => call('previewBulk', { body: { ticketIds: [...ticketIds], change } }),
  });
  const start = useMutation({
    mutationFn: ({ items }: BulkPreview) =>
      call('startBulk', {
        body: {
          change,
          tickets: items.flatMap(({ ticketId, version, outcome }) =>
            outcome === 'ok' && version !== null ? [{ id: ticketId, version }] : [],
          ),
        },
      }),
  });
  const faults = useFieldFaults(preview.error);
  const form = useRef<HTMLFormElement>(null);
  const { mutate: look } = preview;
  useEffect(() => {
    if (asksNothing) look();
  }, [asksNothing, look]);
  useEffect(() => {
    if (preview.error) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [preview.error]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    look();
  };
  const title = t(`title.${verb}`, { count: ticketIds.length });
  const close = () => onClose(start.data !== undefined);
  const shown = start.data ? 'progress' : preview.data ? 'effect' : asksNothing && !preview.error ? 'loading' : 'form';
  return (
    <Dialog open size="wide" title={title} onClose={close}>
      {shown === 'progress' && start.data && <BulkProgress bulk={start.data} onClose={close} />}
      {shown === 'loading' && <Loading lines={4} />}
      {shown === 'effect' && preview.data && (
        <Effect
          preview={preview.data}
          error={start.error}
          isStarting={start.isPending}
          onBack={asksNothing ? null : preview.reset}
          onStart={() => preview.data && start.mutate(preview.data)}
          onClose={close}
        />
      )}
      {shown === 'form' && (
        <form ref={form} className="bulk-form" noValidate onSubmit={submit}>
          <BulkFields change={change} faults={faults} onChange={setChange} />
          <ProblemNote error={preview.error} />
          <div className="dialog__actions">
            <PktButton type="submit" isLoading={preview.isPending} disabled={!isFilledIn(change)}>
              {t('seeEffect')}
            </PktButton>
            <PktButton type="button" skin="secondary" onClick={close}>
              {t('cancel')}
            </PktButton>
          </div>
        </form>
      )}
    </Dialog>
  );
}

interface EffectProps {
  readonly preview: BulkPreview;
  readonly error: unknown;
  readonly isStarting: boolean;
  /** null when there was nothing to fill in. */
  readonly onBack: (() => void) | null;
  readonly onStart: () => void;
  readonly onClose: () => void;
}

function Effect({ preview, error, isStarting, onBack, onStart, onClose }: EffectProps) {
  const { t } = useTranslation('bulk');
  const count = preview.items.filter(({ outcome }) => outcome === 'ok').length;
  const others = preview.items.filter(({ outcome }) => outcome !== 'ok');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="bulk-effect">
      <h3 ref={heading} tabIndex={-1}>
        {t('effect.title')}
      </h3>
      <Sums sums={preview.sums} isPreview />
      {preview.messages > 0 && <p className="bulk-effect__warn">{t('effect.messages', { count: preview.messages })}</p>}
      <p>{t(preview.undoable ? 'effect.undoable' : 'effect.notUndoable')}</p>
      {others.length > 0 && <ItemList title={t('effect.others', { count: others.length })} items={others} />}
      <ProblemNote error={error} />
      <div className="dialog__actions">
        <PktButton onClick={onStart} isLoading={isStarting} disabled={count === 0 || isStarting}>
          {t('start', { count })}
        </PktButton>
        {onBack && (
          <PktButton skin="secondary" onClick={onBack}>
            {t('back')}
          </PktButton>
        )}
        <PktButton skin="secondary" onClick={onClose}>
          {t('cancel')}
        </PktButton>
      </div>
    </div>
  );
}
