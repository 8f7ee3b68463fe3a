import { CLOCK_TARGETS } from '@desk/contracts';
import type { ClockView, TicketView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useExplanation, type ExplainedClock } from '../../../api/use-explanation.js';
import { useFormat } from '../../../i18n/format.js';
import { ErrorState } from '../../../ui/error-state.js';
import { ExplainButton } from '../../../ui/explanation/explain-button.js';
import { ExplanationDialog } from '../../../ui/explanation/explanation-dialog.js';
import { Loading } from '../../../ui/loading.js';
import { TimeLeft } from '../../../ui/time-left.js';

const ICONS: Readonly<Record<ClockView['state'], string>> = {
  running: 'clock',
  paused: 'stop',
  met: 'check-circle',
  missed: 'alert-error',
  void: 'minus-circle',
};

/** Of each target the cycle that counts now: the running one, or else the last. */
function present(clocks: readonly ClockView[]): readonly ClockView[] {
  const last = new Map<string, ClockView>();
  for (const clock of clocks) {
    const before = last.get(clock.target);
    if (!before || clock.cycle > before.cycle) last.set(clock.target, clock);
  }
  return CLOCK_TARGETS.flatMap((target) => last.get(target) ?? []);
}

export function ClocksPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const [explained, setExplained] = useState<ExplainedClock | null>(null);
  const explanation = useExplanation(ticket.id, explained);
  const clocks = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'clocks'),
    queryFn: ({ signal }) => call('clocks', { params: { id: ticket.id }, signal }),
  });
  return (
    <section className="panel" aria-labelledby="panel-clocks">
      <h2 id="panel-clocks" className="panel__title">
        {t('clocks.title')}
      </h2>
      {clocks.isPending && <Loading lines={2} />}
      {clocks.isError && !clocks.data && <ErrorState error={clocks.error} onRetry={() => void clocks.refetch()} />}
      {clocks.data?.items.length === 0 && <p className="panel__quiet">{t('clocks.none')}</p>}
      <ul className="clocks">
        {present(clocks.data?.items ?? []).map((clock) => (
          <Clock key={clock.target} clock={clock} onExplain={() => setExplained({ target: clock.target })} />
        ))}
      </ul>
      <ExplanationDialog
        open={explained !== null}
        name={explained ? t(`clocks.target.${explained.target}`) : ''}
        explanation={explanation.data}
        error={explanation.error}
        onRetry={() => void explanation.refetch()}
        onCycle={(cycle) => setExplained((now) => now && { ...now, cycle })}
        onClose={() => setExplained(null)}
      />
    </section>
  );
}

function Clock({ clock, onExplain }: { readonly clock: ClockView; readonly onExplain: () => void }) {
  const { t } = useTranslation('ticket');
  const format = useFormat();
  const { state, usedSeconds, targetSeconds } = clock;
  const isLate = state === 'missed' || clock.breachedAt !== undefined;
  return (
    <li className={`clock clock--${isLate ? 'late' : state}`}>
      <PktIcon className="clock__icon" name={isLate ? 'alert-error' : ICONS[state]} aria-hidden="true" />
      <div>
        <p className="clock__target">{t(`clocks.target.${clock.target}`)}</p>
        <p className="clock__state">
          {state === 'running' ? <TimeLeft due={clock.dueAt} /> : t(`clocks.state.${state}`)}
          {state === 'paused' && clock.breachedAt !== undefined && ` · ${t('clocks.breached')}`}
        </p>
        <p className="clock__used">
          {t('clocks.used', { used: format.hours(usedSeconds), target: format.hours(targetSeconds) })}
          {clock.dueAt !== null && <> · {t('clocks.due', { at: format.dateTime(clock.dueAt) })}</>}
        </p>
        <ExplainButton name={t(`clocks.target.${clock.target}`)} onPress={onExplain} />
      </div>
    </li>
  );
}
