import { useId, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../ui/classes.js';
import { TextareaField, type TextareaFieldProps } from '../../ui/field.js';
import { typedAt, type Typed } from './suggest.js';

export interface Suggestion {
  readonly id: string;
  readonly draw: ReactNode;
  readonly choose: (typed: Typed) => void;
}

type Props = Omit<TextareaFieldProps, 'onChange' | 'ref' | 'value'> & {
  readonly mark: '/' | '@';
  readonly value: string;
  readonly listLabel: string;
  /** What fits the word that is being typed; null: none is. */
  readonly suggest: (word: string | null) => readonly Suggestion[];
  readonly onText: (text: string) => void;
  readonly ref: Ref<HTMLTextAreaElement>;
};

/** A text in which `/` or `@` opens a list of what may stand there; the keys of a combobox, Escape leaves the word as it is. */
export function SuggestField({ mark, value, listLabel, suggest, onText, onKeyDown, ref, ...field }: Props) {
  const { t } = useTranslation('compose');
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const [left, setLeft] = useState<number | null>(null);
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const typed = caret === null ? null : typedAt(value, caret, mark);
  const isOpen = typed !== null && typed.from !== left;
  const found = suggest(isOpen ? typed.word : null);
  const isShown = isOpen && found.length > 0;
  const current = found[Math.min(active, found.length - 1)];

  const choose = (suggestion: Suggestion | undefined) => {
    if (!typed || !suggestion) return;
    setLeft(typed.from);
    suggestion.choose(typed);
  };
  const move = (by: number) => {
    const next = (Math.min(active, found.length - 1) + by + found.length) % found.length;
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const does: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => choose(current),
      Tab: () => choose(current),
      Escape: () => setLeft(typed?.from ?? null),
    };
    const act = isShown && !event.ctrlKey && !event.metaKey && !event.shiftKey ? does[event.key] : undefined;
    if (!act) return onKeyDown?.(event);
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const follow = (target: HTMLTextAreaElement) => {
    setCaret(target.selectionStart === target.selectionEnd ? target.selectionStart : null);
  };

  return (
    <div className="suggest">
      <TextareaField
        {...field}
        ref={ref}
        value={value}
        aria-autocomplete="list"
        aria-controls={isShown ? listId : undefined}
        aria-activedescendant={isShown && current ? `${listId}-${current.id}` : undefined}
        onChange={(event) => {
          onText(event.target.value);
          follow(event.target);
          setActive(0);
          if (typed === null) setLeft(null);
        }}
        onSelect={(event) => follow(event.currentTarget)}
        onBlur={() => setCaret(null)}
        onKeyDown={keys}
      />
      <ul ref={list} id={listId} role="listbox" aria-label={listLabel} className="suggest__list" hidden={!isShown}>
        {isShown &&
          found.map((suggestion) => (
            <li
              key={suggestion.id}
              id={`${listId}-${suggestion.id}`}
              role="option"
              aria-selected={suggestion === current}
              className={classes('suggest__one', suggestion === current && 'suggest__one--active')}
              // The field keeps the focus, and with it the place of the word.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(suggestion);
              }}
            >
              {suggestion.draw}
            </li>
          ))}
      </ul>
      <p className="pkt-sr-only" role="status">
        {isShown && t('suggest.found', { count: found.length })}
      </p>
    </div>
  );
}
