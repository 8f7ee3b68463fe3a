import { CLOSED_WEEK, compileCalendar, nationalHolidays, type CompiledCalendar } from '@desk/agencies';
import { JudgeCalendar } from '../judge/judge-calendar.js';

const MINUTE = 60_000;
const ROUNDS = 5;
const office = ['08:00', '16:00'] as const;
const hours = { ...CLOSED_WEEK, mon: [office], tue: [office], wed: [office], thu: [office], fri: [office] };
const version = {
  validFrom: '2026-01-01',
  timeZone: 'Europe/Oslo',
  alwaysOpen: false,
  hours,
  holidayCountry: 'NO',
  specialDays: [{ date: '2026-12-24', hours: [['08:00', '12:00']] as const, name: 'Julaften' }],
};

/** A start, and the working time that is promised: one to sixty hours, as declarations have them. */
interface Question {
  readonly from: number;
  readonly ms: number;
}

interface Way {
  readonly title: string;
  readonly questions: number;
  readonly ask: (question: Question) => number;
}

/**
 * Due times per second, computed by one core in this process, beside two ways of finding them that a desk might have
 * taken. All of them give the same answers, or the measurement fails.
 */
export function measureClocks(quick: boolean, say: (text: string) => void): void {
  const desk = compileCalendar({ id: 'bench', versions: [version] }, nationalHolidays);
  const judge = new JudgeCalendar(
    [
      {
        ...version,
        hours: Object.fromEntries(Object.entries(hours).map(([day, open]) => [day, open.map(([a, b]) => [a, b])])),
        specialDays: [{ date: '2026-12-24', hours: [['08:00', '12:00']], name: null }],
      } as ConstructorParameters<typeof JudgeCalendar>[0][number],
    ],
    [2026, 2027].flatMap((year) => nationalHolidays('NO', year).map(({ date }) => date)),
  );
  const many = quick ? 200_000 : 1_000_000;
  const ways: readonly Way[] = [
    { title: 'the desk: compiled spans', questions: many, ask: ({ from, ms }) => desk.add(from, ms) },
    { title: 'from opening to closing', questions: many / 20, ask: ({ from, ms }) => walk(desk, from, ms) },
    { title: 'minute by minute', questions: many / 200, ask: ({ from, ms }) => judge.reach(from, ms) },
  ];
  const all = questions(many);
  for (const question of all.slice(0, 2_000)) {
    const [due, ...others] = ways.map(({ ask }) => ask(question));
    if (others.some((other) => other !== due)) throw new Error(`no agreement on ${JSON.stringify(question)}`);
  }
  const measured = ways.map((way) => ({ ...way, perSecond: median(way, all) }));
  const best = measured[0]?.perSecond ?? Number.NaN;
  say('| due times | per second | desk ÷ this |');
  say('|-----------|-----------:|------------:|');
  for (const { title, perSecond } of measured) {
    say(`| ${title} | ${Math.round(perSecond).toLocaleString('en')} | ${(best / perSecond).toFixed(1)} |`);
  }
}

/** The same for every way, and in no order that a cache could like. */
function questions(count: number): readonly Question[] {
  const begin = Date.UTC(2026, 0, 2);
  let state = 20_261_125;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  return Array.from({ length: count }, () => ({
    from: begin + next(300 * 1440) * MINUTE + next(MINUTE),
    ms: (1 + next(60 * 60)) * MINUTE,
  }));
}

/** Each round asks its own part of the questions; the middle one counts. */
function median({ questions: count, ask }: Way, all: readonly Question[]): number {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const part = all.slice((round * count) / ROUNDS, ((round + 1) * count) / ROUNDS);
    let sum = 0;
    const begun = performance.now();
    for (const question of part) sum += ask(question);
    const seconds = (performance.now() - begun) / 1000;
    if (!Number.isFinite(sum)) throw new Error('a due time is missing');
    return part.length / seconds;
  });
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

/** Adds up what is worked from one opening to its closing, and then from the next, as it stands in a calendar. */
function walk(calendar: CompiledCalendar, from: number, ms: number): number {
  let at = from;
  for (let left = ms; ;) {
    const opening = calendar.nextOpening(at);
    const closing = calendar.nextClosing(opening);
    if (closing - opening >= left) return opening + left;
    left -= closing - opening;
    at = closing;
  }
}
