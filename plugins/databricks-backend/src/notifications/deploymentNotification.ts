import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import type {
  Deployment,
  DeploymentTransition,
} from '@lakeport/backstage-plugin-databricks-common';
import { deploymentLink } from './deploymentLink';

const TOPIC = 'databricks-deployments';
const MOST_CHARACTERS = 500;

/**
 * What people are told when a deployment comes to a state; undefined for states
 * that nobody has to know of. Of one deployment a later notification takes the
 * place of an earlier one.
 */
export function deploymentNotification(
  deployment: Pick<
    Deployment,
    | 'id'
    | 'entityRef'
    | 'project'
    | 'environment'
    | 'operation'
    | 'requestedBy'
    | 'message'
  >,
  { to, cause }: Pick<DeploymentTransition, 'to' | 'cause'>,
): NotificationPayload | undefined {
  const { id, project, environment, operation, requestedBy } = deployment;
  const what = `The ${operation} of ${project}/${environment}`;
  const common = {
    link: deploymentLink(deployment),
    topic: TOPIC,
    scope: `databricks:deployment:${id}`,
  };
  const described = (text: string) => text.slice(0, MOST_CHARACTERS);
  switch (to) {
    case 'waiting':
      return {
        ...common,
        title: `${what} waits for an approval`,
        description: described(`Asked for by ${requestedBy}. ${cause}`),
        severity: 'normal',
      };
    case 'failed':
      return {
        ...common,
        title: `${what} has failed`,
        description: described(deployment.message ?? cause),
        severity: 'high',
      };
    case 'lost':
      return {
        ...common,
        title: `${what} was lost out of sight`,
        description: described(deployment.message ?? cause),
        severity: 'high',
      };
    case 'succeeded':
      return {
        ...common,
        title: `${what} has succeeded`,
        description: described(cause),
        severity: 'low',
      };
    default:
      return undefined;
  }
}
