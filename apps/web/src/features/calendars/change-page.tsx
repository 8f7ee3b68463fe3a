import type { CalendarView } from '@desk/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { cityDay } from '../../ui/city-time.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { draftOf, EMPTY, versionOf } from './draft.js';
import { Editor } from './editor.js';
import { useCalendars } from './use-calendars.js';
import { useEditor } from './use-editor.js';
import { useKeptDraft } from './use-kept-draft.js';
import { dayAfter } from './week.js';
import './calendars.scss';

/** Other hours for a calendar, from a day on. */
export function ChangePage() {
  const { t } = useTranslation('calendars');
  const { key = '' } = useParams();
  const { abilities } = useMe();
  const calendars = useCalendars();
  const calendar = calendars.data?.items.find((one) => one.key === key);
  const above = <Link to={`/calendars/${key}`}>{calendar?.name ?? t('title')}</Link>;
  return (
    <div className="calendars">
      <PageHeader title={t('change')} above={above} lead={abilities.editCalendars && t('changeLead')} />
      {!abilities.editCalendars && <EmptyState icon="lock-locked" title={t('notYours')} action={above} />}
      {abilities.editCalendars && calendars.isPending && <Loading lines={8} />}
      {abilities.editCalendars && calendars.isError && (
        <ErrorState error={calendars.error} onRetry={() => void calendars.refetch()} />
      )}
      {abilities.editCalendars && calendars.isSuccess && !calendar && (
        <EmptyState title={t('gone')} icon="calendar" action={<Link to="/calendars">{t('title')}</Link>} />
      )}
      {abilities.editCalendars && calendar && <Change key={key} calendar={calendar} />}
    </div>
  );
}

function Change({ calendar: { key, versions } }: { readonly calendar: CalendarView }) {
  const { t } = useTranslation('calendars');
  const format = useFormat();
  const navigate = useNavigate();
  const client = useQueryClient();
  const today = cityDay(useNow());
  const newest = versions.at(-1);
  const earliest = dayAfter(newest && newest.validFrom > today ? newest.validFrom : today);
  const { draft, isKept, set, clear } = useKeptDraft(
    key,
    newest ? draftOf(newest, earliest) : { ...EMPTY, validFrom: earliest },
  );
  const save = useMutation({
    mutationFn: () => call('addCalendarVersion', { params: { key }, body: versionOf(draft) }),
    onSuccess: () => {
      clear();
      void client.invalidateQueries({ queryKey: queryKeys.calendars });
      toast({ tone: 'success', text: t('saved', { date: format.date(draft.validFrom) }) });
      navigate(`/calendars/${key}?month=${draft.validFrom.slice(0, 7)}`);
    },
  });
  const editor = useEditor(draft, { error: save.error, at: '', isNew: false });
  return (
    <Editor
      draft={draft}
      editor={editor}
      earliest={earliest}
      isKept={isKept}
      isSaving={save.isPending}
      saveLabel={t('saveChange')}
      cancelTo={`/calendars/${key}`}
      onChange={set}
      onStartOver={() => {
        clear();
        save.reset();
      }}
      onSave={() => save.mutate()}
    />
  );
}
