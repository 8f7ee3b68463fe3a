import { useTranslation } from 'react-i18next';
import type { Kept, TextKeeper } from './text-keeper.js';

/** Whether what is typed is safe, and what another window had written. */
export function KeptState({ keeper, kept }: { readonly keeper: TextKeeper; readonly kept: Kept }) {
  const { t } = useTranslation('compose');
  const [other] = kept.setAside;
  return (
    <>
      {other && (
        <div className="set-aside" role="alert">
          <p className="set-aside__title">{t('setAside.title')}</p>
          <p className="set-aside__text">{other.text}</p>
          <button type="button" className="tool-button" onClick={() => keeper.takeBack(other.text)}>
            {t('setAside.use')}
          </button>
          <button type="button" className="tool-button" onClick={() => void keeper.forgetSetAside()}>
            {t('setAside.drop')}
          </button>
        </div>
      )}
      <span className={`kept kept--${kept.saved}`}>{kept.saved !== 'nothing' && t(`kept.${kept.saved}`)}</span>
    </>
  );
}
