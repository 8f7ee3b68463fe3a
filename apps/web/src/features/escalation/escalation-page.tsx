import type { EscalationRule } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { isProblem } from '../../api/problems.js';
import { useMe } from '../../api/session.js';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, useProblemText } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { RuleCard, RuleMove } from '../../ui/rules.js';
import { toast } from '../../ui/toast.js';
import { RuleDialog } from './rule-dialog.js';
import { moved, without } from './rule-list.js';
import { useRuleWords } from './use-rule-words.js';
import { useRules, useSaveRules } from './use-rules.js';
import './escalation.scss';

/** What is open: a rule by its name, or a new one. */
type Open =
  { readonly what: 'edit'; readonly name: string | null } | { readonly what: 'delete'; readonly name: string };

/** Who else is told, and what happens to the ticket, when a clock reaches a point. */
export function EscalationPage() {
  const { t } = useTranslation('escalation');
  const { abilities } = useMe();
  const { data, error, isPending, refetch } = useRules();
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState('');
  const rules = data?.rules ?? [];
  const words = useRuleWords(rules);
  const { save, problem } = useListChange();
  const mayEdit = abilities.editDeclaration;
  const close = () => setOpen(null);

  const move = (name: string, by: -1 | 1, focus: () => void) => {
    const next = moved(rules, name, by);
    save(next, () => {
      setSaid(t('movedTo', { name, place: next.findIndex((rule) => rule.name === name) + 1, of: next.length }));
      requestAnimationFrame(focus);
    });
  };
  const add = (
    <PktButton
      size="small"
      variant="icon-left"
      iconName="plus-circle"
      onClick={() => setOpen({ what: 'edit', name: null })}
    >
      {t('add')}
    </PktButton>
  );

  return (
    <div className="escalation">
      <PageHeader
        above={<Link to="/declaration">{t('declaration')}</Link>}
        title={t('title')}
        lead={t('lead')}
        actions={mayEdit && rules.length > 0 && add}
      />
      <p className="pkt-sr-only" role="status">
        {said}
      </p>
      {problem !== null && (
        <div className="problem-note" role="alert">
          {problem}
        </div>
      )}
      {isPending && <Loading lines={6} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && rules.length === 0 && (
        <EmptyState
          title={t('none.title')}
          text={t(mayEdit ? 'none.textEdit' : 'none.text')}
          icon="alert-information"
          action={mayEdit ? add : undefined}
        />
      )}
      {rules.length > 0 && (
        <ol className="rules">
          {rules.map((rule, index) => (
            <RuleCard
              key={rule.name}
              name={rule.name}
              off={rule.active ? null : t('off')}
              actions={
                mayEdit && (
                  <>
                    <RuleMove
                      label={t('moveUp', { name: rule.name })}
                      by={-1}
                      isAtEnd={index === 0}
                      onMove={(by, focus) => move(rule.name, by, focus)}
                    />
                    <RuleMove
                      label={t('moveDown', { name: rule.name })}
                      by={1}
                      isAtEnd={index === rules.length - 1}
                      onMove={(by, focus) => move(rule.name, by, focus)}
                    />
                    <button
                      type="button"
                      className="text-button"
                      aria-label={t('editName', { name: rule.name })}
                      onClick={() => setOpen({ what: 'edit', name: rule.name })}
                    >
                      {t('change')}
                    </button>
                    <button
                      type="button"
                      className="text-button"
                      aria-label={t('deleteName', { name: rule.name })}
                      onClick={() => setOpen({ what: 'delete', name: rule.name })}
                    >
                      {t('delete')}
                    </button>
                  </>
                )
              }
            >
              <p className="rule__when">{words.when(rule)}</p>
              <ul className="rule__then">
                {words.then(rule).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </RuleCard>
          ))}
        </ol>
      )}
      {open?.what === 'edit' && (
        <RuleDialog
          rules={rules}
          name={open.name}
          onClose={close}
          onSaved={(name) => {
            toast({ tone: 'success', text: t('saved', { name }) });
            close();
          }}
        />
      )}
      {open?.what === 'delete' && (
        <Dialog open title={t('deleteTitle')} onClose={close}>
          <p>{t('deleteText', { name: open.name })}</p>
          <div className="dialog__actions">
            <PktButton
              onClick={() => {
                save(without(rules, open.name), () =>
                  toast({ tone: 'success', text: t('deleted', { name: open.name }) }),
                );
                close();
              }}
            >
              {t('delete')}
            </PktButton>
            <PktButton skin="secondary" onClick={close}>
              {t('keep')}
            </PktButton>
          </div>
        </Dialog>
      )}
    </div>
  );
}

/** Changes of the list as a whole, which need no form. */
function useListChange() {
  const { t } = useTranslation('escalation');
  const textOf = useProblemText();
  const { mutate, error } = useSaveRules();
  return {
    save: (rules: readonly EscalationRule[], onSaved: () => void) => mutate(rules, { onSuccess: onSaved }),
    problem: error && (isProblem(error, 'stale_version') ? t('stale') : textOf(error)),
  };
}
