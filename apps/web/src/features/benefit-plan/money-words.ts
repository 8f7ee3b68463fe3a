import { useFormat } from '../../i18n/format.js';

/** Finer than anything that is known of a gain. */
const STEP = 1_000_00;

interface MoneyWords {
  /** To the krone, with the øre where there are any. */
  exact(ore: number): string;
  /** To the thousand, as a gain is known. */
  rough(ore: number): string;
}

export function useMoneyWords(): MoneyWords {
  const format = useFormat();
  return {
    exact: (ore) => format.money(ore / 100 || 0, ore % 100 === 0 ? 0 : 2),
    rough: (ore) => format.money((Math.round(ore / STEP) * STEP) / 100 || 0),
  };
}
