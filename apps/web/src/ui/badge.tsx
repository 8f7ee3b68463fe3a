import type { Priority, TicketState } from '@desk/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.js';

export type Tone = 'neutral' | 'blue' | 'green' | 'yellow' | 'red' | 'beige';

/** A short word on a coloured ground. */
export function Badge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={classes('badge', `badge--${tone}`)}>{children}</span>;
}

const STATE_TONES: Readonly<Record<TicketState, Tone>> = {
  new: 'blue',
  open: 'blue',
  pending_requester: 'yellow',
  pending_vendor: 'beige',
  pending_approval: 'beige',
  scheduled: 'beige',
  resolved: 'green',
  closed: 'neutral',
  cancelled: 'neutral',
};

/** `audience` requester: the words that an employee understands («Venter på deg»); reader: the same of somebody else's. */
export function StateBadge({
  state,
  audience = 'agent',
}: {
  readonly state: TicketState;
  readonly audience?: 'agent' | 'requester' | 'reader';
}) {
  const { t } = useTranslation('ui');
  const isPlain = audience === 'requester' || (audience === 'reader' && state !== 'pending_requester');
  return <Badge tone={STATE_TONES[state]}>{t(isPlain ? `ownState.${state}` : `state.${state}`)}</Badge>;
}

const PRIORITY_TONES: Readonly<Record<Priority, Tone>> = { 1: 'red', 2: 'yellow', 3: 'neutral', 4: 'neutral' };

export function PriorityBadge({ priority, short = false }: { readonly priority: Priority; readonly short?: boolean }) {
  const { t } = useTranslation('ui');
  const name = t(`priority.${priority}`);
  return (
    <Badge tone={PRIORITY_TONES[priority]}>
      {short ? (
        <>
          <span aria-hidden="true">P{priority}</span>
          <span className="pkt-sr-only">{name}</span>
        </>
      ) : (
        name
      )}
    </Badge>
  );
}
