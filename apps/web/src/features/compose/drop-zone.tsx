import { useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../ui/classes.js';

interface Props {
  readonly onFiles: (files: Iterable<File>) => void;
  readonly children: ReactNode;
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Takes files that are dropped or pasted anywhere in it. */
export function DropZone({ onFiles, children }: Props) {
  const { t } = useTranslation('compose');
  const [isOver, setIsOver] = useState(false);
  return (
    <div
      className={classes('drop-zone', isOver && 'drop-zone--over')}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        setIsOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      }}
      onPaste={(event: ClipboardEvent) => {
        const pasted = [...event.clipboardData.files];
        // What is copied from a document is text and a picture of it: then the text is meant.
        if (pasted.length === 0 || event.clipboardData.getData('text/plain') !== '') return;
        event.preventDefault();
        onFiles(pasted);
      }}
    >
      {children}
      {isOver && <p className="drop-zone__hint">{t('file.drop')}</p>}
    </div>
  );
}
