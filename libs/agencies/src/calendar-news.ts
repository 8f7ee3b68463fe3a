import { Wire, type Tx } from '@desk/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Calendars } from './calendars.js';

/** On this channel the processes tell each other to read the calendars again. */
const CHANGED_CHANNEL = 'desk_calendars';

/** Lets every process know of a change of the calendars. */
@Injectable()
export class CalendarNews implements OnModuleInit {
  constructor(
    private readonly calendars: Calendars,
    private readonly wire: Wire,
  ) {}

  onModuleInit(): void {
    this.wire.listen(CHANGED_CHANNEL, () => this.calendars.clear());
  }

  /** Lets them be read again once the transaction has committed. */
  changed(tx: Tx): void {
    tx.afterCommit(() => {
      this.calendars.clear();
      this.wire.notify(CHANGED_CHANNEL);
    });
  }

  /** Says that all tickets were walked through, from an instant on, by these calendars as they stood then. */
  async settled(tx: Tx, ids: readonly string[], from: Temporal.Instant): Promise<void> {
    await tx.query('update calendar set rescheduled_at = $2 where id = any($1::uuid[])', [ids, from.toString()]);
    this.changed(tx);
  }
}
