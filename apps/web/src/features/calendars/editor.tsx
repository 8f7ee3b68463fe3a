import { PktButton } from '@oslokommune/punkt-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { ProblemNote } from '../../ui/error-state.js';
import type { Draft } from './draft.js';
import { Preview } from './preview.js';
import type { useEditor } from './use-editor.js';
import { VersionForm } from './version-form.js';

interface EditorProps {
  readonly draft: Draft;
  readonly editor: ReturnType<typeof useEditor>;
  readonly earliest: string | null;
  readonly isKept: boolean;
  readonly isSaving: boolean;
  readonly saveLabel: string;
  readonly cancelTo: string;
  readonly onChange: (draft: Draft) => void;
  readonly onStartOver: () => void;
  readonly onSave: () => void;
  /** Fields before those of the version. */
  readonly children?: ReactNode;
}

/** The form beside its preview. */
export function Editor(props: EditorProps) {
  const { draft, editor, earliest, isKept, isSaving, onChange, onStartOver, onSave } = props;
  const { t } = useTranslation('calendars');
  return (
    <div className="editor">
      <form
        ref={editor.form}
        noValidate
        className="editor__form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isSaving && editor.check()) onSave();
        }}
      >
        {isKept && (
          <p className="calendars__note">
            {t('editor.kept')}{' '}
            <button type="button" className="text-button" onClick={onStartOver}>
              {t('editor.startOver')}
            </button>
          </p>
        )}
        {props.children}
        <VersionForm
          draft={draft}
          faultAt={editor.faultAt}
          earliest={earliest}
          onChange={(changed, about) => {
            editor.changedAt(about);
            onChange(changed);
          }}
        />
        {editor.count > 0 && (
          <div className="problem-note" role="alert">
            {t('editor.faulty', { count: editor.count })}
          </div>
        )}
        <ProblemNote error={editor.otherError} />
        <div className="row">
          <PktButton type="submit" disabled={isSaving} isLoading={isSaving}>
            {props.saveLabel}
          </PktButton>
          <Link to={props.cancelTo}>{t('editor.cancel')}</Link>
        </div>
      </form>
      <Preview draft={draft} />
    </div>
  );
}
