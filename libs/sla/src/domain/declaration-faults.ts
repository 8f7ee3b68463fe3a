import {
  CLOCK_TARGETS,
  LOCALES,
  PRIORITIES,
  type DeclarationContent,
  type FieldError,
  type FieldFault,
  type IsoDate,
  type PromiseView,
} from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { promisePointer } from './compare-contents.js';

/** Keys of what a declaration may name. */
export interface Declarable {
  readonly services: ReadonlySet<string>;
  readonly calendars: ReadonlySet<string>;
}

/** When a declaration is to begin. Dates are those of the city. */
export interface Publishing {
  readonly today: Temporal.PlainDate;
  /** First day of the newest version, in force or still to come. */
  readonly newestFrom: Temporal.PlainDate | null;
  /** null: the date is not chosen yet, and not asked for. */
  readonly validFrom: string | null;
}

/** Two years, day and night. */
const MOST_SECONDS = 2 * 366 * 86_400;
/** Two years of weeks with five working days. */
const MOST_BUSINESS_DAYS = 522;
const LONGEST_NAME = 120;
const LONGEST_DUTY = 300;
const MOST_DUTIES = 20;
/** Every ticket is promised these; the others may be left out. */
const PROMISED_TO_ALL = ['first_response', 'resolution'] as const;
const SATISFACTION: Scale = { least: 1, most: 5 };
const SHARE: Scale = { least: 0, most: 1 };

interface Scale {
  readonly least: number;
  readonly most: number;
}

/**
 * Everything that keeps a declaration from being published, in the order of its fields. Pointers are those of the request
 * to publish: `/validFrom`, and below `/content` the places of the draft, a promise by its name (see `promisePointer`).
 */
export function declarationFaults(content: DeclarationContent, known: Declarable, at: Publishing): FieldError[] {
  const earliest = earliestStart(at);
  const start = at.validFrom === null ? null : plainDate(at.validFrom);
  return [
    ...(at.validFrom === null ? [] : dateFaults('/validFrom', at.validFrom, earliest)),
    ...inContent('/name', nameFaults(content.name)),
    ...promiseFaults(content.promises, known),
    ...inContent('/warnPercents', warnFaults(content.warnPercents)),
    ...qualityFaults(content.quality),
    ...dutyFaults(content.duties),
    ...(content.nextRevisionOn === null
      ? []
      : dateFaults('/content/nextRevisionOn', content.nextRevisionOn, (start ?? earliest).add({ days: 1 }))),
  ];
}

/** The first day on which a new version can begin: tomorrow, and not before the newest version has begun. */
export function earliestStart({ today, newestFrom }: Pick<Publishing, 'today' | 'newestFrom'>): Temporal.PlainDate {
  const latest = newestFrom !== null && Temporal.PlainDate.compare(newestFrom, today) > 0 ? newestFrom : today;
  return latest.add({ days: 1 });
}

type Fault = Omit<FieldError, 'pointer'> & { readonly code: FieldFault };

const inContent = (pointer: string, faults: readonly Fault[]): FieldError[] =>
  faults.map((fault) => ({ pointer: `/content${pointer}`, ...fault }));

function dateFaults(pointer: string, text: string, earliest: Temporal.PlainDate): FieldError[] {
  const date = plainDate(text);
  if (date === null) return [{ pointer, code: 'not_a_date', message: 'must be a date as 2026-12-24' }];
  if (Temporal.PlainDate.compare(date, earliest) >= 0) return [];
  const first = earliest.toString();
  return [{ pointer, code: 'date_not_ahead', message: `must be ${first} or later`, values: { earliest: first } }];
}

/** null for what is no date that exists; years of four digits only. */
export function plainDate(text: IsoDate): Temporal.PlainDate | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}

function promiseFaults(promises: readonly PromiseView[], known: Declarable): FieldError[] {
  const missing = PROMISED_TO_ALL.flatMap((target) =>
    PRIORITIES.filter(
      (priority) =>
        !promises.some((one) => one.target === target && one.serviceKey === null && one.priority === priority),
    ).flatMap((priority) =>
      inContent(promisePointer({ target, serviceKey: null, priority }), [
        {
          code: 'priority_missing',
          message: `nothing is promised for ${target} with priority ${priority}`,
          values: { target, priority },
        },
      ]),
    ),
  );
  const seen = new Set<string>();
  const faulty = promises.flatMap((promise) => {
    const place = promisePointer(promise);
    const isRepeated = seen.has(place);
    seen.add(place);
    const { serviceKey, calendarKey } = promise;
    return [
      ...inContent(place, [
        ...(isRepeated ? [fault('twice', 'is promised twice')] : []),
        ...(serviceKey !== null && !known.services.has(serviceKey)
          ? [fault('unknown_service', `there is no service ${serviceKey}`, { key: serviceKey })]
          : []),
      ]),
      ...amountFaults(place, promise),
      ...(known.calendars.has(calendarKey)
        ? []
        : inContent(`${place}/calendarKey`, [
            calendarKey === ''
              ? fault('required', 'choose a calendar')
              : fault('unknown_calendar', `there is no calendar ${calendarKey}`, { key: calendarKey }),
          ])),
    ];
  });
  return [...missing, ...faulty];
}

function amountFaults(place: string, { seconds, businessDays }: PromiseView): FieldError[] {
  if ((seconds === null) === (businessDays === null)) {
    return inContent(place, [fault('one_of_two', 'give working seconds or working days, one of them')]);
  }
  if (seconds !== null) return inContent(`${place}/seconds`, countFaults(seconds, MOST_SECONDS));
  return inContent(`${place}/businessDays`, countFaults(businessDays ?? 0, MOST_BUSINESS_DAYS));
}

function countFaults(value: number, most: number): Fault[] {
  if (value <= 0) return [fault('too_small', 'must be above 0', { least: 1 })];
  if (value > most) return [fault('too_large', `must be ${most} at most, which is two years`, { most })];
  return Number.isInteger(value) ? [] : [fault('not_whole', 'must be a whole number')];
}

function nameFaults(name: string): Fault[] {
  if (name.trim() === '') return [fault('required', 'give the declaration a name')];
  return lengthFaults(name, LONGEST_NAME);
}

function warnFaults(percents: readonly number[]): Fault[] {
  const faults = percents.flatMap((percent, index) => {
    if (!Number.isInteger(percent)) return [fault('not_whole', 'must be whole percents')];
    if (percent < 1) return [fault('too_small', 'must be 1 or more', { least: 1 })];
    if (percent > 99) return [fault('too_large', 'must be 99 at most', { most: 99 })];
    return percent > (percents[index - 1] ?? 0) ? [] : [fault('not_ascending', 'must rise from one to the next')];
  });
  return faults.slice(0, 1);
}

function qualityFaults({
  firstLineResolution,
  satisfaction,
  reopened,
  attainment,
}: DeclarationContent['quality']): FieldError[] {
  return [
    ...scaleFaults('/quality/firstLineResolution', firstLineResolution, SHARE),
    ...scaleFaults('/quality/satisfaction', satisfaction, SATISFACTION),
    ...scaleFaults('/quality/reopened', reopened, SHARE),
    ...CLOCK_TARGETS.flatMap((target) => scaleFaults(`/quality/attainment/${target}`, attainment[target], SHARE)),
  ];
}

function scaleFaults(pointer: string, value: number | null, { least, most }: Scale): FieldError[] {
  if (value === null || (value >= least && value <= most)) return [];
  return inContent(pointer, [
    value < least
      ? fault('too_small', `must be ${least} or more`, { least })
      : fault('too_large', `must be ${most} at most`, { most }),
  ]);
}

/** Who states a duty states it in all languages. */
function dutyFaults(duties: DeclarationContent['duties']): FieldError[] {
  return (['desk', 'users'] as const).flatMap((side) => {
    const isStated = LOCALES.some((locale) => duties[locale][side].length > 0);
    return LOCALES.flatMap((locale) => {
      const lines = duties[locale][side];
      const place = `/duties/${locale}/${side}`;
      return [
        ...(isStated && lines.length === 0
          ? inContent(place, [fault('required', 'state the duties in this language too')])
          : []),
        ...(lines.length > MOST_DUTIES
          ? inContent(place, [fault('too_large', `must be ${MOST_DUTIES} duties at most`, { most: MOST_DUTIES })])
          : []),
        ...lines.flatMap((line, index) =>
          inContent(
            `${place}/${index}`,
            line.trim() === '' ? [fault('required', 'is empty')] : lengthFaults(line, LONGEST_DUTY),
          ),
        ),
      ];
    });
  });
}

function lengthFaults(text: string, most: number): Fault[] {
  return text.length > most ? [fault('too_long', `must be ${most} characters at most`, { most })] : [];
}

function fault(code: FieldFault, message: string, values?: FieldError['values']): Fault {
  return { code, message, ...(values && { values }) };
}
