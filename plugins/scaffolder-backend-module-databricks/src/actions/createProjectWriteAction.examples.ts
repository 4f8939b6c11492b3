import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `databricks:project:write`; the tests run them. */
export const examples: TemplateExample[] = [
  {
    description: 'Write the project file from literal values.',
    example: stringify({
      steps: [
        {
          id: 'project',
          name: 'Write the project file',
          action: 'databricks:project:write',
          input: {
            values: {
              name: 'payments',
              owner: 'group:default/payments-data',
              databricksAccountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
              adminAccountId: '100000000001',
              awsAccountId: '100000000002',
              region: 'us-west-2',
              availabilityZones: ['us-west-2a', 'us-west-2b'],
              cidr: '10.0.0.0/22',
              stateBucket: 'acme-terraform-tf-state',
            },
          },
        },
      ],
    }),
  },
  {
    description:
      'Write everything that the form can say, into a folder of the workspace.',
    example: stringify({
      steps: [
        {
          id: 'project',
          name: 'Write the project file',
          action: 'databricks:project:write',
          input: {
            path: 'repository/lakeport.yaml',
            values: {
              name: 'payments',
              title: 'Payments lakehouse',
              description: 'From ingestion to reporting.',
              owner: 'group:default/payments-data',
              repository: 'acme/payments',
              databricksAccountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
              adminAccountId: '100000000001',
              awsAccountId: '100000000002',
              environment: 'dev',
              region: 'us-west-2',
              availabilityZones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
              cidr: '10.0.0.0/20',
              stateBucket: 'acme-terraform-tf-state',
              stateRegion: 'us-east-1',
              catalog: 'payments_dev',
              admins: {
                groups: ['platform-admins'],
                users: ['data-admin@acme.example'],
              },
            },
          },
        },
      ],
    }),
  },
  {
    description:
      'Write the project file of a project on a platform, with what its onboarding decided.',
    example: stringify({
      steps: [
        {
          id: 'project',
          name: 'Write the project file',
          action: 'databricks:project:write',
          input: {
            values: {
              name: 'payments',
              owner: 'group:default/payments-data',
              platform: 'system:default/acme',
              platformFacts: {
                platform: 'acme',
                repository: 'acme/payments',
                databricks: {
                  accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
                },
                aws: {
                  adminAccountId: '100000000001',
                  adminRole: 'TerraformAdminRole',
                  childRole: 'TerraformChildRole',
                  state: {
                    bucket: 'acme-terraform-tf-state',
                    region: 'us-east-1',
                  },
                },
                github: {
                  workflows: 'acme/lakehouse-platform',
                  runsOn: 'ubuntu-24.04',
                },
                environments: {
                  dev: {
                    awsAccountId: '100000000002',
                    region: 'us-west-2',
                    cidr: '10.0.0.0/22',
                  },
                },
              },
              environments: [
                {
                  name: 'dev',
                  awsAccountId: '100000000002',
                  region: 'us-west-2',
                  availabilityZones: ['us-west-2a', 'us-west-2b'],
                  schemas: ['raw', 'refined'],
                  users: { groups: ['data-engineers'] },
                },
              ],
            },
          },
        },
      ],
    }),
  },
  {
    description:
      'Write a lakehouse in two regions: zones with a stream, networks that reach each other, a database that is copied.',
    example: stringify({
      steps: [
        {
          id: 'project',
          name: 'Write the project file',
          action: 'databricks:project:write',
          input: {
            values: {
              name: 'retail',
              owner: 'group:default/retail-data',
              databricksAccountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
              adminAccountId: '100000000001',
              stateBucket: 'acme-terraform-tf-state',
              environments: [
                {
                  name: 'online',
                  awsAccountId: '100000000012',
                  region: 'us-east-1',
                  availabilityZones: ['us-east-1a', 'us-east-1b'],
                  cidr: '10.32.0.0/20',
                },
                {
                  name: 'recovery',
                  awsAccountId: '100000000013',
                  region: 'us-west-2',
                  availabilityZones: ['us-west-2a', 'us-west-2b'],
                  cidr: '10.48.0.0/20',
                },
              ],
              lakehouse: {
                environments: ['online'],
                zones: [
                  { name: 'raw', retentionDays: 400 },
                  { name: 'trusted' },
                  { name: 'refined' },
                ],
                ingestion: {
                  streams: [
                    { name: 'orders', mode: 'on-demand', deliverTo: 'raw' },
                  ],
                },
                orchestration: { trigger: 'eventbridge' },
              },
              connectivity: { mode: 'auto' },
              regions: {
                sharing: { as: 'retail_shared' },
                database: {
                  engine: 'aurora-postgresql',
                  federateAs: 'retail_orders',
                },
                dns: {
                  zone: 'retail.internal.example',
                  records: ['orders-db'],
                },
                monitoring: { notify: ['ops@retail.example'] },
              },
            },
          },
        },
      ],
    }),
  },
];
