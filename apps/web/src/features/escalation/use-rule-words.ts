import type { EscalationRule } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { nameOf, usePeopleNames, useServices, useTeams } from './use-names.js';

export interface RuleWords {
  /** Når 90 % av fristen for løsning er brukt på saker med prioritet 1 */
  readonly when: (rule: EscalationRule) => string;
  /** varsle teamleder og tjenesteeier; flytt saken til Førstelinje */
  readonly then: (rule: EscalationRule) => readonly string[];
}

/** How rules are said in plain sentences. */
export function useRuleWords(rules: readonly EscalationRule[]): RuleWords {
  const { t, i18n } = useTranslation('escalation');
  const services = useServices();
  const teams = useTeams();
  const nameOfPerson = usePeopleNames([...new Set(rules.flatMap(({ tellPeople }) => tellPeople))]);
  const list = new Intl.ListFormat([i18n.language, 'nb'], { type: 'conjunction' });

  const scope = ({ serviceKey, priority }: EscalationRule): string => {
    const service = serviceKey === null ? '' : nameOf(services, serviceKey);
    if (serviceKey !== null && priority !== null) return t('scope.both', { service, priority });
    if (serviceKey !== null) return t('scope.service', { service });
    return priority === null ? t('scope.all') : t('scope.priority', { priority });
  };
  return {
    when: (rule) =>
      t(rule.atPercent === 100 ? 'when.breach' : 'when.percent', {
        percent: rule.atPercent,
        clock: t(`clock.${rule.target ?? 'any'}`),
        scope: scope(rule),
      }),
    then: ({ tell, tellPeople, reassignToTeam, raisePriorityTo }) => {
      const told = [...tell.map((role) => t(`role.${role}`)), ...tellPeople.map(nameOfPerson)];
      return [
        ...(told.length > 0 ? [t('then.tell', { people: list.format(told) })] : []),
        ...(reassignToTeam === null ? [] : [t('then.reassign', { team: nameOf(teams, reassignToTeam) })]),
        ...(raisePriorityTo === null ? [] : [t('then.raise', { priority: raisePriorityTo })]),
      ];
    },
  };
}
