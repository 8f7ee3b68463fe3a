import { PktButton, PktIcon } from '@oslokommune/punkt-react';
import { useState, type ComponentProps, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../ui/shortcuts.js';
import { toast } from '../../ui/toast.js';
import { DropZone } from './drop-zone.js';
import { KeptState } from './kept-state.js';
import { SuggestField } from './suggest-field.js';
import { useCaret } from './use-caret.js';
import { useFiles } from './use-files.js';
import { useWriting } from './use-writing.js';
import { AttachButton, WaitingFiles } from './waiting-files.js';

const MOST_CHARACTERS = 20_000;

/** Text and files of one composer of a ticket, and the field in which the text stands. */
export function useComposing(ticketId: string, kind: 'message' | 'note') {
  const { t } = useTranslation('compose');
  const { keeper, kept } = useWriting(ticketId, kind);
  const files = useFiles(keeper, ticketId, kind);
  const { field, place } = useCaret();
  const [isEmpty, setIsEmpty] = useState(false);
  return {
    keeper,
    kept,
    files,
    field,
    place,
    isEmpty,
    set(text: string) {
      keeper.set(text);
      setIsEmpty(false);
    },
    /** The text and its files, when there is something to send and all of it is there; else says what is missing. */
    ready(): { readonly text: string; readonly attachments: string[] } | null {
      const text = kept.text.trim();
      setIsEmpty(text === '');
      if (text === '') field.current?.focus();
      else if (files.isBusy) toast({ tone: 'info', text: t('file.stillComing') });
      else return { text, attachments: kept.files.map(({ id }) => id) };
      return null;
    },
  };
}

/** By its look nobody takes the one for the other. */
const LOOKS = {
  message: { icon: 'message', color: 'blue' },
  note: { icon: 'lock-locked', color: 'yellow' },
} as const;

interface ComposeFrameProps {
  readonly kind: keyof typeof LOOKS;
  readonly composing: ReturnType<typeof useComposing>;
  /** Who will read it. */
  readonly whom: string;
  readonly field: Pick<
    ComponentProps<typeof SuggestField>,
    'name' | 'mark' | 'label' | 'help' | 'listLabel' | 'rows' | 'suggest'
  >;
  readonly submit: string;
  readonly isPending: boolean;
  readonly onSubmit: () => void;
  readonly onWriting: (() => void) | undefined;
  /** What is to be said of the text before it goes. */
  readonly children: ReactNode;
  readonly tools?: ReactNode;
}

/** What both composers are made of: who reads it, the text with its files, and the button that lets it go. */
export function ComposeFrame(props: ComposeFrameProps) {
  const { kind, composing, whom, submit, isPending, onSubmit, onWriting, children, tools } = props;
  const { t } = useTranslation('compose');
  const { keeper, kept, files, field, isEmpty, set } = composing;
  const { icon, color } = LOOKS[kind];
  return (
    <DropZone onFiles={files.add}>
      <form
        noValidate
        className={`compose compose--${kind}`}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <p className={`compose__whom compose__whom--${kind}`}>
          <PktIcon name={icon} aria-hidden="true" />
          {whom}
        </p>
        <SuggestField
          {...props.field}
          ref={field}
          error={isEmpty ? t('empty') : undefined}
          maxLength={MOST_CHARACTERS}
          value={kept.text}
          aria-keyshortcuts="Control+Enter"
          onText={(text) => {
            set(text);
            onWriting?.();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            onSubmit();
          }}
        />
        <WaitingFiles waiting={kept.files} files={files} />
        {children}
        <div className="compose__foot">
          <PktButton
            type="submit"
            variant="icon-left"
            iconName={icon}
            color={color}
            disabled={isPending}
            isLoading={isPending}
          >
            {submit}
          </PktButton>
          <span className="compose__hint">
            <Keys keys="ctrl+Enter" />
          </span>
          <AttachButton onFiles={files.add} />
          {tools}
          <KeptState keeper={keeper} kept={kept} />
        </div>
      </form>
    </DropZone>
  );
}
