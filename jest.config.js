import { swcOptions } from './scripts/swc-options.mjs';

const shared = {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
  moduleNameMapper: {
    '^@desk/tickets/agent$': '<rootDir>/libs/tickets/src/agent.ts',
    '^@desk/charts/(engine|server)$': '<rootDir>/libs/charts/src/$1.ts',
    '^@desk/words/(nb|nn|en)$': '<rootDir>/libs/words/src/$1.ts',
    '^@desk/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^fast-check$': '<rootDir>/test/support/fast-check.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.desk'],
};

/** One project per kind of test; `npm test` runs them all, `npx jest --selectProjects unit` runs one. */
export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{libs,apps}/**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'judge',
      testMatch: ['<rootDir>/test/judge/**/*.spec.ts'],
    },
    ...['schema', 'house', 'stories', 'faults', 'browser'].map((kind) => ({
      ...shared,
      displayName: kind,
      testMatch: [`<rootDir>/test/${kind}/**/*.spec.ts`],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
      ...(kind === 'browser' && { testEnvironment: '<rootDir>/test/support/browser-environment.ts' }),
    })),
  ],
};
