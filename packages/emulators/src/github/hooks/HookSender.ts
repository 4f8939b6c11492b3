import { createHmac, randomUUID } from 'node:crypto';
import { isLoopbackUrl } from '../../http/isLoopbackUrl';
import type { Faults } from '../faults/Faults';
import type { Hook } from '../state/githubState';
import type { HookDelivery } from './HookDelivery';

/** GitHub waits so long for an answer (GitHub Docs, best practices for using webhooks, 2026). */
const TIMEOUT_MS = 10_000;
/** How long a delivery that is to be overtaken waits for the next one. */
const HELD_MS = 300;
const KEPT = 50;
const LONGEST_ANSWER = 10_000;

/** What happened, as a webhook is told of it. */
export interface HookEvent {
  name: string;
  action: string | null;
  repositoryId: number | null;
  payload: object;
}

interface Parcel {
  event: HookEvent;
  guid: string;
  redelivery: boolean;
}

/** Brings events to one webhook after the other, in their order unless that is to go wrong. */
export class HookSender {
  private readonly lines = new Map<number, Promise<void>>();
  private readonly held = new Map<number, () => void>();
  private readonly sent = new Map<number, HookDelivery[]>();

  constructor(
    private readonly options: {
      faults: Faults;
      newId: () => number;
      stopping: AbortSignal;
    },
  ) {}

  /** The last deliveries to a webhook, newest first. */
  deliveries(hook: Hook): HookDelivery[] {
    return [...(this.sent.get(hook.id) ?? [])].reverse();
  }

  /** Sends an event, soon. */
  send(hook: Hook, event: HookEvent): void {
    const { faults } = this.options;
    if (faults.webhooks('lost')) {
      return;
    }
    const parcel = { event, guid: randomUUID(), redelivery: false };
    const go = () => {
      this.enqueue(hook, parcel);
      if (faults.webhooks('duplicated')) {
        this.enqueue(hook, parcel);
      }
    };
    const before = this.held.get(hook.id);
    if (before) {
      go();
      before();
    } else if (faults.webhooks('reordered')) {
      this.hold(hook, go);
    } else {
      go();
    }
  }

  /** Lets the next delivery overtake this one. */
  private hold(hook: Hook, go: () => void): void {
    const release = () => {
      if (this.held.delete(hook.id)) {
        go();
      }
    };
    this.held.set(hook.id, release);
    setTimeout(() => {
      // By then it may be another one that waits.
      if (this.held.get(hook.id) === release) {
        release();
      }
    }, HELD_MS).unref();
  }

  /** Sends again what was delivered before. */
  redeliver(hook: Hook, { guid, event, ...rest }: HookDelivery): void {
    this.enqueue(hook, {
      event: { ...rest, name: event, payload: rest.request.payload },
      guid,
      redelivery: true,
    });
  }

  private enqueue(hook: Hook, parcel: Parcel): void {
    const before = this.lines.get(hook.id) ?? Promise.resolve();
    this.lines.set(
      hook.id,
      before.then(() => this.deliver(hook, parcel)),
    );
  }

  private async deliver(hook: Hook, parcel: Parcel): Promise<void> {
    const { stopping, newId } = this.options;
    if (stopping.aborted) {
      return;
    }
    const { event, guid, redelivery } = parcel;
    const started = Date.now();
    const { headers, body } = this.request(hook, parcel);
    const answer = await this.post(hook.url, headers, body);
    const list = this.sent.get(hook.id) ?? [];
    list.push({
      id: newId(),
      guid,
      deliveredAt: new Date(started).toISOString(),
      redelivery,
      duration: (Date.now() - started) / 1000,
      event: event.name,
      action: event.action,
      repositoryId: event.repositoryId,
      url: hook.url,
      request: { headers, payload: event.payload },
      ...answer,
    });
    this.sent.set(hook.id, list.slice(-KEPT));
  }

  private request(hook: Hook, { event, guid }: Parcel) {
    const json = JSON.stringify(event.payload);
    const form = hook.contentType === 'form';
    const body = form
      ? new URLSearchParams({ payload: json }).toString()
      : json;
    const headers: Record<string, string> = {
      accept: '*/*',
      'content-type': form
        ? 'application/x-www-form-urlencoded'
        : 'application/json',
      'user-agent': 'GitHub-Hookshot/lakeport',
      'x-github-delivery': guid,
      'x-github-event': event.name,
      'x-github-hook-id': String(hook.id),
      'x-github-hook-installation-target-id': String(hook.target.id),
      'x-github-hook-installation-target-type': hook.target.type,
    };
    const secret = this.options.faults.webhooks('forged')
      ? 'what nobody has agreed on'
      : hook.secret;
    if (secret !== undefined) {
      const digest = createHmac('sha256', secret).update(body).digest('hex');
      headers['x-hub-signature-256'] = `sha256=${digest}`;
    }
    return { headers, body };
  }

  private async post(
    url: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<Pick<HookDelivery, 'status' | 'statusCode' | 'response'>> {
    const none = { headers: {}, payload: '' };
    // Whatever the file says: what happens here is told to this machine alone.
    if (!isLoopbackUrl(url)) {
      return {
        status: 'not an address on this machine',
        statusCode: 0,
        response: none,
      };
    }
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.any([
          this.options.stopping,
          AbortSignal.timeout(TIMEOUT_MS),
        ]),
      });
      return {
        status: answer.ok ? 'OK' : `Invalid HTTP Response: ${answer.status}`,
        statusCode: answer.status,
        response: {
          headers: Object.fromEntries(answer.headers),
          payload: (await answer.text()).slice(0, LONGEST_ANSWER),
        },
      };
    } catch {
      return {
        status: 'failed to connect to host',
        statusCode: 0,
        response: none,
      };
    }
  }
}
