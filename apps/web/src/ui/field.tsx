import { PktIcon } from '@oslokommune/punkt-react';
import { useId } from 'react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.js';

export interface FieldTexts {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  /** Says «valgfritt» beside the label; every other field must be filled in. */
  readonly optional?: boolean;
  /** The label is there for screen readers only. */
  readonly hideLabel?: boolean;
}

/** What ties the input to its texts; spread it on the input. */
export interface Ties {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

export interface FieldProps extends FieldTexts {
  /** Of the input; the server's word for the field, so that its errors find it. */
  readonly name?: string | undefined;
  readonly children: (ties: Ties) => ReactNode;
  readonly after?: ReactNode;
}

/** A label, a help text, an input and its error. For inputs of one's own; the common ones follow below. */
export function Field({ label, help, error, optional, hideLabel, name, children, after }: FieldProps) {
  const { t } = useTranslation('ui');
  const unique = useId();
  const id = `${name ?? 'field'}${unique}`;
  const describedBy = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={classes('field', error && 'field--error')}>
      <label className={hideLabel ? 'pkt-sr-only' : 'field__label'} htmlFor={id}>
        {label}
        {optional && <span className="field__optional"> {t('field.optional')}</span>}
      </label>
      {help && (
        <div id={`${id}-help`} className="field__help">
          {help}
        </div>
      )}
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {after}
      {error && <FieldError id={`${id}-error`} text={error} />}
    </div>
  );
}

function FieldError({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <p id={id} className="field__error">
      <PktIcon name="alert-error" aria-hidden="true" />
      {text}
    </p>
  );
}

type Native<T extends 'input' | 'textarea' | 'select'> = Omit<ComponentPropsWithRef<T>, 'id' | 'children'>;

const split = <P extends FieldTexts>({ label, help, error, optional, hideLabel, ...input }: P) => ({
  texts: {
    label,
    help,
    error,
    ...(optional === undefined ? {} : { optional }),
    ...(hideLabel === undefined ? {} : { hideLabel }),
  },
  input,
});

export type TextFieldProps = FieldTexts & Native<'input'>;

export function TextField(props: TextFieldProps) {
  const { texts, input } = split(props);
  return (
    <Field {...texts} name={input.name}>
      {(ties) => (
        <input
          type="text"
          required={!texts.optional}
          {...input}
          {...ties}
          className={classes('pkt-input pkt-input--fullwidth', input.className)}
        />
      )}
    </Field>
  );
}

export type TextareaFieldProps = FieldTexts & Native<'textarea'>;

/** With `maxLength` and a controlled `value` it shows how much is left near the end. */
export function TextareaField(props: TextareaFieldProps) {
  const { t } = useTranslation('ui');
  const { texts, input } = split(props);
  const length = typeof input.value === 'string' ? input.value.length : 0;
  const left = input.maxLength === undefined ? Infinity : input.maxLength - length;
  const isNearEnd = input.maxLength !== undefined && left <= input.maxLength / 5;
  return (
    <Field
      {...texts}
      name={input.name}
      after={
        <p className="field__left" role="status">
          {isNearEnd && t('field.left', { count: left })}
        </p>
      }
    >
      {(ties) => (
        <textarea
          rows={5}
          required={!texts.optional}
          {...input}
          {...ties}
          className={classes('pkt-input pkt-input--fullwidth', input.className)}
        />
      )}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export type SelectFieldProps = FieldTexts &
  Native<'select'> & {
    readonly options: readonly Option[];
    /** First line while nothing is chosen. */
    readonly placeholder?: string;
  };

export function SelectField({ options, placeholder, ...props }: SelectFieldProps) {
  const { texts, input } = split(props);
  return (
    <Field {...texts} name={input.name}>
      {(ties) => (
        <select
          required={!texts.optional}
          {...input}
          {...ties}
          className={classes('pkt-input pkt-input--fullwidth', input.className)}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export interface ChoiceOption extends Option {
  readonly help?: string;
}

export interface ChoiceFieldProps extends FieldTexts {
  readonly name: string;
  readonly options: readonly ChoiceOption[];
  readonly value: string | null;
  readonly onChange: (value: string) => void;
}

/** One of a few, all visible: radio buttons. */
export function ChoiceField({
  label,
  help,
  error,
  optional,
  hideLabel,
  name,
  options,
  value,
  onChange,
}: ChoiceFieldProps) {
  const { t } = useTranslation('ui');
  const id = useId();
  const describedBy = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className={classes('field', error && 'field--error')} aria-describedby={describedBy}>
      <legend className={hideLabel ? 'pkt-sr-only' : 'field__label'}>
        {label}
        {optional && <span className="field__optional"> {t('field.optional')}</span>}
      </legend>
      {help && (
        <div id={`${id}-help`} className="field__help">
          {help}
        </div>
      )}
      <div className="choices">
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input
              type="radio"
              name={`${name}${id}`}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              <span className="choice__label">{option.label}</span>
              {option.help && <span className="choice__help">{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && <FieldError id={`${id}-error`} text={error} />}
    </fieldset>
  );
}

export interface CheckFieldProps extends Omit<Native<'input'>, 'type'> {
  readonly label: string;
  readonly help?: string;
}

export function CheckField({ label, help, ...input }: CheckFieldProps) {
  return (
    <label className="choice">
      <input type="checkbox" {...input} />
      <span>
        <span className="choice__label">{label}</span>
        {help && <span className="choice__help">{help}</span>}
      </span>
    </label>
  );
}
