/**
 * First words of the query keys. What stands under `ticket` is refetched when that ticket changes, and so on:
 * the hints of the live connection name these.
 */
export const queryKeys = {
  me: ['me'],
  demoUsers: ['demo-users'],
  services: ['services'],
  teams: ['teams'],
  teamMembers: (teamKey: string) => ['teams', teamKey, 'members'],
  /** Who works in a team and how they stand; also one's own presence. */
  staffing: ['staffing'],
  skills: ['skills'],
  agencies: ['agencies'],
  calendars: ['calendars'],
  /** `ticket('…')` is the ticket by the id or number in the address, `ticket('…', 'messages')` a part of it. */
  ticket: (idOrNumber: string, ...part: readonly string[]) => ['ticket', idOrNumber, ...part],
  allTickets: ['ticket'],
  queue: (teamKey: string, ...filters: readonly unknown[]) => ['queue', teamKey, ...filters],
  /** The list of views with their counts; the rows of each are followed, not fetched by key. */
  views: ['views'],
  tags: ['tags'],
  bulk: (id: string) => ['bulk', id],
  watching: (idOrNumber: string) => ['ticket', idOrNumber, 'watch'],
  myTickets: ['my-tickets'],
  notices: ['notices'],
  reports: ['reports'],
  reportSchedules: ['report-schedules'],
  /** One's own work sessions, by the Monday of their week. */
  myTime: ['my-time'],
  /** Of all agencies; that of one stands under it. */
  baselines: ['baselines'],
  /** Months, lines and what is asked of them. */
  showback: ['showback'],
  priceLists: ['price-lists'],
  /** Published results, and what the owner says is weak. */
  openResults: ['open-results'],
  /** Lists; one by its id stands under it. */
  suggestions: ['suggestions'],
  /** Members, changes, and who could be one. */
  userCouncil: ['user-council'],
  positions: ['positions'],
  /** The plan beside what came, its versions and its draft, and the ledger. */
  benefitPlan: ['benefit-plan'],
  improvements: ['improvements'],
  /** Drafts, held messages. */
  writing: ['writing'],
  cannedReplies: ['canned-replies'],
  macros: ['macros'],
  /** Of a day; those of a ticket stand under it. */
  visits: ['visits'],
  /** Versions, drafts, comparisons and previews. */
  declaration: ['declaration'],
} as const;
