import type { StaffMember } from '@desk/contracts';
import { Children, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { CapacitySlider } from '../../ui/capacity-slider.js';
import { classes } from '../../ui/classes.js';
import { PresenceDot } from '../../ui/presence-dot.js';
import { useSetToday } from './use-wallboard.js';

interface BoardPersonProps {
  readonly member: StaffMember;
  readonly teamKey: string;
  readonly manage: boolean;
  /** A ticket is in the hand that could be let go here. */
  readonly isTarget: boolean;
  readonly onDrop: () => void;
  /** The tickets that they hold in this team. */
  readonly children: ReactNode;
}

/** Somebody of the team with what they hold; a ticket is given to them by letting it go here. */
export function BoardPerson({ member, teamKey, manage, isTarget, onDrop, children }: BoardPersonProps) {
  const { t } = useTranslation('wallboard');
  const { t: tUi } = useTranslation('ui');
  const format = useFormat();
  const [isOver, setIsOver] = useState(false);
  const set = useSetToday(teamKey);
  const standing = member.absent ? 'absent' : member.presence;
  const isGone = member.absent || member.presence === 'off';
  const takes = isTarget && !isGone;
  return (
    <li
      className={classes(
        'board-person',
        isGone && 'board-person--gone',
        takes && 'board-person--target',
        takes && isOver && 'board-person--over',
      )}
      onDragOver={(event) => {
        if (!takes) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={() => {
        setIsOver(false);
        if (takes) onDrop();
      }}
    >
      <p className="board-person__name">
        <PresenceDot presence={standing} />
        {member.name}
        <span className="board-person__standing">
          {tUi(`presence.${standing}`)}
          {member.onPhone && ` · ${t('onPhone')}`}
        </span>
      </p>
      <p className="board-person__load">
        <strong>{format.number(member.open)}</strong> {t('open', { count: member.open })}
        <span className="board-person__capacity">{t('capacity', { percent: Math.round(member.capacity * 100) })}</span>
      </p>
      {manage && !isGone && (
        <CapacitySlider
          name={member.name}
          share={member.share}
          today={member.today}
          isBusy={set.isPending}
          onSet={(today) => set.mutate({ id: member.id, today })}
        />
      )}
      {Children.count(children) > 0 && (
        <details className="board-person__tickets">
          <summary>{t('tickets', { name: member.name })}</summary>
          <ul className="board__list">{children}</ul>
        </details>
      )}
    </li>
  );
}
