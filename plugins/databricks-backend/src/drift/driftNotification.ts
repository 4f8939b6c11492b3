import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import type { IndexedEnvironment } from '../environmentIndex/IndexedEnvironment';
import { environmentLink } from '../notifications/deploymentLink';
import type { DriftRecord } from './DriftRecord';

/** What the owner is told of an environment that has begun to differ from its repository. */
export function driftNotification(
  environment: IndexedEnvironment,
  { plan }: DriftRecord,
): NotificationPayload {
  const { add, change, replace, destroy } = plan?.summary ?? {
    add: 0,
    change: 0,
    replace: 0,
    destroy: 0,
  };
  const { entityRef, project, environment: name } = environment;
  return {
    title: `${project}/${name} differs from its repository`,
    description: `An apply would add ${add}, change ${change}, replace ${replace} and destroy ${destroy}.`,
    link: `${environmentLink(entityRef)}/deployments`,
    severity: 'normal',
    topic: 'databricks-drift',
    scope: `databricks:drift:${entityRef}`,
  };
}
