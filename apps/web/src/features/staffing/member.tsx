import { PRESENCES, type Presence, type StaffMember } from '@desk/contracts';
import { useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import { useProblemText } from '../../ui/error-state.js';
import { RelativeTime } from '../../ui/relative-time.js';
import { toast } from '../../ui/toast.js';
import { AbsenceDialog } from './absence-dialog.js';
import { CapacitySlider } from '../../ui/capacity-slider.js';
import { DutyDialog } from './duty-dialog.js';
import type { MemberDialogProps } from './member-dialog.js';
import { PositionDialog } from './position-dialog.js';
import { PresenceDot } from '../../ui/presence-dot.js';
import { RotaDialog } from './rota-dialog.js';
import { SkillsDialog } from './skills-dialog.js';
import { useChange, useSetPresence } from './use-staffing.js';

const DIALOGS = {
  skills: SkillsDialog,
  rota: RotaDialog,
  absence: AbsenceDialog,
  duty: DutyDialog,
  position: PositionDialog,
} as const satisfies Record<string, ComponentType<MemberDialogProps>>;
type DialogName = keyof typeof DIALOGS;
const FOR_LEAD: readonly DialogName[] = ['skills', 'rota', 'absence', 'duty', 'position'];

export interface MemberProps {
  readonly member: StaffMember;
  readonly teamKey: string;
  /** The load up to which a whole position is given tickets. */
  readonly cap: number;
  readonly manage: boolean;
  readonly isSelf: boolean;
}

/** One who works in the team. What is said of them is changed by their lead; absences by themselves too. */
export function Member({ member, teamKey, cap, manage, isSelf }: MemberProps) {
  const { t } = useTranslation('staffing');
  const [open, setOpen] = useState<DialogName | null>(null);
  const dialogs = manage ? FOR_LEAD : isSelf ? (['absence'] as const) : [];
  const Open = open && DIALOGS[open];
  const change = useChange((today: number | null) =>
    call('setCapacity', { params: { key: teamKey, id: member.id }, body: { today } }),
  );
  return (
    <li className="staff__member" aria-label={member.name}>
      <div className="staff__who">
        <h2 className="staff__name">
          {member.name}
          {member.lead && <Badge tone="blue">{t('isLead')}</Badge>}
        </h2>
        <Standing member={member} />
        {manage && <PresenceChoice member={member} />}
      </div>
      <Load member={member} cap={cap} />
      {manage ? (
        <CapacitySlider
          name={member.name}
          share={member.share}
          today={member.today}
          isBusy={change.isPending}
          onSet={(today) => change.mutate(today === 1 ? null : today)}
        />
      ) : (
        <p className="staff__today">{t('capacity.today', { percent: Math.round(member.today * 100) })}</p>
      )}
      <Facts member={member} />
      {dialogs.length > 0 && (
        <div className="staff__actions">
          {dialogs.map((name) => (
            <button
              key={name}
              type="button"
              className="text-button"
              aria-label={t(`open.${name}Of`, { name: member.name })}
              onClick={() => setOpen(name)}
            >
              {t(`open.${name}`)}
            </button>
          ))}
        </div>
      )}
      {Open && <Open member={member} teamKey={teamKey} manage={manage} onClose={() => setOpen(null)} />}
    </li>
  );
}

function Standing({ member }: { readonly member: StaffMember }) {
  const { t } = useTranslation('staffing');
  const { t: tUi } = useTranslation('ui');
  return (
    <p className="staff__presence">
      <PresenceDot presence={member.absent ? 'absent' : member.presence} />
      <span>{tUi(`presence.${member.absent ? 'absent' : member.presence}`)}</span>
      {!member.absent && member.presenceSince && member.presence !== 'off' && (
        <span className="staff__since">
          <RelativeTime at={member.presenceSince} />
        </span>
      )}
      {member.onPhone && <Badge tone="yellow">{t('onPhone')}</Badge>}
      {!member.absent && !member.onRota && <Badge>{t('offRota')}</Badge>}
    </p>
  );
}

function PresenceChoice({ member }: { readonly member: StaffMember }) {
  const { t } = useTranslation('staffing');
  const { t: tUi } = useTranslation('ui');
  const textOf = useProblemText();
  const set = useSetPresence(member.id);
  return (
    <select
      className="pkt-input staff__set"
      aria-label={t('setPresence', { name: member.name })}
      value={member.presence}
      disabled={set.isPending}
      onChange={({ target }) => {
        const presence = PRESENCES.find((one): one is Presence => one === target.value);
        if (presence) set.mutate(presence, { onError: (error) => toast({ tone: 'error', text: textOf(error) }) });
      }}
    >
      {PRESENCES.map((presence) => (
        <option key={presence} value={presence}>
          {tUi(`presence.${presence}`)}
        </option>
      ))}
    </select>
  );
}

/** What they hold against what they have room for. */
function Load({ member, cap }: { readonly member: StaffMember; readonly cap: number }) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  const room = cap * member.capacity;
  const share = room > 0 ? Math.min(1, member.load / room) : 0;
  return (
    <div className="staff__load">
      <p className="staff__count">
        {t('load.open', { count: member.open })}
        <span className="staff__since">{t('load.pending', { count: member.pending })}</span>
      </p>
      <div className="staff__bar" aria-hidden="true">
        <span
          className={share >= 1 ? 'staff__fill staff__fill--full' : 'staff__fill'}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <p className="staff__weight">
        {t(room > 0 ? 'load.weight' : 'load.noRoom', {
          load: format.number(member.load, 1),
          room: format.number(room, 1),
        })}
      </p>
    </div>
  );
}

function Facts({ member }: { readonly member: StaffMember }) {
  const { t } = useTranslation('staffing');
  const { t: tUi } = useTranslation('ui');
  const format = useFormat();
  const days = member.rota && Object.values(member.rota).filter((hours) => hours.length > 0).length;
  return (
    <ul className="staff__facts">
      {member.skills.map(({ key, name, level }) => (
        <li key={key} title={tUi(`skillLevel.${level}`)}>
          <Badge tone="beige">
            {name} {level}
          </Badge>
        </li>
      ))}
      <li>{t('position', { percent: format.percent(member.share, 0) })}</li>
      {days !== null && <li>{t('rotaDays', { count: days })}</li>}
      {member.absences.map(({ id, from, until, kind }) => (
        <li key={id}>
          {kind === null ? t('absent') : t(`absence.kind.${kind}`)}
          {': '}
          {until === null
            ? t('absence.open', { from: format.day(from) })
            : from === until
              ? format.day(from)
              : t('absence.range', { from: format.day(from), until: format.day(until) })}
        </li>
      ))}
      {member.phoneDuties.map(({ id, from, until }) => (
        <li key={id}>{t('duty.range', { from: format.dateTime(from), until: format.time(until) })}</li>
      ))}
    </ul>
  );
}
