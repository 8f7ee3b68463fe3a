import {
  BUILT_IN_VIEWS,
  DEFAULT_VIEW_COLUMNS,
  OPEN_STATES,
  OVERDUE_SOON_MINUTES,
  type BuiltInView,
  type LiveCount,
  type ViewColumn,
  type ViewFilters,
  type ViewOrder,
} from '@desk/contracts';

/** What makes a view, without who has it. */
export interface ViewContent {
  readonly columns: readonly ViewColumn[];
  readonly filters: ViewFilters;
  readonly order: ViewOrder;
}

/** A team as far as built-in views go by it. */
interface TeamFact {
  readonly key: string;
  readonly line: 'first' | 'second' | 'onsite';
}

export const isBuiltIn = (id: string): id is BuiltInView => (BUILT_IN_VIEWS as readonly string[]).includes(id);

const TO_TAKE = { assignee: 'none', state: ['new', 'open'] } satisfies ViewFilters;

/** `mine`: the teams of whoever reads. `watched` has no filters: it is a list of its own. */
export function builtInView(view: BuiltInView, mine: readonly TeamFact[]): ViewContent {
  const team = mine.map(({ key }) => key);
  const columns = [...DEFAULT_VIEW_COLUMNS];
  switch (view) {
    case 'my_work':
      return {
        columns: columns.filter((column) => column !== 'assignee'),
        filters: { assignee: 'me' },
        order: 'queue',
      };
    case 'my_teams':
      return { columns, filters: { team }, order: 'queue' };
    case 'unassigned':
      return {
        columns: columns.filter((column) => column !== 'assignee'),
        filters: { team, ...TO_TAKE },
        order: 'queue',
      };
    case 'overdue_soon':
      return { columns, filters: { team, dueWithinMinutes: OVERDUE_SOON_MINUTES }, order: 'due' };
    case 'second_line':
      return {
        columns: [...columns.filter((column) => column !== 'assignee'), 'team'],
        filters: { line: ['second'], ...TO_TAKE },
        order: 'queue',
      };
    case 'on_site':
      return { columns: [...columns, 'agency'], filters: { line: ['onsite'] }, order: 'queue' };
    case 'watched':
      return { columns: [...columns, 'updated'], filters: {}, order: 'updated' };
  }
}

/** Which kept counters of which queues add up to the count of a view. */
export function liveCounts(mine: readonly TeamFact[], readable: readonly TeamFact[]): LiveCount[] {
  const ofLine = (line: TeamFact['line']) => readable.filter((team) => team.line === line).map(({ key }) => key);
  const own = mine.map(({ key }) => key);
  return [
    { view: 'my_teams', of: 'open', teamKeys: own },
    { view: 'unassigned', of: 'unassigned', teamKeys: own },
    { view: 'second_line', of: 'unassigned', teamKeys: ofLine('second') },
    { view: 'on_site', of: 'open', teamKeys: ofLine('onsite') },
  ];
}

/** The states that a view holds. */
export const statesOf = ({ state }: ViewFilters): readonly string[] => (state?.length ? state : OPEN_STATES);

/** Whether it holds tickets in which no work remains: those stand in no queue, and have no due time. */
export const holdsResolved = (filters: ViewFilters): boolean => statesOf(filters).includes('resolved');

const MOST_WORDS = 6;

/** The words that a subject is looked through for: each must begin a word of it. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\s,-]+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
