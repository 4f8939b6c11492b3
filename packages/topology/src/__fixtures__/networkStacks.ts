import { TerraformJson } from '../TerraformJson';

/** What varies between the stacks of the tests. */
export interface NetworkShape {
  zones: string[];
  singleNat?: boolean;
  vpcName?: string;
}

const TIERS = ['public', 'private', 'privatelink'];

function remoteState(stack: string) {
  return {
    backend: 's3',
    config: { bucket: 'hello-state', key: `hello/${stack}.tfstate` },
  };
}

function awsProvider() {
  return {
    aws: [
      {
        region: 'us-west-2',
        assume_role: [
          { role_arn: 'arn:aws:iam::100000000001:role/TerraformAdminRole' },
          { role_arn: 'arn:aws:iam::100000000002:role/TerraformChildRole' },
        ],
      },
    ],
  };
}

function baseStack(shape: NetworkShape): TerraformJson {
  const letters = shape.zones.map(zone => zone.slice(-1));
  const nats = shape.singleNat ? letters.slice(0, 1) : letters;
  const natFor = (letter: string) => (shape.singleNat ? nats[0] : letter);
  const forLetters = <T>(
    list: string[],
    make: (letter: string, index: number) => [string, T],
  ) => Object.fromEntries(list.map(make));

  const subnets = Object.fromEntries(
    TIERS.flatMap((tier, row) =>
      letters.map((letter, column) => [
        `${tier}_${letter}`,
        {
          availability_zone: shape.zones[column],
          cidr_block: `10.0.${row}.${column * 64}/26`,
          tags: { Name: `hello-dev-${tier}-${letter}` },
          vpc_id: '${aws_vpc.main.id}',
        },
      ]),
    ),
  );
  const privateTables = letters.map(letter => `private_${letter}`);
  const tables = ['public', ...privateTables, 'privatelink'];
  return {
    provider: awsProvider(),
    resource: {
      aws_vpc: {
        main: {
          cidr_block: '10.0.0.0/22',
          tags: { Name: shape.vpcName ?? 'hello-dev' },
        },
      },
      aws_subnet: subnets,
      aws_internet_gateway: { main: { vpc_id: '${aws_vpc.main.id}' } },
      aws_eip: forLetters(nats, letter => [
        `nat_${letter}`,
        { domain: 'vpc', tags: { Name: `hello-dev-nat-${letter}` } },
      ]),
      aws_nat_gateway: forLetters(nats, letter => [
        `nat_${letter}`,
        {
          allocation_id: `\${aws_eip.nat_${letter}.allocation_id}`,
          subnet_id: `\${aws_subnet.public_${letter}.id}`,
          tags: { Name: `hello-dev-nat-${letter}` },
        },
      ]),
      aws_route_table: Object.fromEntries(
        tables.map(table => [
          table,
          {
            vpc_id: '${aws_vpc.main.id}',
            tags: { Name: `hello-dev-${table}` },
          },
        ]),
      ),
      aws_route: {
        public: {
          route_table_id: '${aws_route_table.public.id}',
          destination_cidr_block: '0.0.0.0/0',
          gateway_id: '${aws_internet_gateway.main.id}',
        },
        ...forLetters(letters, letter => [
          `private_${letter}`,
          {
            route_table_id: `\${aws_route_table.private_${letter}.id}`,
            destination_cidr_block: '0.0.0.0/0',
            nat_gateway_id: `\${aws_nat_gateway.nat_${natFor(letter)}.id}`,
          },
        ]),
      },
      aws_route_table_association: Object.fromEntries(
        TIERS.flatMap(tier =>
          letters.map(letter => [
            `${tier}_${letter}`,
            {
              route_table_id: `\${aws_route_table.${
                tier === 'private' ? `private_${letter}` : tier
              }.id}`,
              subnet_id: `\${aws_subnet.${tier}_${letter}.id}`,
            },
          ]),
        ),
      ),
      aws_security_group: {
        workspace: {
          name: 'hello-dev-workspace',
          vpc_id: '${aws_vpc.main.id}',
        },
        endpoints: {
          name: 'hello-dev-endpoints',
          vpc_id: '${aws_vpc.main.id}',
        },
      },
      aws_vpc_security_group_ingress_rule: {
        workspace_self: {
          from_port: 0,
          to_port: 65535,
          ip_protocol: 'tcp',
          referenced_security_group_id: '${aws_security_group.workspace.id}',
          security_group_id: '${aws_security_group.workspace.id}',
        },
        endpoints_https: {
          from_port: 443,
          to_port: 443,
          ip_protocol: 'tcp',
          referenced_security_group_id: '${aws_security_group.workspace.id}',
          security_group_id: '${aws_security_group.endpoints.id}',
        },
      },
      aws_vpc_security_group_egress_rule: {
        workspace_https: {
          from_port: 443,
          to_port: 443,
          ip_protocol: 'tcp',
          cidr_ipv4: '0.0.0.0/0',
          security_group_id: '${aws_security_group.workspace.id}',
        },
      },
      aws_vpc_endpoint: {
        s3: {
          service_name: 'com.amazonaws.us-west-2.s3',
          vpc_endpoint_type: 'Gateway',
          vpc_id: '${aws_vpc.main.id}',
          route_table_ids: [...privateTables, 'privatelink'].map(
            table => `\${aws_route_table.${table}.id}`,
          ),
        },
        sts: {
          service_name: 'com.amazonaws.us-west-2.sts',
          vpc_endpoint_type: 'Interface',
          private_dns_enabled: true,
          vpc_id: '${aws_vpc.main.id}',
          subnet_ids: letters.map(
            letter => `\${aws_subnet.privatelink_${letter}.id}`,
          ),
          security_group_ids: ['${aws_security_group.endpoints.id}'],
        },
      },
      aws_s3_bucket: {
        root: { bucket: 'hello-dev-root' },
        catalog: { bucket: 'hello-dev-catalog' },
      },
      aws_iam_role: { cross_account: { name: 'hello-dev' } },
    },
    output: {
      subnet_ids: {
        value: letters.map(letter => `\${aws_subnet.private_${letter}.id}`),
      },
      vpc_id: { value: '${aws_vpc.main.id}' },
      security_group_id: { value: '${aws_security_group.workspace.id}' },
      buckets: {
        value: {
          root: '${aws_s3_bucket.root.bucket}',
          catalog: '${aws_s3_bucket.catalog.id}',
        },
      },
    },
  };
}

const workspaceStack: TerraformJson = {
  provider: {
    databricks: [
      {
        host: 'https://accounts.cloud.databricks.com',
        account_id: '0d26daa6-5e44-4c97-a497-ef015f91254a',
      },
    ],
  },
  data: { terraform_remote_state: { base: remoteState('hello-dev-base') } },
  resource: {
    databricks_mws_networks: {
      main: {
        network_name: 'hello-dev',
        vpc_id: '${data.terraform_remote_state.base.outputs.vpc_id}',
        subnet_ids: '${data.terraform_remote_state.base.outputs.subnet_ids}',
        security_group_ids: [
          '${data.terraform_remote_state.base.outputs.security_group_id}',
        ],
      },
    },
    databricks_mws_storage_configurations: {
      main: {
        bucket_name:
          '${data.terraform_remote_state.base.outputs.buckets["root"]}',
      },
    },
    databricks_mws_workspaces: {
      main: {
        account_id: '0d26daa6-5e44-4c97-a497-ef015f91254a',
        aws_region: 'us-west-2',
        workspace_name: 'hello-dev',
        network_id: '${databricks_mws_networks.main.network_id}',
        storage_configuration_id:
          '${databricks_mws_storage_configurations.main.storage_configuration_id}',
      },
    },
  },
  output: {
    workspace_url: {
      value: '${databricks_mws_workspaces.main.workspace_url}',
    },
  },
};

const dataStack: TerraformJson = {
  provider: {
    databricks: [
      {
        host: '${data.terraform_remote_state.workspace.outputs.workspace_url}',
      },
    ],
  },
  data: {
    terraform_remote_state: {
      base: remoteState('hello-dev-base'),
      workspace: remoteState('hello-dev-workspace'),
    },
  },
  resource: {
    databricks_external_location: {
      catalog: {
        name: 'hello_dev',
        url: 's3://${data.terraform_remote_state.base.outputs.buckets.catalog}/',
      },
    },
  },
};

/** Stacks in the shape that cdktf gives them, for one environment. */
export function networkStacks(
  shape: NetworkShape,
): Record<string, TerraformJson> {
  return {
    'hello-dev-base': baseStack(shape),
    'hello-dev-workspace': workspaceStack,
    'hello-dev-data': dataStack,
  };
}
