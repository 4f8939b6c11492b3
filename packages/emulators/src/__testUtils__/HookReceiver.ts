import { readBody } from '../http/readBody';
import { startHttpServer, type RunningServer } from '../http/startHttpServer';

/** What came to a webhook's address. */
export interface ReceivedHook {
  event: string;
  /** `event` and action, for example `workflow_run requested`. */
  name: string;
  delivery: string;
  signature: string | undefined;
  body: string;
}

/** A server that a webhook can be sent to. */
export class HookReceiver {
  readonly received: ReceivedHook[] = [];
  /** How it answers. */
  status = 200;

  private constructor(private server: RunningServer | undefined) {}

  static async start(): Promise<HookReceiver> {
    const receiver = new HookReceiver(undefined);
    receiver.server = await startHttpServer(
      async (req, res) => {
        const body = (await readBody(req)).toString();
        const header = (name: string) => String(req.headers[name] ?? '');
        const event = header('x-github-event');
        const { action } = JSON.parse(body);
        receiver.received.push({
          event,
          name: action ? `${event} ${action}` : event,
          delivery: header('x-github-delivery'),
          signature: header('x-hub-signature-256') || undefined,
          body,
        });
        res.statusCode = receiver.status;
        res.end('thanks');
      },
      { port: 0 },
    );
    return receiver;
  }

  get url(): string {
    return `${this.server?.url}/api/events/http/github`;
  }

  /** Waits until an event has come. */
  async until(test: (hook: ReceivedHook) => boolean): Promise<ReceivedHook> {
    const end = Date.now() + 20_000;
    for (;;) {
      const found = this.received.find(test);
      if (found) {
        return found;
      }
      if (Date.now() > end) {
        throw new Error(
          `only these came: ${this.received.map(({ name }) => name)}`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  async stop(): Promise<void> {
    await this.server?.stop();
  }
}
