/** What tickets are about. */
export { CatalogueModule } from './catalogue.module.js';
export { Services, type Service } from './services.js';
export { readAnswers } from './domain/escalation-fields.js';
