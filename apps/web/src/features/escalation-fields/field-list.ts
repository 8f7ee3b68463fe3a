import type { EscalationField } from '@desk/contracts';

const LONGEST_KEY = 30;

/** A key made of a label, unlike those that are there. */
export function keyOf(label: string, taken: readonly string[]): string {
  const plain = label
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, LONGEST_KEY)
    .replace(/^-+|-+$/gu, '');
  const stem = plain === '' ? 'felt' : plain;
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.includes(key)) return key;
  }
}

export const NEW_FIELD: EscalationField = {
  key: '',
  label: '',
  help: null,
  kind: 'text',
  required: true,
  choices: [],
};

/** As they are sent: keys for the new ones, and choices of choices alone. */
export function soundFields(fields: readonly EscalationField[]): EscalationField[] {
  const taken = fields.map(({ key }) => key).filter((key) => key !== '');
  return fields.map((field) => {
    const key = field.key === '' ? keyOf(field.label, taken) : field.key;
    taken.push(key);
    const choices = field.kind === 'choice' ? field.choices.map((one) => one.trim()).filter((one) => one !== '') : [];
    return { ...field, key, label: field.label.trim(), help: field.help?.trim() || null, choices };
  });
}

/** The field at a place moved up (-1) or down (1). */
export function moved(fields: readonly EscalationField[], from: number, by: -1 | 1): readonly EscalationField[] {
  const [field, to] = [fields[from], from + by];
  if (!field || to < 0 || to >= fields.length) return fields;
  return fields.toSpliced(from, 1).toSpliced(to, 0, field);
}
