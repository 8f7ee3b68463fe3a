import type { HistoryEntry } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';

/** What an agent wants to read of a change; the rest is bookkeeping that the event's own sentence already says. */
const TOLD = [
  'state',
  'assignee',
  'team',
  'priority',
  'priorityReason',
  'service',
  'neededSkill',
  'neededSkillLevel',
  'kind',
  'subject',
  'impact',
  'urgency',
  'pendingUntil',
  'sensitive',
  'newReply',
  'tags',
] as const;
type Told = (typeof TOLD)[number];

/** The names of ids, as different doors say them. */
const ALIASES: Readonly<Record<string, Told>> = {
  assigneeId: 'assignee',
  teamId: 'team',
  serviceId: 'service',
  serviceKey: 'service',
};

const named = (value: unknown): value is { name: string } =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';

/** Turns changes by field into short phrases: «Prioritet: 3 – Vanlig → 2 – Høy». */
export function useChangeWords(): (changes: HistoryEntry['changes'], leaveOut?: readonly string[]) => string[] {
  const { t } = useTranslation('ticket');
  const { t: tUi } = useTranslation('ui');
  const format = useFormat();

  const word = (field: Told, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('change.nothing');
    if (Array.isArray(value)) return value.length === 0 ? t('change.nothing') : value.join(', ');
    if (named(value)) return value.name;
    if (typeof value === 'object' && 'key' in value) return String(value.key);
    if (typeof value === 'boolean') return t(value ? 'change.yes' : 'change.no');
    switch (field) {
      case 'state':
        return tUi(`state.${String(value)}`);
      case 'priority':
        return tUi(`priority.${String(value)}`);
      case 'kind':
        return t(`kind.${String(value)}`);
      case 'impact':
      case 'urgency':
        return t(`level.${String(value)}`);
      case 'pendingUntil':
        return format.dateTime(String(value));
      default:
        return String(value);
    }
  };

  return (changes, leaveOut = []) => {
    const found = new Map(Object.entries(changes).map(([field, change]) => [ALIASES[field] ?? field, change]));
    return TOLD.flatMap((field) => {
      const change = found.get(field);
      if (!change || leaveOut.includes(field)) return [];
      return t('change.from', {
        field: t(`change.field.${field}`),
        before: word(field, change[0]),
        after: word(field, change[1]),
      });
    });
  };
}
