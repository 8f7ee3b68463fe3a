import { CITY_TIME_ZONE } from '@desk/contracts';
import { newIdAt } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import {
  standardCatalogue,
  type CatalogueService,
  type CatalogueTeam,
  type StandardCatalogue,
} from '../setup/standard-catalogue.js';
import { demoAgencies, type DemoAgency } from './agencies.js';
import { demandOf } from './demand.js';
import { waveDates } from './waves.js';

export interface CityAgency extends DemoAgency {
  readonly id: string;
  readonly joinsOn: Temporal.PlainDate;
  readonly joined: boolean;
}
export type CityTeam = CatalogueTeam;
export interface CityService extends CatalogueService {
  /** How often people ask about it, relative to the others. */
  readonly weight: number;
}

/** What the tickets of the demo live by: its agencies, and the catalogue with which a real desk starts as well. */
export interface DemoReference extends StandardCatalogue {
  readonly agencies: readonly CityAgency[];
  readonly services: readonly CityService[];
}

/** Before the first ticket of the demo. */
const DECLARED_ON = Temporal.PlainDate.from('2024-01-01');

export function demoReference(now: Temporal.Instant): DemoReference {
  const today = now.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
  const waves = waveDates(today);
  const agencies = demoAgencies.map((agency): CityAgency => {
    const joinsOn = waves[agency.wave];
    const joined = Temporal.PlainDate.compare(joinsOn, today) <= 0;
    return { ...agency, id: newIdAt(now.epochMilliseconds), joinsOn, joined };
  });
  const catalogue = standardCatalogue(now, DECLARED_ON);
  return {
    ...catalogue,
    agencies,
    services: catalogue.services.map((service) => ({ ...service, weight: demandOf(service.key) })),
    tables: [
      {
        table: 'onboarding_wave',
        rows: ([1, 2, 3] as const).map((number) => ({
          number,
          name: `Pulje ${number}`,
          joins_on: String(waves[number]),
        })),
      },
      {
        table: 'agency',
        rows: agencies.map((agency) => ({
          id: agency.id,
          key: agency.key,
          name: agency.name,
          kind: agency.kind,
          head_count: agency.headCount,
          joined_on: String(agency.joinsOn),
          wave_number: agency.wave,
          local_contact: agency.joined ? null : `IKT-kontakten i ${agency.name}`,
        })),
      },
      ...catalogue.tables,
    ],
  };
}
