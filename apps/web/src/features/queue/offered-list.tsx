import type { QueueRow } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { PriorityBadge } from '../../ui/badge.js';
import { Due } from '../../work/row-cells.js';

const REFETCH_MS = 15_000;

/** What other teams need help with: «Ta neste» gives it when the own queue has nothing. Nothing is shown when nobody needs any. */
export function OfferedList({ teamKey }: { readonly teamKey: string }) {
  const { t } = useTranslation('queue');
  const offered = useQuery({
    queryKey: [...queryKeys.staffing, teamKey, 'offered'],
    queryFn: ({ signal }) => call('offered', { params: { key: teamKey }, signal }),
    refetchInterval: REFETCH_MS,
  });
  const rows = offered.data?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <details className="queue__offered">
      <summary>{t('offered.title', { count: rows.length })}</summary>
      <p>{t('offered.help')}</p>
      <ul>
        {rows.map((row) => (
          <Offered key={row.id} row={row} />
        ))}
      </ul>
    </details>
  );
}

function Offered({ row }: { readonly row: QueueRow }) {
  return (
    <li>
      <PriorityBadge priority={row.priority} short />
      <Link to={`/tickets/${row.number}`}>{row.subject ?? row.number}</Link>
      <Due row={row} />
    </li>
  );
}
