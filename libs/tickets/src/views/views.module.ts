import { Module } from '@nestjs/common';
import { TicketsModule } from '../tickets.module.js';
import { ChangeView } from './commands/change-view.js';
import { CreateView } from './commands/create-view.js';
import { DeleteView } from './commands/delete-view.js';
import { WatchTicket } from './commands/watch-ticket.js';
import { CounterPush } from './counter-push.js';
import { CounterRooms } from './counter-rooms.js';
import { Counters } from './counters.js';
import { ListTags } from './queries/list-tags.js';
import { ListViewTickets } from './queries/list-view-tickets.js';
import { ListViews } from './queries/list-views.js';
import { ReadWatch } from './queries/read-watch.js';
import { SearchTickets } from './queries/search-tickets.js';
import { ReadableQueues } from './readable-queues.js';
import { SavedViews } from './saved-views.js';
import { SearchController } from './search.controller.js';
import { ViewsController } from './views.controller.js';
import { WatchController } from './watch.controller.js';

/** Lists of tickets over several queues, with counters that are kept. */
@Module({
  imports: [TicketsModule],
  controllers: [ViewsController, SearchController, WatchController],
  providers: [
    ReadableQueues,
    SavedViews,
    ListViews,
    ListViewTickets,
    SearchTickets,
    ListTags,
    ReadWatch,
    CreateView,
    ChangeView,
    DeleteView,
    WatchTicket,
    Counters,
    CounterPush,
    CounterRooms,
  ],
  exports: [CounterRooms, Counters],
})
export class TicketViewsModule {}
