/** Percent of the room of list and ticket that the list may have: less and its rows cannot be read, more and the ticket cannot. */
export const LEAST = 20;
export const MOST = 60;
export const USUAL = 30;

const STORED = 'desk.list-share';

/** Whole percent, within what can be read. */
export const soundShare = (share: number): number =>
  Number.isFinite(share) ? Math.min(MOST, Math.max(LEAST, Math.round(share))) : USUAL;

/** Of this browser: screens differ, whoever sits at them. */
export const storedShare = (): number => soundShare(Number(localStorage.getItem(STORED) ?? USUAL));

export const storeShare = (share: number): void => localStorage.setItem(STORED, String(share));

/** Where a key moves the border; undefined: nowhere. */
export function shareByKey(key: string, share: number, isLarge: boolean): number | undefined {
  const step = isLarge ? 10 : 2;
  switch (key) {
    case 'ArrowLeft':
      return soundShare(share - step);
    case 'ArrowRight':
      return soundShare(share + step);
    case 'Home':
      return LEAST;
    case 'End':
      return MOST;
    default:
      return undefined;
  }
}
