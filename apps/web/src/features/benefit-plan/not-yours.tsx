import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';

export function NotYours({ title }: { readonly title: string }) {
  const { t } = useTranslation('benefit-plan');
  return (
    <>
      <PageHeader title={title} />
      <EmptyState icon="lock-locked" title={t('notYours.title')} text={t('notYours.text')} />
    </>
  );
}
