import type { WorkCorrectionView, WorkStretch } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import { ProblemNote } from '../../ui/error-state.js';
import { RelativeTime } from '../../ui/relative-time.js';

/** What was corrected in the days shown: before, after and why; each can be undone. */
export function Corrections({ corrections }: { readonly corrections: readonly WorkCorrectionView[] }) {
  const { t } = useTranslation('my-time');
  if (corrections.length === 0) return null;
  return (
    <section className="my-time__corrections" aria-labelledby="my-time-corrections">
      <h2 id="my-time-corrections" className="my-time__name">
        {t('corrections.title')}
      </h2>
      <ul>
        {corrections.map((correction) => (
          <li key={correction.id}>
            <CorrectionItem correction={correction} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CorrectionItem({ correction }: { readonly correction: WorkCorrectionView }) {
  const { t } = useTranslation('my-time');
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => call('undoCorrection', { params: { id: correction.id } }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.myTime }),
  });
  const isUndone = correction.undoneAt !== null;
  return (
    <article className={isUndone ? 'correction correction--undone' : 'correction'}>
      <p className="correction__reason">
        {correction.reason} {isUndone && <Badge>{t('corrections.undone')}</Badge>}
      </p>
      <dl className="correction__change">
        <div>
          <dt>{t('corrections.before')}</dt>
          <dd>
            <Stretches stretches={correction.before} />
          </dd>
        </div>
        <div>
          <dt>{t('corrections.after')}</dt>
          <dd>
            <Stretches stretches={correction.after} />
          </dd>
        </div>
      </dl>
      <p className="correction__made">
        <RelativeTime at={correction.madeAt} />
        {correction.undoable && (
          <PktButton skin="tertiary" size="small" isLoading={undo.isPending} onClick={() => undo.mutate()}>
            {t('corrections.undo')}
          </PktButton>
        )}
      </p>
      {undo.isError && <ProblemNote error={undo.error} />}
    </article>
  );
}

function Stretches({ stretches }: { readonly stretches: readonly WorkStretch[] }) {
  const { t } = useTranslation('my-time');
  const format = useFormat();
  if (stretches.length === 0) return <>{t('corrections.nothing')}</>;
  return (
    <ul>
      {stretches.map(({ ticket, kind, startedAt, endedAt }) => (
        <li key={startedAt}>
          {format.day(startedAt)} {format.time(startedAt)}–{format.time(endedAt)} · {ticket.number} ·{' '}
          {t(`kind.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
