import { createMockDirectory } from '@backstage/backend-test-utils';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { templateFolder } from './__testUtils__/templateFolder';

interface Step {
  name: string;
  if?: string;
  run?: string;
  with?: { name?: string; path?: string };
}

const workflow = parse(
  readFileSync(
    join(templateFolder, 'skeleton/.github/workflows/deploy.yml'),
    'utf8',
  ),
);

function step(job: 'plan' | 'apply', name: string): Step {
  const steps: Step[] = workflow.jobs[job].steps;
  const found = steps.find(candidate => candidate.name === name);
  if (!found) {
    throw new Error(`the job ${job} has no step ${name}`);
  }
  return found;
}

describe('deploy workflow', () => {
  const directory = createMockDirectory();

  /** Runs a step as GitHub's runner does for `shell: bash`, with a lakeport that fails. */
  function run({ run: script }: Step) {
    expect(workflow.defaults.run.shell).toBe('bash');
    directory.setContent({
      'step.sh': script ?? '',
      'bin/npx': '#!/bin/sh\necho "{\\"args\\":\\"$*\\"}"\nexit 3\n',
    });
    chmodSync(directory.resolve('bin/npx'), 0o755);
    return spawnSync(
      'bash',
      ['--noprofile', '--norc', '-e', '-o', 'pipefail', 'step.sh'],
      {
        cwd: directory.path,
        encoding: 'utf8',
        env: {
          PATH: `${directory.resolve('bin')}:${process.env.PATH}`,
          ENVIRONMENT: 'dev',
        },
      },
    );
  }

  it.each([
    ['plan', 'Plan', "Keep the plan's summary"],
    ['apply', 'Apply', 'Keep the result'],
    ['apply', 'Destroy', 'Keep the result'],
  ] as const)(
    'job %s: %s fails with lakeport, and what it wrote is kept',
    (job, name, keep) => {
      const operation = name.toLowerCase();
      const { status, stdout } = run(step(job, name));
      expect(status).toBe(3);
      const upload = step(job, keep);
      expect(upload.if).toMatch(/^always\(\)/);
      expect(upload.with?.name).toBe(job === 'plan' ? 'plan' : 'result');
      const file = directory.resolve(upload.with?.path ?? '');
      expect(existsSync(file)).toBe(true);
      expect(readFileSync(file, 'utf8')).toBe(stdout);
      expect(stdout).toContain(
        `lakeport ${operation} lakeport.yaml --environment dev`,
      );
    },
  );
});
