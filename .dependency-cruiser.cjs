/** The stairs: a library imports only libraries on a lower step, and only by their front door. */
const stairs = {
  contracts: 1,
  words: 1,
  schema: 1,
  platform: 2,
  charts: 2,
  access: 3,
  agencies: 4,
  catalogue: 5,
  routing: 6,
  sla: 6,
  tickets: 7,
  knowledge: 8,
  mail: 8,
  notices: 8,
  metrics: 8,
  benefits: 9,
  exports: 10,
};

const stairRules = Object.entries(stairs).map(([lib, step]) => {
  const notBelow = Object.keys(stairs).filter((other) => other !== lib && stairs[other] >= step);
  return {
    name: `stairs-${lib}`,
    comment: `${lib} stands on step ${step} and imports only what is below it.`,
    severity: 'error',
    from: { path: `^libs/${lib}/` },
    to: { path: `^libs/(${notBelow.join('|')})/` },
  };
});

module.exports = {
  forbidden: [
    ...stairRules,
    {
      name: 'known-libraries',
      comment: 'A new library needs its step on the stairs.',
      severity: 'error',
      from: {},
      to: { path: '^libs/', pathNot: `^libs/(${Object.keys(stairs).join('|')})/` },
    },
    {
      name: 'front-door-only',
      comment:
        'Other libraries are entered by src/index.ts (tickets has a second door, src/agent.ts; charts have src/server.ts; words have one a language).',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: {
        path: '^libs/[^/]+/src/',
        pathNot: [
          '^libs/$1/',
          '^libs/[^/]+/src/index\\.ts$',
          '^libs/tickets/src/agent\\.ts$',
          '^libs/charts/src/server\\.ts$',
          '^libs/words/src/(nb|nn|en)\\.ts$',
        ],
      },
    },
    {
      name: 'front-door-only-apps',
      comment: 'Programs enter libraries by the front door as well.',
      severity: 'error',
      from: { path: '^apps/' },
      to: {
        path: '^libs/[^/]+/src/',
        pathNot: [
          '^libs/[^/]+/src/index\\.ts$',
          '^libs/tickets/src/agent\\.ts$',
          '^libs/charts/src/(engine|server)\\.ts$',
          '^libs/words/src/(nb|nn|en)\\.ts$',
        ],
      },
    },
    {
      name: 'domain-is-pure',
      comment:
        'domain/ and policies/ import only contracts, Temporal and each other: no framework, clock, chance or I/O.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/(domain|policies)/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/$1/src/(domain|policies)/', '^libs/contracts/', '^node_modules/temporal-'] },
    },
    {
      name: 'contracts-import-nothing',
      severity: 'error',
      from: { path: '^libs/contracts/src/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/contracts/src/' },
    },
    {
      name: 'notes-door',
      comment:
        'Notes are reached through @desk/tickets/agent, by agent-facing code alone; never by what writes to requesters.',
      severity: 'error',
      from: { pathNot: '^(apps/(api|worker|desk)/|test/)' },
      to: { path: '^libs/tickets/src/agent\\.ts$' },
    },
    {
      name: 'notes-stay-behind-their-door',
      comment: 'Within the library too, nothing but the room of the notes and their front door can name them.',
      severity: 'error',
      from: { pathNot: '^libs/tickets/src/(notes/|agent\\.ts$)' },
      to: { path: '^libs/tickets/src/notes/' },
    },
    {
      name: 'nothing-imports-apps',
      comment: 'Only the command line, which starts the other programs in one process, may import them.',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/', pathNot: '^apps/desk/' },
      to: { path: '^apps/', pathNot: '^$1/$2/' },
    },
    {
      name: 'web-knows-contracts-words-and-charts-only',
      comment: 'What draws on the server is not for the web.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^libs/', pathNot: ['^libs/contracts/', '^libs/words/', '^libs/charts/src/(index|engine)\\.ts$'] },
    },
    {
      name: 'charts-load-late',
      comment:
        'Drawing is pure; the library that draws comes by a door of its own, which the web opens when a page has a chart.',
      severity: 'error',
      from: { path: '^libs/charts/src/', pathNot: ['^libs/charts/src/(engine|server)\\.ts$', '\\.spec\\.ts$'] },
      to: { pathNot: ['^libs/charts/', '^libs/contracts/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'languages-load-late',
      comment: 'Bokmål is always there; the web opens another language when somebody chooses it.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^libs/words/src/(nn|en)\\.ts$', dynamic: false },
    },
    {
      name: 'web-features-apart',
      comment: 'What a feature gives to others stands in its index.ts.',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: {
        path: '^apps/web/src/(features/[^/]+|app)/',
        pathNot: ['^apps/web/src/features/$1/', '^apps/web/src/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'web-ui-knows-no-feature',
      comment: 'ui/ fetches nothing and knows no feature.',
      severity: 'error',
      from: { path: '^apps/web/src/ui/' },
      to: { path: '^apps/web/src/(features|api|app)/' },
    },
    {
      name: 'web-work-knows-no-feature',
      comment:
        'work/ is the frame in which features show lists and tickets; they fill it by what their feature.ts says.',
      severity: 'error',
      from: { path: '^apps/web/src/work/' },
      to: { path: '^apps/web/src/(features/[^/]+|app)/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan-import', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\.scss$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
