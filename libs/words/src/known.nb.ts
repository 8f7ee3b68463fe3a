export const known = {
  title: 'Når tallene er kjent',
  way: {
    now: 'Slik det er kjent nå',
    closing: 'Slik det var da måneden ble avsluttet',
    day: 'Slik det var kjent en bestemt dag',
  },
  note: {
    closing:
      'Tallene gjelder de hele månedene i perioden som er avsluttet. De ble frosset noen dager etter at måneden var over, og endres ikke siden. Velger du et tall, ser du sakene slik de er kjent nå, så det kan være flere eller færre.',
    day: 'Vi teller perioden på nytt fra hendelsesloggen, bare med det som var registrert ved slutten av dagen du velger. Velger du et tall, ser du sakene slik de er kjent nå.',
  },
  closings: {
    title: 'Da og nå, måned for måned',
    note: 'Andelen innen fristen slik den var da måneden ble avsluttet, og slik den er kjent nå.',
    definition:
      'En måned fryses når den er over, ventetiden etter månedsslutt er gått, og alt som var registrert til da, er regnet med. Det som skjer siden, for eksempel at en sak gjenåpnes, endrer tallene for «nå», men ikke de frosne. Er en måned frosset lenge etter at den var over, var tallene ikke fulgt med på før da.',
    none: 'Ingenting er målt i disse månedene.',
    month: 'Måned og frist',
    then: 'Ved avslutning',
    now: 'Nå',
    difference: 'Forskjell',
    frozen: 'avsluttet {{date}}',
    open: 'ikke avsluttet, fryses {{date}}',
    of: '({{met}} av {{whole}})',
    nothing: 'Ingen målt',
    unchanged: 'Uendret',
    met: '{{more}} innen fristen',
    missed: '{{more}} brutt',
    empty: 'Ingen hel måned i perioden er avsluttet',
    emptyText: 'Velg en periode med minst én hel måned som er avsluttet.',
  },
  day: {
    title: 'Slik det var kjent en bestemt dag',
    date: 'Kjent ved slutten av',
    help: 'Perioden er {{from}} – {{to}}.',
    start: 'Tell på nytt',
    earlier_one: '{{count}} rapport du har bedt om før',
    earlier_other: '{{count}} rapporter du har bedt om før',
    named: '{{from}} – {{to}}, slik det var kjent {{day}}',
    waiting: 'Venter på å bli telt …',
    running: '{{done}} av {{total}} saker er talt.',
    progress: 'Hvor langt tellingen er kommet',
    failed: 'Tellingen stanset. Prøv igjen.',
    done: '{{from}} – {{to}}, slik det var kjent {{day}}. {{total}} saker er talt. Rapporten er din, og slettes etter {{until}}.',
  },
};

export type KnownWords = typeof known;
