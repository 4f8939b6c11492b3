import type { AwsNetworkReader } from '@lakeport/backstage-plugin-databricks-node';
import type { SnapshotReader } from './SnapshotReader';

const SERVICES = ['s3', 'sts', 'kinesis-streams'];

type Ec2RegionAnswers = Awaited<ReturnType<AwsNetworkReader['readRegion']>>;
type RouteTable = NonNullable<Ec2RegionAnswers['routeTables']>[number];

/** The VPC of a workspace, as far as a project file speaks of it. */
export function awsSideOf(
  answers: Ec2RegionAnswers,
  network: { subnetIds: readonly string[]; region: string },
  reader: SnapshotReader,
) {
  for (const { action, message } of answers.errors ?? []) {
    reader.miss(`AWS, ${action}`, message);
  }
  const { routeTables, vpcEndpoints } = answers;
  const prefix = `com.amazonaws.${network.region}.`;
  return {
    ...(vpcEndpoints && {
      endpoints: vpcEndpoints.flatMap(
        ({ ServiceName, State, VpcEndpointId }) => {
          const service = ServiceName?.startsWith(prefix)
            ? ServiceName.slice(prefix.length)
            : '';
          return VpcEndpointId &&
            SERVICES.includes(service) &&
            (State === undefined || State.toLowerCase() === 'available')
            ? [{ id: VpcEndpointId, service }]
            : [];
        },
      ),
    }),
    ...(routeTables && {
      egress: tablesOf(routeTables, network.subnetIds).some(leadsOut)
        ? 'nat'
        : 'isolated',
    }),
  };
}

/** The tables of the subnets; one without its own has the VPC's main one. */
function tablesOf(
  tables: readonly RouteTable[],
  subnetIds: readonly string[],
): RouteTable[] {
  const main = tables.filter(({ Associations = [] }) =>
    Associations.some(({ Main }) => Main),
  );
  return subnetIds.flatMap(id => {
    const own = tables.filter(({ Associations = [] }) =>
      Associations.some(({ SubnetId }) => SubnetId === id),
    );
    return own.length > 0 ? own : main;
  });
}

function leadsOut({ Routes = [] }: RouteTable): boolean {
  return Routes.some(
    ({
      DestinationCidrBlock,
      GatewayId,
      State,
      DestinationIpv6CidrBlock: _six,
      DestinationPrefixListId: _list,
      ...ways
    }) =>
      DestinationCidrBlock === '0.0.0.0/0' &&
      State !== 'blackhole' &&
      (GatewayId !== undefined ||
        Object.values(ways).some(way => way !== undefined)),
  );
}
