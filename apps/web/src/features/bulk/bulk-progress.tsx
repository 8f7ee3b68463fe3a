import type { BulkView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { ProblemNote } from '../../ui/error-state.js';
import { ItemList, Sums } from './bulk-sums.js';

/** The live connection tells; this is for when it does not. */
const LOOK_AGAIN_MS = 2_000;

const isOver = ({ state }: BulkView) => state === 'done' || state === 'undone';

export interface BulkProgressProps {
  /** As it was last known. */
  readonly bulk: BulkView;
  /** Left out on a page of its own. */
  readonly onClose?: () => void;
}

/** How far a change of many tickets has come, what did not go, and the way back. */
export function BulkProgress({ bulk: first, onClose }: BulkProgressProps) {
  const { t } = useTranslation('bulk');
  const format = useFormat();
  const client = useQueryClient();
  const queryKey = queryKeys.bulk(first.id);
  const { data: bulk = first } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('bulk', { params: { id: first.id }, signal }),
    initialData: first,
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : LOOK_AGAIN_MS),
  });
  const undo = useMutation({
    mutationFn: () => call('undoBulk', { params: { id: first.id } }),
    onSuccess: (view) => client.setQueryData(queryKey, view),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const undoes = bulk.state === 'undo_waiting' || bulk.state === 'undoing' || bulk.state === 'undone';
  const sums = undoes ? bulk.undoSums : bulk.sums;
  return (
    <div className="bulk-progress">
      <p role="status" className="bulk-progress__state">
        {t(`state.${bulk.state}`, { done: bulk.done, total: bulk.total })}
      </p>
      {!isOver(bulk) && <progress max={bulk.total} value={bulk.done} aria-label={t('progress')} />}
      {isOver(bulk) && <Sums sums={sums} />}
      {bulk.failed.length > 0 && <ItemList title={t('failed', { count: bulk.failed.length })} items={bulk.failed} />}
      {bulk.undoUntil !== null && (
        <p>
          {t('undoUntil', { time: format.dateTime(bulk.undoUntil) })}{' '}
          {onClose && (
            <Link to={`/bulk/${bulk.id}`} onClick={onClose}>
              {t('ownPage')}
            </Link>
          )}
        </p>
      )}
      <ProblemNote error={undo.error} />
      <div className="dialog__actions">
        {onClose && <PktButton onClick={onClose}>{t('close')}</PktButton>}
        {bulk.undoUntil !== null && (
          <PktButton skin="secondary" isLoading={undo.isPending} onClick={() => undo.mutate()}>
            {t('undo')}
          </PktButton>
        )}
      </div>
    </div>
  );
}
