import { jest } from '@jest/globals';
import { everyPage } from './every-page.js';

jest.setTimeout(180_000);

everyPage(['tjenesteeier', 'kontakt', 'admin']);
