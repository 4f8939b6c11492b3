import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { emulatorSwitch } from './emulatorSwitch';
import { githubDescription } from './githubDescription';
import { PrismProxy } from './PrismProxy';
import type { TestBench } from './TestBench';

const quiet = () => {};
/** Where Prism takes the payloads of webhooks. */
const JUDGES = '/webhooks';

/** Clients whose every request, and the emulator's answer to it, GitHub's own description judges. */
export class JudgedGithub {
  private constructor(private readonly prism: PrismProxy) {}

  /**
   * @param served - the paths of the description that are under test
   * @param webhooks - the webhooks whose payloads are
   */
  static async start(
    bench: TestBench,
    served: string[],
    webhooks: string[] = [],
  ) {
    if (webhooks.length > 0) {
      // Whatever is judged there is not for the emulator itself.
      await emulatorSwitch(bench, 'POST', '/_faults', {
        rules: [{ path: `^/api/v3${JUDGES}/`, status: 200 }],
      });
    }
    const take = (items: Record<string, unknown>, name: string) => {
      if (!items[name]) {
        throw new Error(`GitHub's description has no ${name}`);
      }
      return items[name];
    };
    const description = join(bench.folder, `github-${randomUUID()}.json`);
    writeFileSync(
      description,
      JSON.stringify(
        githubDescription(all =>
          Object.fromEntries([
            ...served.map(path => [path, take(all.paths, path)]),
            ...webhooks.map(name => [
              `${JUDGES}/${name}`,
              take(all['x-webhooks'], name),
            ]),
          ]),
        ),
      ),
    );
    return new JudgedGithub(
      await PrismProxy.start({
        upstream: `${bench.emulators.github}/api/v3`,
        folder: bench.folder,
        description,
      }),
    );
  }

  /** What is wrong with a payload; empty when nothing is. */
  async judge(webhook: string, payload: string): Promise<string> {
    const answer = await fetch(`${this.prism.url}${JUDGES}/${webhook}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: payload,
    });
    return answer.status === 200 ? '' : `${webhook}: ${await answer.text()}`;
  }

  octokit(token = 'ghs_local'): Octokit {
    const github = new Octokit({
      auth: token,
      baseUrl: this.prism.url,
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
    // Octokit's own media type is not among those the description names.
    github.hook.before('request', options => {
      options.headers.accept = 'application/json';
    });
    // Prism says in its answer what the description does not allow.
    github.hook.error('request', error => {
      if ('response' in error && error.response) {
        const { data } = error.response;
        error.message += ` ${
          data instanceof ArrayBuffer
            ? Buffer.from(data).toString()
            : JSON.stringify(data)
        }`;
      }
      throw error;
    });
    return github;
  }

  stop(): Promise<void> {
    return this.prism.stop();
  }
}
