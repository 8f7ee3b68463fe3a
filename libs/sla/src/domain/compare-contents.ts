import {
  CLOCK_TARGETS,
  LOCALES,
  PENDING_REASONS,
  type DeclarationChange,
  type DeclarationContent,
  type PromiseView,
} from '@desk/contracts';

/** The place of a promise in the content: `/promises/<target>/<serviceKey or *>/<priority>`. */
export function promisePointer({
  target,
  serviceKey,
  priority,
}: Pick<PromiseView, 'target' | 'serviceKey' | 'priority'>) {
  return `/promises/${target}/${serviceKey === null ? '*' : escaped(serviceKey)}/${priority}`;
}

/** What one version says otherwise than another, in the order of the content; the same for the same two, always. */
export function compareContents(before: DeclarationContent, after: DeclarationContent): DeclarationChange[] {
  const [was, is] = [places(before), places(after)];
  const promises = [...new Map([...was.promises, ...is.promises]).values()].sort(inOrder).map(promisePointer);
  return [...was.head.keys(), ...promises, ...was.rest.keys()].flatMap((pointer) => {
    const change = { pointer, before: was.at(pointer), after: is.at(pointer) };
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change];
  });
}

type Places = readonly (readonly [pointer: string, value: unknown])[];

function places(content: DeclarationContent) {
  const head = new Map<string, unknown>([['/name', content.name]]);
  const promises = new Map(content.promises.map((promise) => [promisePointer(promise), promise]));
  const { firstLineResolution, satisfaction, reopened, attainment } = content.quality;
  const rest = new Map<string, unknown>([
    ...CLOCK_TARGETS.map((target) => {
      const reasons = content.pauseReasons[target];
      return [`/pauseReasons/${target}`, PENDING_REASONS.filter((reason) => reasons.includes(reason))] as const;
    }),
    ['/warnPercents', content.warnPercents],
    ...Object.entries({ firstLineResolution, satisfaction, reopened }).map(
      ([name, value]) => [`/quality/${name}`, value] as const,
    ),
    ...CLOCK_TARGETS.map((target) => [`/quality/attainment/${target}`, attainment[target]] as const),
    ...LOCALES.flatMap((locale): Places => {
      const { desk, users } = content.duties[locale];
      return [
        [`/duties/${locale}/desk`, desk],
        [`/duties/${locale}/users`, users],
      ];
    }),
    ['/nextRevisionOn', content.nextRevisionOn],
  ]);
  const at = (pointer: string): unknown => {
    const promise = promises.get(pointer);
    if (promise === undefined) return head.get(pointer) ?? rest.get(pointer) ?? null;
    const { seconds, businessDays, calendarKey } = promise;
    return { seconds, businessDays, calendarKey };
  };
  return { head, promises, rest, at };
}

/** Target by target, what holds for all services first, then service by service, and by priority. */
function inOrder(a: PromiseView, b: PromiseView): number {
  const target = CLOCK_TARGETS.indexOf(a.target) - CLOCK_TARGETS.indexOf(b.target);
  if (target !== 0) return target;
  const [one, other] = [a.serviceKey ?? '', b.serviceKey ?? ''];
  if (one !== other) return one < other ? -1 : 1;
  return a.priority - b.priority;
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
