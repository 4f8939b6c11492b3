import type { TerraformJson } from '@lakeport/project';
import type { SynthesizedStacks } from '../run/SynthesizedStacks';

const DATABRICKS_ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';
const ROLE = 'arn:aws:iam::100000000002:role/child';

const versions = {
  aws: { source: 'registry.terraform.io/hashicorp/aws', version: '6.25.0' },
  databricks: {
    source: 'registry.terraform.io/databricks/databricks',
    version: '1.99.0',
  },
  time: { source: 'registry.terraform.io/hashicorp/time', version: '0.13.1' },
};

function terraform(name: string) {
  return {
    required_providers: versions,
    backend: {
      s3: {
        bucket: 'shop-state',
        key: `shop/${name}.tfstate`,
        region: 'us-east-1',
        use_lockfile: true,
      },
    },
  };
}

function remote(name: string) {
  return {
    backend: 's3',
    config: {
      bucket: 'shop-state',
      key: `shop/${name}.tfstate`,
      region: 'us-east-1',
    },
  };
}

const aws = [
  {
    region: 'us-west-2',
    assume_role: [{ role_arn: ROLE }],
    default_tags: [{ tags: { project: 'shop' } }],
  },
];

const accountLevel = {
  host: 'https://accounts.cloud.databricks.com',
  account_id: DATABRICKS_ACCOUNT,
};

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: 'arn:aws:iam::414351767826:root' },
    },
  ],
});

function base(): TerraformJson {
  return {
    terraform: terraform('shop-dev-base'),
    provider: { aws, time: [{}] },
    resource: {
      aws_vpc: {
        main: { cidr_block: '10.0.0.0/22', tags: { Name: 'shop-dev' } },
      },
      aws_subnet: {
        a: {
          vpc_id: '${aws_vpc.main.id}',
          cidr_block: '10.0.0.0/24',
          availability_zone: 'us-west-2a',
        },
        b: {
          vpc_id: '${aws_vpc.main.id}',
          cidr_block: '10.0.1.0/24',
          availability_zone: 'us-west-2b',
        },
        spare: {
          vpc_id: '${aws_vpc.main.id}',
          cidr_block: '10.0.2.0/26',
          availability_zone: 'us-west-2a',
        },
      },
      aws_security_group: {
        workspace: { name: 'shop-dev', vpc_id: '${aws_vpc.main.id}' },
      },
      aws_vpc_security_group_ingress_rule: {
        self: {
          security_group_id: '${aws_security_group.workspace.id}',
          referenced_security_group_id: '${aws_security_group.workspace.id}',
          ip_protocol: '-1',
        },
      },
      aws_s3_bucket: {
        root: {
          bucket: 'shop-dev-root',
          lifecycle: { prevent_destroy: true },
        },
        catalog: { bucket: 'shop-dev-catalog' },
      },
      aws_s3_bucket_policy: {
        root: {
          bucket: '${aws_s3_bucket.root.id}',
          policy: '{"Version":"2012-10-17","Statement":[]}',
        },
      },
      aws_iam_role: {
        workspace: { name: 'shop-dev', assume_role_policy: TRUST },
        catalog: { name: 'shop-dev-catalog', assume_role_policy: TRUST },
      },
      aws_iam_role_policy: {
        workspace: {
          name: 'databricks',
          role: '${aws_iam_role.workspace.name}',
          policy: '{"Version":"2012-10-17","Statement":[]}',
        },
      },
    },
    output: {
      vpc_id: { value: '${aws_vpc.main.id}' },
      subnet_ids: { value: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] },
      group_id: { value: '${aws_security_group.workspace.id}' },
      root_bucket: { value: '${aws_s3_bucket.root.id}' },
      catalog_bucket: { value: '${aws_s3_bucket.catalog.id}' },
      role_arn: { value: '${aws_iam_role.workspace.arn}' },
      catalog_role_arn: { value: '${aws_iam_role.catalog.arn}' },
    },
  };
}

function workspace(): TerraformJson {
  const from = (output: string) =>
    `\${data.terraform_remote_state.base.outputs.${output}}`;
  return {
    terraform: terraform('shop-dev-workspace'),
    provider: { databricks: [accountLevel], time: [{}] },
    data: {
      terraform_remote_state: { base: remote('shop-dev-base') },
      databricks_metastore: { region: { region: 'us-west-2' } },
      databricks_group: { admins: { display_name: 'shop-admins' } },
    },
    resource: {
      time_sleep: {
        role: { create_duration: '30s', triggers: { role: from('role_arn') } },
      },
      databricks_mws_credentials: {
        main: {
          credentials_name: 'shop-dev',
          role_arn: from('role_arn'),
          depends_on: ['time_sleep.role'],
        },
      },
      databricks_mws_storage_configurations: {
        main: {
          account_id: DATABRICKS_ACCOUNT,
          storage_configuration_name: 'shop-dev',
          bucket_name: from('root_bucket'),
        },
      },
      databricks_mws_networks: {
        main: {
          account_id: DATABRICKS_ACCOUNT,
          network_name: 'shop-dev',
          vpc_id: from('vpc_id'),
          subnet_ids: from('subnet_ids'),
          security_group_ids: [from('group_id')],
        },
      },
      databricks_mws_workspaces: {
        main: {
          account_id: DATABRICKS_ACCOUNT,
          workspace_name: 'shop-dev',
          aws_region: 'us-west-2',
          credentials_id: '${databricks_mws_credentials.main.credentials_id}',
          storage_configuration_id:
            '${databricks_mws_storage_configurations.main.storage_configuration_id}',
          network_id: '${databricks_mws_networks.main.network_id}',
        },
      },
      databricks_metastore_assignment: {
        main: {
          metastore_id: '${data.databricks_metastore.region.metastore_id}',
          workspace_id: '${databricks_mws_workspaces.main.workspace_id}',
        },
      },
      databricks_mws_permission_assignment: {
        admins: {
          workspace_id: '${databricks_mws_workspaces.main.workspace_id}',
          principal_id: '${data.databricks_group.admins.id}',
          permissions: ['ADMIN'],
          depends_on: ['databricks_metastore_assignment.main'],
        },
      },
    },
    output: {
      workspace_url: {
        value: '${databricks_mws_workspaces.main.workspace_url}',
      },
    },
  };
}

function data(): TerraformJson {
  return {
    terraform: terraform('shop-dev-data'),
    provider: {
      databricks: [
        {
          host: '${data.terraform_remote_state.workspace.outputs.workspace_url}',
        },
      ],
    },
    data: {
      terraform_remote_state: {
        base: remote('shop-dev-base'),
        workspace: remote('shop-dev-workspace'),
      },
    },
    resource: {
      databricks_storage_credential: {
        main: {
          name: 'shop_dev',
          aws_iam_role: {
            role_arn:
              '${data.terraform_remote_state.base.outputs.catalog_role_arn}',
          },
        },
      },
      databricks_external_location: {
        main: {
          name: 'shop_dev',
          url: 's3://${data.terraform_remote_state.base.outputs.catalog_bucket}/',
          credential_name: '${databricks_storage_credential.main.name}',
        },
      },
      databricks_catalog: {
        main: {
          name: 'shop_dev',
          storage_root:
            's3://${data.terraform_remote_state.base.outputs.catalog_bucket}/managed',
          depends_on: ['databricks_external_location.main'],
        },
      },
      databricks_schema: {
        raw: {
          catalog_name: '${databricks_catalog.main.name}',
          name: 'raw',
        },
      },
      databricks_volume: {
        landing: {
          catalog_name: '${databricks_catalog.main.name}',
          schema_name: '${databricks_schema.raw.name}',
          name: 'landing',
          volume_type: 'MANAGED',
        },
      },
      databricks_grant: {
        readers: {
          catalog: '${databricks_catalog.main.name}',
          principal: 'shop-readers',
          privileges: ['USE_CATALOG'],
        },
      },
    },
    output: {
      external_id: {
        value:
          '${databricks_storage_credential.main.aws_iam_role[0].external_id}',
      },
    },
  };
}

/** A workspace with a catalog in three stacks, as synthesis would give it. */
export function lakehouseStacks(): SynthesizedStacks {
  const entry = (kind: string, dependsOn: string[]) => ({
    name: `shop-dev-${kind}`,
    environment: 'dev',
    kind,
    dependsOn,
  });
  return {
    manifest: {
      project: 'shop',
      order: ['shop-dev-base', 'shop-dev-workspace', 'shop-dev-data'],
      stacks: {
        'shop-dev-base': entry('base', []),
        'shop-dev-workspace': entry('workspace', ['shop-dev-base']),
        'shop-dev-data': entry('data', ['shop-dev-base', 'shop-dev-workspace']),
      },
    },
    stacks: {
      'shop-dev-base': base(),
      'shop-dev-workspace': workspace(),
      'shop-dev-data': data(),
    },
  };
}

/** A single stack of AWS resources, for what needs no more. */
export function singleStack(
  resource: NonNullable<TerraformJson['resource']>,
  rest: TerraformJson = {},
): SynthesizedStacks {
  return {
    manifest: {
      project: 'single',
      order: ['single'],
      stacks: { single: { name: 'single', kind: 'base', dependsOn: [] } },
    },
    stacks: {
      single: {
        terraform: { required_providers: versions },
        provider: { aws, databricks: [accountLevel] },
        resource,
        ...rest,
      },
    },
  };
}
