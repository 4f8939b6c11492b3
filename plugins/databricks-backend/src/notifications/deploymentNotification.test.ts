import { deploymentNotification } from './deploymentNotification';
import { recipientsOf } from './recipientsOf';

const deployment = {
  id: 'd/1',
  entityRef: 'Resource:default/payments-prod',
  project: 'payments',
  environment: 'prod',
  operation: 'apply' as const,
  requestedBy: 'user:default/ada',
};

describe('deploymentNotification', () => {
  it.each([
    ['waiting', 'waits for an approval', 'normal'],
    ['failed', 'has failed', 'high'],
    ['lost', 'was lost out of sight', 'high'],
    ['succeeded', 'has succeeded', 'low'],
  ] as const)('tells that it is %s', (to, title, severity) => {
    expect(
      deploymentNotification(deployment, { to, cause: 'so it is' }),
    ).toEqual({
      title: `The apply of payments/prod ${title}`,
      description: expect.stringContaining('so it is'),
      severity,
      link: '/catalog/default/resource/payments-prod/deployments?deployment=d%2F1',
      topic: 'databricks-deployments',
      scope: 'databricks:deployment:d/1',
    });
  });

  it('says what to do, in a bounded number of characters', () => {
    const told = deploymentNotification(
      { ...deployment, message: 'm'.repeat(2_000) },
      { to: 'failed', cause: 'c' },
    );
    expect(told?.description).toBe('m'.repeat(500));
  });

  it.each([
    'queued',
    'requested',
    'dispatched',
    'running',
    'cancelled',
  ] as const)('tells nobody that it is %s', to => {
    expect(
      deploymentNotification(deployment, { to, cause: '' }),
    ).toBeUndefined();
  });
});

describe('recipientsOf', () => {
  it('are the owner and who asked, each once and no service', () => {
    expect(
      recipientsOf({
        owner: 'group:default/data',
        requestedBy: 'user:default/Ada',
      }),
    ).toEqual(['group:default/data', 'user:default/ada']);
    expect(
      recipientsOf({
        owner: 'user:default/ada',
        requestedBy: 'user:default/ada',
      }),
    ).toEqual(['user:default/ada']);
    expect(recipientsOf({ requestedBy: 'service:plugin:scaffolder' })).toEqual(
      [],
    );
    expect(recipientsOf({ requestedBy: 'service:external/ci' })).toEqual([]);
  });
});
