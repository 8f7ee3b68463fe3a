import type { RoutingRule, RoutingRules } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { RuleCard } from './rule-card.js';
import { RuleDialog } from './rule-dialog.js';
import { areSame, moved, withRule } from './rule-list.js';
import { SaveDialog } from './save-dialog.js';
import { TrialPanel, useTrial } from './trial-panel.js';
import { useNames } from './use-names.js';
import { useKeptRules, useRules, useSaveRules } from './use-routing.js';
import { useRuleWords } from './use-rule-words.js';
import { Versions } from './versions.js';
import './routing.scss';

/** Which team new tickets go to: the list in force, what is being made of it, and what that would have meant. */
export function RoutingPage() {
  const { t } = useTranslation('routing');
  const { abilities } = useMe();
  const [search] = useSearchParams();
  const version = search.get('version');
  const { data, error, isPending, refetch } = useRules(version);
  if (!abilities.readRoutingRules) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState icon="lock-locked" title={t('notYours.title')} text={t('notYours.text')} />
      </>
    );
  }
  if (data) return <Rules key={version} inForce={data} isOld={version !== null} mayEdit={abilities.administer} />;
  return (
    <div className="routing">
      <PageHeader title={t('title')} />
      {isPending && <Loading lines={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
    </div>
  );
}

/** What is open: a rule by its place, or a new one. */
type Open = { readonly what: 'edit'; readonly place: number | null } | { readonly what: 'save' };

interface RulesProps {
  /** Or once was. */
  readonly inForce: RoutingRules;
  readonly isOld: boolean;
  readonly mayEdit: boolean;
}

function Rules({ inForce, isOld, mayEdit }: RulesProps) {
  const { t } = useTranslation('routing');
  const format = useFormat();
  const [, setSearch] = useSearchParams();
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState('');
  const { kept, keep, drop } = useKeptRules();
  const names = useNames();
  const words = useRuleWords(names);
  const save = useSaveRules();
  const trying = useTrial();
  const saveFaults = useFieldFaults(save.error);
  const tryFaults = useFieldFaults(trying.start.error);

  const rules = isOld ? inForce.rules : (kept?.rules ?? inForce.rules);
  const isChanged = !isOld && kept !== null;
  const isTried = trying.trial.data?.state === 'done' && areSame(trying.rules, rules);
  const warnings = isTried ? (trying.trial.data?.warnings ?? []) : isChanged ? [] : inForce.warnings;
  const change = (next: readonly RoutingRule[]) => {
    if (areSame(next, inForce.rules)) drop();
    else keep({ revision: kept?.revision ?? inForce.revision, rules: next });
    save.reset();
    trying.start.reset();
  };
  const faultsOf = (place: number): string[] =>
    [...saveFaults, ...tryFaults].flatMap(([pointer, text]) => (pointer.startsWith(`/rules/${place}/`) ? [text] : []));
  const close = () => setOpen(null);

  return (
    <div className="routing">
      <PageHeader
        above={isOld ? <Link to="/admin/routing">{t('versions.back')}</Link> : undefined}
        title={isOld ? t('versions.heading', { revision: inForce.revision }) : t('title')}
        lead={isOld ? inForce.reason : t('lead')}
        actions={
          mayEdit && !isOld ? (
            <PktButton
              size="small"
              variant="icon-left"
              iconName="plus-circle"
              onClick={() => setOpen({ what: 'edit', place: null })}
            >
              {t('add')}
            </PktButton>
          ) : undefined
        }
      />
      <p className="pkt-sr-only" role="status">
        {said}
      </p>
      {inForce.savedAt && (
        <p className="routing__saved">
          {t('versions.saved', {
            revision: inForce.revision,
            name: inForce.savedBy?.name ?? t('versions.desk'),
            at: format.dateTime(inForce.savedAt),
          })}
        </p>
      )}
      {isOld && mayEdit && (
        <PktButton
          skin="secondary"
          size="small"
          onClick={() => {
            keep({ revision: inForce.revision, rules: inForce.rules });
            setSearch({});
          }}
        >
          {t('versions.use')}
        </PktButton>
      )}
      {isChanged && (
        <div className="routing__changed">
          <p>
            {t('changed')}
            {kept.revision < inForce.revision && ` ${t('changedSince')}`}
          </p>
          <div className="routing__buttons">
            <PktButton size="small" onClick={() => setOpen({ what: 'save' })}>
              {t('save.open')}
            </PktButton>
            <PktButton
              size="small"
              skin="secondary"
              onClick={() => {
                drop();
                save.reset();
                trying.start.reset();
              }}
            >
              {t('discard')}
            </PktButton>
          </div>
        </div>
      )}
      {rules.length === 0 ? (
        <EmptyState title={t('none.title')} text={t('none.text')} icon="alert-information" />
      ) : (
        <ol className="rules">
          {rules.map((rule, place) => (
            <RuleCard
              key={rule.name}
              rule={rule}
              words={words}
              warnings={warnings.filter((warning) => warning.rule === place)}
              faults={faultsOf(place)}
              match={isTried ? trying.trial.data?.matches.find((match) => match.rule === rule.name) : undefined}
              isFirst={place === 0}
              isLast={place === rules.length - 1}
              actions={
                mayEdit && !isOld
                  ? {
                      onMove: (by, focus) => {
                        change(moved(rules, place, by));
                        setSaid(t('movedTo', { name: rule.name, place: place + by + 1, of: rules.length }));
                        requestAnimationFrame(focus);
                      },
                      onChange: () => setOpen({ what: 'edit', place }),
                      onSwitch: () => change(withRule(rules, place, { ...rule, active: !rule.active })),
                      onRemove: () => {
                        change(rules.toSpliced(place, 1));
                        toast({ tone: 'success', text: t('removed', { name: rule.name }) });
                      },
                    }
                  : null
              }
            />
          ))}
        </ol>
      )}
      <p className="routing__rest">{t('rest')}</p>
      {mayEdit && !isOld && (
        <TrialPanel rules={rules} trying={trying} isOutdated={trying.trial.data !== undefined && !isTried} />
      )}
      <Versions />
      {open?.what === 'edit' && (
        <RuleDialog
          rules={rules}
          place={open.place}
          names={names}
          errorOf={(field) => {
            const pointer = `/rules/${open.place ?? rules.length}/${field}`;
            return saveFaults.get(pointer) ?? tryFaults.get(pointer);
          }}
          onClose={close}
          onDone={(rule) => {
            change(withRule(rules, open.place, rule));
            close();
          }}
        />
      )}
      {open?.what === 'save' && (
        <SaveDialog
          rules={rules}
          revision={inForce.revision}
          save={save}
          isUntried={!isTried}
          onClose={close}
          onSaved={() => {
            drop();
            close();
            toast({ tone: 'success', text: t('save.saved') });
          }}
        />
      )}
    </div>
  );
}
