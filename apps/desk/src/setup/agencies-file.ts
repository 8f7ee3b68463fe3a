import { AGENCY_KINDS, type AgencyKind } from '@desk/contracts';
import { newId, type Tx } from '@desk/platform';
import { dateIn, Faults, readCsv, type CsvRow } from './csv-file.js';

export interface AgencyRow {
  readonly key: string;
  readonly name: string;
  readonly kind: AgencyKind;
  /** Null: the file says nothing, what stands remains. */
  readonly headCount: number | null;
  readonly joinedOn: string | null;
  readonly wave: number | null;
  readonly localContact: string | null;
}

const KEY = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** `key,name,kind` and if wanted `head_count,joined_on,wave,local_contact`; kinds are department, agency, undertaking, district. */
export function readAgencies(file: string): readonly AgencyRow[] {
  const rows = readCsv(file, ['key', 'name', 'kind'], ['head_count', 'joined_on', 'wave', 'local_contact']);
  const faults = new Faults(file);
  const seen = new Set<string>();
  const waves = new Map<number, string | null>();
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
    const joinedOn = dateIn(row, 'joined_on', faults);
    const wave = waveIn(row, joinedOn, waves, faults);
    return {
      key,
      name,
      kind: kind ?? 'agency',
      headCount: heads === '' ? null : Number(heads),
      joinedOn,
      wave,
      localContact: row.value('local_contact') || null,
    };
  });
  faults.throwIfAny();
  return agencies;
}

/** All agencies of a wave join on the same day: a wave is its date. */
function waveIn(
  row: CsvRow,
  joinedOn: string | null,
  waves: Map<number, string | null>,
  faults: Faults,
): number | null {
  const given = row.value('wave');
  if (given === '') return null;
  if (!/^[1-9]\d{0,2}$/.test(given)) {
    faults.add(row, `wave "${given}" is not a number from 1 to 999`);
    return null;
  }
  const wave = Number(given);
  if (joinedOn === null) faults.add(row, `joined_on is missing: it says when wave ${wave} joins`);
  const date = waves.get(wave) ?? joinedOn;
  if (joinedOn !== null && date !== joinedOn) faults.add(row, `wave ${wave} joins on ${date} by a line before`);
  waves.set(wave, date);
  return wave;
}

/** Adds agencies by key; those that stand already are brought up to date, an empty field leaves what stands. */
export async function saveAgencies(tx: Tx, agencies: readonly AgencyRow[]): Promise<void> {
  const waves = new Map(agencies.flatMap(({ wave, joinedOn }) => (wave === null ? [] : [[wave, joinedOn] as const])));
  for (const [number, joinsOn] of waves) {
    await tx.query(
      `insert into onboarding_wave (number, name, joins_on) values ($1, $2, $3)
       on conflict (number) do update set joins_on = excluded.joins_on`,
      [number, `Pulje ${number}`, joinsOn],
    );
    await tx.query('update agency set joined_on = $2 where wave_number = $1', [number, joinsOn]);
  }
  for (const agency of agencies) {
    await tx.query(
      `insert into agency (id, key, name, kind, head_count, joined_on, wave_number, local_contact)
       values ($1, $2, $3, $4, coalesce($5::int, 0), $6, $7, $8)
       on conflict (key) do update set name = excluded.name, kind = excluded.kind,
         head_count = coalesce($5::int, agency.head_count), joined_on = coalesce(excluded.joined_on, agency.joined_on),
         wave_number = coalesce(excluded.wave_number, agency.wave_number),
         local_contact = coalesce(excluded.local_contact, agency.local_contact)`,
      [
        newId(),
        agency.key,
        agency.name,
        agency.kind,
        agency.headCount,
        agency.joinedOn,
        agency.wave,
        agency.localContact,
      ],
    );
  }
}
