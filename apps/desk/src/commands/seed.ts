import type { Database } from '@desk/platform';
import { rebuildCounters } from '@desk/tickets';
import { demoCity } from '../demo/city.js';
import { correctDemoWork } from '../demo/corrections.js';
import { closeDemoMonths } from '../demo/price-lists.js';
import { demoResults } from '../demo/results.js';
import { demoSuggestions } from '../demo/suggestions.js';
import { writeFigures, writeTables, writeTickets } from '../demo/write-city.js';

/**
 * Fills an empty desk with the demo city: three weeks of a city's tickets up to this moment. All of it or nothing: it is
 * one transaction, so that what is interrupted leaves the desk as empty as it was.
 */
export async function seedDemoCity(
  database: Database,
  onStep: (step: string) => void = () => undefined,
): Promise<{ readonly people: number; readonly tickets: number } | null> {
  return database.transaction(database.systemScope, async (tx) => {
    const [somebody] = await tx.query('select from person limit 1');
    if (somebody) return null;
    const city = demoCity(tx.now, onStep);
    onStep(`Writing the demo city: ${city.people.people.length} people and ${city.tickets.length} tickets`);
    await writeTables(tx, city.groundwork);
    await writeTickets(tx, city.tickets);
    await writeTables(tx, [city.notices, ...city.views, city.visits, city.flow]);
    await writeTables(tx, demoSuggestions(city.reference, city.people, tx.now));
    await correctDemoWork(tx);
    onStep('Counting the figures of the demo city');
    await writeFigures(tx, city.tickets);
    await closeDemoMonths(tx, city.people);
    await rebuildCounters(tx);
    await demoResults(tx, city.reference.agencies);
    return { people: city.people.people.length, tickets: city.tickets.length };
  });
}
