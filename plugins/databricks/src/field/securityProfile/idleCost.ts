import {
  monthlyCost,
  profileDefaults,
  type MonthlyCost,
  type SecurityProfile,
} from '@lakeport/project';

function endpoint(zones: number) {
  return {
    vpc_endpoint_type: 'Interface',
    subnet_ids: Array.from({ length: zones }, (_, index) => String(index)),
  };
}

/**
 * What the network of an environment and its keys cost in a month in which
 * nothing runs, before there is a file: NAT gateways with their addresses as
 * the way to the internet asks for, endpoints of STS and Kinesis, with
 * PrivateLink those of workspace and relay, and a key for each encryption.
 *
 * @param egress - `nat-per-az` (also for what is not known), `single-nat` or
 *   `isolated`
 */
export function idleCost(
  profile: SecurityProfile,
  network: { zones: number; egress?: string },
): MonthlyCost {
  const { zones, egress } = network;
  const { backEnd, storageEncryption, workspaceEncryption } =
    profileDefaults[profile];
  const gateways = ((): number => {
    switch (egress) {
      case 'isolated':
        return 0;
      case 'single-nat':
        return 1;
      default:
        return zones;
    }
  })();
  const services = [
    'sts',
    'kinesis-streams',
    ...(backEnd ? ['workspace', 'relay'] : []),
  ];
  const keys = Number(storageEncryption) + Number(workspaceEncryption);
  return monthlyCost([
    {
      resource: {
        aws_nat_gateway: { nat: { count: gateways } },
        aws_eip: { nat: { count: gateways } },
        aws_vpc_endpoint: Object.fromEntries(
          services.map(service => [service, endpoint(zones)]),
        ),
        aws_kms_key: { key: { count: keys } },
      },
    },
  ]);
}
