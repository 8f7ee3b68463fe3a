import type { Random } from '@desk/benefits';

/** Seeded chance, so that the same day gives the same city. */
export class Dice {
  constructor(private readonly random: Random) {}

  chance(share: number): boolean {
    return this.random() < share;
  }

  /** Evenly between two numbers, the second left out. */
  between(low: number, high: number): number {
    return low + this.random() * (high - low);
  }

  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  /** Most are short, some are long; never outside low and high. */
  skewed(low: number, typical: number, high: number): number {
    const spread = Math.exp(0.55 * (this.random() + this.random() + this.random() - 1.5) * 2);
    return Math.min(high, Math.max(low, typical * spread));
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.random() * list.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  weighted<T>(list: readonly T[], weight: (item: T) => number): T {
    const total = list.reduce((sum, item) => sum + weight(item), 0);
    let left = this.random() * total;
    for (const item of list) {
      left -= weight(item);
      if (left < 0) return item;
    }
    return this.pick(list);
  }

  shuffled<T>(list: readonly T[]): T[] {
    const all = [...list];
    for (let last = all.length - 1; last > 0; last -= 1) {
      const other = this.whole(0, last);
      [all[last], all[other]] = [all[other] as T, all[last] as T];
    }
    return all;
  }
}
