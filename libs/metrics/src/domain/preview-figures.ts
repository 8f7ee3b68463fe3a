import { CLOCK_TARGETS, PRIORITIES, type DeclarationPreview } from '@desk/contracts';
import { outcomeOf, type CountedClock } from './clock-outcome.js';

export type PreviewFigures = DeclarationPreview['items'];

/** The clocks of a ticket as they were, and as they would have been. */
export interface PreviewedTicket {
  readonly actual: readonly CountedClock[];
  readonly preview: readonly CountedClock[];
}

/** Figures with the outcomes of more tickets, in the order of clocks and priorities. What counts is `outcomeOf`. */
export function withTickets(figures: PreviewFigures, tickets: readonly PreviewedTicket[]): PreviewFigures {
  const added = structuredClone(figures);
  for (const ticket of tickets) {
    for (const side of ['actual', 'preview'] as const) {
      for (const clock of ticket[side]) {
        const outcome = outcomeOf(clock)?.outcome;
        if (outcome !== undefined) itemOf(added, clock)[side][outcome] += 1;
      }
    }
  }
  return CLOCK_TARGETS.flatMap((target) =>
    PRIORITIES.flatMap((priority) => added.filter((one) => one.target === target && one.priority === priority)),
  );
}

function itemOf(figures: PreviewFigures, { target, priority }: CountedClock): PreviewFigures[number] {
  const known = figures.find((one) => one.target === target && one.priority === priority);
  if (known) return known;
  const item = { target, priority, actual: { met: 0, missed: 0 }, preview: { met: 0, missed: 0 } };
  figures.push(item);
  return item;
}
