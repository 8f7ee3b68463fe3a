import { PktButton } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useFormat } from '../i18n/format.js';
import { ProblemNote } from './error-state.js';
import { TextareaField } from './field.js';

/** What a sheet was read as; taken only when it has no faults. */
interface Reading {
  readonly applied: boolean;
  readonly faults: readonly unknown[];
}

interface SheetFormProps<R extends Reading> {
  /** Of the form on its page. */
  readonly id: string;
  readonly before: ReactNode;
  readonly words: { readonly choose: string; readonly paste: string; readonly check: string; readonly take: string };
  readonly textClassName: string;
  readonly read: (text: string, apply: boolean) => Promise<R>;
  readonly onTaken: () => void;
  readonly children: (reading: R) => ReactNode;
}

/** Many rows at once, from a file or pasted: read first, taken when nothing is wrong. */
export function SheetForm<R extends Reading>({
  id,
  before,
  words,
  textClassName,
  read,
  onTaken,
  children,
}: SheetFormProps<R>) {
  const [text, setText] = useState('');
  const reading = useMutation({
    mutationFn: (apply: boolean) => read(text, apply),
    onSuccess: ({ applied }) => applied && onTaken(),
  });
  const change = (next: string) => {
    setText(next);
    reading.reset();
  };
  const { data } = reading;
  const canTake = data !== undefined && !data.applied && data.faults.length === 0;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        reading.mutate(canTake);
      }}
    >
      {before}
      <p>
        <label className="field__label" htmlFor={id}>
          {words.choose}
        </label>
        <input
          id={id}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={({ target }) => void target.files?.[0]?.text().then(change)}
        />
      </p>
      <TextareaField
        name="text"
        label={words.paste}
        rows={8}
        className={textClassName}
        spellCheck={false}
        value={text}
        onChange={({ target }) => change(target.value)}
      />
      <ProblemNote error={reading.error} />
      {data && children(data)}
      {!data?.applied && (
        <PktButton type="submit" disabled={reading.isPending || text.trim() === ''}>
          {canTake ? words.take : words.check}
        </PktButton>
      )}
    </form>
  );
}

/** The values of a fault as its sentence says them: numbers with as many decimals as they have. */
export function useFaultValues(): (
  values: Readonly<Record<string, string | number>> | undefined,
) => Record<string, string> {
  const format = useFormat();
  const digits = (value: number) => (String(value).split('.')[1] ?? '').length;
  return (values = {}) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'number' ? format.number(value, digits(value)) : value,
      ]),
    );
}
