import type { Prices } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useKroner } from './use-showback.js';

/** Each price of a list in a sentence. */
export function usePriceWords(): (prices: Prices) => readonly string[] {
  const { t } = useTranslation('showback');
  const kroner = useKroner();
  return (prices) => [
    ...(['perAgency', 'perEmployee', 'shared', 'perTicket', 'perMinute'] as const).flatMap((name) => {
      const ore = prices[name];
      return ore === null ? [] : [t(`price.${name}`, { price: kroner(ore) })];
    }),
    ...prices.exceptions.map(({ kind, channel, ore }) =>
      t('price.exception', {
        which: [t(`kind.${kind ?? 'any'}`), channel && t(`channel.${channel}`)].filter(Boolean).join(' '),
        price: kroner(ore),
      }),
    ),
  ];
}
