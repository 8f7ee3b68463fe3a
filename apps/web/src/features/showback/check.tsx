import { PktButton } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { ProblemNote } from '../../ui/error-state.js';

/** Has the month computed anew from what is stored of it. */
export function Check({ month }: { readonly month: string }) {
  const { t } = useTranslation('showback');
  const check = useMutation({ mutationFn: () => call('checkShowback', { params: { month } }) });
  return (
    <section className="showback__check" aria-labelledby="showback-check">
      <h2 id="showback-check" className="showback__heading">
        {t('check.title')}
      </h2>
      <p>{t('check.text')}</p>
      <PktButton skin="secondary" size="small" isLoading={check.isPending} onClick={() => check.mutate()}>
        {t('check.do')}
      </PktButton>
      <p role="status">
        {check.isSuccess &&
          (check.data.wrong === 0
            ? t('check.right', { count: check.data.lines })
            : t('check.wrong', { count: check.data.wrong }))}
      </p>
      <ProblemNote error={check.error} />
    </section>
  );
}
