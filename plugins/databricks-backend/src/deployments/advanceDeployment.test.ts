import { advanceDeployment } from './advanceDeployment';
import type { Deployer, Run } from './Deployer';
import type { DeploymentRecord } from './DeploymentRecord';

const NOW = new Date('2026-11-20T10:00:00Z');

const record = (
  overrides: Partial<DeploymentRecord> = {},
): DeploymentRecord => ({
  id: 'd1',
  entityRef: 'resource:default/payments-dev',
  project: 'payments',
  environment: 'dev',
  operation: 'apply',
  state: 'running',
  runId: '7',
  requestedBy: 'user:default/mock',
  requestedAt: '2026-11-20T09:59:00.000Z',
  updatedAt: '2026-11-20T09:59:00.000Z',
  jobs: [],
  repository: { host: 'github.com', owner: 'acme', repo: 'payments' },
  workflow: 'deploy.yml',
  ...overrides,
});

const advance = (
  from: DeploymentRecord,
  deployer: Partial<Deployer>,
  now = NOW,
) =>
  advanceDeployment(
    from,
    {
      dispatch: async () => undefined,
      findRun: async () => undefined,
      readRun: async () => undefined,
      readLog: async () => '',
      readArtifact: async () => undefined,
      ...deployer,
    },
    { save: async () => {}, now },
  );

const run = (overrides: Partial<Run>): Partial<Deployer> => ({
  readRun: async () => ({
    runId: '7',
    status: 'completed',
    jobs: [],
    ...overrides,
  }),
});

describe('advanceDeployment', () => {
  it.each([
    [{ status: 'queued' }, 'dispatched', /runner/],
    [{ status: 'waiting' }, 'running', /approval/],
    [{ conclusion: 'cancelled' }, 'cancelled', /cancelled/],
    [{ conclusion: 'skipped' }, 'cancelled', /skipped/],
    [{ conclusion: 'failure' }, 'failed', /before any step failed/],
  ])('says of %j that it is %s', async (seen, state, message) => {
    await expect(advance(record(), run(seen))).resolves.toMatchObject({
      state,
      message: expect.stringMatching(message),
    });
  });

  it('clears a message that no longer holds', async () => {
    const update = await advance(record(), run({ status: 'in_progress' }));
    expect(update).toHaveProperty('message', undefined);
  });

  it('tells of the failing step even when its log cannot be read', async () => {
    const update = await advance(record(), {
      ...run({
        conclusion: 'failure',
        jobs: [
          {
            id: '1',
            name: 'apply',
            status: 'completed',
            conclusion: 'failure',
            steps: [
              {
                number: 1,
                name: 'npm ci',
                status: 'completed',
                conclusion: 'failure',
              },
            ],
          },
        ],
      }),
      readLog: async () => {
        throw new Error('410');
      },
    });
    expect(update).toMatchObject({
      state: 'failed',
      failedStep: 'npm ci',
      message:
        'The step "npm ci" of the job "apply" failed. Its log could not be read (410)',
    });
    expect(update.jobs?.[0]).not.toHaveProperty('id');
  });

  describe('whose run found it taken', () => {
    const step = (name: string, conclusion: string) => ({
      number: 1,
      name,
      status: 'completed',
      conclusion,
    });
    const idle = run({
      conclusion: 'success',
      jobs: [
        {
          id: '1',
          name: 'plan',
          status: 'completed',
          conclusion: 'success',
          steps: [
            step('Claim the deployment', 'success'),
            step('Check the project file', 'skipped'),
          ],
        },
      ],
    });

    it('goes on with the run that has it', async () => {
      const asked: unknown[] = [];
      const update = await advance(record(), {
        ...idle,
        findRun: async request => {
          asked.push(request);
          return { runId: '41', runUrl: 'https://github.com/41' };
        },
      });
      expect(update).toEqual({
        state: 'dispatched',
        message: undefined,
        runId: '41',
        runUrl: 'https://github.com/41',
      });
      expect(asked).toMatchObject([{ notRunId: record().runId }]);
    });

    it('is lost when that run is gone', async () => {
      await expect(advance(record(), idle)).resolves.toMatchObject({
        state: 'lost',
        message: expect.stringContaining('taken by another run'),
      });
    });
  });

  it('waits for a run to show up, but not for ever', async () => {
    const sent = record({
      state: 'dispatched',
      runId: undefined,
      dispatchTriedAt: '2026-11-20T09:59:00.000Z',
    });
    await expect(advance(sent, {})).resolves.toEqual({});
    await expect(
      advance(sent, {}, new Date('2026-11-20T10:10:00Z')),
    ).resolves.toMatchObject({
      state: 'lost',
      message: expect.stringContaining('run-name'),
    });
  });

  it('gives up a dispatch after five minutes, and says what is known', async () => {
    const fresh = record({ state: 'requested', runId: undefined });
    const unreachable = {
      dispatch: async () => {
        throw new Error('ECONNREFUSED');
      },
    };
    await expect(advance(fresh, unreachable)).resolves.toEqual({
      message: 'github.com could not be reached (ECONNREFUSED); trying again',
    });
    await expect(
      advance(fresh, unreachable, new Date('2026-11-20T10:05:00Z')),
    ).resolves.toMatchObject({
      state: 'failed',
      message: expect.stringContaining('try again'),
    });
  });
});
