import { Environment, TerraformJson } from '@lakeport/project';

type Block = Record<string, unknown>;

const NETWORK_TYPES = [
  'aws_default_security_group',
  'aws_eip',
  'aws_flow_log',
  'aws_internet_gateway',
  'aws_nat_gateway',
  'aws_route',
  'aws_route_table',
  'aws_route53_zone',
  'aws_security_group',
  'aws_subnet',
  'aws_vpc',
  'aws_vpc_endpoint',
  'aws_vpc_security_group_egress_rule',
  'aws_vpc_security_group_ingress_rule',
];

/** What is wrong with the network of a base stack. */
export function brokenNetwork(
  { network }: Environment,
  { data = {}, output = {}, resource = {} }: TerraformJson,
): string[] {
  const all = (type: string): Array<[name: string, block: Block]> =>
    Object.entries(resource[type] ?? {});
  const groups = output.workspace_security_group_ids?.value;
  return [
    ...(network.mode === 'none' || (Array.isArray(groups) && isUpTo(5, groups))
      ? []
      : ['not one to five security groups']),
    ...(network.mode === 'create'
      ? [
          ...wrongAssociations(all),
          ...openDefaultGroups(all),
          ...closedEndpoints(all),
          ...repeatedPrivateNames(all),
          ...(network.egress === 'isolated' && !network.replaces
            ? waysOut(all)
            : []),
        ]
      : NETWORK_TYPES.filter(type => resource[type]).map(
          type => `makes ${type} in a network that is not its own`,
        )),
    ...(network.mode === 'none' && Object.keys(data).length > 0
      ? ['looks something up that a serverless workspace has not']
      : []),
  ];
}

type Resources = (type: string) => Array<[name: string, block: Block]>;

function isUpTo(most: number, list: readonly unknown[]): boolean {
  return list.length >= 1 && list.length <= most;
}

function wrongAssociations(all: Resources): string[] {
  const associated = all('aws_route_table_association').map(([, block]) =>
    String(block.subnet_id),
  );
  return all('aws_subnet')
    .map(([name]) => `\${aws_subnet.${name}.id}`)
    .filter(id => associated.filter(other => other === id).length !== 1)
    .map(id => `${id} is not in exactly one route table`);
}

function openDefaultGroups(all: Resources): string[] {
  const closed = all('aws_default_security_group')
    .filter(([, block]) => !('ingress' in block) && !('egress' in block))
    .map(([, block]) => block.vpc_id);
  return all('aws_vpc')
    .filter(([name]) => !closed.includes(`\${aws_vpc.${name}.id}`))
    .map(([name]) => `the default group of ${name} is open`);
}

function isIn(inner: Block, outer: Block): boolean {
  return (
    Number(outer.from_port) <= Number(inner.from_port) &&
    Number(inner.to_port) <= Number(outer.to_port) &&
    outer.ip_protocol === inner.ip_protocol
  );
}

/** What one group sends to another and that one does not let in. */
function closedEndpoints(all: Resources): string[] {
  const ingress = all('aws_vpc_security_group_ingress_rule');
  return all('aws_vpc_security_group_egress_rule')
    .filter(([, out]) => 'referenced_security_group_id' in out)
    .filter(
      ([, out]) =>
        !ingress.some(
          ([, into]) =>
            into.security_group_id === out.referenced_security_group_id &&
            into.referenced_security_group_id === out.security_group_id &&
            isIn(out, into),
        ),
    )
    .map(([name]) => `${name} is not let in where it leads to`);
}

/** A VPC has the private names of a service for one endpoint only. */
function repeatedPrivateNames(all: Resources): string[] {
  const names = all('aws_vpc_endpoint')
    .filter(([, endpoint]) => endpoint.private_dns_enabled === true)
    .map(([, { service_name, vpc_id }]) => `${service_name} in ${vpc_id}`);
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function waysOut(all: Resources): string[] {
  const gateways = [
    'aws_eip',
    'aws_internet_gateway',
    'aws_nat_gateway',
    'aws_route',
  ].flatMap(type => all(type).map(([name]) => `${type}.${name}`));
  const publicSubnets = all('aws_subnet')
    .filter(([name]) => name.includes('-public-'))
    .map(([name]) => name);
  const rules = all('aws_vpc_security_group_egress_rule')
    .filter(([, { cidr_ipv4 }]) => cidr_ipv4 === '0.0.0.0/0')
    .map(([name]) => name);
  return [...gateways, ...publicSubnets, ...rules].map(
    name => `${name} leads out of an isolated network`,
  );
}
