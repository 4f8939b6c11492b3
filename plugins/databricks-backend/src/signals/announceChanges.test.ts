import { mockServices } from '@backstage/backend-test-utils';
import { DeploymentChanges } from '../deployments/DeploymentChanges';
import { announceChanges } from './announceChanges';

describe('announceChanges', () => {
  const logger = mockServices.logger.mock();
  const change = {
    id: 'one',
    entityRef: 'resource:default/payments-dev',
    state: 'running' as const,
  };

  it('says nothing but which deployment has changed, until it is ended', () => {
    const changes = new DeploymentChanges({ logger });
    const publish = jest.fn(async () => {});
    const end = announceChanges({
      deployments: { onChange: listener => changes.subscribe(listener) },
      signals: { publish },
      logger,
    });
    changes.tell([change]);
    expect(publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'databricks:deployments',
          message: { id: 'one' },
        },
      ],
    ]);
    end();
    changes.tell([change]);
    expect(publish).toHaveBeenCalledTimes(1);
  });

  it('goes on without signals', async () => {
    const changes = new DeploymentChanges({ logger });
    const publish = jest.fn().mockRejectedValue(new Error('no bus'));
    announceChanges({
      deployments: { onChange: listener => changes.subscribe(listener) },
      signals: { publish },
      logger,
    });
    changes.tell([change, change]);
    await Promise.resolve();
    expect(publish).toHaveBeenCalledTimes(2);
  });
});
