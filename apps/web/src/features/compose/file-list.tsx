import type { AttachmentView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { useSize } from './size-text.js';
import { fileAddress } from './upload.js';

export interface FileListProps {
  readonly files: readonly AttachmentView[];
  /** Door of the bytes, below the prefix of the api. */
  readonly path: string;
  readonly label: string;
}

/** Files of a message or note: images are shown, everything is named, and everything can be had. */
export function FileList({ files, path, label }: FileListProps) {
  const { t } = useTranslation('compose');
  const size = useSize();
  if (files.length === 0) return null;
  return (
    <ul className="file-list" aria-label={label}>
      {files.map((file) => (
        <li key={file.id} className="file-list__one">
          <a href={fileAddress(path, file.id)} target="_blank" rel="noreferrer" className="file-list__link">
            {file.isImage ? (
              <img className="file-list__image" src={fileAddress(path, file.id)} alt="" loading="lazy" />
            ) : (
              <PktIcon name="document-text" aria-hidden="true" />
            )}
            <span className="file-list__name">{file.name}</span>
            <span className="file-list__size">{size(file.size)}</span>
            <span className="pkt-sr-only">{t('file.opens')}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
