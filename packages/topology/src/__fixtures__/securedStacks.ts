import { TerraformJson } from '../TerraformJson';
import { networkStacks } from './networkStacks';

/** What varies between the environments that traffic is traced in. */
export interface SecuredShape {
  zones?: string[];
  /** `asleep` has an internet gateway and no NAT gateway. */
  egress?: 'nat-per-az' | 'single-nat' | 'isolated' | 'asleep';
  backEnd?: boolean;
  /** Ranges of the clients of a front-end endpoint. */
  frontEnd?: string[];
  publicAccess?: boolean;
  level?: 'ACCOUNT' | 'ENDPOINT';
  region?: string;
  accessLists?: { allow: string[]; block: string[] };
}

type Block = Record<string, Record<string, unknown>>;

const WORKSPACE_SERVICE = 'com.amazonaws.vpce.us-west-2.vpce-svc-workspace';
const VPC = '${aws_vpc.main.id}';
const NODES = '${aws_security_group.workspace.id}';
const ENDPOINTS = '${aws_security_group.endpoints.id}';

function rule(group: string, ports: [number, number], peer: object) {
  return {
    security_group_id: group,
    ip_protocol: 'tcp',
    from_port: ports[0],
    to_port: ports[1],
    ...peer,
  };
}

function interfaceEndpoint(
  zones: string[],
  service: string,
  group: string,
  privateDns = true,
) {
  return {
    service_name: service,
    vpc_endpoint_type: 'Interface',
    private_dns_enabled: privateDns,
    vpc_id: VPC,
    subnet_ids: zones.map(
      zone => `\${aws_subnet.privatelink_${zone.slice(-1)}.id}`,
    ),
    security_group_ids: [group],
    tags: { Name: service.split('.').at(-1) },
  };
}

function omit(
  block: Block | undefined,
  keep: (name: string) => boolean,
): Block {
  return Object.fromEntries(
    Object.entries(block ?? {}).filter(([name]) => keep(name)),
  );
}

function addRules(resource: Record<string, Block>, shape: SecuredShape): void {
  const isIsolated = shape.egress === 'isolated';
  const away = shape.backEnd
    ? { referenced_security_group_id: ENDPOINTS }
    : { cidr_ipv4: '0.0.0.0/0' };
  resource.aws_vpc_security_group_egress_rule = {
    https: rule(
      NODES,
      [443, 443],
      isIsolated
        ? { referenced_security_group_id: ENDPOINTS }
        : { cidr_ipv4: '0.0.0.0/0' },
    ),
    ...(isIsolated && {
      s3: rule(NODES, [443, 443], {
        prefix_list_id: '${aws_vpc_endpoint.s3.prefix_list_id}',
      }),
    }),
    // Two rules between them cover what the control plane needs.
    api: rule(NODES, [8443, 8444], away),
    future: rule(NODES, [8445, 8451], away),
    ...(shape.backEnd && { relay: rule(NODES, [6666, 6666], away) }),
  };
  const nodes = { referenced_security_group_id: NODES };
  resource.aws_vpc_security_group_ingress_rule = {
    ...resource.aws_vpc_security_group_ingress_rule,
    ...(shape.backEnd && {
      endpoints_relay: rule(ENDPOINTS, [6666, 6666], nodes),
      endpoints_api: rule(ENDPOINTS, [8443, 8451], nodes),
    }),
  };
}

function addFrontEnd(
  resource: Record<string, Block>,
  zones: string[],
  clients: string[],
): void {
  const group = '${aws_security_group.front_end.id}';
  resource.aws_security_group.front_end = {
    name: 'hello-dev-front-end',
    vpc_id: VPC,
  };
  clients.forEach((cidr, index) => {
    resource.aws_vpc_security_group_ingress_rule[`client_${index}`] = rule(
      group,
      [443, 443],
      { cidr_ipv4: cidr },
    );
  });
  resource.aws_vpc_endpoint.front_end = interfaceEndpoint(
    zones,
    WORKSPACE_SERVICE,
    group,
    false,
  );
  resource.aws_route53_zone = {
    front_end: {
      name: 'privatelink.cloud.databricks.com',
      vpc: [{ vpc_id: VPC }],
    },
  };
  resource.aws_route53_record = {
    front_end: {
      zone_id: '${aws_route53_zone.front_end.zone_id}',
      name: 'oregon.privatelink.cloud.databricks.com',
      type: 'A',
      alias: {
        name: '${aws_vpc_endpoint.front_end.dns_entry[0].dns_name}',
        zone_id: '${aws_vpc_endpoint.front_end.dns_entry[0].hosted_zone_id}',
      },
    },
  };
}

function baseOf(shape: SecuredShape, stack: TerraformJson): TerraformJson {
  const zones = shape.zones ?? ['us-west-2a', 'us-west-2b'];
  const resource = structuredClone(stack.resource ?? {});
  addRules(resource, shape);
  if (shape.egress === 'isolated' || shape.egress === 'asleep') {
    delete resource.aws_nat_gateway;
    delete resource.aws_eip;
    resource.aws_route = omit(resource.aws_route, name => name === 'public');
  }
  if (shape.egress === 'isolated') {
    delete resource.aws_internet_gateway;
    delete resource.aws_route;
  }
  if (shape.egress === 'asleep') {
    delete resource.aws_vpc_endpoint.sts;
  } else {
    resource.aws_vpc_endpoint.kinesis = interfaceEndpoint(
      zones,
      'com.amazonaws.us-west-2.kinesis-streams',
      ENDPOINTS,
    );
  }
  if (shape.backEnd) {
    resource.aws_vpc_endpoint.workspace = interfaceEndpoint(
      zones,
      WORKSPACE_SERVICE,
      ENDPOINTS,
    );
    resource.aws_vpc_endpoint.relay = interfaceEndpoint(
      zones,
      'com.amazonaws.vpce.us-west-2.vpce-svc-relay',
      ENDPOINTS,
    );
  }
  if (shape.frontEnd) addFrontEnd(resource, zones, shape.frontEnd);
  const output = {
    ...stack.output,
    endpoints: {
      value: {
        workspace: '${aws_vpc_endpoint.workspace.id}',
        relay: '${aws_vpc_endpoint.relay.id}',
        'front-end': '${aws_vpc_endpoint.front_end.id}',
      },
    },
  };
  return { ...stack, resource, output };
}

function workspaceOf(shape: SecuredShape, stack: TerraformJson): TerraformJson {
  const resource = structuredClone(stack.resource ?? {});
  const registered = [
    ...(shape.backEnd ? ['workspace', 'relay'] : []),
    ...(shape.frontEnd ? ['front-end'] : []),
  ];
  if (!registered.length) return stack;
  const idOf = (name: string) =>
    `\${databricks_mws_vpc_endpoint.${name}.vpc_endpoint_id}`;
  resource.databricks_mws_vpc_endpoint = Object.fromEntries(
    registered.map(name => [
      name,
      {
        region: 'us-west-2',
        vpc_endpoint_name: `hello-dev-${name}`,
        aws_vpc_endpoint_id: `\${data.terraform_remote_state.base.outputs.endpoints["${name}"]}`,
      },
    ]),
  );
  resource.databricks_mws_private_access_settings = {
    main: {
      private_access_settings_name: 'hello-dev',
      region: 'us-west-2',
      public_access_enabled: shape.publicAccess ?? true,
      private_access_level: shape.level ?? 'ACCOUNT',
      ...(shape.level === 'ENDPOINT' && {
        allowed_vpc_endpoint_ids: registered
          .filter(name => name !== 'relay')
          .map(idOf),
      }),
    },
  };
  resource.databricks_mws_workspaces.main.private_access_settings_id =
    '${databricks_mws_private_access_settings.main.private_access_settings_id}';
  if (shape.backEnd) {
    resource.databricks_mws_networks.main.vpc_endpoints = {
      rest_api: [idOf('workspace')],
      dataplane_relay: [idOf('relay')],
    };
  }
  return { ...stack, resource };
}

function dataOf(shape: SecuredShape, stack: TerraformJson): TerraformJson {
  const { accessLists } = shape;
  if (!accessLists) return stack;
  const list = (type: string, addresses: string[]) => ({
    label: type.toLowerCase(),
    list_type: type,
    ip_addresses: addresses,
  });
  return {
    ...stack,
    resource: {
      ...stack.resource,
      databricks_workspace_conf: {
        main: { custom_config: { enableIpAccessLists: 'true' } },
      },
      databricks_ip_access_list: {
        ...(accessLists.allow.length && {
          allow: list('ALLOW', accessLists.allow),
        }),
        ...(accessLists.block.length && {
          block: list('BLOCK', accessLists.block),
        }),
      },
    },
  };
}

/** Stacks of one environment with what decides where its traffic goes. */
export function securedStacks(
  shape: SecuredShape = {},
): Record<string, TerraformJson> {
  const stacks = networkStacks({
    zones: shape.zones ?? ['us-west-2a', 'us-west-2b'],
    singleNat: shape.egress === 'single-nat',
  });
  return {
    'hello-dev-base': baseOf(shape, stacks['hello-dev-base']),
    'hello-dev-workspace': workspaceOf(shape, stacks['hello-dev-workspace']),
    'hello-dev-data': dataOf(shape, stacks['hello-dev-data']),
  };
}
