import type { DemoUser } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { safeNext } from '../../api/safe-next.js';
import { meQuery, useBeginSession } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import './sign-in.scss';

/** «Logg inn som …» of a demo desk; elsewhere it says how one gets in. */
export function SignInPage() {
  const { t } = useTranslation('sign-in');
  const [search] = useSearchParams();
  const beginSession = useBeginSession();
  const { data: me } = useQuery(meQuery);
  const users = useQuery({
    queryKey: queryKeys.demoUsers,
    queryFn: ({ signal }) => call('demoUsers', { signal }),
  });
  const signIn = useMutation({
    mutationFn: (username: string) => call('signInDemo', { body: { username } }),
    onSuccess: beginSession,
  });

  if (me) return <Navigate replace to={safeNext(search.get('next'))} />;

  const isNoDemo = isProblem(users.error, 'not_found', 'forbidden');
  return (
    <div className="sign-in">
      <PageHeader title={t('title')} lead={isNoDemo ? undefined : t('lead')} />
      <ProblemNote error={signIn.error} />
      {users.isPending && <Loading lines={6} />}
      {isNoDemo && <EmptyState icon="lock-locked" title={t('linkOnly.title')} text={t('linkOnly.text')} />}
      {users.isError && !isNoDemo && <ErrorState error={users.error} onRetry={() => void users.refetch()} />}
      {users.data && (
        <ul className="sign-in__people">
          {users.data.items.map((user) => (
            <li key={user.username}>
              <Person user={user} isBusy={signIn.isPending} onChoose={() => signIn.mutate(user.username)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Person({
  user,
  isBusy,
  onChoose,
}: {
  readonly user: DemoUser;
  readonly isBusy: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <button type="button" className="sign-in__person" disabled={isBusy} onClick={onChoose}>
      <span className="sign-in__role">{user.role}</span>
      <span className="sign-in__name">
        {user.name} <span className="sign-in__username">{user.username}</span>
      </span>
      <span className="sign-in__description">{user.description}</span>
      <PktIcon className="sign-in__arrow" name="chevron-thin-right" aria-hidden="true" />
    </button>
  );
}
