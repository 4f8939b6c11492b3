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
      egress: read.some(
        table => isOf(table, network.subnetIds) && leadsOut(table),
      )
        ? 'nat'
        : 'isolated',
    }),
  };
}

/** Whether a table is that of a subnet, or of those that have none of their own. */
function isOf(table: Attributes, subnetIds: readonly string[]): boolean {
  const associations = table.blocks('associations');
  return associations.some(
    association =>
      subnetIds.includes(association.text('subnet_id') ?? '') ||
      association.text('subnet_id') === undefined,
  );
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
