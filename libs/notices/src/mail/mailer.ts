import { Config } from '@desk/platform';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';

export interface Letter {
  /** Names the mail for good: the same one that is sent again is known by it. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly {
    readonly filename: string;
    readonly content: Buffer;
    readonly contentType: string;
    /** The picture that the HTML shows as `cid:…`. */
    readonly cid?: string;
  }[];
}

/** The way to the city's mail server. Whoever sends keeps what is to be sent, and whether it was. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private transport: Transporter | null = null;

  constructor(private readonly config: Config) {}

  /** Throws when the server does not take it. */
  async send({ id, attachments = [], ...letter }: Letter): Promise<void> {
    await this.connect().sendMail({
      from: this.config.mailFrom,
      messageId: `<${id}@${new URL(this.config.publicUrl).hostname}>`,
      // RFC 3834: out-of-office programs do not answer these.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      disableFileAccess: true,
      disableUrlAccess: true,
      attachments: [...attachments],
      ...letter,
    });
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  private connect(): Transporter {
    this.transport ??= createTransport(this.config.smtpUrl ?? '', {
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    } as never);
    return this.transport;
  }
}
