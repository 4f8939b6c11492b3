import { Connectivity, Project } from '@lakeport/project';
import { projectWith } from './projectWith';

/** A member of a test's connectivity. */
export interface ConnectedMember {
  account?: string;
  region?: string;
  zones?: readonly string[];
  egress?: 'nat-per-az' | 'single-nat' | 'isolated';
}

/**
 * A project `payments` whose environments are connected. Each has a network of
 * its own; what is not said is us-west-2 and an account of its own.
 */
export function connected(
  members: Readonly<Record<string, ConnectedMember>>,
  connectivity: Partial<Connectivity>,
): Project {
  return projectWith(
    Object.fromEntries(
      Object.entries(members).map(
        ([name, { account, egress, region = 'us-west-2', zones }], index) => [
          name,
          {
            awsAccountId: account ?? `10000000001${index}`,
            region,
            securityProfile: 'development',
            network: {
              cidr: `10.${index}.0.0/20`,
              availabilityZones: zones ?? [`${region}a`, `${region}b`],
              ...(egress && { egress }),
            },
          },
        ],
      ),
    ),
    { connectivity },
  );
}
