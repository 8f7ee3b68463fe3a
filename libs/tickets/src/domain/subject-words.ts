/** Words that say nothing of what a ticket is about, in the languages of the city. */
const EMPTY = new Set(
  `alle and are ble bli blir bruk bruke but can cannot den det dette does doesn dont eller en er et etter feil for fordi
  forespørsel fra from fungerer får få gjelder har hjelp hva hvor ikke ikkje ikt ingen inn into jeg kan kommer med meg men
  min mitt må når nei not noe nokon og også om opp oss over på problem problemer please sak skal som spørsmål the til time
  trenger under uten ved vi vil virker was will with work works you your`.split(/\s+/),
);
const SHORTEST = 3;
const MOST = 8;
/** So much of a word stands before its ending: «skriveren», «skriverne» and «skriver» are one. */
const STEM_SHARE = 0.7;
const SHORTEST_STEM = 4;

/** The beginnings of the words by which a subject is found again, without endings; letters and digits in lower case only. */
export function subjectStems(subject: string): string[] {
  const words = subject.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const stems = words
    .filter((word) => word.length >= SHORTEST && !EMPTY.has(word))
    .map((word) => [...word])
    .map((letters) => letters.slice(0, Math.max(SHORTEST_STEM, Math.ceil(letters.length * STEM_SHARE))).join(''));
  return [...new Set(stems)].slice(0, MOST);
}
