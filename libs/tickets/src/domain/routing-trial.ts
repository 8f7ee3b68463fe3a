/** Counts of a trial, as its row keeps them. */
export interface TrialFigures {
  /** Tickets by `<id of the team they went to> <id of the team they would have gone to>`. */
  readonly moves: Readonly<Record<string, number>>;
  /** By the place of the rule in the list, -1 for none: all that it matched, and those of them that went elsewhere. */
  readonly matches: Readonly<Record<string, readonly [count: number, elsewhere: number]>>;
}

/** A ticket that was sent through the rules once more. */
export interface TriedTicket {
  readonly fromTeamId: string;
  readonly toTeamId: string;
  /** -1: none matched. */
  readonly place: number;
}

export const isElsewhere = ({ fromTeamId, toTeamId }: TriedTicket): boolean => fromTeamId !== toTeamId;

/** The figures with more tickets in them. */
export function withTried(figures: TrialFigures, tickets: readonly TriedTicket[]): TrialFigures {
  const moves: Record<string, number> = { ...figures.moves };
  const matches: Record<string, readonly [number, number]> = { ...figures.matches };
  for (const ticket of tickets) {
    const [count, elsewhere] = matches[ticket.place] ?? [0, 0];
    matches[ticket.place] = [count + 1, elsewhere + (isElsewhere(ticket) ? 1 : 0)];
    if (!isElsewhere(ticket)) continue;
    const way = `${ticket.fromTeamId} ${ticket.toTeamId}`;
    moves[way] = (moves[way] ?? 0) + 1;
  }
  return { moves, matches };
}
