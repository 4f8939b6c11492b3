import { parseEntityRef } from '@backstage/catalog-model';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';

/** Where the portal shows a deployment: on its environment's page. */
export function deploymentLink({
  id,
  entityRef,
}: Pick<Deployment, 'id' | 'entityRef'>): string {
  return `${environmentLink(
    entityRef,
  )}/deployments?deployment=${encodeURIComponent(id)}`;
}

/** Where the portal shows an environment. */
export function environmentLink(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${[namespace, kind, name]
    .map(part => encodeURIComponent(part.toLocaleLowerCase('en-US')))
    .join('/')}`;
}
