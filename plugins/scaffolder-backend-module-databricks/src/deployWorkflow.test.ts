import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectFileText } from './__testUtils__/projectFileText';
import { bundledLakeport } from './__testUtils__/testRunner';

interface Step {
  name: string;
  id?: string;
  if?: string;
  run?: string;
  with?: { name?: string; path?: string };
}

/** The workflow as `lakeport` writes it into a generated repository. */
function writtenWorkflow() {
  const folder = mkdtempSync(join(tmpdir(), 'lakeport-workflow-'));
  try {
    writeFileSync(join(folder, 'lakeport.yaml'), projectFileText());
    execFileSync(
      process.execPath,
      [bundledLakeport, 'workflows', 'lakeport.yaml'],
      { cwd: folder, stdio: 'ignore' },
    );
    return parse(
      readFileSync(join(folder, '.github/workflows/deploy.yml'), 'utf8'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// `npm test` bundles lakeport first.
const isBundled = existsSync(bundledLakeport);
const describeBundled = isBundled ? describe : describe.skip;
const workflow = isBundled ? writtenWorkflow() : undefined;

function step(job: 'plan' | 'apply', name: string): Step {
  const steps: Step[] = workflow.jobs[job].steps;
  const found = steps.find(candidate => candidate.name === name);
  if (!found) {
    throw new Error(`the job ${job} has no step ${name}`);
  }
  return found;
}

describeBundled('deploy workflow', () => {
  const directory = createMockDirectory();

  /** Runs a step as GitHub's runner does for `shell: bash`, with a lakeport that ends like this. */
  function run(
    { run: script }: Step,
    code: number,
    env: Record<string, string> = {},
  ) {
    expect(workflow.defaults.run.shell).toBe('bash');
    directory.setContent({
      'step.sh': script ?? '',
      output: '',
      'bin/npx': `#!/bin/sh\nfor a in "$@"; do echo "[$a]"; done\nexit ${code}\n`,
    });
    chmodSync(directory.resolve('bin/npx'), 0o755);
    const { status, stdout } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-e', '-o', 'pipefail', 'step.sh'],
      {
        cwd: directory.path,
        encoding: 'utf8',
        env: {
          PATH: `${directory.resolve('bin')}:${process.env.PATH}`,
          GITHUB_OUTPUT: directory.resolve('output'),
          ENVIRONMENT: 'dev',
          DEPLOYMENT_ID: 'd-1',
          OPERATION: 'apply',
          ALLOW_DESTROY: '',
          ...env,
        },
      },
    );
    return {
      status,
      stdout,
      args: stdout.split('\n').filter(line => line.startsWith('[')),
      output: readFileSync(directory.resolve('output'), 'utf8'),
    };
  }

  it.each([
    ['plan', 'Plan', "Keep the plan's summary"],
    ['apply', 'Apply', 'Keep the result'],
    ['apply', 'Destroy', 'Keep the result'],
    ['apply', 'Sleep, wake or rotate', 'Keep the result'],
  ] as const)(
    'job %s: %s fails with lakeport, and what it wrote is kept',
    (job, name, keep) => {
      const { status, args } = run(step(job, name), 7);
      expect(status).toBe(7);
      expect(args.slice(0, 5)).toEqual([
        '[lakeport]',
        expect.stringMatching(/^\[(plan|apply|destroy)\]$/),
        '[lakeport.yaml]',
        '[--environment]',
        '[dev]',
      ]);
      const upload = step(job, keep);
      expect(upload.if).toMatch(/^always\(\)/);
      expect(upload.with?.name).toBe(job === 'plan' ? 'plan' : 'result');
      const file = directory.resolve(upload.with?.path ?? '');
      expect(existsSync(file)).toBe(true);
      expect(readFileSync(file, 'utf8')).toBe(
        args.map(arg => `${arg}\n`).join(''),
      );
    },
  );

  it('claims the deployment, and does nothing when another run has it', () => {
    const claim = step('plan', 'Claim the deployment');
    expect(run(claim, 0)).toMatchObject({
      status: 0,
      args: [
        '[lakeport]',
        '[claim]',
        '[--environment]',
        '[dev]',
        '[--]',
        '[lakeport.yaml]',
        '[d-1]',
      ],
      output: 'claimed=true\n',
    });
    const taken = run(claim, 3);
    expect(taken).toMatchObject({ status: 0, output: '' });
    const leave = step('plan', 'Leave it to the other run');
    expect(leave.if).toBe("steps.claim.outputs.claimed != 'true'");
    expect(run(leave, 0).stdout).toContain('::notice');
    expect(run(claim, 1)).toMatchObject({ status: 1, output: '' });

    const steps: Step[] = workflow.jobs.plan.steps;
    const after = steps.slice(steps.indexOf(leave) + 1);
    expect(after.length).toBeGreaterThan(2);
    for (const { if: condition } of after) {
      expect(condition).toContain("steps.claim.outputs.claimed == 'true'");
    }
    expect(workflow.jobs.plan.outputs.claimed).toContain(
      'steps.claim.outputs.claimed',
    );
    expect(workflow.jobs.apply.if).toContain(
      "needs.plan.outputs.claimed == 'true'",
    );
  });

  it('saves the plan that is applied, and applies exactly it', () => {
    const plan = step('plan', 'Plan');
    expect(run(plan, 0).args.slice(5)).toEqual(['[--save]', '[d-1]']);
    expect(run(plan, 0, { OPERATION: 'plan' }).args.slice(5)).toEqual([]);
    expect(run(step('apply', 'Apply'), 0).args.slice(5)).toEqual([
      '[--plan]',
      '[d-1]',
      '[--auto-approve]',
    ]);
  });

  it('says what to do when more would be done than was shown', () => {
    const { status, stdout } = run(step('apply', 'Apply'), 4);
    expect(status).toBe(4);
    expect(stdout).toContain('::error title=Needs approval::');
    expect(run(step('apply', 'Apply'), 1).stdout).not.toContain('::error');
  });

  it('hands addresses over as they are, whatever is in them', () => {
    const ALLOW_DESTROY = ' aws_vpc.a $(id) --save;x *';
    for (const [job, name] of [
      ['plan', 'Plan'],
      ['apply', 'Apply'],
    ] as const) {
      expect(
        run(step(job, name), 0, { ALLOW_DESTROY }).args.filter(arg =>
          arg.startsWith('[--allow'),
        ),
      ).toEqual([
        '[--allow-destroy=aws_vpc.a]',
        '[--allow-destroy=$(id)]',
        '[--allow-destroy=--save;x]',
        '[--allow-destroy=*]',
      ]);
    }
  });
});
