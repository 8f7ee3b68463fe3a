import { PktButton } from '@oslokommune/punkt-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/session.js';
import { usePeopleSearch } from '../../api/use-people-search.js';
import { PageHeader } from '../../ui/page-header.js';
import { PersonCombobox, titleAndAgency } from '../../ui/person-combobox.js';
import { Timer } from '../../work/timer.js';
import { useTiming } from '../../work/timing.js';
import { useCallDraft } from './call-draft.js';
import { CallForm } from './call-form.js';
import { CallerCard } from './caller-card.js';
import './call.scss';

/** «Ny sak fra samtale»: who calls, what they have already, and a short form. The time runs from when one comes here. */
export function CallPage() {
  const { t } = useTranslation('call');
  const me = useMe();
  const draft = useCallDraft(me.id);
  const { person } = draft.value;
  const search = usePeopleSearch();
  const finder = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!person) finder.current?.focus();
  }, [person]);
  return (
    <div className="call">
      <PageHeader title={t('title')} lead={t('lead')} />
      <CallClock />
      {person ? (
        <>
          <CallerCard person={person} onChange={() => draft.set({ person: null })} />
          <CallForm key={person.id} person={person} draft={draft} />
        </>
      ) : (
        <PersonCombobox
          ref={finder}
          name="onBehalfOf"
          label={t('person.label')}
          help={t('person.help')}
          listLabel={t('person.list')}
          search={search}
          about={(one) => [titleAndAgency(one), one.phone].filter(Boolean).join(' · ')}
          onChoose={(chosen) => draft.set({ person: chosen })}
        />
      )}
    </div>
  );
}

/** How long the call has gone. Whoever is on the phone about another ticket says first that this is a new call. */
function CallClock() {
  const { t } = useTranslation('call');
  const { running, startCall, stop } = useTiming();
  const [hasBegun, setHasBegun] = useState(running !== null);
  useEffect(() => {
    if (hasBegun) return;
    setHasBegun(true);
    startCall();
  }, [hasBegun, startCall]);
  return (
    <div className="call-clock">
      {running && running.ticket === null ? (
        <>
          <p className="call-clock__time">
            {t('clock.runs')} <Timer since={running.startedAt} />
          </p>
          <PktButton type="button" size="small" skin="secondary" onClick={stop}>
            {t('clock.stop')}
          </PktButton>
        </>
      ) : (
        <>
          <p className="call-clock__time">
            {running?.ticket ? t(`clock.other.${running.kind}`, { number: running.ticket.number }) : t('clock.none')}
          </p>
          <PktButton
            type="button"
            size="small"
            skin="secondary"
            variant="icon-left"
            iconName="headset"
            onClick={startCall}
          >
            {t('clock.start')}
          </PktButton>
        </>
      )}
    </div>
  );
}
