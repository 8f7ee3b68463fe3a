import type { CannedReplyView, MacroView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { textOf } from './text-of.js';

/** A line in a list of what is prepared. */
export function PreparedLine({ one }: { readonly one: CannedReplyView | MacroView }) {
  const { t } = useTranslation('compose');
  const isMacro = 'actions' in one;
  return (
    <>
      <PktIcon name={isMacro ? 'cogwheel' : 'document-text'} aria-hidden="true" />
      <span className="prepared-line__name">
        {one.name} {isMacro && <span className="prepared-line__kind">{t('prepared.macro')}</span>}
      </span>
      {one.shortcut && <kbd className="key">/{one.shortcut}</kbd>}
      <span className="prepared-line__text">{textOf(one)}</span>
    </>
  );
}
