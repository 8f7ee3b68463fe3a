import type { ClockTarget, Locale, PendingReason } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { promisePlace, type Side } from './places.js';
import { usePromiseWords, type Length } from './promise-words.js';
import { nameOf, type Named } from './use-services.js';

export interface ChangeWords {
  /** What stands at a place: «Løsning, prioritet 1 (alle tjenester)». */
  readonly place: (pointer: string) => string;
  /** What is said there, a line or several. */
  readonly value: (pointer: string, value: unknown) => readonly string[];
}

/** The places of a declaration and what is said there, in words. */
export function useChangeWords(services: readonly Named[]): ChangeWords {
  const { t } = useTranslation('declaration');
  const format = useFormat();
  const words = usePromiseWords([]);
  const target = (name: string) => t(`target.${name as ClockTarget}`);
  const qualityName = (name: string, of: string | undefined) =>
    name === 'attainment'
      ? t('place.qualityName.attainment', { target: target(of ?? '') })
      : t(`place.qualityName.${name}`);
  return {
    place: (pointer) => {
      const promise = promisePlace(pointer);
      if (promise) {
        const { serviceKey, priority } = promise;
        const service = serviceKey === null ? t('place.allServices') : nameOf(services, serviceKey);
        return `${t('place.promise', { target: target(promise.target), priority })} (${service})`;
      }
      const [, part = '', of = '', detail] = pointer.split('/');
      if (part === 'pauseReasons') return t('place.pauseReasons', { target: target(of) });
      if (part === 'quality') return t('place.quality', { name: qualityName(of, detail) });
      if (part === 'duties') {
        const side = t(`duties.${detail as Side}`);
        return t('place.duties', { side, language: t(`language.${of as Locale}`) });
      }
      return t(`place.${part}`);
    },
    value: (pointer, value) => {
      const promise = promisePlace(pointer);
      if (promise) {
        if (value === null || value === undefined) {
          return [t(promise.serviceKey === null ? 'value.nothing' : 'value.asForAll')];
        }
        const length = value as Length;
        const said = [words.within(length), words.calendarName(length.calendarKey)];
        return [[...said, ...(length.businessDays === null ? [] : [t('hours.sameTime')])].join(', ')];
      }
      const [, part, of] = pointer.split('/');
      if (value === null || value === undefined)
        return [t(part === 'nextRevisionOn' ? 'facts.noRevision' : 'value.nothing')];
      if (part === 'pauseReasons') {
        const reasons = value as readonly PendingReason[];
        return reasons.length === 0 ? [t('value.never')] : reasons.map((reason) => t(`reason.${reason}`));
      }
      if (part === 'warnPercents') {
        const percents = (value as readonly number[]).map((percent) => format.percent(percent / 100, 0));
        return percents.length === 0 ? [t('value.empty')] : [t('value.percents', { list: percents.join(', ') })];
      }
      if (part === 'quality') {
        return [of === 'satisfaction' ? format.number(Number(value), 1) : format.percent(Number(value))];
      }
      if (part === 'duties') {
        const duties = value as readonly string[];
        return duties.length === 0 ? [t('value.empty')] : duties;
      }
      if (part === 'nextRevisionOn')
        return [/^\d{4}-\d\d-\d\d$/.test(String(value)) ? format.date(String(value)) : String(value)];
      return [String(value)];
    },
  };
}
