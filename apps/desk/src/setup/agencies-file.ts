import { AGENCY_KINDS, type AgencyKind } from '@desk/contracts';
import { newId, type Tx } from '@desk/platform';
import { dateIn, Faults, readCsv } from './csv-file.js';

export interface AgencyRow {
  readonly key: string;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly headCount: number;
  readonly joinedOn: string | null;
  readonly localContact: string | null;
}

const KEY = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** `key,name,kind` and if wanted `head_count,joined_on,local_contact`; kinds are department, agency, undertaking, district. */
export function readAgencies(file: string): readonly AgencyRow[] {
  const rows = readCsv(file, ['key', 'name', 'kind'], ['head_count', 'joined_on', 'local_contact']);
  const faults = new Faults(file);
  const seen = new Set<string>();
  const agencies = rows.map((row): AgencyRow => {
    const key = row.value('key');
    if (!KEY.test(key)) faults.add(row, `key "${key}" is not made of small letters, digits and hyphens (at most 40)`);
    else if (key === 'city') faults.add(row, 'the key "city" belongs to the city itself');
    else if (seen.has(key)) faults.add(row, `key "${key}" stands twice`);
    seen.add(key);
    const name = row.value('name');
    if (name === '' || name.length > 200) faults.add(row, 'name is empty or longer than 200 characters');
    const kind = AGENCY_KINDS.find((known) => known === row.value('kind') && known !== 'city' && known !== 'history');
    if (kind === undefined)
      faults.add(row, `kind "${row.value('kind')}" is none of department, agency, undertaking, district`);
    const heads = row.value('head_count');
    if (heads !== '' && !/^\d{1,7}$/.test(heads)) faults.add(row, `head_count "${heads}" is not a whole number`);
    return {
      key,
      name,
      kind: kind ?? 'agency',
      headCount: Number(heads),
      joinedOn: dateIn(row, 'joined_on', faults),
      localContact: row.value('local_contact') || null,
    };
  });
  faults.throwIfAny();
  return agencies;
}

/** Adds agencies by key; those that stand already are brought up to date. */
export async function saveAgencies(tx: Tx, agencies: readonly AgencyRow[]): Promise<void> {
  for (const agency of agencies) {
    await tx.query(
      `insert into agency (id, key, name, kind, head_count, joined_on, local_contact) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (key) do update set name = excluded.name, kind = excluded.kind, head_count = excluded.head_count,
         joined_on = excluded.joined_on, local_contact = excluded.local_contact`,
      [newId(), agency.key, agency.name, agency.kind, agency.headCount, agency.joinedOn, agency.localContact],
    );
  }
}
