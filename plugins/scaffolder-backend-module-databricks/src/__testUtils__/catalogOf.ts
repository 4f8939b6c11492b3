import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/**
 * The entities of a project of acme, of its environment dev, and of what is between
 * its environments, at a GitHub host.
 */
export function projectEntities(host: string, repo = 'payments'): Entity[] {
  const file = `http://${host}/acme/${repo}/blob/main`;
  const annotations = {
    'lakeport.dev/project-file': `${file}/lakeport.yaml`,
    'backstage.io/managed-by-location': `url:${file}/catalog-info.yaml`,
  };
  return [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name: 'payments', annotations },
      spec: { owner: 'group:default/payments-data' },
    },
    ...(
      [
        ['dev', 'databricks-environment'],
        ['connectivity', 'databricks-shared-stack'],
      ] as const
    ).map(([name, type]) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: `payments-${name}`,
        annotations: {
          ...annotations,
          'lakeport.dev/environment': `payments/${name}`,
        },
      },
      spec: { type, owner: 'group:default/payments-data' },
    })),
  ];
}

/** The entity of platform acme, whose file is in a repository of acme. */
export function platformEntity(host: string, repo = 'platform'): Entity {
  const file = `http://${host}/acme/${repo}/blob/main`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: {
      name: 'acme',
      annotations: {
        'lakeport.dev/platform-file': `${file}/lakeport.yaml`,
        'backstage.io/managed-by-location': `url:${file}/catalog-info.yaml`,
      },
    },
    spec: { owner: 'group:default/data-platform' },
  };
}

/** A catalog that holds these entities. */
export const catalogOf = (entities: Entity[]) =>
  catalogServiceMock({ entities });
