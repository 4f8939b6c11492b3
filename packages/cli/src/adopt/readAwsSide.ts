import { Attributes } from './Attributes';
import { SnapshotDraft } from './SnapshotDraft';

const SERVICES = ['s3', 'sts', 'kinesis-streams'];

/** Where a default route may lead. */
const WAYS_OUT = [
  'gateway_id',
  'nat_gateway_id',
  'transit_gateway_id',
  'vpc_peering_connection_id',
  'network_interface_id',
  'instance_id',
  // A firewall behind a Gateway Load Balancer.
  'vpc_endpoint_id',
  'core_network_arn',
  'local_gateway_id',
  'carrier_gateway_id',
];

/** The VPC of a workspace, as far as a project file speaks of it. */
export async function readAwsSide(
  draft: SnapshotDraft,
  network: { vpcId: string; region: string; subnetIds: readonly string[] },
): Promise<unknown> {
  const { vpcId } = network;
  const first = await draft.ask(
    'network',
    [
      {
        key: 'route tables',
        type: 'aws_route_tables',
        arguments: { vpc_id: vpcId },
        optional: true,
      },
      ...SERVICES.map(service => ({
        key: service,
        type: 'aws_vpc_endpoint',
        arguments: {
          vpc_id: vpcId,
          service_name: `com.amazonaws.${network.region}.${service}`,
        },
        optional: true,
      })),
    ],
    // To have none of a service is nothing unread.
    key => (SERVICES.includes(key) ? undefined : key),
  );
  const endpoints = SERVICES.flatMap(service => {
    const id = new Attributes(first.get(service)).text('id');
    return id ? [{ id, service }] : [];
  });
  if (!first.has('route tables')) {
    return { endpoints };
  }
  const ids = new Attributes(first.get('route tables')).list('ids');
  const tables = await draft.ask(
    'routes',
    ids.map(id => ({
      key: `route table ${id}`,
      type: 'aws_route_table',
      arguments: { route_table_id: id },
      optional: true,
    })),
  );
  const read = [...tables.values()].map(table => new Attributes(table));
  return {
    endpoints,
    ...(read.length === ids.length && {
      egress: tablesOf(read, network.subnetIds).some(leadsOut)
        ? 'nat'
        : 'isolated',
    }),
  };
}

/** The tables of the subnets; one without its own has the VPC's main one. */
function tablesOf(
  tables: readonly Attributes[],
  subnetIds: readonly string[],
): Attributes[] {
  const having = (is: (association: Attributes) => boolean) =>
    tables.filter(table => table.blocks('associations').some(is));
  const main = having(association => association.flag('main'));
  return subnetIds.flatMap(id => {
    const own = having(association => association.text('subnet_id') === id);
    return own.length > 0 ? own : main;
  });
}

function leadsOut(table: Attributes): boolean {
  return table
    .blocks('routes')
    .some(
      route =>
        route.text('cidr_block') === '0.0.0.0/0' &&
        WAYS_OUT.some(way => route.text(way) !== undefined),
    );
}
