import { PktButton } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { useBeginSession } from '../../api/session.js';
import { ProblemNote } from '../../ui/error-state.js';
import { PageHeader } from '../../ui/page-header.js';
import './sign-in.scss';

/** A link works once, and mail scanners open links: so it is spent by a press, not by opening the page. */
export function LinkPage() {
  const { t } = useTranslation('sign-in');
  const { token = '' } = useParams();
  const navigate = useNavigate();
  const beginSession = useBeginSession();
  const signIn = useMutation({
    mutationFn: () => call('signInLink', { body: { token } }),
    onSuccess: (me) => {
      beginSession(me);
      navigate('/', { replace: true });
    },
  });
  return (
    <div className="sign-in">
      <PageHeader title={t('link.title')} lead={t('link.lead')} />
      <ProblemNote error={signIn.error} />
      <PktButton onClick={() => signIn.mutate()} isLoading={signIn.isPending} disabled={signIn.isPending}>
        {t('link.button')}
      </PktButton>
    </div>
  );
}
