import { Redis } from 'ioredis';

/** What the socket adapter copies for its own waiting, so that all of it ends with the desk. */
export class AdapterRedis extends Redis {
  private readonly copies: Redis[] = [];

  constructor(
    url: string,
    private readonly complain: (error: Error) => void,
  ) {
    super(url, { maxRetriesPerRequest: null });
    this.on('error', complain);
  }

  override duplicate(...given: Parameters<Redis['duplicate']>): Redis {
    const copy = super.duplicate(...given);
    copy.on('error', this.complain);
    this.copies.push(copy);
    return copy;
  }

  close(): void {
    for (const connection of [...this.copies, this]) connection.disconnect();
  }
}
