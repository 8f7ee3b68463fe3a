import { LOCALES, NOTICE_KINDS } from '@desk/contracts';
import { mailText, type MailFacts } from './mail-text.js';

const mail: MailFacts = {
  kind: 'answered',
  locale: 'nb',
  number: 'OSL-1000001',
  subject: 'Kontoen er låst',
  url: 'https://desk.example.no/tickets/OSL-1000001',
  facts: {},
  quote: 'Hei!\nPrøv igjen.',
};

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

  it('has a sentence for every kind in every language', () => {
    for (const locale of LOCALES) {
      for (const kind of NOTICE_KINDS) {
        if (kind === 'watched') continue;
        const { subject } = mailText({ ...mail, locale, kind, facts: { target: 'resolution', percent: 75 } });
        expect(subject).not.toContain('undefined');
      }
    }
  });
});
