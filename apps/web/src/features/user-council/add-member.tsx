import type { CouncilCandidate, CouncilMember } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { usePeopleSearch } from '../../api/use-people-search.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { PersonCombobox, titleAndAgency } from '../../ui/person-combobox.js';
import { toast } from '../../ui/toast.js';
import { useCouncilChange } from './use-council.js';

const CANDIDATES = {
  key: [...queryKeys.userCouncil, 'candidates'],
  find: (query: { q: string; limit: number }, signal: AbortSignal) => call('councilCandidates', { query, signal }),
};

/** Finds somebody of the whole city while one types, and takes them in when that is confirmed. */
export function AddMember({ members }: { readonly members: readonly CouncilMember[] }) {
  const { t } = useTranslation('user-council');
  const [chosen, setChosen] = useState<CouncilCandidate | null>(null);
  const confirm = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const search = usePeopleSearch(CANDIDATES);
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
    add.reset();
    if (person === null) field.current?.focus();
  }
  return (
    <section className="council__add" aria-labelledby="council-add">
      <h2 id="council-add" className="council__heading">
        {t('add.title')}
      </h2>
      <PersonCombobox
        ref={field}
        name="person"
        label={t('add.label')}
        help={t('add.help')}
        listLabel={t('add.list')}
        error={faults.get('/username')}
        search={search}
        offers={({ id }) => members.every((member) => member.id !== id)}
        onChoose={choose}
      />
      {chosen !== null && (
        <div ref={confirm} className="council__chosen">
          <p>
            <span className="council__name">{chosen.name}</span>
            <br />
            {titleAndAgency(chosen)}
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
