const LONGEST = 150;
/** Controls, and what turns the direction of reading around: `exe.gpj` must not look like `jpg.exe`. */
const DECEIVING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/** The name of a file as it is kept and shown: without folders, what deceives, and dots that hide it. */
export function fileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(DECEIVING, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (clean === '') return 'fil';
  const letters = [...clean];
  if (letters.length <= LONGEST) return clean;
  // The end says of what kind it is.
  const ending = /\.\w{1,10}$/.exec(clean)?.[0] ?? '';
  return letters.slice(0, LONGEST - ending.length).join('') + ending;
}

/** Content-Disposition after RFC 6266: the name in ASCII for old readers, and as it is. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
