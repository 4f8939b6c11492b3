import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { platformFile } from '../__testUtils__/platformFile';
import { platformProjectFile } from '../__testUtils__/platformProjectFile';
import { projectFile } from '../__testUtils__/projectFile';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';
import { parseLakeportFile } from '../io/parseLakeportFile';
import { repositoryWorkflows } from './repositoryWorkflows';

interface Step {
  name: string;
  if?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Workflow {
  'run-name'?: string;
  on: Record<
    string,
    { inputs: Record<string, { default?: string; type: string }> }
  >;
  env?: Record<string, string>;
  jobs: Record<'plan' | 'apply', { if?: string; steps: Step[] }>;
}

function deploy(text: string): Workflow {
  const parsed = parseLakeportFile(text);
  if (!parsed.valid) throw new Error(JSON.stringify(parsed.problems));
  return parse(
    repositoryWorkflows(parsed.file, 'lakeport.yaml')[
      '.github/workflows/deploy.yml'
    ] ?? '',
  );
}

const standalone = deploy(projectFile());
const caller = deploy(platformProjectFile());
const shared = deploy(platformFile());
const working = [
  ['standalone', standalone],
  ['reusable', shared],
] as const;

function step(workflow: Workflow, job: 'plan' | 'apply', name: string): Step {
  const found = workflow.jobs[job].steps.find(one => one.name === name);
  if (!found) throw new Error(`the job ${job} has no step ${name}`);
  return found;
}

describe('the phases of a deployment', () => {
  const folder = temporaryFolder();

  /** Runs a step of the standalone workflow, with a lakeport that says what it is asked. */
  function run(
    { run: script = '' }: Step,
    env: Record<string, string>,
    { code = 0, cwd = folder.path } = {},
  ) {
    const bin = join(folder.path, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(
      join(bin, 'npx'),
      `#!/bin/sh\nshift\necho "$@"\nexit ${code}\n`,
    );
    chmodSync(join(bin, 'npx'), 0o755);
    const output = join(folder.path, 'output');
    writeFileSync(output, '');
    const { status, stdout } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script],
      {
        cwd,
        encoding: 'utf8',
        env: {
          PATH: `${bin}:${process.env.PATH}`,
          GITHUB_OUTPUT: output,
          GITHUB_REF_NAME: 'main',
          ENVIRONMENT: 'dev',
          DEPLOYMENT_ID: 'd-1',
          OPERATION: 'apply',
          PHASE: 'all',
          ALLOW_DESTROY: '',
          LAKEPORT_COMMIT: '',
          ...env,
        },
      },
    );
    return { status, stdout, output: readFileSync(output, 'utf8') };
  }

  it('are asked for in the same way of every workflow', () => {
    const inputs = ({ on }: Workflow, event: string) =>
      Object.entries(on[event].inputs)
        .filter(([name]) => ['commit', 'phase'].includes(name))
        .map(([name, input]) => [name, input.default]);
    const wanted = [
      ['commit', ''],
      ['phase', 'all'],
    ];
    expect(inputs(standalone, 'workflow_dispatch')).toEqual(wanted);
    expect(inputs(caller, 'workflow_dispatch')).toEqual(wanted);
    expect(inputs(shared, 'workflow_call')).toEqual(wanted);
    for (const workflow of [standalone, caller]) {
      expect(workflow['run-name']).toBe(
        "${{ inputs.operation }} ${{ inputs.environment }} ${{ inputs.deployment_id }}${{ inputs.phase == 'apply' && '-apply' || '' }}",
      );
    }
    for (const [, workflow] of working) {
      expect(workflow.env).toMatchObject({
        LAKEPORT_COMMIT: '${{ inputs.commit }}',
        PHASE: '${{ inputs.phase }}',
      });
    }
  });

  it.each(working)('end after the plan, or plan nothing: %s', (_, workflow) => {
    expect(workflow.jobs.apply.if).toBe(
      "needs.plan.outputs.claimed == 'true' && inputs.operation != 'plan' && (inputs.phase == 'all' || inputs.phase == 'apply')",
    );
    for (const name of ['Plan', "Keep the plan's summary"]) {
      expect(step(workflow, 'plan', name).if).toMatch(
        / && inputs\.phase != 'apply'$/,
      );
    }
    expect(step(workflow, 'plan', 'Check the project file').if).not.toContain(
      'phase',
    );
  });

  it('are claimed each, and left to the run that has them', () => {
    const claim = step(standalone, 'plan', 'Claim the deployment');
    const claimed = (PHASE: string) => run(claim, { PHASE }).stdout.trim();
    const said = 'claim --environment dev -- lakeport.yaml';
    expect(['all', 'plan', 'apply'].map(claimed)).toEqual([
      `${said} d-1`,
      `${said} d-1`,
      `${said} d-1-apply`,
    ]);
    expect(run(claim, {}).output).toBe('claimed=true\n');
    expect(run(claim, {}, { code: 3 })).toMatchObject({
      status: 0,
      output: '',
    });
    expect(run(claim, {}, { code: 1 }).status).toBe(1);

    const { steps } = standalone.jobs.plan;
    const at = steps.findIndex(({ name }) => name === claim.name);
    const [leave, ...after] = steps.slice(at + 1);
    expect(leave).toMatchObject({
      name: 'Leave it to the other run',
      if: "steps.claim.outputs.claimed != 'true'",
    });
    expect(run(leave, {}).stdout).toMatch(/^::notice title=Nothing to do::/);
    for (const one of after) {
      expect(one.if).toContain("steps.claim.outputs.claimed == 'true'");
    }
  });

  it.each([
    ['plan', ''],
    ['apply', ' --save d-1'],
    ['destroy', ' --save d-1 --operation=destroy'],
    ['sleep', ' --save d-1 --operation=sleep'],
    ['wake', ' --save d-1 --operation=wake'],
    ['rotate', ' --save d-1 --operation=rotate'],
  ])('show what %s does, and keep the plan of it', (OPERATION, options) => {
    expect(
      run(step(standalone, 'plan', 'Plan'), { OPERATION }).stdout.trim(),
    ).toBe(`plan lakeport.yaml --environment dev${options}`);
    expect(existsSync(join(folder.path, 'plan.jsonl'))).toBe(true);
  });

  it.each([
    ['apply', 'Apply'],
    ['destroy', 'Destroy'],
    ['sleep', 'Sleep, wake or rotate'],
    ['wake', 'Sleep, wake or rotate'],
    ['rotate', 'Sleep, wake or rotate'],
  ])('%s exactly what was shown', (OPERATION, name) => {
    const carryOut = step(standalone, 'apply', name);
    expect(carryOut.if).toContain(`inputs.operation == '${OPERATION}'`);
    expect(run(carryOut, { OPERATION }).stdout.trim()).toBe(
      `${OPERATION} lakeport.yaml --environment dev --plan d-1 --auto-approve`,
    );
  });

  describe('at a commit', () => {
    const git = (...args: string[]) =>
      execFileSync(
        'git',
        ['-c', 'user.name=a', '-c', 'user.email=a@acme.example', ...args],
        { cwd: folder.path, encoding: 'utf8', stdio: 'pipe' },
      ).trim();
    const commit = (message: string) => {
      git('commit', '--quiet', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD');
    };
    const goTo = (LAKEPORT_COMMIT: string) =>
      run(step(standalone, 'plan', 'Go to the commit'), { LAKEPORT_COMMIT });

    beforeEach(() => {
      git('init', '--quiet', '-b', 'main');
    });

    it.each(working)('go there before anything else: %s', (_, workflow) => {
      for (const job of ['plan', 'apply'] as const) {
        const names = workflow.jobs[job].steps.map(({ name }) => name);
        const at = names.indexOf('Go to the commit');
        expect(names[at - 1]).toBe('Check out the repository');
        expect(step(workflow, job, names[at - 1]).with).toMatchObject({
          'fetch-depth': "${{ inputs.commit == '' && 1 || 0 }}",
          'persist-credentials': false,
        });
        expect(workflow.jobs[job].steps[at].if).toBe("inputs.commit != ''");
        expect(at).toBeLessThan(names.indexOf('Install lakeport'));
      }
    });

    it('take the head and what it was made from', () => {
      const first = commit('first');
      const second = commit('second');
      expect(goTo(second).status).toBe(0);
      expect(goTo(first)).toMatchObject({
        status: 0,
        stdout: `At ${first}\n`,
      });
      expect(git('rev-parse', 'HEAD')).toBe(first);
    });

    it('refuse what never was on the branch', () => {
      const base = commit('first');
      git('checkout', '--quiet', '-b', 'other');
      const other = commit('other');
      git('checkout', '--quiet', 'main');
      const head = commit('second');
      for (const wrong of [other, '0'.repeat(40)]) {
        const { status, stdout } = goTo(wrong);
        expect(status).toBe(1);
        expect(stdout).toBe(
          `::error::${wrong} is not in the history of main: deploy a commit that is, or merge it first\n`,
        );
      }
      // Nor what comes after it.
      git('checkout', '--quiet', '--detach', base);
      expect(goTo(head).status).toBe(1);
      expect(git('rev-parse', 'HEAD')).toBe(base);
    });

    it.each([
      'main',
      'HEAD',
      '0123456',
      `${'0'.repeat(40)}^`,
      `${'0'.repeat(40)}\n::set-output name=claimed::true`,
      '--help',
      '$(touch pwned)',
      'A'.repeat(40),
    ])('refuse what is no commit, and say nothing of it: %j', text => {
      commit('first');
      expect(goTo(text)).toMatchObject({
        status: 1,
        stdout:
          '::error::The input commit has to be the 40 hexadecimal digits of a commit\n',
      });
      expect(existsSync(join(folder.path, 'pwned'))).toBe(false);
    });
  });
});
