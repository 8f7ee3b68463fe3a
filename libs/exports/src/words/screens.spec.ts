import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { LOCALES } from '@desk/contracts';
import { wordsIn } from './words.js';

type Texts = { readonly [name: string]: string | Texts };

const WEB = 'apps/web/src';
const FILES = {
  reports: `${WEB}/features/reports/reports`,
  handOffs: `${WEB}/features/reports/hand-offs`,
  handling: `${WEB}/features/reports/handling`,
  gain: `${WEB}/features/reports/gain`,
  flow: `${WEB}/features/reports/flow`,
  comparison: `${WEB}/features/reports/comparison`,
  known: `${WEB}/features/reports/known`,
  benefitPlan: `${WEB}/features/benefit-plan/benefit-plan`,
  improvements: `${WEB}/features/improvements/improvements`,
  showback: `${WEB}/features/showback/showback`,
  openResults: `${WEB}/features/open-results/open-results`,
  capacity: `${WEB}/features/capacity/capacity`,
  ui: `${WEB}/ui/ui`,
} as const;

/** Every text with its place: `definition.attainment`. */
function leaves(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, text]): [string, string][] =>
    typeof text === 'string' ? [[`${path}${name}`, text]] : leaves(text, `${path}${name}.`),
  );
}

const at = (texts: Texts, path: string): unknown =>
  path.split('.').reduce<unknown>((found, name) => (found as Record<string, unknown> | undefined)?.[name], texts);

describe.each(LOCALES)('what files say in %s', (locale) => {
  it.each(Object.keys(FILES) as (keyof typeof FILES)[])('is word for word what the pages say (%s)', (name) => {
    const said = JSON.parse(readFileSync(`${FILES[name]}.${locale}.json`, 'utf8')) as Texts;
    const own = leaves(wordsIn(locale)[name]);
    expect(own.length).toBeGreaterThan(5);
    expect(Object.fromEntries(own)).toEqual(Object.fromEntries(own.map(([path]) => [path, at(said, path)])));
  });
});
