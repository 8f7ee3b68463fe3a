import { LOCALES, NOTICE_KINDS, type NoticeKind } from '@desk/contracts';
import { mailText, type MailFacts, type MailKind } from './mail-text.js';

const mail: MailFacts = {
  kind: 'answered',
  locale: 'nb',
  number: 'OSL-1000001',
  subject: 'Kontoen er låst',
  url: 'https://desk.example.no/tickets/OSL-1000001',
  facts: {},
  quote: 'Hei!\nPrøv igjen.',
};

const isMailed = (kind: NoticeKind): kind is MailKind => kind !== 'watched' && !/^(suggestion|improvement)_/.test(kind);

describe('the mail of a notice', () => {
  it('says what happened, quotes the conversation and links to the ticket', () => {
    expect(mailText(mail)).toEqual({
      subject: 'OSL-1000001: Kontoen er låst – Du har fått svar.',
      text: 'OSL-1000001: Kontoen er låst\n\nDu har fått svar.\n\n> Hei!\n> Prøv igjen.\n\nSe saken: https://desk.example.no/tickets/OSL-1000001\n',
    });
  });

  it('keeps line breaks out of the subject, so that no header can be smuggled in', () => {
    const { subject } = mailText({ ...mail, subject: 'Hei\r\nBcc: alle@example.no\u2028x' });
    expect(subject).toBe('OSL-1000001: Hei Bcc: alle@example.no x – Du har fått svar.');
  });

  it('does not say what a sensitive ticket is about', () => {
    expect(mailText({ ...mail, subject: null, quote: null }).text).not.toContain('Kontoen');
  });

  it('says when somebody comes, in the time of the city', () => {
    const of = (locale: 'nb' | 'nn' | 'en') =>
      mailText({ ...mail, locale, kind: 'visit_moved', quote: null, facts: { from: '2026-03-29T12:30:00Z' } }).subject;
    expect(of('nb')).toMatch(/flyttet: vi kommer søndag 29\. mars .*14[:.]30\.$/);
    expect(of('nn')).toMatch(/flytta: vi kjem .*29\. mars .*14[:.]30\.$/);
    expect(of('en')).toMatch(/moved: we come on Sunday,? 29 March .*14:30\.$/);
  });

  it('has a sentence for every kind in every language', () => {
    const facts = { target: 'resolution', percent: 75, from: '2026-03-04T09:30:00Z' };
    for (const locale of LOCALES) {
      for (const kind of NOTICE_KINDS) {
        if (!isMailed(kind)) continue;
        const { subject } = mailText({ ...mail, locale, kind, facts });
        expect(subject).not.toContain('undefined');
      }
    }
  });
});
