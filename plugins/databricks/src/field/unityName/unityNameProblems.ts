import { checkProject, problemText } from '@lakeport/project';

/** What a name is of. */
export type UnityKind = 'catalog' | 'schema' | 'volume';

/** A catalog of the kind's depth that holds the name. */
function catalogsWith(kind: UnityKind, name: string): object {
  switch (kind) {
    case 'catalog':
      return { [name]: {} };
    case 'schema':
      return { example: { schemas: { [name]: {} } } };
    default:
      return { example: { schemas: { raw: { volumes: { [name]: {} } } } } };
  }
}

/**
 * What is wrong with a name in Unity Catalog, in the words of the check of the
 * project file: that of a project in which nothing else is wrong.
 */
export function unityNameProblems(kind: UnityKind, name: string): string[] {
  const problems = checkProject({
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Project',
    metadata: { name: 'example', owner: 'group:default/example' },
    spec: {
      databricks: { accountId: '00000000-0000-4000-8000-000000000000' },
      aws: {
        adminAccountId: '100000000001',
        adminRole: 'TerraformAdminRole',
        childRole: 'TerraformChildRole',
        state: { bucket: 'example-state', region: 'us-west-2' },
      },
      environments: {
        dev: {
          awsAccountId: '100000000002',
          region: 'us-west-2',
          securityProfile: 'development',
          network: {
            cidr: '10.0.0.0/22',
            availabilityZones: ['us-west-2a', 'us-west-2b'],
          },
          catalogs: catalogsWith(kind, name),
        },
      },
    },
  });
  return [...new Set(problems.map(problemText))];
}
