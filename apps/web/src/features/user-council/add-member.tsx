import type { CouncilCandidate, CouncilMember } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { Combobox } from '../../ui/combobox.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { toast } from '../../ui/toast.js';
import { useDebounced } from '../../ui/use-debounced.js';
import { useCouncilChange } from './use-council.js';

const PAUSE_MS = 200;
const SHORTEST = 2;
const MOST = 8;

const about = ({ title, agency }: CouncilCandidate): string => [title, agency?.name].filter(Boolean).join(' · ');

/** Finds somebody of the whole city while one types, and takes them in when that is confirmed. */
export function AddMember({ members }: { readonly members: readonly CouncilMember[] }) {
  const { t } = useTranslation('user-council');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<CouncilCandidate | null>(null);
  const confirm = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const q = useDebounced(text.trim(), PAUSE_MS);
  const isAsked = q.length >= SHORTEST;
  const people = useQuery({
    queryKey: [...queryKeys.userCouncil, 'candidates', q],
    queryFn: ({ signal }) => call('councilCandidates', { query: { q, limit: MOST }, signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const add = useCouncilChange(
    ({ username }: CouncilCandidate) => call('addCouncilMember', { body: { username } }),
    ({ name }) => {
      toast({ tone: 'success', text: t('added', { name }) });
      choose(null);
    },
  );
  const faults = useFieldFaults(add.error);
  useEffect(() => {
    if (chosen !== null) confirm.current?.querySelector('button')?.focus();
  }, [chosen]);
  function choose(person: CouncilCandidate | null) {
    setChosen(person);
    setText('');
    add.reset();
    if (person === null) search.current?.focus();
  }
  return (
    <section className="council__add" aria-labelledby="council-add">
      <h2 id="council-add" className="council__heading">
        {t('add.title')}
      </h2>
      <Combobox
        ref={search}
        name="person"
        label={t('add.label')}
        help={t('add.help')}
        listLabel={t('add.list')}
        error={faults.get('/username')}
        text={text}
        onText={setText}
        asked={q}
        found={isAsked ? people.data?.items.filter(({ id }) => members.every((member) => member.id !== id)) : undefined}
        hasFailed={isAsked && people.isError}
        idOf={({ id }) => id}
        draw={(person) => (
          <>
            <span className="combobox__main">{person.name}</span>
            <span className="combobox__more">{about(person)}</span>
          </>
        )}
        onChoose={choose}
      />
      {chosen !== null && (
        <div ref={confirm} className="council__chosen">
          <p>
            <span className="council__name">{chosen.name}</span>
            <br />
            {about(chosen)}
          </p>
          <div className="council__buttons">
            <PktButton size="small" isLoading={add.isPending} onClick={() => add.mutate(chosen)}>
              {t('add.do', { name: chosen.name })}
            </PktButton>
            <PktButton size="small" skin="tertiary" onClick={() => choose(null)}>
              {t('add.cancel')}
            </PktButton>
          </div>
        </div>
      )}
      {faults.size === 0 && <ProblemNote error={add.error} />}
    </section>
  );
}
