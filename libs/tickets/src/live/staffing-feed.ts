import type { DomainEvent } from '@desk/contracts';
import { LiveHub, OnLiveEvent, personRoom, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { queueRoom } from './rooms.js';

/** Tells whoever follows a queue, and the agent, that somebody of its team is not as they were. */
@Injectable()
export class StaffingFeed {
  constructor(private readonly hub: LiveHub) {}

  /** The subject is an agent, or a team whose settings have changed. */
  @OnLiveEvent('staffing-feed', ['staffing.changed'])
  async hint(tx: Tx, events: DomainEvent<'staffing.changed'>[]): Promise<void> {
    const subjects = [...new Set(events.map(({ payload }) => payload.subjectId))];
    const teams = await tx.prepared<{ id: string; subject: string }>(
      'staffing-teams',
      `select distinct m.team_id as id, s.id as subject from unnest($1::uuid[]) s (id)
       join team_member m on m.person_id = s.id or m.team_id = s.id`,
      [subjects],
    );
    for (const id of subjects) {
      const rooms = teams.filter(({ subject }) => subject === id).map((team) => queueRoom(team.id));
      this.hub.emit(tx, [personRoom(id), ...rooms], 'changed', { topic: 'staffing', id });
    }
  }
}
