import { LOCALES, NOTICE_KINDS, type NoticeKind } from '@desk/contracts';
import { mailText, type MailFacts, type MailKind } from './mail-text.js';

const mail: MailFacts = {
  kind: 'answered',
  locale: 'nb',
  about: { number: 'OSL-1000001', subject: 'Kontoen er låst' },
  url: 'https://desk.example.no/tickets/OSL-1000001',
  facts: {},
  quote: 'Hei!\nPrøv igjen.',
};

const isMailed = (kind: NoticeKind): kind is MailKind =>
  !/^(watched|showback_closed|(suggestion|council|improvement)_.*)$/.test(kind);

describe('the mail of a notice', () => {
  it('says what happened, quotes the conversation and links to the ticket', () => {
    expect(mailText(mail)).toEqual({
      subject: 'OSL-1000001: Kontoen er låst – Du har fått svar.',
      text: 'OSL-1000001: Kontoen er låst\n\nDu har fått svar.\n\n> Hei!\n> Prøv igjen.\n\nSe saken: https://desk.example.no/tickets/OSL-1000001\n',
    });
  });

  it('keeps line breaks out of the subject, so that no header can be smuggled in', () => {
    const { subject } = mailText({
      ...mail,
      about: { number: 'OSL-1000001', subject: 'Hei\r\nBcc: alle@example.no\u2028x' },
    });
    expect(subject).toBe('OSL-1000001: Hei Bcc: alle@example.no x – Du har fått svar.');
  });

  it('does not say what a sensitive ticket is about', () => {
    const about = { number: 'OSL-1000001', subject: null };
    expect(mailText({ ...mail, about, quote: null }).text).not.toContain('Kontoen');
  });

  it('names agency and month of a cost that is asked about, and links to its line', () => {
    const asked: MailFacts = {
      kind: 'showback_asked',
      locale: 'nb',
      about: { agency: 'Etat A', month: '2026-03-01' },
      url: 'https://desk.example.no/showback/lines/1',
      facts: { actor: 'Kari Øy' },
      quote: 'Hvorfor så mye?',
    };
    expect(mailText(asked)).toEqual({
      subject: 'Kostnader for Etat A, mars 2026 – Kari Øy spør om en kostnad.',
      text: 'Kostnader for Etat A, mars 2026\n\nKari Øy spør om en kostnad.\n\n> Hvorfor så mye?\n\nSe linjen: https://desk.example.no/showback/lines/1\n',
    });
    expect(mailText({ ...asked, kind: 'showback_answered', locale: 'en' }).subject).toBe(
      'Costs of Etat A, March 2026 – Kari Øy has answered about the charge you asked about.',
    );
    expect(mailText({ ...asked, kind: 'showback_told', locale: 'nn' }).subject).toBe(
      'Kostnader for Etat A, mars 2026 – Kari Øy har skrive om ein kostnad.',
    );
  });

  it('says when somebody comes, in the time of the city', () => {
    const of = (locale: 'nb' | 'nn' | 'en') =>
      mailText({ ...mail, locale, kind: 'visit_moved', quote: null, facts: { from: '2026-03-29T12:30:00Z' } }).subject;
    expect(of('nb')).toMatch(/flyttet: vi kommer søndag 29\. mars .*14[:.]30\.$/);
    expect(of('nn')).toMatch(/flytta: vi kjem .*29\. mars .*14[:.]30\.$/);
    expect(of('en')).toMatch(/moved: we come on Sunday,? 29 March .*14:30\.$/);
  });

  it('has a sentence for every kind in every language', () => {
    const facts = { actor: 'Kari Øy', target: 'resolution', percent: 75, from: '2026-03-04T09:30:00Z' };
    for (const locale of LOCALES) {
      for (const kind of NOTICE_KINDS) {
        if (!isMailed(kind)) continue;
        const { subject } = mailText({ ...mail, locale, kind, facts });
        expect(subject).not.toContain('undefined');
      }
    }
  });
});
