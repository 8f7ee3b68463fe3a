import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router-dom';
import { live, refetchOnHints } from '../api/live.js';
import { SignedInProvider, meQuery } from '../api/session.js';
import { chooseLanguage } from '../i18n/i18n.js';
import { ErrorState } from '../ui/error-state.js';
import { Loading } from '../ui/loading.js';

/** Lets those pass who are signed in, with their language and live connection; sends others to sign in and back here. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const client = useQueryClient();
  const { pathname, search } = useLocation();
  const { data: me, error, refetch } = useQuery(meQuery);
  const personId = me?.id;
  const locale = me?.locale;

  useEffect(() => {
    if (!personId) return;
    live.connect();
    const stop = refetchOnHints(client);
    return () => {
      stop();
      live.disconnect();
    };
  }, [personId, client]);

  useEffect(() => {
    if (locale && locale !== i18n.language) void chooseLanguage(locale);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- follows the person's choice, not the screen's
  }, [locale]);

  if (me) return <SignedInProvider value={me}>{children}</SignedInProvider>;
  if (error) {
    return (
      <main className="gate">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (me === undefined) {
    return (
      <main className="gate">
        <Loading />
      </main>
    );
  }
  const wanted = `${pathname}${search}`;
  return <Navigate replace to={wanted === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`} />;
}
