import type { AttachmentView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSize } from './size-text.js';
import { fileAddress } from './upload.js';
import type { useFiles } from './use-files.js';

interface Props {
  readonly waiting: readonly AttachmentView[];
  readonly files: ReturnType<typeof useFiles>;
}

/** The files that will go with what is being written, and those on their way. */
export function WaitingFiles({ waiting, files }: Props) {
  const { t } = useTranslation('compose');
  const size = useSize();
  return (
    <>
      {(waiting.length > 0 || files.sending.length > 0) && (
        <ul className="file-list" aria-label={t('file.waiting')}>
          {waiting.map((file) => (
            <li key={file.id} className="file-list__one file-list__one--waiting">
              {file.isImage ? (
                <img className="file-list__image" src={fileAddress('/my/uploads', file.id)} alt="" />
              ) : (
                <PktIcon name="document-text" aria-hidden="true" />
              )}
              <span className="file-list__name">{file.name}</span>
              <span className="file-list__size">{size(file.size)}</span>
              <Remove name={file.name} onRemove={() => void files.remove(file.id)} />
            </li>
          ))}
          {files.sending.map(({ key, name, share, fault }) => (
            <li key={key} className="file-list__one file-list__one--waiting">
              <span className="file-list__name">{name}</span>
              {fault === null ? (
                <progress className="file-list__progress" value={share} aria-label={t('file.progress', { name })} />
              ) : (
                <span className="file-list__fault" role="alert">
                  {fault}
                </span>
              )}
              <Remove name={name} onRemove={() => files.cancel(key)} />
            </li>
          ))}
        </ul>
      )}
      <p className="pkt-sr-only" role="status">
        {waiting.length > 0 && t('file.count', { count: waiting.length })}
      </p>
    </>
  );
}

function Remove({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const { t } = useTranslation('compose');
  return (
    <button type="button" className="file-list__remove" onClick={onRemove} aria-label={t('file.remove', { name })}>
      <PktIcon name="close" aria-hidden="true" />
    </button>
  );
}

/** Opens the choice of files of the machine. */
export function AttachButton({ onFiles }: { readonly onFiles: (files: Iterable<File>) => void }) {
  const { t } = useTranslation('compose');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('file.attach')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <button type="button" className="tool-button" onClick={() => input.current?.click()}>
        <PktIcon name="attachment" aria-hidden="true" />
        {t('file.attach')}
      </button>
    </>
  );
}
