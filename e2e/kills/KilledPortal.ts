import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { required } from '../required.ts';

/** Where the deployments are kept. */
export type KillsDatabase = { file: string } | { url: string };

const DEADLINE_MS = 120_000;
const POLL_MS = 20;
/**
 * A killed process holds what it held for a moment only. A look may take longer
 * than that, so that two backends come to look at one deployment at once, as
 * they must not in a portal, and still do nothing twice.
 */
const PATIENCE = {
  claimMs: 400,
  lookMs: 3_000,
  settleMs: 60,
  // Far longer than it takes this GitHub to list a run.
  lateRunMs: 2_000,
};

/** The GitHub that backends ask; it may want to kill who asks. */
export interface AskedGitHub {
  /** Base URL of the API. */
  url: string;
  kill?: (asker: number) => void;
}

/** Of backends that are to be more patient than most. */
export interface PortalSettings {
  /** How long an answer of GitHub may take. */
  timeoutMs?: number;
  patience?: Omit<typeof PATIENCE, 'lateRunMs'>;
}

interface Backend {
  child: ChildProcess;
  url: Promise<string>;
}

/** Backends on one database, each started again as soon as it was killed. */
export class KilledPortal {
  kills = 0;
  readonly #github: AskedGitHub;
  readonly #database: KillsDatabase;
  readonly #backends: Backend[] = [];
  readonly #settings: PortalSettings;
  #isStopping = false;

  private constructor(
    github: AskedGitHub,
    database: KillsDatabase,
    settings: PortalSettings,
  ) {
    this.#github = github;
    this.#database = database;
    this.#settings = settings;
  }

  static async start(options: {
    github: AskedGitHub;
    database: KillsDatabase;
    backends?: number;
    settings?: PortalSettings;
  }): Promise<KilledPortal> {
    const { github, database, settings = {} } = options;
    const portal = new KilledPortal(github, database, settings);
    options.github.kill = asker => portal.kill(asker);
    for (let index = 0; index < (options.backends ?? 1); index++) {
      portal.#begin(index);
      // The first one makes the tables.
      await portal.#backends[index].url;
    }
    return portal;
  }

  /** Kills a backend, as a machine that fails would; another one takes its place. */
  kill(index = 0): void {
    this.kills += 1;
    this.#backends[index].child.kill('SIGKILL');
    this.#begin(index);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.all(
      this.#backends.map(async ({ child }) => {
        if (child.exitCode === null && child.signalCode === null) {
          child.kill('SIGKILL');
          await once(child, 'exit');
        }
      }),
    );
  }

  /** Asks for a deployment until there is an answer; the same key is the same one. */
  async create(request: {
    environment: string;
    key: string;
    operation?: 'plan' | 'apply';
    approveInAdvance?: boolean;
  }): Promise<Deployment> {
    return this.#insist({
      ask: 'create',
      environment: request.environment,
      operation: request.operation ?? 'apply',
      idempotencyKey: request.key,
      approveInAdvance: request.approveInAdvance ?? false,
    });
  }

  /** Approves it until it no longer waits. */
  async approve(id: string): Promise<void> {
    await this.until(id, async ({ state }) => {
      if (state === 'waiting') {
        await this.#ask({ ask: 'review', id }).catch(() => undefined);
        return false;
      }
      return true;
    });
  }

  /** Asks to cancel it, once. */
  async cancel(id: string): Promise<void> {
    await this.#ask({ ask: 'cancel', id }).catch(() => undefined);
  }

  /** Asks to approve it, once. */
  async review(id: string): Promise<void> {
    await this.#ask({ ask: 'review', id }).catch(() => undefined);
  }

  async log(id: string, job: string): Promise<{ lines: string[] }> {
    return this.#insist({ ask: 'log', id, job });
  }

  /** The deployment as it is when something first holds of it. */
  async until(
    id: string,
    is: (deployment: Deployment) => boolean | Promise<boolean>,
  ): Promise<Deployment> {
    const deadline = Date.now() + DEADLINE_MS;
    for (;;) {
      const deployment = await this.#insist<Deployment>({ ask: 'get', id });
      if (await is(deployment)) {
        return deployment;
      }
      if (Date.now() > deadline) {
        throw new Error(`it did not come: ${JSON.stringify(deployment)}`);
      }
      await pause();
    }
  }

  /** The deployment when it has ended, approved wherever it waits for that. */
  async approvedToTheEnd(id: string): Promise<Deployment> {
    return this.until(id, async ({ state, finishedAt }) => {
      if (state === 'waiting') {
        await this.review(id);
      }
      return finishedAt !== undefined;
    });
  }

  /** The deployment when it has ended. */
  async ended(id: string): Promise<Deployment> {
    return this.until(id, ({ finishedAt }) => finishedAt !== undefined);
  }

  async #insist<T>(body: object): Promise<T> {
    const deadline = Date.now() + DEADLINE_MS;
    for (;;) {
      try {
        return await this.#ask<T>(body);
      } catch (error) {
        if (error instanceof Refused || Date.now() > deadline) {
          throw error;
        }
        await pause();
      }
    }
  }

  async #ask<T>(body: object): Promise<T> {
    const any = Math.trunc(Math.random() * this.#backends.length);
    const response = await fetch(await this.#backends[any].url, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if ('error' in answer) {
      throw new Refused(answer.error);
    }
    return answer.value;
  }

  #begin(index: number): void {
    const child = spawn(
      process.execPath,
      [
        required('LAKEPORT_KILLS_BUNDLE'),
        JSON.stringify({
          github: this.#github.url,
          token: `ghs_backend-${index}`,
          database: this.#database,
          migrations: required('LAKEPORT_KILLS_MIGRATIONS'),
          pollMs: POLL_MS,
          patience: PATIENCE,
          ...this.#settings,
        }),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const lines = createInterface({ input: child.stdout });
    const url = once(lines, 'line').then(
      ([port]) => `http://127.0.0.1:${port}`,
    );
    const gone = once(child, 'exit').then(() => {
      throw new Error('the backend is gone');
    });
    // Whoever asks hears of it; nobody else has to.
    gone.catch(() => undefined);
    const either = Promise.race([url, gone]);
    either.catch(() => undefined);
    this.#backends[index] = { child, url: either };
    child.once('exit', (_code, signal) => {
      if (signal !== 'SIGKILL' && !this.#isStopping) {
        process.stderr.write('a backend has ended by itself\n');
      }
    });
  }
}

/** What a backend has answered that asking again does not change. */
class Refused extends Error {}

function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 40));
}
