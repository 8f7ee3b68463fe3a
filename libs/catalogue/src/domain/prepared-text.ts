import { TEXT_VARIABLES, type FilledText, type Locale, type TextVariable } from '@desk/contracts';

const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** What is wrong with a prepared text: a variable that there is not, or braces that belong to none. */
export type TextFault = { readonly code: 'unknown_variable'; readonly name: string } | { readonly code: 'open_braces' };

const isVariable = (name: string): name is TextVariable => (TEXT_VARIABLES as readonly string[]).includes(name);

export function textFaults(text: string): readonly TextFault[] {
  const names = [...text.matchAll(VARIABLE)].map(([, name = '']) => name);
  const unknown = [...new Set(names)].filter((name) => !isVariable(name));
  const faults: TextFault[] = unknown.map((name) => ({ code: 'unknown_variable', name }));
  return /\{\{|\}\}/.test(text.replace(VARIABLE, '')) ? [...faults, { code: 'open_braces' }] : faults;
}

/** What stands where a value is missing, so that nobody overlooks it. */
const MISSING: Readonly<Record<Locale, string>> = { nb: 'mangler', nn: 'manglar', en: 'missing' };
const NAMES: Readonly<Record<Locale, Readonly<Record<TextVariable, string>>>> = {
  nb: {
    'requester.firstName': 'innmelders fornavn',
    'requester.name': 'innmelders navn',
    'ticket.number': 'saksnummer',
    'ticket.subject': 'emne',
    'ticket.location': 'sted',
    'agent.firstName': 'ditt fornavn',
    'agent.name': 'ditt navn',
    'service.name': 'tjeneste',
    'agency.name': 'virksomhet',
    'team.name': 'team',
  },
  nn: {
    'requester.firstName': 'fornamnet til innmeldar',
    'requester.name': 'namnet til innmeldar',
    'ticket.number': 'saksnummer',
    'ticket.subject': 'emne',
    'ticket.location': 'stad',
    'agent.firstName': 'fornamnet ditt',
    'agent.name': 'namnet ditt',
    'service.name': 'teneste',
    'agency.name': 'verksemd',
    'team.name': 'team',
  },
  en: {
    'requester.firstName': 'first name of the requester',
    'requester.name': 'name of the requester',
    'ticket.number': 'ticket number',
    'ticket.subject': 'subject',
    'ticket.location': 'place',
    'agent.firstName': 'your first name',
    'agent.name': 'your name',
    'service.name': 'service',
    'agency.name': 'agency',
    'team.name': 'team',
  },
};

export type TextValues = Readonly<Record<TextVariable, string | null>>;

/** The text with its values. No braces are left: what has no value is named in its place, in the language of the text. */
export function fillText(text: string, values: TextValues, locale: Locale): FilledText {
  const missing = new Set<TextVariable>();
  const filled = text.replace(VARIABLE, (_, name: string) => {
    const value = isVariable(name) ? values[name]?.trim() : undefined;
    if (value) return value;
    if (isVariable(name)) missing.add(name);
    return `[${MISSING[locale]}: ${isVariable(name) ? NAMES[locale][name] : name}]`;
  });
  return { text: filled, missing: [...missing] };
}

/** The first of a name, as one is spoken to. */
export const firstName = (name: string): string => name.trim().split(/\s+/, 1)[0] ?? '';

export interface Languages {
  readonly nb: string;
  readonly nn?: string | null;
  readonly en?: string | null;
}

/** The text in a language, or in bokmål where it is not written in that. */
export function inLanguage(texts: Languages, wanted: Locale): { readonly text: string; readonly locale: Locale } {
  const text = texts[wanted];
  return text ? { text, locale: wanted } : { text: texts.nb, locale: 'nb' };
}
