import { CITY_TIME_ZONE, type ClockTarget, type IsoDate, type Locale, type NoticeKind } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';

/** What somebody watches, months that are closed, suggestions, their council and improvement actions are told of by the bell alone. */
export type MailKind = Exclude<
  NoticeKind,
  'watched' | 'showback_closed' | `${'suggestion' | 'council' | 'improvement'}_${string}`
>;

export interface MailFacts {
  readonly kind: MailKind;
  readonly locale: Locale;
  readonly about: AboutTicket | AboutCosts;
  readonly url: string;
  readonly facts: Readonly<Record<string, string | number>>;
  /** What an agent wrote to the requester, the resolution, or what is asked or answered about costs. Only ever from the conversation. */
  readonly quote: string | null;
}

export interface AboutTicket {
  readonly number: string;
  /** null: sensitive, and not the reader's own. */
  readonly subject: string | null;
}

/** A line of what an agency bears, by the first day of the month in which it stands. */
export interface AboutCosts {
  readonly agency: string;
  readonly month: IsoDate;
}

type Sentence = (facts: MailFacts['facts']) => string;

const TARGETS: Record<Locale, Record<ClockTarget, string>> = {
  nb: {
    first_response: 'første svar',
    next_update: 'neste oppdatering',
    resolution: 'løsning',
    second_line_takeover: 'overtakelse i andrelinje',
    second_line_resolution: 'løsning i andrelinje',
  },
  nn: {
    first_response: 'første svar',
    next_update: 'neste oppdatering',
    resolution: 'løysing',
    second_line_takeover: 'overtaking i andrelinje',
    second_line_resolution: 'løysing i andrelinje',
  },
  en: {
    first_response: 'first response',
    next_update: 'next update',
    resolution: 'resolution',
    second_line_takeover: 'takeover by second line',
    second_line_resolution: 'resolution by second line',
  },
};

const target = (locale: Locale, facts: MailFacts['facts']) => TARGETS[locale][facts['target'] as ClockTarget];

/** The begin of a visit, in the city's time: a Wednesday, 4 March, at 10:30. */
const begin = (locale: Locale, facts: MailFacts['facts']): string =>
  Temporal.Instant.from(String(facts['from']))
    .toZonedDateTimeISO(CITY_TIME_ZONE)
    .toLocaleString(locale === 'en' ? 'en-GB' : locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
    });

const SENTENCES: Record<Locale, Record<MailKind, Sentence>> = {
  nb: {
    received: () => 'Vi har mottatt en sak for deg.',
    answered: () => 'Du har fått svar.',
    asked: () => 'Vi trenger svar fra deg for å komme videre.',
    resolved: () => 'Saken er løst. Er den ikke det, kan du gjenåpne den.',
    reminded: () => 'Vi venter fortsatt på svar fra deg.',
    assigned: () => 'Du har fått en sak.',
    returned: () => 'Saken gikk tilbake til køen fordi du var borte.',
    replied: () => 'Innmelder har svart.',
    warned: (facts) => `${facts['percent']} % av fristen for ${target('nb', facts)} er brukt.`,
    breached: (facts) => `Fristen for ${target('nb', facts)} er brutt.`,
    ping_pong: () => 'Saken har gått mellom linjene tre ganger.',
    mentioned: (facts) => `${facts['actor'] ?? 'En kollega'} har nevnt deg i et notat.`,
    not_sent: () => 'Meldingen din er ikke sendt, fordi saken har endret seg.',
    visit_agreed: (facts) => `Vi har avtalt å komme til deg ${begin('nb', facts)}.`,
    visit_moved: (facts) => `Besøket er flyttet: vi kommer ${begin('nb', facts)}.`,
    visit_cancelled: (facts) => `Besøket ${begin('nb', facts)} er avlyst.`,
    showback_asked: (facts) => `${facts['actor']} spør om en kostnad.`,
    showback_answered: (facts) => `${facts['actor']} har svart om kostnaden du spurte om.`,
    showback_told: (facts) => `${facts['actor']} har skrevet om en kostnad.`,
  },
  nn: {
    received: () => 'Vi har fått inn ei sak for deg.',
    answered: () => 'Du har fått svar.',
    asked: () => 'Vi treng svar frå deg for å kome vidare.',
    resolved: () => 'Saka er løyst. Er ho ikkje det, kan du opne ho att.',
    reminded: () => 'Vi ventar framleis på svar frå deg.',
    assigned: () => 'Du har fått ei sak.',
    returned: () => 'Saka gjekk tilbake til køen fordi du var borte.',
    replied: () => 'Innmeldar har svart.',
    warned: (facts) => `${facts['percent']} % av fristen for ${target('nn', facts)} er brukt.`,
    breached: (facts) => `Fristen for ${target('nn', facts)} er broten.`,
    ping_pong: () => 'Saka har gått mellom linjene tre gonger.',
    mentioned: (facts) => `${facts['actor'] ?? 'Ein kollega'} har nemnt deg i eit notat.`,
    not_sent: () => 'Meldinga di er ikkje send, fordi saka har endra seg.',
    visit_agreed: (facts) => `Vi har avtalt å kome til deg ${begin('nn', facts)}.`,
    visit_moved: (facts) => `Besøket er flytta: vi kjem ${begin('nn', facts)}.`,
    visit_cancelled: (facts) => `Besøket ${begin('nn', facts)} er avlyst.`,
    showback_asked: (facts) => `${facts['actor']} spør om ein kostnad.`,
    showback_answered: (facts) => `${facts['actor']} har svara om kostnaden du spurde om.`,
    showback_told: (facts) => `${facts['actor']} har skrive om ein kostnad.`,
  },
  en: {
    received: () => 'We have received a ticket for you.',
    answered: () => 'You have an answer.',
    asked: () => 'We need an answer from you to go on.',
    resolved: () => 'The ticket is resolved. If it is not, you can reopen it.',
    reminded: () => 'We are still waiting for an answer from you.',
    assigned: () => 'A ticket has been assigned to you.',
    returned: () => 'The ticket went back to the queue because you were away.',
    replied: () => 'The requester has replied.',
    warned: (facts) => `${facts['percent']} % of the time for ${target('en', facts)} is used.`,
    breached: (facts) => `The target for ${target('en', facts)} is breached.`,
    ping_pong: () => 'The ticket has crossed between the lines three times.',
    mentioned: (facts) => `${facts['actor'] ?? 'A colleague'} has mentioned you in a note.`,
    not_sent: () => 'Your message has not been sent, because the ticket has changed.',
    visit_agreed: (facts) => `We have agreed to visit you on ${begin('en', facts)}.`,
    visit_moved: (facts) => `The visit has been moved: we come on ${begin('en', facts)}.`,
    visit_cancelled: (facts) => `The visit on ${begin('en', facts)} has been called off.`,
    showback_asked: (facts) => `${facts['actor']} asks about a charge.`,
    showback_answered: (facts) => `${facts['actor']} has answered about the charge you asked about.`,
    showback_told: (facts) => `${facts['actor']} has written about a charge.`,
  },
};

const OPEN: Record<Locale, { ticket: string; costs: string }> = {
  nb: { ticket: 'Se saken', costs: 'Se linjen' },
  nn: { ticket: 'Sjå saka', costs: 'Sjå linja' },
  en: { ticket: 'See the ticket', costs: 'See the line' },
};

const COSTS: Record<Locale, (agency: string, month: string) => string> = {
  nb: (agency, month) => `Kostnader for ${agency}, ${month}`,
  nn: (agency, month) => `Kostnader for ${agency}, ${month}`,
  en: (agency, month) => `Costs of ${agency}, ${month}`,
};

/** Subject and plain text of a notice's mail. Line breaks cannot reach the subject. */
export function mailText(mail: MailFacts): { subject: string; text: string } {
  const sentence = SENTENCES[mail.locale][mail.kind](mail.facts);
  const about = oneLine(aboutText(mail));
  const quote = mail.quote === null ? [] : [mail.quote.replace(/^/gm, '> '), ''];
  const open = OPEN[mail.locale]['number' in mail.about ? 'ticket' : 'costs'];
  return {
    subject: oneLine(`${about} – ${sentence}`),
    text: [about, '', sentence, '', ...quote, `${open}: ${mail.url}`, ''].join('\n'),
  };
}

function aboutText({ about, locale }: MailFacts): string {
  if ('number' in about) return about.subject === null ? about.number : `${about.number}: ${about.subject}`;
  const month = Temporal.PlainDate.from(about.month).toLocaleString(locale === 'en' ? 'en-GB' : locale, {
    month: 'long',
    year: 'numeric',
  });
  return COSTS[locale](about.agency, month);
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
