/** How often people of the demo city ask about a service, relative to the others. */
const DEMAND: ReadonlyMap<string, number> = new Map([
  ['passord', 22],
  ['arbeidsflate', 15],
  ['microsoft-365', 14],
  ['utskrift', 8],
  ['utstyr', 9],
  ['telefon', 7],
  ['tilganger', 8],
  ['ida', 5],
  ['konsernnett', 5],
  ['lokal-infrastruktur', 3],
  ['applikasjon-egendrift', 2],
  ['applikasjon-fulldrift', 4],
  ['digitale-forsendelser', 1.5],
  ['behandlingsoversikten', 0.8],
  ['marvin', 0.7],
]);

export function demandOf(serviceKey: string): number {
  const demand = DEMAND.get(serviceKey);
  if (demand === undefined) throw new Error(`nobody in the demo city asks about ${serviceKey}`);
  return demand;
}
