import type { CannedReplyView, MacroView } from '@desk/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { TextField } from '../../ui/field.js';
import { PreparedLine } from './prepared-line.js';

interface Props {
  readonly find: (word: string) => readonly (CannedReplyView | MacroView)[];
  readonly onChoose: (one: CannedReplyView | MacroView) => void;
  readonly onClose: () => void;
}

/** All that is prepared, searched by name, shortcut and text. */
export function PreparedDialog({ find, onChoose, onClose }: Props) {
  const { t } = useTranslation('compose');
  const [word, setWord] = useState('');
  const found = find(word);
  return (
    <Dialog open title={t('prepared.title')} onClose={onClose}>
      <TextField
        name="q"
        label={t('prepared.search')}
        optional
        value={word}
        autoComplete="off"
        onChange={(event) => setWord(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== 'Enter' || !first) return;
          event.preventDefault();
          onChoose(first);
        }}
      />
      <p className="pkt-sr-only" role="status">
        {t('suggest.found', { count: found.length })}
      </p>
      {found.length === 0 ? (
        <EmptyState title={t('prepared.none')} icon="document-text" />
      ) : (
        <ul className="prepared-list">
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" className="prepared-line" onClick={() => onChoose(one)}>
                <PreparedLine one={one} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link to="/replies">{t('prepared.manage')}</Link>
      </p>
    </Dialog>
  );
}
