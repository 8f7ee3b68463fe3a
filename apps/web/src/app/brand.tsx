import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';

/** The city's logo and the product's name, leading home. */
export function Brand() {
  const { t } = useTranslation(['app', 'ui']);
  return (
    <Link className="brand" to="/" aria-label={t('app:home')}>
      <img className="brand__logo" src="/punkt/logos/oslologo.svg" alt="" width="77" height="40" />
      <span className="brand__name">{t('ui:product')}</span>
    </Link>
  );
}
