/** Which tickets came into a list while it was followed, and were not seen yet. Of this window, until it is closed. */
class News {
  private readonly known = new Map<string, Set<string>>();
  private readonly unseen = new Set<string>();
  private readonly watchers = new Set<() => void>();

  /** A list as it is now; answers how many are new since it was last told. The first time nothing is. */
  tell(list: string, ids: readonly string[]): number {
    const known = this.known.get(list);
    if (!known) {
      this.known.set(list, new Set(ids));
      return 0;
    }
    let count = 0;
    for (const id of ids) {
      if (known.has(id)) continue;
      known.add(id);
      this.unseen.add(id);
      count += 1;
    }
    if (count > 0) this.changed();
    return count;
  }

  see(id: string): void {
    if (this.unseen.delete(id)) this.changed();
  }

  readonly isNew = (id: string): boolean => this.unseen.has(id);
  /** For useSyncExternalStore. */
  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  };

  private changed(): void {
    this.watchers.forEach((watcher) => watcher());
  }
}

export const news = new News();
