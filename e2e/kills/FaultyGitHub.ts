import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { startEmulators, type StartedEmulators } from '../startEmulators.ts';
import { deployWorkflow } from './deployWorkflow.ts';

const TOKEN = 'ghs_local';
const WORKFLOW = '.github/workflows/deploy.yml';

/**
 * GitHub's emulator with one repository, `acme/payments`, whose workflow counts
 * what it carries out; what goes wrong is said by its faults.
 */
export class FaultyGitHub {
  readonly #emulators: StartedEmulators;
  readonly #counts: string;

  private constructor(emulators: StartedEmulators, counts: string) {
    this.#emulators = emulators;
    this.#counts = counts;
  }

  static async start(): Promise<FaultyGitHub> {
    const emulators = await startEmulators();
    const counts = join(emulators.folder, 'counts');
    mkdirSync(join(counts, 'claims'), { recursive: true });
    const github = new FaultyGitHub(emulators, counts);
    const octokit = new Octokit({ auth: TOKEN, baseUrl: github.url });
    const names = { owner: 'acme', repo: 'payments' };
    await octokit.rest.repos.createInOrg({
      org: names.owner,
      name: names.repo,
      auto_init: true,
    });
    await octokit.rest.repos.createOrUpdateFileContents({
      ...names,
      path: WORKFLOW,
      message: 'feat: deploy',
      content: Buffer.from(deployWorkflow(counts)).toString('base64'),
    });
    return github;
  }

  /** Base URL of the API. */
  get url(): string {
    return `${this.#emulators.github}/api/v3`;
  }

  /** How often each phase was carried out, by what it claims. */
  get executed(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const token of this.#read('executed')) {
      counts.set(token, (counts.get(token) ?? 0) + 1);
    }
    return counts;
  }

  /** Runs of a deployment that have left it to another one. */
  duplicates(id: string): number {
    return this.#read('left').filter(found => found === id).length;
  }

  /** Lets something go wrong from now on, as the emulator's README has it. */
  async fault(document: object): Promise<void> {
    await this.#switch('POST', '/_faults', document);
  }

  /** Lets everything go well again. */
  async mend(): Promise<void> {
    await this.#switch('DELETE', '/_faults');
  }

  /** How often the rules were followed, one after the other. */
  async hits(): Promise<number[]> {
    const { rules } = JSON.parse(await this.#switch('GET', '/_faults'));
    return rules.map(({ hits }: { hits: number }) => hits);
  }

  /** Lets a run vanish, whether or not it has ended. */
  async vanish(runId: string): Promise<void> {
    await this.#switch('DELETE', `/_runs/acme/payments/${runId}`);
  }

  async stop(): Promise<void> {
    await this.#emulators.stop();
  }

  #read(name: string): string[] {
    const path = join(this.#counts, name);
    return existsSync(path)
      ? readFileSync(path, 'utf8').split('\n').filter(Boolean)
      : [];
  }

  async #switch(method: string, path: string, body?: object): Promise<string> {
    const answer = await fetch(`${this.#emulators.github}${path}`, {
      method,
      headers: {
        authorization: `token ${TOKEN}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    }
    return text;
  }
}
