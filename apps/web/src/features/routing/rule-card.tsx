import type { RoutingRule, RoutingTrial, RoutingWarning } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { RuleCard as Card, RuleMove } from '../../ui/rules.js';
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

export function RuleCard({ rule, words, warnings, faults, match, actions, ...ends }: RuleCardProps) {
  const { t } = useTranslation('routing');
  const format = useFormat();
  const { name } = rule;
  return (
    <Card
      name={name}
      off={rule.active ? null : t('off')}
      actions={actions && <Actions {...actions} {...ends} rule={rule} />}
    >
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
    </Card>
  );
}

type ActionsProps = RuleActions & Pick<RuleCardProps, 'rule' | 'isFirst' | 'isLast'>;

function Actions({ rule, isFirst, isLast, onMove, onChange, onSwitch, onRemove }: ActionsProps) {
  const { t } = useTranslation('routing');
  const { name, active } = rule;
  return (
    <>
      <RuleMove label={t('moveUp', { name })} by={-1} isAtEnd={isFirst} onMove={onMove} />
      <RuleMove label={t('moveDown', { name })} by={1} isAtEnd={isLast} onMove={onMove} />
      <button type="button" className="text-button" aria-label={t('changeName', { name })} onClick={onChange}>
        {t('change')}
      </button>
      <button
        type="button"
        className="text-button"
        aria-label={t(active ? 'switchOffName' : 'switchOnName', { name })}
        onClick={onSwitch}
      >
        {t(active ? 'switchOff' : 'switchOn')}
      </button>
      <button type="button" className="text-button" aria-label={t('removeName', { name })} onClick={onRemove}>
        {t('remove')}
      </button>
    </>
  );
}
