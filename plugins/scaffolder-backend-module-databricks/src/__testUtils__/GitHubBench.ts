import { ScmIntegrations } from '@backstage/integration';
import { ConfigReader } from '@backstage/config';
import {
  GitHubClients,
  RepositoryClient,
  type GitHubRepository,
} from '@lakeport/backstage-plugin-databricks-node';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const EMULATORS = resolve(
  __dirname,
  '../../../../packages/emulators/dist/emulators.cjs',
);

/** What no log and no output may ever hold. */
export const TOKEN = 'ghs_secret_of_the_portal';

/**
 * The GitHub emulator as a child process on a port of its own, with clients as
 * the portal's configuration would make them, and beside it that of Databricks.
 */
export class GitHubBench {
  private constructor(
    readonly url: string,
    readonly databricksUrl: string,
    readonly clients: GitHubClients,
    readonly integrations: ScmIntegrations,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(): Promise<GitHubBench> {
    if (!existsSync(EMULATORS)) {
      throw new Error(
        `${EMULATORS} is not there; build it with "node scripts/bundle.mjs"`,
      );
    }
    const folder = mkdtempSync(join(tmpdir(), 'lakeport-scaffolder-'));
    const child = spawn(
      process.execPath,
      [EMULATORS, '--data', folder, '--port', '0', '--databricks-port', '0'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const { url, databricksUrl } = await new Promise<{
      url: string;
      databricksUrl: string;
    }>((found, failed) => {
      child.once('exit', code =>
        failed(new Error(`the emulator ended with ${code}`)),
      );
      createInterface({ input: child.stdout }).once('line', line => {
        const { github, databricks } = JSON.parse(line);
        found({ url: github, databricksUrl: databricks });
      });
    });
    const { host } = new URL(url);
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          github: [{ host, apiBaseUrl: `${url}/api/v3`, token: TOKEN }],
        },
      }),
    );
    const clients = new GitHubClients({
      integrations,
      credentials: {
        getCredentials: async () => ({ type: 'token', token: TOKEN }),
      },
      throttle: false,
    });
    return new GitHubBench(
      url,
      databricksUrl,
      clients,
      integrations,
      child,
      folder,
    );
  }

  get host(): string {
    return new URL(this.url).host;
  }

  at(repo: string): GitHubRepository {
    return { host: this.host, owner: 'acme', repo };
  }

  client(repo: string): RepositoryClient {
    return new RepositoryClient({
      clients: this.clients,
      repository: this.at(repo),
    });
  }

  /** Makes acme/NAME with these files on its main branch. */
  async repository(
    name: string,
    files: Record<string, string>,
  ): Promise<RepositoryClient> {
    const octokit = await this.clients.octokit(this.at(name));
    await octokit.rest.repos.createInOrg({ org: 'acme', name });
    for (const [path, content] of Object.entries(files)) {
      await octokit.rest.repos.createOrUpdateFileContents({
        owner: 'acme',
        repo: name,
        path,
        message: `add ${path}`,
        content: Buffer.from(content).toString('base64'),
      });
    }
    return this.client(name);
  }

  /** Writes a file on a branch as a person would, past every pull request. */
  async write(
    repo: string,
    path: string,
    text: string,
    branch = 'main',
  ): Promise<string> {
    const client = this.client(repo);
    const parent = await client.head(branch);
    const commit = await client.writeCommit({
      parent: parent ?? '',
      message: `change ${path}`,
      changes: [{ path, content: Buffer.from(text) }],
    });
    await client.moveBranch(branch, commit);
    return commit;
  }

  async merge(repo: string, number: number): Promise<void> {
    const octokit = await this.clients.octokit(this.at(repo));
    await octokit.rest.pulls.merge({
      owner: 'acme',
      repo,
      pull_number: number,
      merge_method: 'squash',
    });
  }

  async branches(repo: string): Promise<string[]> {
    const octokit = await this.clients.octokit(this.at(repo));
    const { data } = await octokit.rest.repos.listBranches({
      owner: 'acme',
      repo,
      per_page: 100,
    });
    return data.map(({ name }) => name).sort();
  }

  async stop(): Promise<void> {
    const ended = new Promise(done => this.child.once('exit', done));
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
