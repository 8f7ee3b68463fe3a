import type { DomainEvent } from '@desk/contracts';
import { LiveHub, OnLiveEvent, personRoom, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';

/** Tells an agent's own screens, and nobody else's, that their time has changed. */
@Injectable()
export class WorkFeed {
  constructor(private readonly hub: LiveHub) {}

  @OnLiveEvent('work-feed', ['work.recorded'])
  hint(tx: Tx, events: DomainEvent<'work.recorded'>[]): Promise<void> {
    for (const id of new Set(events.map(({ payload }) => payload.subjectId))) {
      this.hub.emit(tx, [personRoom(id)], 'changed', { topic: 'work', id });
    }
    return Promise.resolve();
  }
}
