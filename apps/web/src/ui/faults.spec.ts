import { FIELD_FAULTS, LOCALES, WEEKDAYS } from '@desk/contracts';
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

type Texts = Readonly<Record<'fault' | 'weekday', Readonly<Record<string, string>>>>;

const textsOf = (locale: string): Texts =>
  JSON.parse(readFileSync(new URL(`./ui.${locale}.json`, import.meta.url), 'utf8')) as Texts;
const gapsOf = (text = ''): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');

describe.each(LOCALES)('what can be wrong with a field, in %s', (locale) => {
  const texts = textsOf(locale);

  it('has its sentence, filled by the same values in every language', () => {
    expect(Object.keys(texts.fault).sort()).toEqual([...FIELD_FAULTS].sort());
    for (const code of FIELD_FAULTS)
      expect([code, gapsOf(texts.fault[code]).toSorted()]).toEqual([
        code,
        gapsOf(textsOf('nb').fault[code]).toSorted(),
      ]);
  });

  it('can name the days of the week', () => {
    expect(Object.keys(texts.weekday)).toEqual([...WEEKDAYS]);
  });
});
