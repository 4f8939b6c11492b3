import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Octokit } from '@octokit/rest';
import type { EmulatorOptions } from '../EmulatorOptions';
import { startEmulators, type Emulators } from '../startEmulators';

const run = promisify(execFile);
const quiet = () => {};

/** The emulators on ports of their own, with folders that go away afterwards. */
export class TestBench {
  private constructor(
    readonly folder: string,
    private readonly options: Partial<EmulatorOptions>,
    public emulators: Emulators,
  ) {}

  static async start(options: Partial<EmulatorOptions> = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'lakeport-emulators-'));
    const full = { ...options, data: join(folder, 'data') };
    return new TestBench(
      folder,
      full,
      await startEmulators({ port: 0, databricksPort: 0, ...full }),
    );
  }

  /** Ends the emulators and starts them again with the same data. */
  async restart(options = this.options): Promise<void> {
    await this.emulators.stop();
    this.emulators = await startEmulators({
      port: 0,
      databricksPort: 0,
      ...options,
      data: join(this.folder, 'data'),
    });
  }

  async stop(): Promise<void> {
    await this.emulators.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  octokit(token = 'ghs_local'): Octokit {
    return new Octokit({
      auth: token,
      baseUrl: `${this.emulators.github}/api/v3`,
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
  }

  async git(cwd: string, ...args: string[]): Promise<string> {
    const { stdout } = await run('git', args, {
      cwd,
      env: {
        PATH: process.env.PATH,
        HOME: this.folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_AUTHOR_NAME: 'Test',
        GIT_AUTHOR_EMAIL: 'test@example.com',
        GIT_COMMITTER_NAME: 'Test',
        GIT_COMMITTER_EMAIL: 'test@example.com',
      },
    });
    return stdout;
  }

  remote(repository: string, token = 'ghs_local'): string {
    const { host } = new URL(this.emulators.github);
    return `http://x-access-token:${token}@${host}/${repository}.git`;
  }

  /** Makes acme/NAME and pushes these files to its main branch with git. */
  async repository(
    name: string,
    files: Record<string, string>,
    options: { private?: boolean } = {},
  ): Promise<string> {
    await this.octokit().repos.createInOrg({ org: 'acme', name, ...options });
    const folder = join(this.folder, `work-${name}`);
    mkdirSync(folder);
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    await this.git(folder, 'init', '-q', '-b', 'main');
    await this.git(folder, 'add', '.');
    await this.git(folder, 'commit', '-q', '-m', 'first');
    await this.git(folder, 'push', '-q', this.remote(`acme/${name}`), 'main');
    return folder;
  }

  /** Makes a repository with one workflow file. */
  async workflow(name: string, content: string): Promise<void> {
    await this.repository(name, { '.github/workflows/deploy.yml': content });
  }

  async dispatch(
    repo: string,
    inputs: Record<string, string> = {},
    ref = 'main',
  ): Promise<number> {
    const { data } = await this.octokit().request(
      'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
      {
        owner: 'acme',
        repo,
        workflow_id: 'deploy.yml',
        ref,
        inputs,
        return_run_details: true,
      },
    );
    const details: unknown = data;
    if (
      typeof details === 'object' &&
      details !== null &&
      'workflow_run_id' in details
    ) {
      return Number(details.workflow_run_id);
    }
    throw new Error('The dispatch gave no run');
  }

  async run(repo: string, id: number) {
    const { data } = await this.octokit().actions.getWorkflowRun({
      owner: 'acme',
      repo,
      run_id: id,
    });
    return data;
  }

  async jobs(repo: string, id: number) {
    const { data } = await this.octokit().actions.listJobsForWorkflowRun({
      owner: 'acme',
      repo,
      run_id: id,
    });
    return data.jobs;
  }

  async until(
    repo: string,
    id: number,
    test: (status: string | null) => boolean,
  ): Promise<Awaited<ReturnType<TestBench['run']>>> {
    const end = Date.now() + 20_000;
    for (;;) {
      const found = await this.run(repo, id);
      if (test(found.status)) {
        return found;
      }
      if (Date.now() > end) {
        throw new Error(`run ${id} stays ${found.status}`);
      }
      await new Promise(resolve => setTimeout(resolve, 30));
    }
  }

  finished(repo: string, id: number) {
    return this.until(repo, id, status => status === 'completed');
  }

  async log(repo: string, id: number, job?: string): Promise<string> {
    const jobs = await this.jobs(repo, id);
    const found = job ? jobs.find(({ name }) => name === job) : jobs[0];
    const { data } = await this.octokit().actions.downloadJobLogsForWorkflowRun(
      { owner: 'acme', repo, job_id: found?.id ?? 0 },
    );
    return String(data);
  }
}
