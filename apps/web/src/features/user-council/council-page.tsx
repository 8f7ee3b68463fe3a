import type { CouncilMember } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { AddMember } from './add-member.js';
import { Changes } from './changes.js';
import { useCouncil, useCouncilChange } from './use-council.js';
import './user-council.scss';

/** Who sits in the user council, and how that came. */
export function CouncilPage() {
  const { t } = useTranslation('user-council');
  const { abilities } = useMe();
  const above = abilities.administer ? (
    <Link to="/admin">{t('admin:title')}</Link>
  ) : (
    <Link to="/suggestions">{t('suggestions:title')}</Link>
  );
  return (
    <div className="council">
      <PageHeader title={t('title')} above={above} lead={abilities.editCouncil && t('lead')} />
      {abilities.editCouncil ? (
        <Council />
      ) : (
        <EmptyState icon="lock-locked" title={t('notYours.title')} text={t('notYours.text')} />
      )}
    </div>
  );
}

function Council() {
  const council = useCouncil();
  if (council.isPending) return <Loading lines={6} />;
  if (council.isError) return <ErrorState error={council.error} onRetry={() => void council.refetch()} />;
  const { items } = council.data;
  return (
    <>
      <AddMember members={items} />
      <Members members={items} />
      <Changes />
    </>
  );
}

function Members({ members }: { readonly members: readonly CouncilMember[] }) {
  const { t } = useTranslation('user-council');
  const heading = useRef<HTMLHeadingElement>(null);
  const removed = useRef<string | null>(null);
  // The row has taken with it what had the focus.
  useEffect(() => {
    if (removed.current === null || members.some(({ id }) => id === removed.current)) return;
    removed.current = null;
    heading.current?.focus();
  });
  return (
    <section aria-labelledby="council-members">
      <h2 id="council-members" ref={heading} tabIndex={-1} className="council__heading">
        {t('members.title', { count: members.length })}
      </h2>
      {members.length === 0 && <p>{t('members.none')}</p>}
      <ul className="council__list">
        {members.map((member) => (
          <Member key={member.id} member={member} onRemoved={() => (removed.current = member.id)} />
        ))}
      </ul>
    </section>
  );
}

function Member({ member, onRemoved }: { readonly member: CouncilMember; readonly onRemoved: () => void }) {
  const { t } = useTranslation('user-council');
  const format = useFormat();
  const [isAsked, setAsked] = useState(false);
  const { id, name, agency, since, hasLeft } = member;
  const remove = useCouncilChange(
    () => call('removeCouncilMember', { params: { id } }),
    () => {
      toast({ tone: 'success', text: t('removed', { name }) });
      onRemoved();
    },
  );
  const sinceText = since === null ? t('members.sinceUnknown') : t('members.since', { date: format.date(since) });
  return (
    <li>
      <div>
        <p className="council__name">
          {name} {hasLeft && <Badge tone="beige">{t('members.hasLeft')}</Badge>}
        </p>
        <p className="council__small">{[agency?.name, sinceText].filter(Boolean).join(' · ')}</p>
      </div>
      <PktButton skin="tertiary" size="small" onClick={() => setAsked(true)}>
        {t('remove.open')} <span className="pkt-sr-only">{name}</span>
      </PktButton>
      <Dialog open={isAsked} title={t('remove.title', { name })} onClose={() => setAsked(false)}>
        <p>{t('remove.text', { name })}</p>
        <ProblemNote error={remove.error} />
        <div className="dialog__actions">
          <PktButton isLoading={remove.isPending} onClick={() => remove.mutate(undefined)}>
            {t('remove.do')}
          </PktButton>
          <PktButton skin="secondary" onClick={() => setAsked(false)}>
            {t('remove.keep')}
          </PktButton>
        </div>
      </Dialog>
    </li>
  );
}
