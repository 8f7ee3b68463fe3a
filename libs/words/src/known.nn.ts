import type { KnownWords } from './known.nb.js';

export const known: KnownWords = {
  title: 'Når tala er kjende',
  way: {
    now: 'Slik det er kjent no',
    closing: 'Slik det var då månaden vart avslutta',
    day: 'Slik det var kjent ein bestemd dag',
  },
  note: {
    closing:
      'Tala gjeld dei heile månadene i perioden som er avslutta. Dei vart frosne nokre dagar etter at månaden var over, og blir ikkje endra sidan. Vel du eit tal, ser du sakene slik dei er kjende no, så det kan vere fleire eller færre.',
    day: 'Vi tel perioden på nytt frå hendingsloggen, berre med det som var registrert ved slutten av dagen du vel. Vel du eit tal, ser du sakene slik dei er kjende no.',
  },
  closings: {
    title: 'Då og no, månad for månad',
    note: 'Delen innan fristen slik han var då månaden vart avslutta, og slik han er kjend no.',
    definition:
      'Ein månad blir frosen når han er over, ventetida etter månadsslutt er gått, og alt som var registrert til då, er rekna med. Det som hender sidan, til dømes at ei sak blir opna att, endrar tala for «no», men ikkje dei frosne. Er ein månad frosen lenge etter at han var over, var tala ikkje følgde med på før då.',
    none: 'Ingenting er målt i desse månadene.',
    month: 'Månad og frist',
    then: 'Ved avslutning',
    now: 'No',
    difference: 'Skilnad',
    frozen: 'avslutta {{date}}',
    open: 'ikkje avslutta, blir frosen {{date}}',
    of: '({{met}} av {{whole}})',
    nothing: 'Ingen målt',
    unchanged: 'Uendra',
    met: '{{more}} innan fristen',
    missed: '{{more}} brotne',
    empty: 'Ingen heil månad i perioden er avslutta',
    emptyText: 'Vel ein periode med minst éin heil månad som er avslutta.',
  },
  day: {
    title: 'Slik det var kjent ein bestemd dag',
    date: 'Kjent ved slutten av',
    help: 'Perioden er {{from}} – {{to}}.',
    start: 'Tel på nytt',
    earlier_one: '{{count}} rapport du har bede om før',
    earlier_other: '{{count}} rapportar du har bede om før',
    named: '{{from}} – {{to}}, slik det var kjent {{day}}',
    waiting: 'Ventar på å bli talt …',
    running: '{{done}} av {{total}} saker er talde.',
    progress: 'Kor langt teljinga er komen',
    failed: 'Teljinga stansa. Prøv igjen.',
    done: '{{from}} – {{to}}, slik det var kjent {{day}}. {{total}} saker er talde. Rapporten er din, og blir sletta etter {{until}}.',
  },
};
