import { useEffect, useId, useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.js';
import { Field } from './field.js';
import type { FieldTexts } from './field.js';

export interface ComboboxProps<T> extends FieldTexts {
  readonly name: string;
  readonly listLabel: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What was found for `asked`; undefined: not asked, or on its way. */
  readonly found: readonly T[] | undefined;
  readonly asked: string;
  readonly hasFailed?: boolean;
  readonly idOf: (item: T) => string;
  readonly draw: (item: T) => ReactNode;
  readonly onChoose: (item: T) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A field with a list of what fits while one types: the combobox with a listbox that screen readers know. */
export function Combobox<T>(props: ComboboxProps<T>) {
  const { name, listLabel, text, onText, found = [], asked, hasFailed = false, idOf, draw, onChoose, ref } = props;
  const { t } = useTranslation('ui');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(0);
  const listId = useId();
  const isShown = isOpen && found.length > 0;
  const current = found[Math.min(active, found.length - 1)];
  const optionId = (item: T) => `${listId}-${idOf(item)}`;

  const currentId = isShown && current ? optionId(current) : undefined;
  useEffect(() => {
    if (currentId !== undefined) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  const status = (): string => {
    if (!isOpen) return '';
    if (hasFailed) return t('combobox.failed');
    if (!props.found) return '';
    return found.length === 0 ? t('combobox.none', { q: asked }) : t('combobox.found', { count: found.length });
  };
  const keys: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: () => (isShown ? setActive((at) => Math.min(at + 1, found.length - 1)) : setIsOpen(true)),
    ArrowUp: () => setActive((at) => Math.max(at - 1, 0)),
    Enter: (event) => {
      event.preventDefault();
      if (isShown && current) onChoose(current);
    },
    Escape: () => (isShown ? setIsOpen(false) : onText('')),
  };

  return (
    <Field
      name={name}
      label={props.label}
      help={props.help}
      error={props.error}
      {...(props.optional === undefined ? {} : { optional: props.optional })}
      {...(props.hideLabel === undefined ? {} : { hideLabel: props.hideLabel })}
      after={
        <p className="combobox__status" role="status">
          {status()}
        </p>
      }
    >
      {(ties) => (
        <div className="combobox">
          <input
            {...ties}
            ref={ref}
            type="text"
            role="combobox"
            className="pkt-input pkt-input--fullwidth"
            autoComplete="off"
            spellCheck={false}
            aria-expanded={isShown}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={currentId}
            value={text}
            onChange={(event) => {
              onText(event.target.value);
              setIsOpen(true);
              setActive(0);
            }}
            onFocus={() => setIsOpen(true)}
            onBlur={() => setIsOpen(false)}
            onKeyDown={(event) => {
              const act = keys[event.key];
              if (!act) return;
              if (event.key.startsWith('Arrow')) event.preventDefault();
              act(event);
            }}
          />
          <ul id={listId} role="listbox" aria-label={listLabel} className="combobox__list" hidden={!isShown}>
            {found.map((item, index) => (
              <li
                key={idOf(item)}
                id={optionId(item)}
                role="option"
                aria-selected={item === current}
                className={classes('combobox__option', item === current && 'combobox__option--active')}
                onPointerEnter={() => setActive(index)}
                // Before the field loses the focus and the list goes.
                onPointerDown={(event) => {
                  event.preventDefault();
                  onChoose(item);
                }}
              >
                {draw(item)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Field>
  );
}
