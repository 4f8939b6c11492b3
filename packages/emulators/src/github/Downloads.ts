import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';

const LIFE_MS = 60_000;

export interface Download {
  type: string;
  fileName: string;
  body: () => Buffer | Readable;
  /** Of a body that does not say it; left out, it is sent without. */
  length?: number;
}

/** The addresses that logs and artifacts are redirected to: good for a minute, without a token. */
export class Downloads {
  private readonly tickets = new Map<
    string,
    { download: Download; until: number }
  >();

  /** The path of a new address. */
  offer(download: Download): string {
    const now = Date.now();
    for (const [ticket, { until }] of this.tickets) {
      if (until < now) {
        this.tickets.delete(ticket);
      }
    }
    const ticket = randomUUID();
    this.tickets.set(ticket, { download, until: now + LIFE_MS });
    return `/_blob/${ticket}`;
  }

  find(ticket: string): Download | undefined {
    const found = this.tickets.get(ticket);
    return found && found.until >= Date.now() ? found.download : undefined;
  }
}
