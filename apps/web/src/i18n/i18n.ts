import { LOCALES } from '@desk/contracts';
import type { Locale } from '@desk/contracts';
import { words } from '@desk/words/nb';
import i18next, { type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { countText } from './format.js';

/** What a language calls itself; never translated. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

const STORED = 'desk.language';

type Texts = Record<string, unknown>;

// Bokmål is the fallback of every text and always there; the others come when somebody asks for them.
const bokmål = import.meta.glob<Texts>('../{app,ui,work,features/*}/*.nb.json', { eager: true, import: 'default' });
const others = import.meta.glob<Texts>('../{app,ui,work,features/*}/*.{nn,en}.json', { import: 'default' });

// What files and mails say too, by namespace; of `ui` only the names of states, priorities and quarters.
const shared = { nn: () => import('@desk/words/nn'), en: () => import('@desk/words/en') };

/** `../features/sign-in/sign-in.nb.json` holds the namespace `sign-in`. */
function namespaceOf(path: string): string {
  return path.split('/').pop()?.split('.')[0] ?? path;
}

const isLanguage = (value: unknown): value is Locale => LOCALES.some((language) => language === value);

function wantedLanguage(): Locale {
  const stored = localStorage.getItem(STORED);
  return isLanguage(stored) ? stored : 'nb';
}

function add(language: Locale, texts: readonly (readonly [namespace: string, texts: object])[]): void {
  for (const [namespace, resource] of texts) i18next.addResourceBundle(language, namespace, resource, true, true);
}

async function load(language: Locale): Promise<void> {
  if (language === 'nb') return;
  const files = Object.entries(others).filter(([path]) => path.endsWith(`.${language}.json`));
  const [said, ...texts] = await Promise.all([
    shared[language](),
    ...files.map(async ([path, read]) => [namespaceOf(path), await read()] as const),
  ]);
  add(language, [...texts, ...Object.entries(said.words)]);
}

/** Counts stand in sentences as they do in tables beside them; what is said of a figure is read aloud as it is seen. */
const counts: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language, options) =>
    options?.['interpolationkey'] === 'count' && typeof value === 'number'
      ? countText(language ?? 'nb', value)
      : (value as string),
};

/** Loads a language if needed, switches to it and remembers the choice in this browser. */
export async function chooseLanguage(language: Locale): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  localStorage.setItem(STORED, language);
}

export async function startI18n(): Promise<void> {
  const language = wantedLanguage();
  i18next.on('languageChanged', (chosen) => {
    document.documentElement.lang = chosen;
  });
  await i18next
    .use(initReactI18next)
    .use(counts)
    .init({
      lng: 'nb',
      fallbackLng: 'nb',
      supportedLngs: LOCALES,
      defaultNS: 'ui',
      resources: {
        nb: Object.fromEntries(Object.entries(bokmål).map(([path, texts]) => [namespaceOf(path), texts])),
      },
      interpolation: { escapeValue: false, alwaysFormat: true },
    });
  add('nb', Object.entries(words));
  // Better a page in bokmål than none.
  if (language !== 'nb') await chooseLanguage(language).catch(() => undefined);
}
