import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import { environmentSwitches } from './environmentSwitches';
import type { ProjectDraft } from './projectDraft';

/** What only compute in the customer's account has. */
const CLASSIC_KEYS = [
  'network',
  'sleep',
  'privateLink',
  'workspaceEncryption',
  'crossAccountPolicy',
  'rootBucketPolicy',
];
const CLASSIC_COMPUTE = [
  'policies',
  'pools',
  'clusters',
  'instanceProfiles',
] as const;

/**
 * That a workspace with compute in the customer's account has a network, and
 * one with serverless compute only has nothing of what it could not use.
 *
 * Source: Databricks docs, serverless workspaces, 2026.
 */
export function checkWorkspaceMode(draft: ProjectDraft): Finding[] {
  return environmentsOf(draft).flatMap(({ path, environment }): Finding[] => {
    if (!environmentSwitches(environment).serverlessOnly) {
      return environment.keys.includes('network') ||
        environment.workspace?.existing
        ? []
        : [
            {
              path: [...path, 'network'],
              message: 'network is missing',
              hint: 'write a network with cidr and availabilityZones, such as { cidr: 10.0.0.0/22, availabilityZones: [us-west-2a, us-west-2b] }, or { existing: { vpcId, subnetIds, securityGroupIds } }',
              about: 'value',
            },
          ];
    }
    const refused = (at: string[], key: string): Finding => ({
      path: [...path, ...at],
      message: `${key} does not go with a workspace whose computeMode is serverless`,
      hint: 'remove it, or use computeMode: hybrid',
      about: 'key',
    });
    return [
      ...CLASSIC_KEYS.filter(key => environment.keys.includes(key)).map(key =>
        refused([key], key),
      ),
      ...CLASSIC_COMPUTE.filter(
        kind => Object.keys(environment.compute?.[kind] ?? {}).length > 0,
      ).map(kind => refused(['compute', kind], kind)),
      ...Object.entries(environment.compute?.warehouses ?? {}).flatMap(
        ([name, warehouse]) =>
          warehouse?.serverless === false
            ? [
                refused(
                  ['compute', 'warehouses', name, 'serverless'],
                  'a warehouse with serverless: false',
                ),
              ]
            : [],
      ),
    ];
  });
}
