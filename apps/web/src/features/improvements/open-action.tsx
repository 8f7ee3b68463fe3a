import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { PlanFields } from './plan-form.js';
import { EMPTY, planOf, type PlanText } from './plan-text.js';

/** An action that no quarter has asked for. */
export function OpenAction({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('improvements');
  return (
    <Dialog open={open} title={t('open')} onClose={onClose}>
      <OpenForm />
    </Dialog>
  );
}

function OpenForm() {
  const { t } = useTranslation('improvements');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [plan, setPlan] = useState<PlanText>(EMPTY);
  const open = useMutation({
    mutationFn: () => call('openImprovement', { body: { plan: planOf(plan) } }),
    onSuccess: (action) => {
      void client.invalidateQueries({ queryKey: queryKeys.improvements });
      void navigate(`/improvements/${action.id}`);
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!open.isPending) open.mutate();
      }}
    >
      <PlanFields plan={plan} faults={useFieldFaults(open.error)} isStarted={false} onChange={setPlan} />
      <ProblemNote error={open.error} />
      <PktButton type="submit" disabled={open.isPending}>
        {t('save')}
      </PktButton>
    </form>
  );
}
