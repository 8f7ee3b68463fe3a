/** What tickets are about, and what is prepared for answering them. */
export { CatalogueModule } from './catalogue.module.js';
export { Services, type Service } from './services.js';
export { CannedReplies } from './canned-replies.js';
export { Macros } from './macros.js';
export { fillText, firstName, inLanguage, type TextValues } from './domain/prepared-text.js';
export { readAnswers } from './domain/escalation-fields.js';
