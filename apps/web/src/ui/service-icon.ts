const KNOWN: Readonly<Record<string, string>> = {
  passord: 'key',
  arbeidsflate: 'computer',
  'microsoft-365': 'cloud',
  utskrift: 'print',
  utstyr: 'headset',
  telefon: 'mobile-phone',
  tilganger: 'user',
  ida: 'lock-unlocked',
  konsernnett: 'wifi',
  'lokal-infrastruktur': 'network',
  'digitale-forsendelser': 'email',
  behandlingsoversikten: 'privacy',
  marvin: 'process-iteration',
};

/** A picture helps to find the line again; a service that we have none for gets a common one. */
export function serviceIcon(serviceKey: string): string {
  return KNOWN[serviceKey] ?? 'layers';
}
