import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { cityDay } from '../../ui/city-time.js';
import { EmptyState } from '../../ui/empty-state.js';
import { TextField } from '../../ui/field.js';
import { useNow } from '../../ui/now.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { EMPTY, keyOf, versionOf } from './draft.js';
import type { Draft } from './draft.js';
import { Editor } from './editor.js';
import { useEditor } from './use-editor.js';
import { useKeptDraft } from './use-kept-draft.js';

import './calendars.scss';

/** A further calendar, with its first hours. */
export function NewCalendarPage() {
  const { t } = useTranslation('calendars');
  const { abilities } = useMe();
  const above = <Link to="/calendars">{t('title')}</Link>;
  return (
    <div className="calendars">
      <PageHeader title={t('new')} above={above} />
      {abilities.editCalendars ? (
        <NewCalendar />
      ) : (
        <EmptyState icon="lock-locked" title={t('notYours')} action={above} />
      )}
    </div>
  );
}

function NewCalendar() {
  const { t } = useTranslation('calendars');
  const navigate = useNavigate();
  const client = useQueryClient();
  const today = cityDay(useNow());
  // The key belongs to a calendar that there is; one that is to be made has none yet.
  const { draft, isKept, set, clear } = useKeptDraft('', { ...EMPTY, validFrom: today });
  const save = useMutation({
    mutationFn: () =>
      call('createCalendar', {
        body: { key: draft.key.trim(), name: draft.name.trim(), version: versionOf(draft) },
      }),
    onSuccess: ({ key, name }) => {
      clear();
      void client.invalidateQueries({ queryKey: queryKeys.calendars });
      toast({ tone: 'success', text: t('created', { name }) });
      navigate(`/calendars/${key}`);
    },
  });
  const editor = useEditor(draft, { error: save.error, at: '/version', isNew: true });
  const head = (change: Partial<Draft>, about: string) => {
    editor.changedAt([about]);
    set({ ...draft, ...change });
  };
  return (
    <Editor
      draft={draft}
      editor={editor}
      earliest={null}
      isKept={isKept}
      isSaving={save.isPending}
      saveLabel={t('create')}
      cancelTo="/calendars"
      onChange={set}
      onStartOver={() => {
        clear();
        save.reset();
      }}
      onSave={() => save.mutate()}
    >
      <TextField
        name="name"
        label={t('editor.name')}
        maxLength={100}
        autoComplete="off"
        value={draft.name}
        error={editor.faultAt('/name')}
        onChange={({ target: { value } }) => {
          // The key follows the name until somebody writes one.
          const follows = draft.key === keyOf(draft.name);
          head({ name: value, ...(follows && { key: keyOf(value) }) }, '/name');
        }}
      />
      <TextField
        name="key"
        label={t('editor.key')}
        help={t('editor.keyHelp')}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        value={draft.key}
        error={editor.faultAt('/key')}
        onChange={({ target }) => head({ key: target.value }, '/key')}
      />
    </Editor>
  );
}
