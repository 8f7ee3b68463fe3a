import { authorise, type Actor, type TicketAction } from '@desk/access';
import { fillText, inLanguage, Macros } from '@desk/catalogue';
import type { FilledText, MacroActions, MacroView, RunMacroRequest } from '@desk/contracts';
import { Config, newId, notFound, Problem, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { MacroOrder } from '../../domain/macro.js';
import { Places } from '../../places.js';
import { textValues } from '../../replies/text-values.js';
import { TicketFiling } from '../../ticket-filing.js';
import type { Case } from '../../ticket-desk.js';

/** What a macro means for one ticket. */
export interface MacroPlan {
  readonly macro: MacroView;
  readonly order: MacroOrder;
  readonly message: FilledText | null;
  readonly note: FilledText | null;
}

type Texts = Partial<Pick<RunMacroRequest, 'message' | 'note'>>;

/**
 * Reads a macro for a ticket: its texts filled in, its places found, and whether the actor may do all of it. What it writes
 * to the requester is written under `messageId`.
 */
@Injectable()
export class MacroPlans {
  constructor(
    private readonly macros: Macros,
    private readonly places: Places,
    private readonly filing: TicketFiling,
    private readonly config: Config,
  ) {}

  async of(on: Case, actor: Actor, macroId: string, texts: Texts = {}, messageId = newId()): Promise<MacroPlan> {
    const macro = await this.macros.find(on.tx, actor, macroId);
    if (!macro) throw notFound('The macro');
    for (const action of actionsOf(macro.actions)) authorise(actor, action, on.ticket);
    const { message, note } = await this.texts(on.tx, actor, on.ticket.id, macro.actions, texts);
    return { macro, message, note, order: await this.order(on, macro, message, note, messageId) };
  }

  private async texts(tx: Tx, actor: Actor, ticketId: string, actions: MacroActions, given: Texts) {
    const { values, locale: wanted } = await textValues(tx, actor, this.config, ticketId);
    const { messageNb, messageNn = null, messageEn = null, note = null } = actions;
    const prepared =
      messageNb === undefined ? null : inLanguage({ nb: messageNb, nn: messageNn, en: messageEn }, wanted);
    return {
      message: left(given.message, prepared && fillText(prepared.text, values, prepared.locale), '/message'),
      note: left(given.note, note === null ? null : fillText(note, values, actor.locale), '/note'),
    };
  }

  private async order(
    { tx, ticket, hand, terms }: Case,
    { name, actions }: MacroView,
    message: FilledText | null,
    note: FilledText | null,
    messageId: string,
  ): Promise<MacroOrder> {
    const { priority, setServiceKey, transferTo, transferReason = name, resolve } = actions;
    const changes = {
      ...(priority !== undefined && { priority, priorityReason: actions.priorityReason ?? name }),
      ...(setServiceKey !== undefined && { serviceId: await this.filing.serviceId(tx, setServiceKey) }),
    };
    const named = transferTo === undefined ? null : await this.places.named(transferTo);
    return {
      take: actions.assignToMe === true,
      update: Object.keys(changes).length > 0 ? changes : null,
      message: message !== null && resolve === undefined ? { id: messageId, text: message.text } : null,
      noteId: note === null ? null : newId(),
      pend: actions.pend ?? null,
      transfer: transferTo === undefined ? null : { team: this.places.fitting(named, ticket), reason: transferReason },
      resolution:
        resolve === undefined
          ? null
          : {
              text: message?.text ?? '',
              code: resolve,
              firstLineCapable: actions.firstLineCapable ?? null,
              reopenUntil: terms.addWorkingDays(hand.at, terms.timers.reopenDays),
              messageId,
            },
    };
  }
}

/** The text as the agent left it; what the macro does not write, it does not write at all. */
function left(given: string | undefined, prepared: FilledText | null, pointer: string): FilledText | null {
  if (given === undefined) return prepared;
  if (prepared !== null) return { text: given, missing: [] };
  throw new Problem('validation_failed', 'Correct the named fields and send the request again.', {
    errors: [{ pointer, message: 'is nothing that this macro writes' }],
  });
}

/** What an actor must be allowed, move by move. */
function actionsOf(actions: MacroActions): readonly TicketAction[] {
  const { assignToMe, priority, setServiceKey, messageNb, note, pend, transferTo, resolve } = actions;
  const wanted: readonly [unknown, TicketAction][] = [
    [assignToMe || undefined, 'take'],
    [priority ?? setServiceKey, 'update'],
    [messageNb, 'message'],
    [note, 'note'],
    [pend, 'pend'],
    [transferTo, 'transfer'],
    [resolve, 'resolve'],
  ];
  return wanted.filter(([value]) => value !== undefined).map(([, action]) => action);
}
