import { useTranslation } from 'react-i18next';

/** Grey lines in place of what is on its way; silent for the first moments, so that quick answers do not flicker. */
export function Loading({ lines = 3, label }: { readonly lines?: number; readonly label?: string }) {
  const { t } = useTranslation('ui');
  return (
    <div className="loading" role="status">
      <span className="pkt-sr-only">{label ?? t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="loading__line" aria-hidden="true" />
      ))}
    </div>
  );
}
