import type { ActionView, QuarterReview } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { useQuarterName } from '../../ui/quarter.js';
import { toast } from '../../ui/toast.js';
import { ActionFacts, ActionName } from './action-list.js';
import { Effect } from './effect.js';
import { History } from './history.js';
import { MoveForm, type Move } from './move-form.js';
import { PlanFields } from './plan-form.js';
import { planOf, textOf, type PlanText } from './plan-text.js';
import { useImprovement } from './use-improvements.js';
import './improvements.scss';

/** One action: what asked for it, what is to be done, and what it did. */
export function ImprovementPage() {
  const { t } = useTranslation('improvements');
  const { id = '' } = useParams();
  const { abilities } = useMe();
  const action = useImprovement(id);
  const above = (
    <Link to={abilities.readReports ? '/benefit-plan' : '/improvements'}>
      {t(abilities.readReports ? 'plan' : 'title')}
    </Link>
  );
  return (
    <div className="actions">
      <PageHeader title={t('one')} above={above} />
      {action.isPending && <Loading lines={6} />}
      {action.isError && <ErrorState error={action.error} onRetry={() => void action.refetch()} />}
      {action.isSuccess && <Action action={action.data} />}
    </div>
  );
}

const MOVES = ['start', 'finish', 'drop'] as const satisfies readonly Move[];

function Action({ action }: { readonly action: ActionView }) {
  const { t } = useTranslation('improvements');
  const client = useQueryClient();
  const [doing, setDoing] = useState<'edit' | Move | null>(null);
  const done = (saved: ActionView, text: string) => {
    client.setQueryData([...queryKeys.improvements, 'one', saved.id], saved);
    void client.invalidateQueries({ queryKey: [...queryKeys.improvements, 'list'] });
    setDoing(null);
    toast({ tone: 'success', text });
  };
  const { abilities, deviation, outcome, state } = action;
  // What has not been said yet is asked for at once.
  const isEditing = doing === 'edit' || (abilities.edit && action.text === '' && doing === null);
  return (
    <>
      <p className="actions__text">
        <ActionName action={action} />
      </p>
      <ActionFacts action={action} />
      {deviation && <Deviation deviation={deviation} />}
      {outcome !== null && <p>{t(state === 'dropped' ? 'droppedBecause' : 'outcome', { text: outcome })}</p>}
      {isEditing ? (
        <EditForm key={action.revision} action={action} onDone={done} />
      ) : (
        <div className="actions__buttons">
          {abilities.edit && (
            <PktButton size="small" skin="secondary" onClick={() => setDoing('edit')}>
              {t('edit')}
            </PktButton>
          )}
          {MOVES.filter((move) => abilities[move]).map((move) => (
            <PktButton
              key={move}
              size="small"
              skin={move === 'drop' ? 'tertiary' : 'primary'}
              onClick={() => setDoing(move)}
            >
              {t(`move.${move}`)}
            </PktButton>
          ))}
        </div>
      )}
      <MoveForm
        key={`${action.revision}${doing}`}
        action={action}
        move={doing === 'edit' ? null : doing}
        onDone={done}
        onClose={() => setDoing(null)}
      />
      <Effect action={action} />
      <History history={action.history} />
    </>
  );
}

interface EditFormProps {
  readonly action: ActionView;
  readonly onDone: (saved: ActionView, text: string) => void;
}

function EditForm({ action, onDone }: EditFormProps) {
  const { t } = useTranslation('improvements');
  const [plan, setPlan] = useState<PlanText>(() => textOf(action));
  const save = useMutation({
    mutationFn: () =>
      call('saveImprovement', { params: { id: action.id }, body: { revision: action.revision, plan: planOf(plan) } }),
    onSuccess: (saved) => onDone(saved, t('saved')),
  });
  return (
    <form
      className="actions__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <PlanFields
        plan={plan}
        faults={useFieldFaults(save.error)}
        isStarted={action.state === 'under_way'}
        onChange={setPlan}
      />
      <ProblemNote error={save.error} />
      <PktButton type="submit" disabled={save.isPending}>
        {t('save')}
      </PktButton>
    </form>
  );
}

/** The quarter as it was when it was closed, in plain words. */
function Deviation({ deviation }: { readonly deviation: QuarterReview }) {
  const { t } = useTranslation('improvements');
  const format = useFormat();
  const quarterName = useQuarterName();
  const { quarter, plannedFte, actualFte, plannedNet, actualNet, surely, tolerancePercent } = deviation;
  const kroner = (ore: number) => format.money(Math.round(ore / 100_000) * 1_000 || 0);
  const fte = (value: number) => format.number(value, 1);
  return (
    <p>
      {actualFte === null
        ? t('deviation.noGain', { quarter: quarterName(quarter), planned: fte(plannedFte) })
        : t('deviation.fte', {
            quarter: quarterName(quarter),
            planned: fte(plannedFte),
            actual: fte(actualFte.likely),
            low: fte(actualFte.low),
            high: fte(actualFte.high),
          })}{' '}
      {t('deviation.net', { planned: kroner(plannedNet), actual: kroner(actualNet.likely) })}{' '}
      {t(surely ? 'deviation.surely' : 'deviation.unsure', { tolerance: tolerancePercent })}
    </p>
  );
}
