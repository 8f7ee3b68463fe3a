/** A case that cannot be evaluated, with a reason a person can act on. */
export class CaseError extends Error {
  override readonly name = 'CaseError';
}

/** A case as its file holds it: fields beyond these two are read by `Fields`, by the kind of the case. */
export interface SlaCase {
  readonly id: string;
  readonly fields: Fields;
}

/** The cases of a file in the JSON form of `shared/data/sla`; a CaseError for a file that is no list of them. */
export function readCases(text: string): readonly SlaCase[] {
  const list = parsed(text);
  if (!Array.isArray(list)) throw new CaseError('it is not a list of cases');
  const seen = new Set<string>();
  return list.map((one: unknown, index) => {
    const id = isRecord(one) ? one['id'] : undefined;
    if (!isRecord(one) || typeof id !== 'string' || id === '') {
      throw new CaseError(`case number ${index + 1} has no id`);
    }
    if (seen.has(id)) throw new CaseError(`there are two cases ${id}`);
    seen.add(id);
    return { id, fields: new Fields(one) };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CaseError(`it is not JSON (${(error as Error).message})`);
  }
}

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the fields of an object; what is missing or of another shape is a CaseError that names the field. */
export class Fields {
  constructor(
    private readonly values: Json,
    private readonly path = '',
  ) {}

  has(name: string): boolean {
    return this.values[name] !== undefined;
  }

  get(name: string): unknown {
    return this.values[name];
  }

  names(): readonly string[] {
    return Object.keys(this.values);
  }

  text(name: string): string {
    const value = this.values[name];
    return typeof value === 'string' ? value : this.refuse(name, 'a text');
  }

  number(name: string): number {
    const value = this.values[name];
    return typeof value === 'number' && value >= 0 ? value : this.refuse(name, 'a number of zero or more');
  }

  whole(name: string): number {
    const value = this.number(name);
    return Number.isSafeInteger(value) ? value : this.refuse(name, 'a whole number');
  }

  /** Missing: false. */
  flag(name: string): boolean {
    const value = this.values[name] ?? false;
    return typeof value === 'boolean' ? value : this.refuse(name, 'true or false');
  }

  record(name: string): Fields {
    const value = this.values[name];
    return isRecord(value) ? new Fields(value, this.at(name)) : this.refuse(name, 'an object');
  }

  /** Missing: empty. */
  records(name: string): readonly Fields[] {
    return this.list(name).map((one, index) =>
      isRecord(one) ? new Fields(one, this.at(`${name}[${index}]`)) : this.refuse(name, 'a list of objects'),
    );
  }

  /** Missing: empty. */
  texts(name: string): readonly string[] {
    const list = this.list(name);
    return list.every((one) => typeof one === 'string') ? list : this.refuse(name, 'a list of texts');
  }

  /** Pairs of texts. Missing: empty. */
  pairs(name: string): readonly (readonly [string, string])[] {
    return this.list(name).map((one) => {
      const [first, second, ...more] = Array.isArray(one) ? (one as unknown[]) : [];
      return typeof first === 'string' && typeof second === 'string' && more.length === 0
        ? ([first, second] as const)
        : this.refuse(name, 'a list of pairs of texts');
    });
  }

  list(name: string): readonly unknown[] {
    const value = this.values[name] ?? [];
    return Array.isArray(value) ? (value as unknown[]) : this.refuse(name, 'a list');
  }

  refuse(name: string, wanted: string): never {
    const value = JSON.stringify(this.values[name]);
    throw new CaseError(
      value === undefined ? `${this.at(name)} is missing` : `${this.at(name)} must be ${wanted}, not ${value}`,
    );
  }

  private at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}
