import type { TicketView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../ui/classes.js';
import { useShortcuts } from '../../../ui/shortcuts.js';
import { Composer as Writing } from '../../compose/index.js';

type Mode = 'reply' | 'note';

/** Where one writes: to the requester, or to the other agents. Two texts and two looks, so that one is never taken for the other. */
export function Composer({ ticket, onWriting }: { readonly ticket: TicketView; readonly onWriting: () => void }) {
  const { t } = useTranslation('ticket');
  const { message: mayReply, note: mayNote } = ticket.abilities;
  const [mode, setMode] = useState<Mode>(mayReply ? 'reply' : 'note');
  const place = useRef<HTMLDivElement>(null);
  const groupId = useId();
  const goTo = (next: Mode) => {
    setMode(next);
    // After the other field has taken its place.
    setTimeout(() => place.current?.querySelector('textarea')?.focus());
  };
  useShortcuts(t('keys.write'), [
    ...(mayReply ? [{ keys: 'r', label: t('keys.reply'), run: () => goTo('reply') }] : []),
    ...(mayNote ? [{ keys: 'i', label: t('keys.note'), run: () => goTo('note') }] : []),
  ]);
  if (!mayReply && !mayNote) return <p className="composer-closed">{t('composer.closed')}</p>;
  const shown = mode === 'reply' && !mayReply ? 'note' : mode === 'note' && !mayNote ? 'reply' : mode;
  return (
    <section className={classes('composer', `composer--${shown}`)} aria-labelledby={groupId}>
      <h2 id={groupId} className="pkt-sr-only">
        {t('composer.title')}
      </h2>
      <div className="composer__modes" role="group" aria-label={t('composer.mode')}>
        {mayReply && (
          <ModeButton
            icon="message"
            isOn={shown === 'reply'}
            label={t('composer.reply')}
            onChoose={() => goTo('reply')}
          />
        )}
        {mayNote && (
          <ModeButton
            icon="lock-locked"
            isOn={shown === 'note'}
            label={t('composer.note')}
            onChoose={() => goTo('note')}
          />
        )}
      </div>
      <div ref={place}>
        <Writing key={shown} kind={shown === 'reply' ? 'message' : 'note'} ticket={ticket} onWriting={onWriting} />
      </div>
    </section>
  );
}

function ModeButton({
  icon,
  isOn,
  label,
  onChoose,
}: {
  readonly icon: string;
  readonly isOn: boolean;
  readonly label: string;
  readonly onChoose: () => void;
}) {
  return (
    <button
      type="button"
      className="tool-button tool-button--large composer__mode"
      aria-pressed={isOn}
      onClick={onChoose}
    >
      <PktIcon name={icon} aria-hidden="true" />
      {label}
    </button>
  );
}
