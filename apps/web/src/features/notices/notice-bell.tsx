import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router-dom';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { NoticeList } from './notice-list.js';
import { latestNotices, useReadNotices } from './use-notices.js';
import { useNoticeAbout, useNoticeText } from './use-notice-text.js';
import './notices.scss';

/** Beyond this the server does not count. */
const MOST_SHOWN = 99;

/** In the header of every page: what has happened since one last looked. */
export function NoticeBell() {
  const { t } = useTranslation('notices');
  const notices = useQuery(latestNotices);
  const [isOpen, setIsOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { pathname } = useLocation();
  const read = useReadNotices();
  const items = notices.data?.items;
  const unread = notices.data?.unread ?? 0;
  const newest = items?.[0];
  const marked = useMarked(isOpen, items);

  useEffect(() => setIsOpen(false), [pathname]);
  useEffect(() => {
    if (isOpen && newest && newest.readAt === null && unread > 0) read(newest.id);
  }, [isOpen, newest, unread, read]);
  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setIsOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [isOpen]);

  return (
    <div
      ref={place}
      className="bell"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        setIsOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className="header-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Bell />
        <span className="pkt-sr-only">
          {unread > 0 ? t('bellUnread', { count: unread, shown: shownCount(unread) }) : t('bell')}
        </span>
        {unread > 0 && (
          <span className="bell__count" aria-hidden="true">
            {shownCount(unread)}
          </span>
        )}
      </button>
      <section id={id} className="bell__panel" aria-label={t('title')} hidden={!isOpen}>
        <div className="bell__head">
          <h2 className="bell__title">{t('title')}</h2>
          <Link to="/notices" onClick={() => setIsOpen(false)}>
            {t('all')}
          </Link>
        </div>
        {notices.isPending && <Loading lines={3} />}
        {notices.isError && !items && <ErrorState error={notices.error} onRetry={() => void notices.refetch()} />}
        {items?.length === 0 && <p className="bell__none">{t('none.title')}</p>}
        {items && items.length > 0 && (
          <NoticeList notices={items} isNew={({ id: one }) => marked.has(one)} onFollow={() => setIsOpen(false)} />
        )}
      </section>
      <Announcement />
    </div>
  );
}

const shownCount = (unread: number) => (unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(unread));

/** Those that were unread stay marked until the list is closed, though they count as read at once. */
function useMarked(isOpen: boolean, items: readonly { id: string; readAt: string | null }[] | undefined) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!isOpen) return setMarked(new Set());
    const fresh = (items ?? []).filter(({ readAt }) => readAt === null).map(({ id }) => id);
    if (fresh.length > 0) setMarked((before) => new Set([...before, ...fresh]));
  }, [isOpen, items]);
  return marked;
}

/** Says to screen readers what comes while the page is open; silent about what was there before. */
function Announcement() {
  const textOf = useNoticeText();
  const aboutOf = useNoticeAbout();
  const { data } = useQuery(latestNotices);
  const newest = data?.items[0];
  const [first, setFirst] = useState<string | null>();
  useEffect(() => {
    if (data) setFirst((known) => (known === undefined ? (data.items[0]?.id ?? null) : known));
  }, [data]);
  const isNews = newest !== undefined && first !== undefined && newest.id !== first && newest.readAt === null;
  return (
    <p className="pkt-sr-only" role="status">
      {isNews && [textOf(newest), aboutOf(newest) ?? newest.ticket?.number].filter(Boolean).join(': ')}
    </p>
  );
}

/** Punkt has no bell. */
function Bell() {
  return (
    <svg className="bell__icon" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M16 3.5a1.5 1.5 0 0 1 1.5 1.5v1.13A8.5 8.5 0 0 1 24.5 14.5v6.2l2.5 3.8H5l2.5-3.8v-6.2a8.5 8.5 0 0 1 7-8.37V5A1.5 1.5 0 0 1 16 3.5Zm-6.5 11v6.8l-.8 1.2h14.6l-.8-1.2v-6.8a6.5 6.5 0 0 0-13 0ZM13 26h6a3 3 0 0 1-6 0Z" />
    </svg>
  );
}
