import { join } from 'node:path';
import { ensurePackages } from './steps/packages.mjs';
import { root } from './steps/root.mjs';
import { main, run } from './steps/terminal.mjs';

const bin = (path) => join(root, 'node_modules', path);
/** The longest first: it runs beside all the others. */
const checks = [
  {
    name: 'lint',
    args: [
      bin('eslint/bin/eslint.js'),
      '--cache',
      '--cache-location',
      'node_modules/.cache/eslint/',
      '--max-warnings',
      '0',
      '.',
    ],
  },
  { name: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'types (web)', args: [bin('typescript/bin/tsc'), '--noEmit', '-p', 'apps/web/tsconfig.json'] },
  { name: 'types (server)', args: [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'] },
  {
    name: 'stairs',
    args: [bin('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', 'libs', 'apps'],
  },
  { name: 'unused', args: [bin('knip/bin/knip.js'), '--no-progress'] },
];
const AT_ONCE = 2;

/** `npm run check`: format, lint, types, stairs, unused. Runs all of them and says at the end what failed. */
await main(async () => {
  await ensurePackages();
  const failed = [];
  const waiting = [...checks];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const begun = performance.now();
      const { code, output } = await run(process.execPath, check.args, {
        cwd: root,
        env: { ...process.env, FORCE_COLOR: '0' },
      });
      const took = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name} (${took})`);
      if (code !== 0) {
        failed.push(check.name);
        console.log(output.trimEnd().replace(/^/gm, '    '));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  console.log(failed.length === 0 ? `All ${checks.length} checks passed` : `Failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});
