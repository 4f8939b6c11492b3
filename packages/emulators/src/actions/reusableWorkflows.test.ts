import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(60_000);

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

const CALLED = `name: Platform deploy
on:
  workflow_call:
    inputs:
      environment: { type: string, required: true }
      operation: { type: string, default: "\${{ github.ref_name }}-plan" }
      dry: { type: boolean, default: true }
    outputs:
      summary: { value: "\${{ jobs.plan.outputs.said }} by \${{ inputs.environment }}" }
env: { WHOSE: the platform's }
jobs:
  plan:
    runs-on: ubuntu-24.04
    environment: \${{ inputs.environment }}
    outputs:
      said: \${{ steps.say.outputs.said }}
    steps:
      - uses: actions/checkout@v4
      - id: say
        run: |
          echo "said=$WHOSE $OF_CALLER" >> "$GITHUB_OUTPUT"
          echo "repository $GITHUB_REPOSITORY, workflow $GITHUB_WORKFLOW_REF"
          echo "file \${{ job.workflow_ref }}"
          echo "input \${{ inputs.operation }} \${{ inputs.dry }}, event \${{ github.event.inputs.secret }}"
          echo "role \${{ vars.AWS_ROLE_ARN }}"
          cat lakeport.yaml
  skipped:
    needs: plan
    if: \${{ !inputs.dry }}
    runs-on: ubuntu-24.04
    steps: [{ run: 'false' }]
`;

const caller = (uses: string, more = '') => `name: Deploy
on:
  workflow_dispatch:
    inputs: { secret: { type: string, default: told } }
permissions: { contents: read }
env: { OF_CALLER: must not come along }
jobs:
  deploy:
    uses: ${uses}
    with: { environment: dev }
    ${more}
  after:
    needs: deploy
    if: always()
    runs-on: ubuntu-24.04
    steps:
      - run: echo "got \${{ needs.deploy.result }} \${{ needs.deploy.outputs.summary }}"
`;

const PLATFORM = 'acme/platform/.github/workflows/deploy.yml@main';

async function deploy(
  name: string,
  workflow: string,
  files: Record<string, string> = {},
) {
  await bench.repository(name, {
    '.github/workflows/deploy.yml': workflow,
    'lakeport.yaml': `of ${name}\n`,
    ...files,
  });
  const run = await bench.finished(name, await bench.dispatch(name));
  const jobs = await bench.jobs(name, run.id);
  return {
    run,
    jobs: jobs.map(job => [job.name, job.conclusion]),
    log: (job: string) => bench.log(name, run.id, job),
  };
}

describe('a workflow that another one calls', () => {
  beforeAll(async () => {
    await bench.repository(
      'platform',
      {
        '.github/workflows/deploy.yml': CALLED,
        '.github/workflows/uncallable.yml':
          'on: push\njobs: { a: { runs-on: x, steps: [{ run: a }] } }\n',
        '.github/workflows/greedy.yml': CALLED.replace(
          'runs-on: ubuntu-24.04',
          'permissions: { id-token: write }\n    runs-on: ubuntu-24.04',
        ),
      },
      { private: true },
    );
  });

  it('is not found while its repository is private to itself', async () => {
    const { run, jobs, log } = await deploy('too-early', caller(PLATFORM));
    expect(run.conclusion).toBe('failure');
    expect(jobs).toEqual([
      ['deploy', 'failure'],
      ['after', 'success'],
    ]);
    expect(await log('deploy')).toContain(
      `error parsing called workflow "${PLATFORM}": workflow was not found`,
    );
  });

  describe('once others of the organization may', () => {
    beforeAll(() =>
      bench.octokit().actions.setWorkflowAccessToRepository({
        owner: 'acme',
        repo: 'platform',
        access_level: 'organization',
      }),
    );

    it('runs as the caller, by the called file', async () => {
      const { run, jobs, log } = await deploy('payments', caller(PLATFORM));
      expect(run.conclusion).toBe('success');
      expect(jobs).toEqual([
        ['deploy / plan', 'success'],
        ['deploy / skipped', 'skipped'],
        ['after', 'success'],
      ]);
      const said = await log('deploy / plan');
      expect(said).toContain(
        'repository acme/payments, workflow acme/payments/.github/workflows/deploy.yml@refs/heads/main',
      );
      expect(said).toContain(
        'file acme/platform/.github/workflows/deploy.yml@refs/heads/main',
      );
      expect(said).toContain('input main-plan true, event told');
      expect(said).toMatch(/Z of payments$/m);
      // Neither the caller's `env` nor the called file's goes to the other.
      expect(await log('after')).toMatch(
        /Z got success the platform's {2}by dev$/m,
      );
    });

    it('sees the variables of the caller’s environments', async () => {
      const at = { owner: 'acme', repo: 'varied' };
      await bench.repository('varied', {
        '.github/workflows/deploy.yml': caller(PLATFORM),
        'lakeport.yaml': '',
      });
      const env = { ...at, environment_name: 'dev' };
      await bench.octokit().repos.createOrUpdateEnvironment(env);
      await bench.octokit().actions.createEnvironmentVariable({
        ...env,
        name: 'AWS_ROLE_ARN',
        value: 'arn:of-dev',
      });
      const run = await bench.finished(
        'varied',
        await bench.dispatch('varied'),
      );
      expect(await bench.log('varied', run.id, 'deploy / plan')).toContain(
        'role arn:of-dev',
      );
    });

    it('is found in the same commit as well', async () => {
      const { jobs, log } = await deploy(
        'local',
        caller('./.github/workflows/own.yml'),
        { '.github/workflows/own.yml': CALLED },
      );
      expect(jobs[0]).toEqual(['deploy / plan', 'success']);
      expect(await log('deploy / plan')).toContain(
        'file acme/local/.github/workflows/own.yml@refs/heads/main',
      );
    });

    it.each([
      [
        'missing',
        caller('acme/platform/.github/workflows/none.yml@main'),
        'workflow was not found',
      ],
      [
        'unknown-ref',
        caller('acme/platform/.github/workflows/deploy.yml@nowhere'),
        'workflow was not found',
      ],
      [
        'uncallable',
        caller('acme/platform/.github/workflows/uncallable.yml@main'),
        'missing a `on.workflow_call` trigger',
      ],
      [
        'greedy',
        caller('acme/platform/.github/workflows/greedy.yml@main'),
        "The nested job 'plan' is requesting 'id-token: write', but is only allowed 'id-token: none'",
      ],
      [
        'unexpected',
        caller(PLATFORM).replace('environment: dev', 'environment: dev, x: y'),
        'Invalid input, x is not defined in the referenced workflow',
      ],
      [
        'incomplete',
        caller(PLATFORM).replace('with: { environment: dev }', 'with: {}'),
        'Input environment is required, but not provided while calling',
      ],
      [
        'mistyped',
        caller(PLATFORM).replace(
          'environment: dev',
          'environment: a, dry: no!',
        ),
        "Unexpected value 'no!' for the boolean input dry",
      ],
      [
        'endless',
        caller('./.github/workflows/deploy.yml').replace(
          'workflow_dispatch:',
          'workflow_call: { inputs: { environment: { type: string } } }\n  workflow_dispatch:',
        ),
        'exceeds the limit of 10 levels',
      ],
    ])('is refused: %s', async (name, workflow, message) => {
      const { run, jobs, log } = await deploy(name, workflow);
      expect(run.conclusion).toBe('failure');
      const [failed] = jobs.find(([, result]) => result === 'failure') ?? [''];
      expect(await log(String(failed))).toContain(message);
    });
  });
});
