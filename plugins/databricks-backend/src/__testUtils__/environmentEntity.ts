import type { Entity } from '@backstage/catalog-model';

/** An environment entity of the repository acme/<project>. */
export function environmentEntity(
  project: string,
  environment: string,
  change: {
    owner?: string;
    securityProfile?: string;
    host?: string;
    annotations?: Record<string, string>;
  } = {},
): Entity {
  const { host = 'github.com', securityProfile } = change;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: `${project}-${environment}`,
      namespace: 'default',
      annotations: {
        'lakeport.dev/environment': `${project}/${environment}`,
        'backstage.io/managed-by-location': `url:http://${host}/acme/${project}/tree/main/catalog-info.yaml`,
        ...(securityProfile && {
          'lakeport.dev/security-profile': securityProfile,
        }),
        ...change.annotations,
      },
    },
    spec: {
      type: 'databricks-environment',
      owner: change.owner ?? 'group:default/data',
    },
  };
}
