import { Project, TerraformJson } from '@lakeport/project';
import { SynthesizedStacks } from '../Manifest';
import { pairsOf } from '../connectivity/pairsOf';

type Block = Record<string, unknown>;

/** The attribute of another resource that a text stands for, such as `a.b.id`. */
function target(value: unknown): string {
  return /^\$\{(.*)\}$/.exec(String(value))?.[1] ?? '';
}

/**
 * What is true of every stack that connects networks and is not of this one, in
 * words: that each two members have routes both ways in every private table, that
 * what is asked of another account or region is accepted there, that everything
 * attached to a gateway is associated and propagated, and that there are static
 * routes both ways between gateways.
 */
export function brokenConnectivity(
  project: Project,
  { stacks }: SynthesizedStacks,
): string[] {
  const { connectivity, environments } = project.spec;
  if (!connectivity) {
    return [];
  }
  const stack = stacks[`${project.metadata.name}-connectivity`];
  const all = (type: string): Array<[string, Block]> =>
    Object.entries(stack.resource?.[type] ?? {});
  const member = (name: string) => {
    const { awsAccountId, network, region } = environments[name];
    return {
      name,
      awsAccountId,
      region,
      cidr: network.mode === 'create' ? network.cidr : '',
      provider: `aws.account-${awsAccountId}-${region}`,
      tables: tablesOf(stacks[`${project.metadata.name}-${name}-base`]),
    };
  };
  const members = connectivity.members.map(member);
  const routes = all('aws_route').map(([, route]) => route);

  const missingRoutes = pairsOf(members)
    .flatMap(([one, other]) => [
      { from: one, to: other },
      { from: other, to: one },
    ])
    .flatMap(({ from, to }) =>
      from.tables.flatMap((_, index) => {
        const found = routes.filter(
          route =>
            route.destination_cidr_block === to.cidr &&
            route.provider === from.provider &&
            target(route.route_table_id) ===
              `data.terraform_remote_state.${from.name}-base.outputs.private_route_table_ids[${index}]`,
        );
        return found.length === 1
          ? []
          : [
              `${found.length} routes from table ${index} of ${from.name} to ${to.name}`,
            ];
      }),
    );

  const accepters =
    (type: string, named: string, provider: unknown) => (id: string) =>
      all(`${type}_accepter`).some(
        ([, accepter]) =>
          target(accepter[named]) === `${type}.${id}.id` &&
          accepter.provider === provider,
      )
        ? []
        : [`${type}.${id} is not accepted by ${String(provider)}`];
  const unaccepted = [
    ...all('aws_vpc_peering_connection').flatMap(([id, asked]) =>
      accepters(
        'aws_vpc_peering_connection',
        'vpc_peering_connection_id',
        `aws.account-${String(asked.peer_owner_id)}-${String(
          asked.peer_region,
        )}`,
      )(id),
    ),
    ...all('aws_ec2_transit_gateway_peering_attachment').flatMap(
      ([id, asked]) =>
        accepters(
          'aws_ec2_transit_gateway_peering_attachment',
          'transit_gateway_attachment_id',
          `aws.account-${String(asked.peer_account_id)}-${String(
            asked.peer_region,
          )}`,
        )(id),
    ),
    ...all('aws_ec2_transit_gateway_vpc_attachment').flatMap(([id, asked]) => {
      const gateway = target(asked.transit_gateway_id).split('.')[1];
      const owner =
        stack.resource?.aws_ec2_transit_gateway?.[gateway]?.provider;
      return owner === asked.provider
        ? []
        : accepters(
            'aws_ec2_transit_gateway_vpc_attachment',
            'transit_gateway_attachment_id',
            owner,
          )(id);
    }),
  ];

  return [
    ...missingRoutes,
    ...unaccepted,
    ...brokenGateways(stack, members),
    ...all('aws_route')
      .filter(([, route]) =>
        members.some(
          ({ cidr, name }) =>
            cidr === route.destination_cidr_block &&
            target(route.route_table_id).includes(`.${name}-base.`),
        ),
      )
      .map(([id]) => `${id} leads out of the network that it leads to`),
  ];
}

function tablesOf(base: TerraformJson): readonly unknown[] {
  const value = base.output?.private_route_table_ids?.value;
  return Array.isArray(value) ? value : [];
}

function brokenGateways(
  { resource = {} }: TerraformJson,
  members: ReadonlyArray<{ name: string; region: string; cidr: string }>,
): string[] {
  const gateways = Object.entries(resource.aws_ec2_transit_gateway ?? {});
  if (gateways.length === 0) {
    return [];
  }
  const values = (type: string) => Object.values(resource[type] ?? {});
  const entered = (type: string, attachment: string, gateway: string) =>
    values(type).some(
      entry =>
        target(entry.transit_gateway_attachment_id) === attachment &&
        target(entry.transit_gateway_route_table_id) ===
          `aws_ec2_transit_gateway_route_table.${gateway}-routes.id`,
    );
  const TABLE = 'aws_ec2_transit_gateway_route_table';
  const regions = [...new Set(members.map(({ region }) => region))];
  const attached = members.flatMap(({ name, region }) => {
    const gateway = `gateway-${region}`;
    const accepter = `aws_ec2_transit_gateway_vpc_attachment_accepter.${gateway}-accepter-${name}`;
    const isGuest =
      resource.aws_ec2_transit_gateway_vpc_attachment_accepter?.[
        `${gateway}-accepter-${name}`
      ] !== undefined;
    const attachment = isGuest
      ? `${accepter}.id`
      : `aws_ec2_transit_gateway_vpc_attachment.${gateway}-attachment-${name}.id`;
    return [`${TABLE}_association`, `${TABLE}_propagation`]
      .filter(type => !entered(type, attachment, gateway))
      .map(type => `no ${type} of ${name}`);
  });
  const peered = pairsOf(regions).flatMap(([one, other]) => {
    const [id] =
      Object.keys(
        resource.aws_ec2_transit_gateway_peering_attachment_accepter ?? {},
      ).filter(name => name.includes(`${one}_${other}`)) ?? [];
    const attachment = `aws_ec2_transit_gateway_peering_attachment_accepter.${id}.id`;
    return [
      { from: one, to: other },
      { from: other, to: one },
    ].flatMap(({ from, to }) => [
      ...(entered(`${TABLE}_association`, attachment, `gateway-${from}`)
        ? []
        : [`the peering of ${from} and ${to} is not associated in ${from}`]),
      ...members
        .filter(({ region }) => region === to)
        .filter(
          ({ cidr }) =>
            !values('aws_ec2_transit_gateway_route').some(
              route =>
                route.destination_cidr_block === cidr &&
                target(route.transit_gateway_attachment_id) === attachment &&
                target(route.transit_gateway_route_table_id) ===
                  `${TABLE}.gateway-${from}-routes.id`,
            ),
        )
        .map(({ name }) => `no static route from ${from} to ${name}`),
    ]);
  });
  return [
    ...(gateways.length === regions.length
      ? []
      : [`${gateways.length} gateways in ${regions.length} regions`]),
    ...attached,
    ...peered,
  ];
}
