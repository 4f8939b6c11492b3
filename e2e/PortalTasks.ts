import { z } from 'zod';

const session = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});
const task = z.object({ id: z.string(), status: z.string() });
const events = z.array(
  z.object({ body: z.object({ message: z.string().default('') }) }),
);

/** A task of the scaffolder. */
export type PortalTask = z.infer<typeof task>;

const ENDED = ['completed', 'failed', 'cancelled'];

/** The scaffolder's tasks as its API has them, read as the guest. */
export class PortalTasks {
  readonly #portal: string;
  readonly #token: string;

  private constructor(portal: string, token: string) {
    this.#portal = portal;
    this.#token = token;
  }

  static async open(portal: string): Promise<PortalTasks> {
    const answer = await fetch(`${portal}/api/auth/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    const { backstageIdentity } = session.parse(await answer.json());
    return new PortalTasks(portal, backstageIdentity.token);
  }

  /** The task that was started last. */
  async latest(): Promise<PortalTask | undefined> {
    const { tasks } = z
      .object({ tasks: z.array(task) })
      .parse(await this.#get('tasks?order=desc:created_at&limit=1'));
    return tasks[0];
  }

  /** The lines that a task has logged so far. */
  async log(id: string): Promise<string[]> {
    const found = events.parse(await this.#get(`tasks/${id}/events`));
    return found.flatMap(({ body }) => body.message.split('\n'));
  }

  /**
   * Waits until a task has ended.
   *
   * @throws Error as soon as it has ended otherwise than completed, or when it
   *   goes on for longer than `limit` milliseconds.
   */
  async completed(id: string, limit = 300_000): Promise<void> {
    for (const end = Date.now() + limit; ; ) {
      const { status } = task.parse(await this.#get(`tasks/${id}`));
      if (status === 'completed') return;
      if (ENDED.includes(status)) throw new Error(`the task has ${status}`);
      if (Date.now() > end) {
        throw new Error(`the task is ${status} after ${limit / 1_000} s`);
      }
      await new Promise(resolve => setTimeout(resolve, 500));
    }
  }

  async #get(path: string): Promise<unknown> {
    const answer = await fetch(`${this.#portal}/api/scaffolder/v2/${path}`, {
      headers: {
        authorization: `Bearer ${this.#token}`,
        // A busy server ends a connection that is kept just when it is used again.
        connection: 'close',
      },
    });
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer.json();
  }
}
