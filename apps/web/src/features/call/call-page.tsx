import type { PersonHit } from '@desk/contracts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.js';
import { CallForm } from './call-form.js';
import { CallerCard } from './caller-card.js';
import { PersonCombobox } from './person-combobox.js';
import './call.scss';

/** «Ny sak fra samtale»: who calls, what they have already, and a short form. */
export function CallPage() {
  const { t } = useTranslation('call');
  const [person, setPerson] = useState<PersonHit | null>(null);
  const finder = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!person) finder.current?.focus();
  }, [person]);
  return (
    <div className="call">
      <PageHeader title={t('title')} lead={t('lead')} />
      {person ? (
        <>
          <CallerCard person={person} onChange={() => setPerson(null)} />
          <CallForm key={person.id} person={person} />
        </>
      ) : (
        <PersonCombobox ref={finder} onChoose={setPerson} />
      )}
    </div>
  );
}
