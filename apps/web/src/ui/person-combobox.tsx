import type { AgencyRef, PersonRef } from '@desk/contracts';
import type { Ref } from 'react';
import { Combobox } from './combobox.js';
import type { FieldTexts } from './field.js';

interface FoundPerson extends PersonRef {
  readonly title: string | null;
  readonly agency: AgencyRef | null;
}

/** What somebody types to find a person, and who was found for it. */
export interface PersonSearch<P> {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** What `found` answers: the text once it has stood still. */
  readonly asked: string;
  /** Undefined: too short to ask, or on its way. */
  readonly found: readonly P[] | undefined;
  readonly hasFailed: boolean;
}

export interface PersonComboboxProps<P extends FoundPerson> extends FieldTexts {
  readonly name: string;
  readonly listLabel: string;
  readonly search: PersonSearch<P>;
  /** Who can be chosen of those found; without it everybody. */
  readonly offers?: (person: P) => boolean;
  /** What tells people of one name apart; without it title and agency. */
  readonly about?: (person: P) => string;
  readonly onChoose: (person: P) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Finds a person while one types. */
export function PersonCombobox<P extends FoundPerson>(props: PersonComboboxProps<P>) {
  const { search, offers = () => true, about = titleAndAgency, onChoose, ...field } = props;
  const { text, setText, asked, found, hasFailed } = search;
  return (
    <Combobox
      {...field}
      text={text}
      onText={setText}
      asked={asked}
      found={found?.filter(offers)}
      hasFailed={hasFailed}
      idOf={({ id }) => id}
      draw={(person) => (
        <>
          <span className="combobox__main">{person.name}</span>
          <span className="combobox__more">{about(person)}</span>
        </>
      )}
      onChoose={(person) => {
        onChoose(person);
        setText('');
      }}
    />
  );
}

/** The two, as far as they are known. */
export const titleAndAgency = ({ title, agency }: Pick<FoundPerson, 'title' | 'agency'>): string =>
  [title, agency?.name].filter(Boolean).join(' · ');
