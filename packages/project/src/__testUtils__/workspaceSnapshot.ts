import type { WorkspaceSnapshot } from '../adopt/WorkspaceSnapshot';

/** A workspace with compute in a customer's VPC and two catalogs. */
export const workspaceSnapshot: WorkspaceSnapshot = {
  version: 1,
  accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
  workspace: {
    id: '1234567890123456',
    name: 'Legacy analytics',
    url: 'https://dbc-a1b2c3d4-e5f6.cloud.databricks.com',
    region: 'us-west-2',
    computeMode: 'HYBRID',
    customTags: { team: 'analytics' },
    credentialsId: '00000000-0000-4000-8000-000000000001',
    storageConfigurationId: '00000000-0000-4000-8000-000000000002',
    networkId: '00000000-0000-4000-8000-000000000003',
  },
  credentials: {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'legacy',
    roleArn: 'arn:aws:iam::100000000071:role/legacy-databricks',
  },
  storageConfiguration: {
    id: '00000000-0000-4000-8000-000000000002',
    name: 'legacy',
    bucket: 'acme-legacy-root',
  },
  network: {
    id: '00000000-0000-4000-8000-000000000003',
    name: 'legacy',
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    subnetIds: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
    securityGroupIds: ['sg-0a1b2c3d4e5f60713'],
    restApi: [],
    dataplaneRelay: [],
  },
  metastoreId: '7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22',
  assignments: [
    {
      principalId: '700000000000001',
      kind: 'group',
      name: 'Data Engineers',
      permissions: ['USER'],
    },
    {
      principalId: '700000000000002',
      kind: 'user',
      name: 'ada@acme.example',
      permissions: ['ADMIN'],
    },
  ],
  aws: {
    egress: 'nat',
    endpoints: [{ id: 'vpce-0a1b2c3d4e5f60714', service: 's3' }],
  },
  catalogs: [
    {
      name: 'sales',
      type: 'MANAGED_CATALOG',
      storageRoot: 's3://acme-legacy-lake/sales',
      isolation: 'ISOLATED',
      bindings: [{ workspaceId: '1234567890123456', access: 'read-write' }],
      grants: [
        {
          principal: 'Data Engineers',
          privileges: ['USE CATALOG', 'SELECT'],
        },
        { principal: 'ada@acme.example', privileges: ['SELECT'] },
      ],
      schemas: [
        {
          name: 'raw',
          volumes: [
            {
              name: 'landing',
              type: 'EXTERNAL',
              storageLocation: 's3://acme-legacy-lake/landing',
            },
            { name: 'files', type: 'MANAGED' },
          ],
        },
      ],
    },
    { name: 'shared', type: 'MANAGED_CATALOG', isolation: 'OPEN' },
  ],
  externalLocations: [
    {
      name: 'lake',
      url: 's3://acme-legacy-lake/',
      credentialName: 'lake',
    },
  ],
  defaultCatalog: 'sales',
  unread: [],
};
