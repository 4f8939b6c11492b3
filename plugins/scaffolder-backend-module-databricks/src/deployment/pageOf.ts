import { parseEntityRef } from '@backstage/catalog-model';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';

/**
 * Address of a deployment's page in the portal.
 *
 * @param portalUrl - `app.baseUrl` of the configuration; no page without it
 */
export function pageOf(
  deployment: Pick<Deployment, 'id' | 'entityRef'>,
  portalUrl: string | undefined,
): string | undefined {
  if (!portalUrl) {
    return undefined;
  }
  const { kind, namespace, name } = parseEntityRef(deployment.entityRef);
  const path = [namespace, kind, name].map(encodeURIComponent).join('/');
  return `${portalUrl.replace(
    /\/+$/,
    '',
  )}/catalog/${path}/deployments?deployment=${encodeURIComponent(
    deployment.id,
  )}`;
}
