import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  execFileSync,
  spawn,
  type ChildProcessByStdio,
} from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const ROOT = resolve(__dirname, '../../../..');

/** The scaffolder looks for tasks that nobody works on every 10 s, which is long for a test. */
const LOOKS_SOONER = `{
  const { setTimeout: real } = globalThis;
  const sooner = (work, ms, ...args) => real(work, ms === 10000 ? 250 : ms, ...args);
  globalThis.setTimeout = Object.defineProperties(sooner, Object.getOwnPropertyDescriptors(real));
}`;

const started = z.object({ port: z.number() });
const createdTask = z.object({ id: z.string() });
const taskStatus = z.object({ status: z.string() });
const taskEvents = z.array(
  z.object({
    type: z.string(),
    body: z.object({
      message: z.string().default(''),
      output: z.unknown().optional(),
    }),
  }),
);

/** Bundles the program of {@link ScaffolderProcess} into a folder. */
export function bundleScaffolder(folder: string): string {
  const script = join(folder, 'scaffolder.cjs');
  execFileSync(
    join(ROOT, 'node_modules/.bin/esbuild'),
    [
      join(__dirname, 'killableScaffolder.ts'),
      '--bundle',
      '--platform=node',
      '--format=cjs',
      '--packages=external',
      '--log-level=warning',
      `--alias:@lakeport/backstage-plugin-databricks-common=${join(
        ROOT,
        'plugins/databricks-common/src/index.ts',
      )}`,
      `--banner:js=${LOOKS_SOONER}`,
      `--outfile=${script}`,
    ],
    { cwd: ROOT, stdio: 'inherit' },
  );
  return script;
}

/**
 * A real scaffolder backend in a process of its own, whose database outlives it,
 * so that it can be killed as a machine is.
 */
export class ScaffolderProcess {
  readonly #ended: Promise<void>;

  private constructor(
    private readonly child: ChildProcessByStdio<null, Readable, null>,
    private readonly port: number,
  ) {
    this.#ended = new Promise(done => child.once('exit', () => done()));
  }

  /**
   * @param options - `folder` holds the database; `script` is of
   *   {@link bundleScaffolder}
   */
  static async start(options: {
    script: string;
    folder: string;
    databricksUrl: string;
    template: Entity;
  }): Promise<ScaffolderProcess> {
    const { script, folder, databricksUrl, template } = options;
    const child = spawn(
      process.execPath,
      [script, folder, databricksUrl, JSON.stringify(template)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules') },
      },
    );
    const { port } = await new Promise<z.infer<typeof started>>(
      (found, failed) => {
        child.once('exit', code =>
          failed(new Error(`the scaffolder ended with ${code}`)),
        );
        createInterface({ input: child.stdout }).once('line', line =>
          found(started.parse(JSON.parse(line))),
        );
      },
    );
    return new ScaffolderProcess(child, port);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#ended;
  }

  /** Stands still, as a machine that swaps. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  async startTask(templateRef: string): Promise<string> {
    const answer = await this.#fetch('tasks', {
      templateRef,
      values: {},
      secrets: {},
    });
    return createdTask.parse(answer).id;
  }

  async retry(taskId: string): Promise<void> {
    await this.#fetch(`tasks/${taskId}/retry`, { secrets: {} });
  }

  async cancel(taskId: string): Promise<void> {
    await this.#fetch(`tasks/${taskId}/cancel`, {});
  }

  /** Waits for the end of a task. */
  async end(
    taskId: string,
  ): Promise<{ status: string; output?: unknown; log: string[] }> {
    for (;;) {
      const { status } = taskStatus.parse(await this.#fetch(`tasks/${taskId}`));
      if (!['open', 'processing'].includes(status)) {
        const events = taskEvents.parse(
          await this.#fetch(`tasks/${taskId}/events`),
        );
        return {
          status,
          output: events.findLast(({ type }) => type === 'completion')?.body
            .output,
          log: events.map(({ body }) => body.message),
        };
      }
      await sleep(100);
    }
  }

  async #fetch(path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(
      `http://127.0.0.1:${this.port}/api/scaffolder/v2/${path}`,
      {
        headers: {
          authorization: mockCredentials.user.header(),
          'content-type': 'application/json',
        },
        ...(body !== undefined && {
          method: 'POST',
          body: JSON.stringify(body),
        }),
      },
    );
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${path} answered ${response.status}: ${text}`);
    }
    return text ? JSON.parse(text) : undefined;
  }
}
