import type { ClockExplanation, ClockMark } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import type { ShownStretch } from './day-rows.js';

export interface ExplanationWords {
  /** What happened to a stretch: «Teller», «Helligdag: Grunnlovsdagen», «Venter på innmelder». */
  stretch(stretch: Pick<ShownStretch, 'reason' | 'name' | 'pendingReason' | 'expected' | 'late'>): string;
  mark(mark: Pick<ClockMark, 'kind' | 'percent' | 'targetSeconds'>): string;
  /** man. 2. mars 09:00–16:00; over several days with both */
  span(from: string, to: string): string;
  /** fre. 4. des. kl. 14:12 */
  moment(at: string): string;
  /** Working or real time; under a minute says so. */
  time(seconds: number): string;
  /** How much of the promise is used and what follows, in parts; the last is the due time or the end, where there is one. */
  sum(explanation: ClockExplanation): { readonly parts: readonly string[]; readonly end: string | null };
}

const MINUTE = 60;
/** Hours that belong together stay on one line. */
const TO = '\u2060–\u2060';

/** The sentences in which a clock is explained, in the language of the screen. */
export function useExplanationWords(): ExplanationWords {
  const { t } = useTranslation('explanation');
  const format = useFormat();
  const moment = (at: string) => t('moment', { day: format.day(at), time: format.time(at) });
  const time = (seconds: number) => (seconds > 0 && seconds < MINUTE ? t('underMinute') : format.hours(seconds));
  return {
    moment,
    time,
    stretch: ({ reason, name, pendingReason, expected, late }) => {
      if (late) return t('stretch.late');
      if (reason === 'counted') return t(expected ? 'stretch.expected' : 'stretch.counted');
      if (reason === 'waiting') return t(`stretch.waiting.${pendingReason ?? 'other'}`);
      if (name !== null) return t(`stretch.named.${reason}`, { name });
      return t(`stretch.${reason}`);
    },
    mark: ({ kind, percent, targetSeconds }) => {
      const [before, after] = targetSeconds ?? [0, 0];
      if (kind !== 'retargeted') return t(`mark.${kind}`, { percent });
      return before === after
        ? t('mark.otherHours')
        : t('mark.retargeted', { before: format.hours(before), after: format.hours(after) });
    },
    span: (from, to) => {
      // What ends at midnight ends on the day before.
      const last = new Date(Date.parse(to) - 1);
      const [first, end] = [format.day(from), format.day(last)];
      const until = format.day(to) === end ? format.time(to) : '24:00';
      return first === end
        ? t('span.day', { day: first, hours: `${format.time(from)}${TO}${until}` })
        : t('span.days', { day: first, from: format.time(from), last: end, to: until });
    },
    sum: ({ clock, targetBusinessDays }) => {
      const { usedSeconds, targetSeconds, breachedAt, stoppedAt, dueAt, state } = clock;
      const target =
        targetBusinessDays === null
          ? format.hours(targetSeconds)
          : t('sum.days', { count: targetBusinessDays, hours: format.hours(targetSeconds) });
      const used = t('sum.used', { used: format.hours(usedSeconds), target });
      if (state === 'void') return { parts: [used, t('sum.void')], end: null };
      // Used is rounded down, so what is left is rounded up: together they are the target.
      const left = format.hours(Math.ceil(Math.max(0, targetSeconds - usedSeconds) / MINUTE) * MINUTE);
      if (breachedAt !== undefined) {
        const over = t('sum.over', { over: time(Math.max(0, usedSeconds - targetSeconds)) });
        return { parts: [used, over], end: t('sum.breached', { at: moment(breachedAt) }) };
      }
      if (state === 'paused') return { parts: [used, t('sum.stands', { left })], end: null };
      if (stoppedAt !== undefined) {
        return { parts: [used, t('sum.spare', { left })], end: t('sum.met', { at: moment(stoppedAt) }) };
      }
      return { parts: [used, t('sum.left', { left })], end: dueAt && t('sum.due', { at: moment(dueAt) }) };
    },
  };
}
