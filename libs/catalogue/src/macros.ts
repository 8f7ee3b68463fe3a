import { scopeOf, type Actor } from '@desk/access';
import type { FieldError, MacroActions, MacroContent, MacroView } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { macroFaults } from './domain/macro-faults.js';
import { refuseFaults, Shelf } from './prepared/shelf.js';
import { faultsOfTexts } from './prepared/text-faults.js';

/** Several changes and an answer in one. */
@Injectable()
export class Macros extends Shelf<MacroContent, MacroView> {
  constructor(private readonly desk: Database) {
    super(desk, { table: 'macro', what: 'The macro', content: { actions: 'actions' }, searched: 'actions' });
  }

  override async create(actor: Actor, content: MacroContent): Promise<MacroView> {
    await this.refuse(actor, content.actions);
    return super.create(actor, content);
  }

  override async save(actor: Actor, id: string, revision: number, content: MacroContent): Promise<MacroView> {
    await this.refuse(actor, content.actions);
    return super.save(actor, id, revision, content);
  }

  private async refuse(actor: Actor, actions: MacroActions): Promise<void> {
    const { messageNb, messageNn, messageEn, note } = actions;
    const texts = { messageNb, messageNn, messageEn, note };
    const byPointer = Object.entries(texts).map(([field, text]) => [`/actions/${field}`, text]);
    const faults = [
      ...macroFaults(actions),
      ...faultsOfTexts(Object.fromEntries(byPointer) as Record<string, string | undefined>),
      ...(await this.unknownPlaces(actor, actions)),
    ];
    refuseFaults(faults);
  }

  private async unknownPlaces(actor: Actor, { setServiceKey, transferTo }: MacroActions): Promise<FieldError[]> {
    const [known] = await this.desk.read(scopeOf(actor), (tx) =>
      tx.query<{ service: boolean; team: boolean }>(
        `select exists (select from service where key = $1 and active) as service, exists (select from team where key = $2) as team`,
        [setServiceKey ?? null, transferTo ?? null],
      ),
    );
    const faults: FieldError[] = [];
    if (setServiceKey !== undefined && !known?.service)
      faults.push({
        pointer: '/actions/setServiceKey',
        message: 'is not the key of a service',
        code: 'unknown_service',
      });
    if (transferTo !== undefined && !known?.team)
      faults.push({ pointer: '/actions/transferTo', message: 'is not the key of a team', code: 'unknown_team' });
    return faults;
  }
}
