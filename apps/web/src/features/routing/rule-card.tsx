import type { RoutingRule, RoutingTrial, RoutingWarning } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import type { RuleWords } from './use-rule-words.js';

export interface RuleActions {
  /** A row that moves takes its button along, but not always the focus: `focus` gives it back. */
  readonly onMove: (by: -1 | 1, focus: () => void) => void;
  readonly onChange: () => void;
  readonly onSwitch: () => void;
  readonly onRemove: () => void;
}

interface RuleCardProps {
  readonly rule: RoutingRule;
  readonly words: RuleWords;
  readonly warnings: readonly RoutingWarning[];
  /** What the desk refuses of it. */
  readonly faults: readonly string[];
  readonly match: RoutingTrial['matches'][number] | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly actions: RuleActions | null;
}

export function RuleCard({ rule, words, warnings, faults, match, isFirst, isLast, actions }: RuleCardProps) {
  const { t } = useTranslation('routing');
  const format = useFormat();
  const { name } = rule;
  return (
    <li className={rule.active ? 'routing-rule' : 'routing-rule routing-rule--off'}>
      <div className="routing-rule__head">
        <h2 className="routing-rule__name">{name}</h2>
        {!rule.active && <Badge>{t('off')}</Badge>}
      </div>
      <dl className="routing-rule__says">
        <dt>{t('when.title')}</dt>
        <dd>
          <ul>
            {words.conditions(rule).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </dd>
        <dt>{t('then.title')}</dt>
        <dd>
          <ul>
            {words.effects(rule).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </dd>
      </dl>
      {faults.map((fault) => (
        <p key={fault} className="field__error">
          <PktIcon name="alert-error" aria-hidden="true" />
          {fault}
        </p>
      ))}
      {warnings.map((warning) => (
        <p key={`${warning.code} ${Object.values(warning.values).join(' ')}`} className="routing-rule__warning">
          <PktIcon name="alert-warning" aria-hidden="true" />
          <span>{words.warning(warning)}</span>
        </p>
      ))}
      {match && (
        <p className="routing-rule__match">
          {t('trial.match', {
            count: match.count,
            matched: format.number(match.count),
            elsewhere: format.number(match.elsewhere),
          })}
        </p>
      )}
      {actions && (
        <div className="routing-rule__actions">
          <Move name={name} by={-1} isAtEnd={isFirst} onMove={actions.onMove} />
          <Move name={name} by={1} isAtEnd={isLast} onMove={actions.onMove} />
          <button
            type="button"
            className="text-button"
            aria-label={t('changeName', { name })}
            onClick={actions.onChange}
          >
            {t('change')}
          </button>
          <button
            type="button"
            className="text-button"
            aria-label={t(rule.active ? 'switchOffName' : 'switchOnName', { name })}
            onClick={actions.onSwitch}
          >
            {t(rule.active ? 'switchOff' : 'switchOn')}
          </button>
          <button
            type="button"
            className="text-button"
            aria-label={t('removeName', { name })}
            onClick={actions.onRemove}
          >
            {t('remove')}
          </button>
        </div>
      )}
    </li>
  );
}

interface MoveProps {
  readonly name: string;
  readonly by: -1 | 1;
  readonly isAtEnd: boolean;
  readonly onMove: RuleActions['onMove'];
}

/** Stays in reach at either end, so that who moves a rule by keyboard does not lose their place. */
function Move({ name, by, isAtEnd, onMove }: MoveProps) {
  const { t } = useTranslation('routing');
  return (
    <button
      type="button"
      className="routing-rule__move"
      aria-label={t(by === -1 ? 'moveUp' : 'moveDown', { name })}
      aria-disabled={isAtEnd}
      onClick={({ currentTarget }) => {
        if (!isAtEnd) onMove(by, () => currentTarget.focus());
      }}
    >
      <PktIcon name={by === -1 ? 'chevron-thin-up' : 'chevron-thin-down'} aria-hidden="true" />
    </button>
  );
}
