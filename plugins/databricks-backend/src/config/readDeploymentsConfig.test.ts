import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readDeploymentsConfig } from './readDeploymentsConfig';

const read = (deployments?: JsonObject) =>
  readDeploymentsConfig(
    mockServices.rootConfig({
      data: deployments ? { databricks: { deployments } } : {},
    }),
  );

describe('readDeploymentsConfig', () => {
  it('has defaults', () => {
    expect(read()).toEqual({
      workflow: 'deploy.yml',
      pollMs: 5_000,
      approval: {
        portal: 'always',
        selfReview: true,
        withPortalCredentials: false,
        expireAfterMs: 7 * 86_400_000,
      },
    });
  });

  it('has them also where `databricks` is no section of keys', () => {
    const root = mockServices.rootConfig({ data: { databricks: [] } });
    expect(readDeploymentsConfig(root)).toEqual(read());
  });

  it('takes what is said', () => {
    expect(
      read({
        pollSeconds: 2,
        approval: {
          portal: 'never',
          selfReview: false,
          withPortalCredentials: true,
          expireAfter: { hours: 36 },
        },
      }),
    ).toMatchObject({
      pollMs: 2_000,
      approval: {
        portal: 'never',
        selfReview: false,
        withPortalCredentials: true,
        expireAfterMs: 36 * 3_600_000,
      },
    });
  });

  it.each([
    [{ workflow: '../x' }, 'databricks.deployments.workflow must be'],
    [{ pollSeconds: 0 }, 'databricks.deployments.pollSeconds must be 1'],
    [
      { approval: { portal: 'maybe' } },
      'databricks.deployments.approval.portal must be always or never, not maybe',
    ],
    [{ approval: { selfReview: 'perhaps' } }, 'approval.selfReview'],
    [
      { approval: { expireAfter: 'a week' } },
      'databricks.deployments.approval.expireAfter must be a duration',
    ],
    [{ approval: { expireAfter: { fortnights: 1 } } }, 'must be a duration'],
    [{ approval: { expireAfter: { seconds: 5 } } }, 'of a minute or more'],
  ])('refuses %j', (deployments, message) => {
    expect(() => read(deployments)).toThrow(message);
  });
});
