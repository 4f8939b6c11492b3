import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { reusableWorkflowRefs } from '@lakeport/project';
import { parse } from 'yaml';
import { platformFile } from '../__testUtils__/platformFile';
import { platformProjectFile } from '../__testUtils__/platformProjectFile';
import { projectFile } from '../__testUtils__/projectFile';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';
import { parseLakeportFile } from '../io/parseLakeportFile';
import { repositoryWorkflows } from './repositoryWorkflows';

const SLEEP =
  '{ schedule: { asleep: "*/30 20 * * 1-5", awake: "0 7 * * 1-5", timeZone: Europe/Berlin } }';

interface Step {
  name: string;
  id?: string;
  if?: string;
  run?: string;
  uses?: string;
  env?: Record<string, string>;
  with?: Record<string, string>;
}

interface Job {
  uses?: string;
  with?: Record<string, string>;
  if?: string;
  environment?: string;
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  'runs-on'?: unknown;
  steps?: Step[];
}

interface Workflow {
  on: Record<string, { inputs?: Record<string, unknown> } | null>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

function filesOf(text: string, path = 'lakeport.yaml'): Record<string, string> {
  const parsed = parseLakeportFile(text);
  if (!parsed.valid) throw new Error(JSON.stringify(parsed.problems));
  return Object.fromEntries(
    Object.entries(repositoryWorkflows(parsed.file, path)).flatMap(
      ([name, content]) =>
        content === undefined
          ? []
          : [[name.replace('.github/workflows/', ''), content]],
    ),
  );
}

const repositories: Record<string, Record<string, string>> = {
  standalone: filesOf(projectFile()),
  'a runner of its own': filesOf(
    `${projectFile()}  github: { runsOn: [self-hosted, databricks] }\n`,
  ),
  caller: filesOf(platformProjectFile({ sleep: SLEEP })),
  platform: filesOf(platformFile()),
};
const all = Object.entries(repositories).flatMap(([kind, files]) =>
  Object.entries(files).map(
    ([name, text]) => [`${kind} ${name}`, text] as const,
  ),
);
const workflow = (text: string): Workflow => parse(text);
const jobsOf = (text: string) => Object.values(workflow(text).jobs);
const stepsOf = (text: string) =>
  jobsOf(text).flatMap(({ steps = [] }) => steps);
const shared = ['check.yml', 'deploy.yml', 'drift.yml'].map(
  name => [name, repositories.platform[name]] as const,
);

describe('the workflows of a repository', () => {
  it('are these', () => {
    expect(
      Object.fromEntries(
        Object.entries(repositories).map(([kind, files]) => [
          kind,
          Object.keys(files),
        ]),
      ),
    ).toEqual({
      standalone: ['check.yml', 'deploy.yml', 'drift.yml'],
      'a runner of its own': ['check.yml', 'deploy.yml', 'drift.yml'],
      caller: ['check.yml', 'deploy.yml', 'drift.yml', 'sleep.yml'],
      platform: ['check.yml', 'deploy.yml', 'drift.yml', 'platform.yml'],
    });
  });

  it.each(all)("%s passes GitHub's own parser", async (name, content) => {
    const parsed = parseWorkflow(
      { name: `.github/workflows/${name}`, content },
      new NoOperationTraceWriter(),
    );
    expect(
      parsed.context.errors.getErrors().map(({ message }) => message),
    ).toEqual([]);
    if (!parsed.value) throw new Error('no workflow');
    const converted = await convertWorkflowTemplate(
      parsed.context,
      parsed.value,
    );
    expect(converted.errors ?? []).toEqual([]);
  });

  it.each(all)('%s puts no expression into a script', (_, text) => {
    for (const { run = '', with: { script = '' } = {} } of stepsOf(text)) {
      expect(run).not.toContain('${{');
      expect(script).not.toContain('${{');
    }
  });

  it.each(all)('%s pins actions by digest, and names no secret', (_, text) => {
    for (const uses of stepsOf(text).flatMap(step => step.uses ?? [])) {
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    }
    expect(text).not.toContain('secrets.');
    expect(text).not.toContain('pull_request_target');
    for (const job of jobsOf(text).filter(({ uses }) => !uses)) {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
    }
  });

  it.each(all)('%s reads nothing of a step that never ran', (_, text) => {
    for (const { steps = [] } of jobsOf(text)) {
      steps.forEach((step, index) => {
        if (!step.run || !step.if?.includes('always()')) return;
        // Else it fails, too, and hides what did.
        const [, reached] =
          /steps\.(\w+)\.(?:outcome != 'skipped'|outputs\.id != '')/.exec(
            step.if,
          ) ?? [];
        expect(steps.slice(0, index).map(({ id }) => id)).toContain(reached);
      });
    }
  });

  it('show what a plan said when there was one, also of one that failed', () => {
    for (const kind of ['standalone', 'platform']) {
      const { drift } = workflow(repositories[kind]['drift.yml']).jobs;
      const show = drift.steps?.find(({ run }) => run?.includes('render-plan'));
      expect(show?.if).toBe("always() && steps.plan.outcome != 'skipped'");
      const plan = drift.steps?.find(({ id }) => id === 'plan');
      expect(plan?.run).toContain('| tee -i plan.jsonl');
      const kept = drift.steps?.find(({ uses }) => uses?.includes('upload'));
      expect(kept).toMatchObject({
        if: 'always()',
        with: { name: 'drift-${{ matrix.environment }}' },
      });
    }
  });

  it.each([
    ['standalone', 'check.yml'],
    ['platform', 'check.yml'],
    ['platform', 'platform.yml'],
  ])('see whether a repository fits its lakeport: %s %s', (kind, name) => {
    const { steps = [] } = workflow(repositories[kind][name]).jobs.check;
    const lines = steps.flatMap(({ run = '' }) => run.split('\n'));
    const first = (command: string) =>
      lines.findIndex(line =>
        new RegExp(`lakeport ${command} lakeport.yaml\\b.*`).test(line),
      );
    const migrate = first('migrate');
    expect(lines[migrate]).toMatch(/ --check$/);
    // Of another version of the format nothing else can be said.
    expect(migrate).toBeLessThan(first('check'));
    for (const command of ['workflows', 'docs']) {
      expect(lines[first(command)]).toMatch(/ --check( \|\||$)/);
    }
  });

  it('run on what the file says', () => {
    for (const text of Object.values(repositories['a runner of its own'])) {
      for (const job of jobsOf(text)) {
        expect(job['runs-on']).toEqual(['self-hosted', 'databricks']);
      }
    }
  });

  it('say the same as before their texts were made from parts', () => {
    // What the portal, the emulators and people know of deploy.yml.
    const { on, jobs } = workflow(repositories.standalone['deploy.yml']);
    expect(Object.keys(on.workflow_dispatch?.inputs ?? {})).toEqual([
      'deployment_id',
      'operation',
      'environment',
      'allow_destroy',
      'commit',
      'phase',
    ]);
    expect(jobs.plan.steps?.map(({ name }) => name)).toEqual([
      'Announce the deployment',
      'Check out the repository',
      'Go to the commit',
      'Set up Node',
      'Set up Terraform',
      'Assume the plan role',
      'Install lakeport',
      'Claim the deployment',
      'Leave it to the other run',
      'Check the project file',
      'Plan',
      'Show what would change',
      "Keep the plan's summary",
    ]);
  });

  describe("of a platform's project", () => {
    const { caller } = repositories;

    it('do nothing themselves but call those of the platform, at its branch', () => {
      const parsed = parseLakeportFile(platformFile());
      if (!parsed.valid || parsed.file.kind !== 'Platform') throw new Error();
      const refs = reusableWorkflowRefs(parsed.file.platform);
      for (const name of ['check', 'deploy', 'drift'] as const) {
        const [job, ...rest] = jobsOf(caller[`${name}.yml`]);
        expect(rest).toEqual([]);
        // What GitHub then says as job_workflow_ref.
        expect(job.uses?.replace('@', '@refs/heads/')).toBe(refs[name]);
        expect(job.steps).toBeUndefined();
      }
    });

    it('hand on what the portal dispatches, and all the rights that are needed', () => {
      const deploy = workflow(caller['deploy.yml']);
      const inputs = Object.keys(deploy.on.workflow_dispatch?.inputs ?? {});
      expect(Object.keys(deploy.jobs.deploy.with ?? {})).toEqual(inputs);
      expect(inputs).toEqual(
        Object.keys(
          workflow(repositories.platform['deploy.yml']).on.workflow_call
            ?.inputs ?? {},
        ),
      );
      for (const name of ['check.yml', 'deploy.yml', 'drift.yml']) {
        const needed = Object.assign(
          {},
          ...jobsOf(repositories.platform[name]).map(
            ({ permissions }) => permissions ?? {},
          ),
          workflow(repositories.platform[name]).permissions,
        );
        const [{ permissions }] = jobsOf(caller[name]);
        expect(permissions).toEqual({ ...needed, contents: 'read' });
      }
    });

    it('call those of another branch than main when the file names it', () => {
      const workflows = 'acme/lakehouse-platform@live/1';
      const files = filesOf(platformProjectFile({ sleep: SLEEP, workflows }));
      const called = Object.values(files).flatMap(text =>
        jobsOf(text).flatMap(({ uses }) => uses ?? []),
      );
      expect(called.sort()).toEqual(
        ['check', 'deploy', 'deploy', 'drift'].map(
          name =>
            `acme/lakehouse-platform/.github/workflows/${name}.yml@live/1`,
        ),
      );
      const of = filesOf(
        platformFile(
          undefined,
          '{ organization: acme, repository: lakehouse-platform, branch: live/1 }',
        ),
      );
      const facts = stepsOf(of['deploy.yml']).flatMap(
        ({ env }) => env?.FACTS ?? [],
      );
      expect(facts).toHaveLength(2);
      for (const text of facts) {
        expect(JSON.parse(text).github).toEqual({ workflows });
      }
    });

    it('find out what is due without any right, and have the platform do it', () => {
      const { jobs, permissions } = workflow(caller['sleep.yml']);
      expect(permissions).toEqual({ contents: 'read' });
      expect(jobs.due.permissions).toBeUndefined();
      expect(jobs.due.environment).toBeUndefined();
      expect(jobs.operate.uses).toBe(
        'acme/lakehouse-platform/.github/workflows/deploy.yml@main',
      );
    });
  });

  describe('that hold account-level rights', () => {
    it.each(shared)('%s runs nothing of the caller', (_, text) => {
      for (const { run = '' } of stepsOf(text)) {
        expect(run).not.toMatch(/npm (ci|run|exec|x)\b/);
        // Beside words to people, npx would run what the caller installed.
        expect(run.replace(/Run npx lakeport/g, '')).not.toContain('npx');
        expect(run).not.toMatch(/(^|[\s;&|(])(source|\.)\s/m);
      }
      const calls = stepsOf(text).filter(({ run = '' }) =>
        run.includes('/lakeport '),
      );
      expect(calls.length).toBeGreaterThan(3);
      for (const { run = '' } of calls) {
        expect(run).toMatch(/^cd "\$RUNNER_TEMP\/lakeport"\n/);
      }
      const uploads = stepsOf(text).filter(({ uses }) =>
        uses?.includes('upload-artifact'),
      );
      for (const { with: inputs } of uploads) {
        // Outside of what the caller checked in, where a link may lead anywhere.
        expect(inputs?.path).toMatch(/^\$\{\{ runner\.temp \}\}\/lakeport\//);
      }
    });

    it.each(shared)(
      '%s compares the file with the platform before it takes on a role',
      (_, text) => {
        const mayAsk = ({ permissions }: Job) =>
          (permissions ?? workflow(text).permissions)['id-token'] === 'write';
        const position = ({ steps = [] }: Job, start: string) =>
          steps.findIndex(({ name }) => name.startsWith(start));
        for (const job of jobsOf(text)) {
          expect(position(job, 'Assume') >= 0).toBe(mayAsk(job));
          expect(job.environment !== undefined).toBe(mayAsk(job));
        }
        const privileged = jobsOf(text).filter(mayAsk);
        expect(privileged.length).toBeGreaterThan(0);
        for (const job of privileged) {
          const role = position(job, 'Assume');
          const compared = position(job, 'Compare with the platform');
          expect(position(job, 'Install lakeport')).toBeLessThan(compared);
          expect(compared).toBeLessThan(role);
          expect(job.steps?.[role].if).toBeUndefined();
          const { env } = job.steps?.[compared] ?? {};
          expect(JSON.parse(env?.FACTS ?? '')).toMatchObject({
            platform: 'acme',
            aws: { state: { bucket: 'acme-terraform-tf-state' } },
          });
          expect(env?.REPOSITORY).toBe('${{ github.repository }}');
        }
      },
    );

    describe('before a role', () => {
      const folder = temporaryFolder();

      /** Runs a step of deploy.yml with a `lakeport` that says what it is asked. */
      function run(step: string, env: Record<string, string>) {
        const bin = join(folder.path, 'lakeport/node_modules/.bin');
        mkdirSync(bin, { recursive: true });
        writeFileSync(
          join(bin, 'lakeport'),
          '#!/bin/sh\nfor a in "$@"; do echo "[$a]"; done\n',
        );
        chmodSync(join(bin, 'lakeport'), 0o755);
        const { run: script = '' } =
          stepsOf(repositories.platform['deploy.yml']).find(
            ({ name }) => name === step,
          ) ?? {};
        return spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
          encoding: 'utf8',
          env: {
            PATH: process.env.PATH,
            RUNNER_TEMP: folder.path,
            GITHUB_OUTPUT: join(folder.path, 'output'),
            ...env,
          },
        });
      }

      it.each([
        ['0d26daa6-aaaa', '0d26daa6-aaaa', 1],
        ['0D26DAA6-AAAA', '0d26daa6-aaaa', 1],
        ['0d26daa6-bbbb', '0d26daa6-aaaa', 0],
        ['*', '0d26daa6-aaaa', 0],
        ['', '', 0],
      ])(
        'let %j sign in to a workspace beside %j of the account: exit %d',
        (CLIENT, ACCOUNT_CLIENT, code) => {
          const { status, stdout } = run('Compare with the platform', {
            ROLE: 'arn:aws:iam::100000000001:role/lakeport/acme/payments-dev-plan',
            CLIENT,
            ACCOUNT_CLIENT,
            FACTS: '{}',
            REPOSITORY: 'acme/payments-lakehouse',
          });
          expect(status).toBe(code);
          expect(stdout.includes('[check]')).toBe(code === 0);
          expect(stdout.includes('::error::DATABRICKS_CLIENT_ID')).toBe(
            code !== 0,
          );
        },
      );

      it.each([
        ['east=0d26daa6-bbbb west=0D26DAA6-aaaa', '0d26daa6-aaaa', 1],
        ['east=0d26daa6-bbbb west=0d26daa6-cccc', '0d26daa6-aaaa', 0],
        ['east=0d26daa6-bbbb', '', 0],
        ['', '0d26daa6-aaaa', 0],
      ])(
        'let %j sign in to workspaces beside %j of the account: exit %d',
        (CLIENTS, ACCOUNT_CLIENT, code) => {
          const { status, stdout } = run('Compare with the platform', {
            ROLE: 'arn:aws:iam::100000000001:role/lakeport/acme/retail-regions-plan',
            CLIENTS,
            ACCOUNT_CLIENT,
            FACTS: '{}',
            REPOSITORY: 'acme/retail-lakehouse',
          });
          expect(status).toBe(code);
          expect(stdout.includes('[check]')).toBe(code === 0);
          expect(stdout.includes('::error::DATABRICKS_CLIENT_IDS')).toBe(
            code !== 0,
          );
        },
      );

      it('say that the platform has made no role', () => {
        const { status, stdout } = run('Compare with the platform', {
          ROLE: '',
          FACTS: '{}',
          REPOSITORY: 'acme/retail-lakehouse',
        });
        expect(status).toBe(1);
        expect(stdout).toContain('::error::AWS_ROLE_ARN is not set');
        expect(stdout).not.toContain('[check]');
      });

      it('take what looks like an option for the id of a deployment', () => {
        const { stdout } = run('Claim the deployment', {
          DEPLOYMENT_ID: '--help',
          ENVIRONMENT: 'dev',
        });
        expect(stdout.trim().split('\n').join('')).toBe(
          '[claim][--environment][dev][--][lakeport.yaml][--help]',
        );
      });
    });

    describe('install', () => {
      const folder = temporaryFolder();
      const install = stepsOf(repositories.platform['deploy.yml']).find(
        ({ name }) => name === 'Install lakeport',
      )?.run;

      /** Runs the step as GitHub's runner does, with an npm that says what it is asked. */
      function run(
        caller: string | undefined,
        prepare?: () => void,
        script = install,
      ) {
        const at = (...names: string[]) => join(folder.path, ...names);
        for (const name of ['bin', 'repository', 'temp']) mkdirSync(at(name));
        writeFileSync(
          at('bin/npm'),
          '#!/bin/sh\necho "npm in $(pwd)"; for a in "$@"; do echo "[$a]"; done\n',
        );
        chmodSync(at('bin/npm'), 0o755);
        writeFileSync(at('step.sh'), script ?? '');
        writeFileSync(at('repository/lakeport.yaml'), platformProjectFile());
        if (caller !== undefined) {
          writeFileSync(at('repository/package.json'), caller);
        }
        prepare?.();
        const { status, stdout } = spawnSync(
          'bash',
          ['--noprofile', '--norc', '-e', '-o', 'pipefail', at('step.sh')],
          {
            cwd: at('repository'),
            encoding: 'utf8',
            env: {
              PATH: `${at('bin')}:${process.env.PATH}`,
              RUNNER_TEMP: at('temp'),
            },
          },
        );
        return { status, stdout, at };
      }

      it.each(['1.2.3', '0.1.0', '1.2.3-rc.1'])(
        'takes the published %s, beside a copy of the project file',
        version => {
          const { status, stdout, at } = run(
            JSON.stringify({
              scripts: { preinstall: 'touch pwned' },
              devDependencies: { lakeport: version, other: '*' },
            }),
          );
          expect(status).toBe(0);
          expect(stdout.trim().split('\n')).toEqual([
            `npm in ${at('temp/lakeport')}`,
            '[install]',
            '[--ignore-scripts]',
            '[--no-audit]',
            '[--no-fund]',
            '[--save-exact]',
            `[lakeport@${version}]`,
          ]);
          expect(readFileSync(at('temp/lakeport/lakeport.yaml'), 'utf8')).toBe(
            platformProjectFile(),
          );
          expect(
            JSON.parse(readFileSync(at('temp/lakeport/package.json'), 'utf8')),
          ).toEqual({ private: true });
        },
      );

      it.each([
        '^1.2.3',
        '1.2.3 --registry=http://evil.example',
        '1.2.3\n',
        'file:.',
        '.',
        'latest',
        'npm:evil@1.0.0',
        'github:evil/lakeport',
        'https://evil.example/lakeport.tgz',
        '1.2.3-$(touch pwned)',
        '1.2.3+build',
        '',
        5,
        null,
        ['1.2.3'],
        undefined,
      ])('refuses the version %j', version => {
        const { status, stdout, at } = run(
          JSON.stringify({ devDependencies: { lakeport: version } }),
        );
        expect(status).not.toBe(0);
        expect(stdout).toContain('::error::package.json has to name');
        expect(stdout).not.toContain('[install]');
        expect(existsSync(at('repository/pwned'))).toBe(false);
      });

      describe.each<[string, string[], boolean]>([
        ['1.20.3', ['1.20.3', '1.20.10', '1.21.0', '2.0.0-rc.1'], true],
        ['1.20.3', ['1.20.3-rc.1', '1.20.2', '1.9.9', '0.99.99'], false],
      ])('of a platform that takes %s or later', (minimum, versions, taken) => {
        const steps = stepsOf(
          filesOf(
            platformFile().replace(
              '  addressPools:',
              `  lakeport: { minimum: ${minimum} }\n  addressPools:`,
            ),
          )['deploy.yml'],
        );
        const at = (name: string) =>
          steps.findIndex(step => step.name.startsWith(name));

        it.each(versions)(`${taken ? 'takes' : 'refuses'} %s`, version => {
          const { status, stdout } = run(
            JSON.stringify({ devDependencies: { lakeport: version } }),
            undefined,
            steps[at('Install lakeport')].run,
          );
          expect(status).toBe(taken ? 0 : 1);
          expect(stdout.includes('[install]')).toBe(taken);
          expect(
            stdout.includes(
              `::error::package.json names lakeport ${version}, and the platform takes ${minimum} or later`,
            ),
          ).toBe(!taken);
        });

        it('refuses before it has any role', () => {
          expect(at('Install lakeport')).toBeGreaterThan(-1);
          expect(at('Install lakeport')).toBeLessThan(at('Assume the'));
        });
      });

      it('refuses what is no file of the repository', () => {
        expect(run(undefined).status).toBe(1);
      });

      it('refuses a link to somewhere else', () => {
        const { status, stdout } = run(undefined, () =>
          symlinkSync(
            '/etc/hostname',
            join(folder.path, 'repository/package.json'),
          ),
        );
        expect(status).toBe(1);
        expect(stdout).toContain('::error::There is no file package.json');
      });
    });
  });

  describe('of a platform itself', () => {
    const { jobs, permissions, on } = workflow(
      repositories.platform['platform.yml'],
    );

    it('give a pull request no credentials', () => {
      expect(Object.keys(on)).toEqual([
        'pull_request',
        'push',
        'workflow_dispatch',
      ]);
      expect(permissions).toEqual({ contents: 'read' });
      expect(jobs.check.permissions).toBeUndefined();
      expect(jobs.check.environment).toBeUndefined();
      expect(jobs.plan.if).toBe(
        "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'",
      );
    });

    it('plan, then apply exactly that, in environments of their own', () => {
      expect(jobs.plan.environment).toBe('platform-plan');
      expect(jobs.apply.environment).toBe('platform');
      const run = (job: Job) =>
        (job.steps ?? []).map(step => step.run ?? '').join('\n');
      expect(run(jobs.plan)).toContain('--save "$DEPLOYMENT_ID"');
      expect(run(jobs.apply)).toContain('--plan "$DEPLOYMENT_ID"');
      expect(
        jobs.apply.steps?.map(step => step.with?.name).filter(Boolean),
      ).toEqual(['outputs', 'result']);
    });

    it('name the file that they deploy', () => {
      const { run } =
        workflow(
          filesOf(platformFile(), '/somewhere/platform.yaml')['platform.yml'],
        ).jobs.check.steps?.at(-1) ?? {};
      expect(run).toContain('npx lakeport check platform.yaml\n');
      expect(() => filesOf(platformFile(), 'a$(id).yaml')).toThrow(
        'cannot be named',
      );
    });

    it('follow the branch that the file names', () => {
      const other = filesOf(
        platformFile(
          undefined,
          '{ organization: acme, repository: lakehouse-platform, branch: trunk }',
        ),
      )['platform.yml'];
      expect(parse(other).on.push.branches).toEqual(['trunk']);
      expect(workflow(other).jobs.plan.if).toContain("'refs/heads/trunk'");
    });
  });
});
