import { Octokit } from '@octokit/rest';
import { PrismProxy } from './PrismProxy';
import type { TestBench } from './TestBench';

const quiet = () => {};

/** Clients whose every request, and the emulator's answer to it, GitHub's own description judges. */
export class JudgedGithub {
  private constructor(private readonly prism: PrismProxy) {}

  /** @param served - the paths of the description that are under test */
  static async start(bench: TestBench, served: string[]) {
    return new JudgedGithub(
      await PrismProxy.start({
        upstream: `${bench.emulators.github}/api/v3`,
        folder: bench.folder,
        paths: all =>
          Object.fromEntries(
            served.map(path => {
              if (!all.paths[path]) {
                throw new Error(`GitHub's description has no path ${path}`);
              }
              return [path, all.paths[path]];
            }),
          ),
      }),
    );
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
