import type { BaselineView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { ProblemNote } from '../../ui/error-state.js';
import { FileList, upload } from '../compose/index.js';

/** The files that show how the zero point was found. */
export function Evidence({ view: { agency, evidence, abilities } }: { readonly view: BaselineView }) {
  const { t } = useTranslation('baselines');
  const id = useId();
  const client = useQueryClient();
  const me = useMe();
  const mayAdd = me.abilities.readReports || me.abilities.administer;
  const path = `/baselines/${encodeURIComponent(agency.key)}/evidence`;
  const reread = () => client.invalidateQueries({ queryKey: queryKeys.baselines });
  const add = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) await upload(path, file, () => undefined, new AbortController().signal);
    },
    onSettled: reread,
  });
  const drop = useMutation({
    mutationFn: (file: string) => call('dropBaselineEvidence', { params: { key: agency.key, file } }),
    onSettled: reread,
  });
  return (
    <section aria-labelledby={`${id}-title`} className="baselines__evidence">
      <h2 id={`${id}-title`} className="baselines__heading">
        {t('evidence.title')}
      </h2>
      {evidence.length === 0 && <p>{t('evidence.none')}</p>}
      <FileList files={evidence} path={path} label={t('evidence.title')} />
      {abilities.edit &&
        evidence.map((file) => (
          <PktButton
            key={file.id}
            type="button"
            size="small"
            skin="tertiary"
            variant="icon-left"
            iconName="trash-can"
            disabled={drop.isPending}
            onClick={() => drop.mutate(file.id)}
          >
            {t('evidence.drop', { name: file.name })}
          </PktButton>
        ))}
      {mayAdd && (
        <p>
          <label className="field__label" htmlFor={`${id}-file`}>
            {t('evidence.add')}
          </label>
          <input
            id={`${id}-file`}
            type="file"
            multiple
            disabled={add.isPending}
            onChange={({ target }) => {
              const files = [...(target.files ?? [])];
              target.value = '';
              if (files.length > 0) add.mutate(files);
            }}
          />
        </p>
      )}
      <p role="status">{add.isPending && t('evidence.sending')}</p>
      <ProblemNote error={add.error ?? drop.error} />
    </section>
  );
}
