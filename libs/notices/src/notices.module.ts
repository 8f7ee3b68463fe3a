import { Module } from '@nestjs/common';
import { ReadNotices } from './commands/read-notices.js';
import { Escalated } from './escalated.js';
import { Mailer } from './mail/mailer.js';
import { Post } from './mail/post.js';
import { NoticesController } from './notices.controller.js';
import { NoticesHandlers } from './notices.handlers.js';
import { ListNotices } from './queries/list-notices.js';
import { Watchers } from './watchers.js';

/** Who is told what: the bell, and the same by mail. */
@Module({
  controllers: [NoticesController],
  providers: [NoticesHandlers, ListNotices, ReadNotices, Post, Mailer, Escalated, Watchers],
  exports: [Mailer],
})
export class NoticesModule {}
