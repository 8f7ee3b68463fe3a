import { useTranslation } from 'react-i18next';

const SAID = ['measured', 'signals', 'sessions', 'you', 'others', 'ticket', 'purpose'] as const;

/** What is kept for how long, and who sees it, in plain words. */
export function Stored({ signalDays }: { readonly signalDays: number }) {
  const { t } = useTranslation('my-time');
  return (
    <details className="my-time__stored">
      <summary>{t('stored.title')}</summary>
      <dl>
        {SAID.map((name) => (
          <div key={name}>
            <dt>{t(`stored.${name}.what`)}</dt>
            <dd>{t(`stored.${name}.text`, { days: signalDays })}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
