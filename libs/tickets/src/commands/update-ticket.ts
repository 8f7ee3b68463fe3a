import type { Actor } from '@desk/access';
import type { SkillChoice, TicketView, UpdateTicketRequest } from '@desk/contracts';
import { Problem, type ReadTx } from '@desk/platform';
import { Skills } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import { collisions } from '../domain/merge-update.js';
import { update } from '../domain/update-ticket.js';
import { soundTags } from '../sound-tags.js';
import { TicketDesk } from '../ticket-desk.js';
import { TicketFiling } from '../ticket-filing.js';

/**
 * An agent corrects subject, kind, service, priority, tags or what the ticket needs of who takes it. What others changed
 * meanwhile stays, unless it is the same field.
 */
@Injectable()
export class UpdateTicket {
  constructor(
    private readonly desk: TicketDesk,
    private readonly filing: TicketFiling,
    private readonly skills: Skills,
  ) {}

  run(actor: Actor, idOrNumber: string, request: UpdateTicketRequest): Promise<TicketView> {
    const { version, serviceKey, neededSkill, tags: given, ...wanted } = request;
    const tags = given === undefined ? {} : { tags: soundTags(given) };
    return this.desk.move(
      actor,
      idOrNumber,
      'update',
      version,
      async ({ tx, hand }) => {
        const service = serviceKey === undefined ? {} : { serviceId: await this.filing.serviceId(tx, serviceKey) };
        const skill = neededSkill === undefined ? {} : { neededSkill: await this.needed(tx, neededSkill) };
        return (ticket) => update(ticket, hand, { ...wanted, ...service, ...skill, ...tags });
      },
      (changes) => collisions(request, changes).length > 0,
    );
  }

  private async needed(tx: ReadTx, choice: SkillChoice | null) {
    if (choice === null) return null;
    const skill = await this.skills.byKey(tx, choice.key);
    if (skill?.active) return { id: skill.id, level: choice.level };
    throw new Problem('validation_failed', 'Choose a skill of the catalogue.', {
      errors: [{ pointer: '/neededSkill/key', code: 'unknown_skill', message: 'is not the key of a skill in use' }],
    });
  }
}
