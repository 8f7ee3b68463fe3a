import {
  CLOCK_TARGETS,
  LOCALES,
  type ClockTarget,
  type DeclarationContent,
  type Locale,
  type Priority,
  type PromiseView,
} from '@desk/contracts';

/** A content by its places, as comparisons and faults name them; a promise is one place. */
export type Places = ReadonlyMap<string, unknown>;

export interface PromisePlace {
  readonly target: ClockTarget;
  /** null: all services. */
  readonly serviceKey: string | null;
  readonly priority: Priority;
}

export function promisePointer({ target, serviceKey, priority }: PromisePlace): string {
  const service = serviceKey === null ? '*' : serviceKey.replaceAll('~', '~0').replaceAll('/', '~1');
  return `/promises/${target}/${service}/${priority}`;
}

/** The place of a promise that a pointer names; null when it names something else. */
export function promisePlace(pointer: string): PromisePlace | null {
  const [, list, target, service = '', priority] = pointer.split('/');
  if (list !== 'promises') return null;
  return {
    target: target as ClockTarget,
    serviceKey: service === '*' ? null : service.replaceAll('~1', '/').replaceAll('~0', '~'),
    priority: Number(priority) as Priority,
  };
}

export function placesOf(content: DeclarationContent): Places {
  const { firstLineResolution, satisfaction, reopened, attainment } = content.quality;
  return new Map<string, unknown>([
    ['/name', content.name],
    ...content.promises.map((promise) => [promisePointer(promise), plain(promise)] as const),
    ...CLOCK_TARGETS.map((target) => [`/pauseReasons/${target}`, content.pauseReasons[target]] as const),
    ['/warnPercents', content.warnPercents],
    ['/quality/firstLineResolution', firstLineResolution],
    ['/quality/satisfaction', satisfaction],
    ['/quality/reopened', reopened],
    ...CLOCK_TARGETS.map((target) => [`/quality/attainment/${target}`, attainment[target]] as const),
    ...LOCALES.flatMap((locale) =>
      SIDES.map((side) => [`/duties/${locale}/${side}`, content.duties[locale][side]] as const),
    ),
    ['/nextRevisionOn', content.nextRevisionOn],
  ]);
}

export const SIDES = ['desk', 'users'] as const;
export type Side = (typeof SIDES)[number];

/** The counterpart of `placesOf`. */
function contentOf(places: Places): DeclarationContent {
  const at = <V>(pointer: string) => places.get(pointer) as V;
  const byTarget = <V>(of: string) =>
    Object.fromEntries(CLOCK_TARGETS.map((target) => [target, at<V>(`${of}/${target}`)])) as Record<ClockTarget, V>;
  return {
    name: at('/name'),
    promises: [...places].flatMap(([pointer, value]) => (promisePlace(pointer) === null ? [] : [value as PromiseView])),
    pauseReasons: byTarget('/pauseReasons'),
    warnPercents: at('/warnPercents'),
    quality: {
      firstLineResolution: at('/quality/firstLineResolution'),
      satisfaction: at('/quality/satisfaction'),
      reopened: at('/quality/reopened'),
      attainment: byTarget('/quality/attainment'),
    },
    duties: Object.fromEntries(
      LOCALES.map((locale) => [locale, { desk: at(`/duties/${locale}/desk`), users: at(`/duties/${locale}/users`) }]),
    ) as Record<Locale, DeclarationContent['duties'][Locale]>,
    nextRevisionOn: at('/nextRevisionOn'),
  };
}

const said = (value: unknown): string => JSON.stringify(value ?? null);

export function isSameContent(one: DeclarationContent, other: DeclarationContent): boolean {
  const [a, b] = [placesOf(one), placesOf(other)];
  return (
    a.size === b.size && [...a].every(([pointer, value]) => b.has(pointer) && said(b.get(pointer)) === said(value))
  );
}

/** A place that both have changed, each otherwise. */
export interface Clash {
  readonly pointer: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/**
 * What two have made of the same content: each change of either; where both have changed the same place, mine stands and
 * theirs is told.
 */
export function mergeContents(
  base: DeclarationContent,
  mine: DeclarationContent,
  theirs: DeclarationContent,
): { readonly content: DeclarationContent; readonly clashes: readonly Clash[] } {
  const [was, my, their] = [placesOf(base), placesOf(mine), placesOf(theirs)];
  const merged = new Map(their);
  const clashes: Clash[] = [];
  for (const pointer of new Set([...was.keys(), ...my.keys()])) {
    const [before, mine, theirs] = [was.get(pointer), my.get(pointer), their.get(pointer)];
    if (said(before) === said(mine)) continue;
    if (said(before) !== said(theirs) && said(mine) !== said(theirs)) clashes.push({ pointer, mine, theirs });
    if (mine === undefined) merged.delete(pointer);
    else merged.set(pointer, mine);
  }
  return { content: contentOf(merged), clashes };
}

/** With its fields in one order, so that two can be compared by their text. */
function plain({ target, serviceKey, priority, seconds, businessDays, calendarKey }: PromiseView): PromiseView {
  return { target, serviceKey, priority, seconds, businessDays, calendarKey };
}
