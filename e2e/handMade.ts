/**
 * Terraform as somebody wrote it who never heard of lakeport: workspaces of
 * different shapes, each in an AWS account of its own, with names, tags and
 * comments that lakeport would never give.
 */
const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';
const REGION = 'us-west-2';
const DATABRICKS = '414351767826';

type Block = Record<string, unknown>;
type Blocks = Record<string, Record<string, Block>>;

/** A configuration in Terraform's JSON syntax. */
export interface Configuration {
  terraform: Block;
  provider: Record<string, Block[]>;
  resource: Blocks;
  output?: Record<string, Block>;
}

/** What a hand-made workspace is like. */
export interface Shape {
  /** Of the AWS account. */
  readonly awsAccountId: string;
  /** `vpc`: the customer's; `databricks`: one that Databricks made; none. */
  readonly network: 'vpc' | 'databricks' | 'none';
  /** Back-end PrivateLink, and two keys, each registered for one use. */
  readonly isSecured?: boolean;
  /** Older than Unity Catalog: without a metastore, and so without account groups. */
  readonly isOld?: boolean;
}

const required = (...providers: string[]): Block => ({
  required_providers: Object.fromEntries(
    providers.map(name => [
      name,
      {
        source: `registry.terraform.io/${
          name === 'aws' ? 'hashicorp' : 'databricks'
        }/${name}`,
      },
    ]),
  ),
});

const accountProvider: Block = {
  alias: 'account',
  host: 'https://accounts.cloud.databricks.com',
  account_id: ACCOUNT,
};

/** What all workspaces share: a metastore, groups, people. */
export const shared: Configuration = {
  terraform: required('databricks'),
  provider: { databricks: [accountProvider] },
  resource: {
    databricks_metastore: {
      metastore: atAccount({
        name: 'old-metastore',
        region: REGION,
        owner: 'somebody',
      }),
    },
    databricks_group: {
      engineers: atAccount({ display_name: 'Data Engineers' }),
      admins: atAccount({ display_name: 'platform-admins' }),
    },
    databricks_user: {
      ada: atAccount({ user_name: 'ada@acme.example' }),
    },
  },
  output: {
    metastore: { value: '${databricks_metastore.metastore.id}' },
    engineers: { value: '${databricks_group.engineers.id}' },
    admins: { value: '${databricks_group.admins.id}' },
    ada: { value: '${databricks_user.ada.id}' },
  },
};

function atAccount(block: Block): Block {
  return { provider: 'databricks.account', ...block };
}

/** The AWS side and the workspace itself. */
export function workspaceOf(
  name: string,
  { awsAccountId, isOld, isSecured, network }: Shape,
  ids: Readonly<Record<string, string>>,
): Configuration {
  const isClassic = network !== 'none';
  const assignments = {
    engineers: { principal_id: Number(ids.engineers), permissions: ['USER'] },
    admins: { principal_id: Number(ids.admins), permissions: ['ADMIN'] },
    ada: { principal_id: Number(ids.ada), permissions: ['USER'] },
  };
  return {
    terraform: required('aws', 'databricks'),
    provider: {
      aws: [{ region: REGION, allowed_account_ids: [awsAccountId] }],
      databricks: [accountProvider],
    },
    resource: {
      ...(isClassic ? classic(name, awsAccountId) : {}),
      ...(network === 'vpc' ? vpc(name, isSecured ?? false) : {}),
      ...(isSecured ? secured(name, awsAccountId) : {}),
      databricks_mws_workspaces: {
        this: atAccount({
          account_id: ACCOUNT,
          workspace_name: `${name} (made by hand)`,
          deployment_name: `${name}-by-hand`,
          aws_region: REGION,
          custom_tags: { team: name, Odd: 'yes' },
          ...(isClassic
            ? {
                credentials_id:
                  '${databricks_mws_credentials.this.credentials_id}',
                storage_configuration_id:
                  '${databricks_mws_storage_configurations.this.storage_configuration_id}',
              }
            : { compute_mode: 'SERVERLESS' }),
          ...(network === 'vpc'
            ? { network_id: '${databricks_mws_networks.this.network_id}' }
            : {}),
          ...(isSecured
            ? {
                private_access_settings_id:
                  '${databricks_mws_private_access_settings.this.private_access_settings_id}',
                managed_services_customer_managed_key_id:
                  '${databricks_mws_customer_managed_keys.managed.customer_managed_key_id}',
                storage_customer_managed_key_id:
                  '${databricks_mws_customer_managed_keys.storage.customer_managed_key_id}',
              }
            : {}),
        }),
      },
      ...(isOld
        ? {}
        : {
            databricks_metastore_assignment: {
              this: atAccount({
                metastore_id: ids.metastore,
                workspace_id: '${databricks_mws_workspaces.this.workspace_id}',
              }),
            },
            databricks_mws_permission_assignment: Object.fromEntries(
              Object.entries(assignments).map(([key, block]) => [
                key,
                atAccount({
                  workspace_id:
                    '${databricks_mws_workspaces.this.workspace_id}',
                  depends_on: ['databricks_metastore_assignment.this'],
                  ...block,
                }),
              ]),
            ),
          }),
    },
    output: {
      workspace_id: {
        value: '${tostring(databricks_mws_workspaces.this.workspace_id)}',
      },
      workspace_url: {
        value: '${databricks_mws_workspaces.this.workspace_url}',
      },
    },
  };
}

function classic(name: string, awsAccountId: string): Blocks {
  return {
    aws_iam_role: {
      this: {
        name: `${name}-Databricks`,
        path: '/old/',
        assume_role_policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: { AWS: `arn:aws:iam::${DATABRICKS}:root` },
              Condition: { StringEquals: { 'sts:ExternalId': ACCOUNT } },
            },
          ],
        }),
      },
    },
    aws_s3_bucket: {
      root: { bucket: `${name}-by-hand-root` },
      lake: { bucket: `${name}-by-hand-lake` },
    },
    databricks_mws_credentials: {
      this: atAccount({
        credentials_name: `${name} credentials`,
        role_arn: `arn:aws:iam::${awsAccountId}:role/old/${name}-Databricks`,
        depends_on: ['aws_iam_role.this'],
      }),
    },
    databricks_mws_storage_configurations: {
      this: atAccount({
        account_id: ACCOUNT,
        storage_configuration_name: `${name} storage`,
        bucket_name: '${aws_s3_bucket.root.id}',
      }),
    },
  };
}

/** Databricks' own endpoint services in us-west-2. */
const SERVICES = {
  workspace: 'com.amazonaws.vpce.us-west-2.vpce-svc-0129f463fcfbc46c5',
  relay: 'com.amazonaws.vpce.us-west-2.vpce-svc-0158114c0c730c3bb',
};

function vpc(name: string, isPrivate: boolean): Blocks {
  const subnets = { a: '10.77.0.0/24', b: '10.77.1.0/24' };
  return {
    aws_vpc: {
      this: {
        cidr_block: '10.77.0.0/16',
        enable_dns_hostnames: true,
        tags: { Name: `${name} by hand` },
      },
    },
    aws_subnet: {
      ...Object.fromEntries(
        Object.entries(subnets).map(([zone, cidr]) => [
          zone,
          {
            vpc_id: '${aws_vpc.this.id}',
            availability_zone: `${REGION}${zone}`,
            cidr_block: cidr,
          },
        ]),
      ),
      public: {
        vpc_id: '${aws_vpc.this.id}',
        availability_zone: `${REGION}a`,
        cidr_block: '10.77.9.0/24',
      },
    },
    aws_internet_gateway: { this: { vpc_id: '${aws_vpc.this.id}' } },
    aws_eip: { nat: { domain: 'vpc' } },
    aws_nat_gateway: {
      this: {
        subnet_id: '${aws_subnet.public.id}',
        allocation_id: '${aws_eip.nat.id}',
        depends_on: ['aws_route.public'],
      },
    },
    aws_route_table: {
      private: { vpc_id: '${aws_vpc.this.id}' },
      public: { vpc_id: '${aws_vpc.this.id}' },
    },
    aws_route: {
      private: {
        route_table_id: '${aws_route_table.private.id}',
        destination_cidr_block: '0.0.0.0/0',
        nat_gateway_id: '${aws_nat_gateway.this.id}',
      },
      public: {
        route_table_id: '${aws_route_table.public.id}',
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: '${aws_internet_gateway.this.id}',
      },
    },
    aws_route_table_association: {
      a: {
        subnet_id: '${aws_subnet.a.id}',
        route_table_id: '${aws_route_table.private.id}',
      },
      b: {
        subnet_id: '${aws_subnet.b.id}',
        route_table_id: '${aws_route_table.private.id}',
      },
      public: {
        subnet_id: '${aws_subnet.public.id}',
        route_table_id: '${aws_route_table.public.id}',
      },
    },
    aws_security_group: {
      this: { name: `${name}-by-hand`, vpc_id: '${aws_vpc.this.id}' },
    },
    aws_vpc_endpoint: {
      s3: {
        vpc_id: '${aws_vpc.this.id}',
        service_name: `com.amazonaws.${REGION}.s3`,
        vpc_endpoint_type: 'Gateway',
        route_table_ids: ['${aws_route_table.private.id}'],
      },
      ...(isPrivate
        ? Object.fromEntries(
            Object.entries(SERVICES).map(([key, service]) => [
              key,
              {
                vpc_id: '${aws_vpc.this.id}',
                service_name: service,
                vpc_endpoint_type: 'Interface',
                subnet_ids: ['${aws_subnet.a.id}'],
                security_group_ids: ['${aws_security_group.this.id}'],
                private_dns_enabled: true,
              },
            ]),
          )
        : {}),
    },
    ...(isPrivate
      ? {
          databricks_mws_vpc_endpoint: Object.fromEntries(
            Object.keys(SERVICES).map(key => [
              key,
              atAccount({
                account_id: ACCOUNT,
                region: REGION,
                vpc_endpoint_name: `${name} ${key}`,
                aws_vpc_endpoint_id: `\${aws_vpc_endpoint.${key}.id}`,
              }),
            ]),
          ),
        }
      : {}),
    databricks_mws_networks: {
      this: atAccount({
        account_id: ACCOUNT,
        network_name: `${name} network`,
        vpc_id: '${aws_vpc.this.id}',
        subnet_ids: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
        security_group_ids: ['${aws_security_group.this.id}'],
        ...(isPrivate
          ? {
              vpc_endpoints: {
                rest_api: [
                  '${databricks_mws_vpc_endpoint.workspace.vpc_endpoint_id}',
                ],
                dataplane_relay: [
                  '${databricks_mws_vpc_endpoint.relay.vpc_endpoint_id}',
                ],
              },
            }
          : {}),
      }),
    },
  };
}

function secured(name: string, awsAccountId: string): Blocks {
  const key = (use: string) =>
    atAccount({
      account_id: ACCOUNT,
      use_cases: [use],
      aws_key_info: {
        key_arn: '${aws_kms_key.this.arn}',
        key_alias: '${aws_kms_alias.this.name}',
      },
    });
  return {
    aws_kms_key: {
      this: {
        description: `${name} by hand`,
        policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'kms:*',
              Resource: '*',
              Principal: { AWS: `arn:aws:iam::${awsAccountId}:root` },
            },
            {
              Effect: 'Allow',
              Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*'],
              Resource: '*',
              Principal: { AWS: `arn:aws:iam::${DATABRICKS}:root` },
            },
          ],
        }),
      },
    },
    aws_kms_alias: {
      this: {
        name: `alias/${name}-by-hand`,
        target_key_id: '${aws_kms_key.this.key_id}',
      },
    },
    databricks_mws_customer_managed_keys: {
      managed: key('MANAGED_SERVICES'),
      storage: key('STORAGE'),
    },
    databricks_mws_private_access_settings: {
      this: atAccount({
        private_access_settings_name: `${name} access`,
        region: REGION,
        public_access_enabled: true,
      }),
    },
  };
}

/** What is in a workspace: a catalog with all there can be, and a shared one. */
export function contentOf(
  name: string,
  { awsAccountId }: Shape,
  outputs: Readonly<Record<string, string>>,
): Configuration {
  const catalog = `${name}_lake`;
  const bucket = `${name}-by-hand-lake`;
  return {
    terraform: required('databricks'),
    provider: { databricks: [{ host: outputs.workspace_url }] },
    resource: {
      databricks_storage_credential: {
        lake: {
          name: `${name} credential`,
          aws_iam_role: {
            role_arn: `arn:aws:iam::${awsAccountId}:role/old/${name}-Databricks`,
          },
        },
      },
      databricks_external_location: {
        lake: {
          name: `${name} location`,
          url: `s3://${bucket}/`,
          credential_name: '${databricks_storage_credential.lake.name}',
          skip_validation: true,
        },
      },
      databricks_catalog: {
        lake: {
          name: catalog,
          storage_root: `s3://${bucket}/${catalog}/`,
          isolation_mode: 'ISOLATED',
          comment: `All of ${name}`,
          properties: { contact: 'ada' },
          depends_on: ['databricks_external_location.lake'],
        },
        open: {
          name: `${name}_open`,
          storage_root: `s3://${bucket}/open`,
          comment: 'For everybody',
          depends_on: ['databricks_external_location.lake'],
        },
      },
      databricks_schema: {
        raw: {
          catalog_name: '${databricks_catalog.lake.name}',
          name: 'raw',
          comment: 'As it comes',
          storage_root: `s3://${bucket}/raw`,
        },
        odd: { catalog_name: '${databricks_catalog.lake.name}', name: 'Odd-1' },
      },
      databricks_volume: {
        landing: {
          catalog_name: '${databricks_catalog.lake.name}',
          schema_name: '${databricks_schema.raw.name}',
          name: 'landing',
          volume_type: 'EXTERNAL',
          storage_location: `s3://${bucket}/landing`,
          comment: 'From the plant',
        },
        files: {
          catalog_name: '${databricks_catalog.lake.name}',
          schema_name: '${databricks_schema.raw.name}',
          name: 'files',
          volume_type: 'MANAGED',
        },
      },
      databricks_grants: {
        lake: {
          catalog: '${databricks_catalog.lake.name}',
          grant: [
            {
              principal: 'Data Engineers',
              privileges: ['USE_CATALOG', 'USE_SCHEMA', 'SELECT'],
            },
            { principal: 'ada@acme.example', privileges: ['USE_CATALOG'] },
          ],
        },
      },
      databricks_default_namespace_setting: {
        this: { namespace: { value: '${databricks_catalog.lake.name}' } },
      },
    },
  };
}
