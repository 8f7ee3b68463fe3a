import { useTranslation } from 'react-i18next';

interface ExplainButtonProps {
  /** What the clock promises, as «Løsning»; read to screen readers only. */
  readonly name: string;
  readonly onPress: () => void;
}

/** Opens the explanation of a clock. */
export function ExplainButton({ name, onPress }: ExplainButtonProps) {
  const { t } = useTranslation('explanation');
  return (
    <button type="button" className="text-button explain-button" aria-label={t('openOf', { name })} onClick={onPress}>
      {t('open')}
    </button>
  );
}
