import type { DeploymentService } from '../deployments/DeploymentService';

/**
 * Whether the last sleep or wake that the portal has done put an environment to
 * sleep; undefined where it has done neither.
 */
export async function isAsleep(
  deployments: Pick<DeploymentService, 'list'>,
  entityRef: string,
): Promise<boolean | undefined> {
  const { items } = await deployments.list({
    entityRef,
    operations: ['sleep', 'wake'],
    states: ['succeeded'],
    limit: 1,
    offset: 0,
  });
  return items.length > 0 ? items[0].operation === 'sleep' : undefined;
}
