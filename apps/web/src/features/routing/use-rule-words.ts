import type { RoutingRule, RoutingWarning } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { nameOf, type Names } from './use-names.js';

export interface RuleWords {
  /** tjenesten er Utskrift eller Skriver; teksten har «papir» */
  readonly conditions: (rule: RoutingRule) => readonly string[];
  /** til Nettverk (andrelinje); prioritet 2 */
  readonly effects: (rule: RoutingRule) => readonly string[];
  readonly warning: (warning: RoutingWarning) => string;
}

/** How rules are said in plain words. */
export function useRuleWords({ services, agencies, teams, skills }: Names): RuleWords {
  const { t, i18n } = useTranslation('routing');
  const languages = [i18n.language, 'nb'];
  const either = new Intl.ListFormat(languages, { type: 'disjunction' });
  const both = new Intl.ListFormat(languages, { type: 'conjunction' });
  const said = (key: string, values: readonly string[]): string[] =>
    values.length === 0 ? [] : [t(`when.${key}`, { values: either.format(values) })];
  const quoted = (words: readonly string[]) => words.map((word) => (word.startsWith('"') ? word : `«${word}»`));
  return {
    conditions: ({ conditions }) => {
      const all = [
        ...said(
          'service',
          conditions.serviceKeys.map((key) => nameOf(services, key)),
        ),
        ...said(
          'agency',
          conditions.agencyKeys.map((key) => nameOf(agencies, key)),
        ),
        ...said(
          'kind',
          conditions.kinds.map((kind) => t(`kind.${kind}`)),
        ),
        ...said(
          'channel',
          conditions.channels.map((channel) => t(`channel.${channel}`)),
        ),
        ...said('priority', conditions.priorities.map(String)),
        ...said('words', quoted(conditions.words)),
        ...said('location', quoted(conditions.locationWords)),
      ];
      return all.length === 0 ? [t('when.always')] : all;
    },
    effects: ({ effects: { teamKey, priority, skill, tags } }) => {
      const team = teams.find(({ key }) => key === teamKey);
      return [
        teamKey === null
          ? t('then.pool')
          : t('then.team', { team: team?.name ?? teamKey, line: team ? t(`line.${team.line}`) : '' }),
        ...(priority === null ? [] : [t('then.priority', { priority })]),
        ...(skill === null ? [] : [t('then.skill', { skill: nameOf(skills, skill.key), level: skill.level })]),
        ...(tags.length === 0 ? [] : [t('then.tags', { tags: both.format(tags) })]),
      ];
    },
    warning: ({ code, values, neverMatches }) =>
      [t(`warning.${code}`, values), ...(neverMatches ? [t('warning.never')] : [])].join(' '),
  };
}
