import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that keeps what it gets; while `refusing` it has no room, and while it is held each sender waits. */
export class MailServer {
  readonly mails: ParsedMail[] = [];
  refusing = false;
  /** How many began to send. */
  senders = 0;
  private open = Promise.resolve();
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) => {
      this.senders += 1;
      void this.open.then(() =>
        done(this.refusing ? Object.assign(new Error('4.3.1 no room'), { responseCode: 452 }) : null),
      );
    },
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        this.mails.push(mail);
        done();
      });
    },
  });

  /** Until what it answers is called. */
  hold(): () => void {
    let release = (): void => undefined;
    this.open = new Promise((resolve) => (release = resolve));
    return release;
  }

  listen(): Promise<string> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => {
        const address = this.server.server.address();
        resolve(`smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
