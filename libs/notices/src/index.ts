export { NoticesModule } from './notices.module.js';
export { tellings, type Happening, type Telling } from './domain/recipients.js';
export { Mailer, type Letter } from './mail/mailer.js';
