import type { Role } from '@desk/contracts';

interface DemoPart {
  readonly username: string;
  readonly role: Role;
  readonly description: string;
}

/** The persons of the demo city whom anybody may sign in as, in the order in which they are offered. */
export const DEMO_USERS: readonly DemoPart[] = [
  { username: 'ansatt', role: 'employee', description: 'Melder saker og følger dem' },
  { username: 'forstelinje', role: 'agent', description: 'Saksbehandler i førstelinjen' },
  { username: 'forstelinje2', role: 'agent', description: 'En kollega i førstelinjen' },
  { username: 'andrelinje', role: 'agent', description: 'Fagperson i andrelinjen' },
  { username: 'oppmote', role: 'agent', description: 'Hjelper ute i virksomhetene' },
  { username: 'teamleder', role: 'team_lead', description: 'Leder førstelinjen' },
  { username: 'tjenesteeier', role: 'service_owner', description: 'Følger tjenesten og gevinsten i tall' },
  { username: 'kontakt', role: 'agency_contact', description: 'Kontaktperson for en virksomhet, sitter i brukerrådet' },
  { username: 'admin', role: 'admin', description: 'Setter opp og forvalter løsningen' },
];
