import { useTranslation } from 'react-i18next';

const STEPS = ['B', 'kB', 'MB', 'GB'] as const;

/** «340 kB», in the figures of the language. */
export function useSize(): (bytes: number) => string {
  const { i18n } = useTranslation();
  return (bytes) => {
    const step = Math.min(STEPS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
    const value = bytes / 1000 ** step;
    const digits = value < 10 && step > 0 ? 1 : 0;
    return `${value.toLocaleString([i18n.language, 'nb'], { maximumFractionDigits: digits })} ${STEPS[step]}`;
  };
}
