import { PktIcon } from '@oslokommune/punkt-react';
import type { FormEvent, ReactNode, Ref } from 'react';
import { Badge } from './badge.js';
import './rules.scss';

interface RuleCardProps {
  readonly name: string;
  /** Said of a rule that is not in use; null: it is. */
  readonly off: string | null;
  /** What can be done with it. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** One of a list of rules that are asked in their order, with its place. The list is an `ol` of the class `rules`. */
export function RuleCard({ name, off, actions, children }: RuleCardProps) {
  return (
    <li className={off === null ? 'rule' : 'rule rule--off'}>
      <div className="rule__head">
        <h2 className="rule__name">{name}</h2>
        {off !== null && <Badge>{off}</Badge>}
      </div>
      {children}
      {actions && <div className="rule__actions">{actions}</div>}
    </li>
  );
}

interface RuleMoveProps {
  readonly label: string;
  readonly by: -1 | 1;
  readonly isAtEnd: boolean;
  /** A row that moves takes its button along, but not always the focus: `focus` gives it back. */
  readonly onMove: (by: -1 | 1, focus: () => void) => void;
}

/** Stays in reach at either end, so that who moves a rule by keyboard does not lose their place. */
export function RuleMove({ label, by, isAtEnd, onMove }: RuleMoveProps) {
  return (
    <button
      type="button"
      className="rule__move"
      aria-label={label}
      aria-disabled={isAtEnd}
      onClick={({ currentTarget }) => {
        if (!isAtEnd) onMove(by, () => currentTarget.focus());
      }}
    >
      <PktIcon name={by === -1 ? 'chevron-thin-up' : 'chevron-thin-down'} aria-hidden="true" />
    </button>
  );
}

interface RuleFormProps {
  readonly ref: Ref<HTMLFormElement>;
  readonly onSubmit: (event: FormEvent) => void;
  readonly children: ReactNode;
}

export function RuleForm({ ref, onSubmit, children }: RuleFormProps) {
  return (
    <form ref={ref} className="rule-form" noValidate onSubmit={onSubmit}>
      {children}
    </form>
  );
}

interface RulePartProps {
  readonly legend: string;
  readonly help?: string;
  readonly describedBy?: string | undefined;
  readonly children: ReactNode;
}

/** What a rule asks, or what it does. */
export function RulePart({ legend, help, describedBy, children }: RulePartProps) {
  return (
    <fieldset className="rule-form__part" aria-describedby={describedBy}>
      <legend>{legend}</legend>
      {help !== undefined && <p className="rule-form__help">{help}</p>}
      {children}
    </fieldset>
  );
}
