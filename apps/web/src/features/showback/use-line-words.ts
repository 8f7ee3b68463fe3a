import type { ShowbackLine } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { useKroner } from './use-showback.js';

export interface LineWords {
  /** «Saker: bestilling, telefon». */
  readonly title: string;
  /** «34 saker × kr 50,00». */
  readonly how: string;
  /** «Prisliste 2, 1. mars 2026 – 20. mars 2026». */
  readonly list: string;
}

/** What a line is, and how it was computed, in words. `closedIn`: the month in which it stands. */
export function useLineWords(): (line: ShowbackLine, closedIn: string) => LineWords {
  const { t } = useTranslation('showback');
  const format = useFormat();
  const kroner = useKroner();
  return (line, closedIn) => {
    const { component, days, daysInMonth, tickets, seconds, ofWeight, version, from, to } = line;
    const isCorrection = line.month !== closedIn;
    const of = [line.ticketKind && t(`kind.${line.ticketKind}`), line.channel && t(`channel.${line.channel}`)];
    const named = of.some(Boolean)
      ? t('ofWhich', { component: t(`component.${component}`), which: of.filter(Boolean).join(' ') })
      : t(`component.${component}`);
    const how = t(`how.${component}`, {
      price: kroner(line.price),
      employees: format.number(line.employees),
      count: Math.abs(tickets ?? 0),
      tickets: format.number(tickets ?? 0),
      minutes: format.number((seconds ?? 0) / 60, 1),
      share: ofWeight === null ? '' : format.percent((line.employees * days) / ofWeight, 2),
    });
    const isPart = days < daysInMonth && component !== 'per_ticket';
    const whole = isPart ? t('part', { how, days: format.number(days), all: format.number(daysInMonth) }) : how;
    const isWholeMonth = Number(from.slice(8)) === 1 && Number(to.slice(8)) === daysInMonth;
    return {
      title: isCorrection ? t('correctionOf', { month: format.month(`${line.month}-01`), what: named }) : named,
      how: isCorrection && tickets === null ? t('how.anew') : whole,
      list: isWholeMonth
        ? t('list.name', { version })
        : t('list.span', { version, from: format.date(from), to: format.date(to) }),
    };
  };
}
