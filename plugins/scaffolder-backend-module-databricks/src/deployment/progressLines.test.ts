import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { currentActivity } from './currentActivity';
import { progressLines } from './progressLines';

function deployment(changes: Partial<Deployment> = {}): Deployment {
  return {
    id: 'd-1',
    entityRef: 'resource:default/payments-dev',
    project: 'payments',
    environment: 'dev',
    operation: 'apply',
    state: 'running',
    requestedBy: 'user:default/guest',
    requestedAt: '2026-11-20T10:00:00Z',
    updatedAt: '2026-11-20T10:00:00Z',
    jobs: [],
    ...changes,
  };
}

describe('progressLines', () => {
  it('says nothing when nothing happened', () => {
    const same = deployment({
      runUrl: 'http://127.0.0.1/run',
      jobs: [{ name: 'plan', status: 'in_progress', steps: [] }],
    });
    expect(progressLines(same, deployment({ ...same }))).toEqual([]);
  });

  it('tells how long a step took, and leaves out what was skipped or waits in a queue', () => {
    expect(
      progressLines(
        deployment(),
        deployment({
          jobs: [
            {
              name: 'plan',
              status: 'completed',
              conclusion: 'failure',
              steps: [
                {
                  number: 1,
                  name: 'Install lakeport',
                  status: 'completed',
                  conclusion: 'success',
                  startedAt: '2026-11-20T10:00:00Z',
                  completedAt: '2026-11-20T10:00:12Z',
                },
                {
                  number: 2,
                  name: 'Plan',
                  status: 'completed',
                  conclusion: 'failure',
                },
                {
                  number: 3,
                  name: 'Keep the plan',
                  status: 'completed',
                  conclusion: 'skipped',
                },
              ],
            },
            {
              name: 'apply',
              status: 'queued',
              steps: [{ number: 1, name: 'Apply', status: 'queued' }],
            },
          ],
        }),
      ),
    ).toEqual([
      'plan / Install lakeport: success (12 s)',
      'plan / Plan: failure',
      'plan: failure',
    ]);
  });
});

describe('currentActivity', () => {
  it('names the step, else who is waited for, else the state', () => {
    expect(currentActivity(deployment())).toBe('running');
    expect(
      currentActivity(
        deployment({ jobs: [{ name: 'apply', status: 'waiting', steps: [] }] }),
      ),
    ).toBe('apply waits for approval');
    expect(
      currentActivity(
        deployment({
          jobs: [
            {
              name: 'plan',
              status: 'in_progress',
              steps: [{ number: 1, name: 'Plan', status: 'in_progress' }],
            },
          ],
        }),
      ),
    ).toBe('plan / Plan');
  });
});
