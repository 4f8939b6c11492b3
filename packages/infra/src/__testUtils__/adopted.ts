import {
  AdoptionPlan,
  planAdoption,
  Project,
  serializeProject,
  WorkspaceSnapshot,
} from '@lakeport/project';
import { projectFrom } from './projectFrom';

/** What was read of a workspace with something of everything. */
export const snapshot: WorkspaceSnapshot = {
  version: 1,
  accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
  workspace: {
    id: '1234567890123456',
    name: 'Legacy ${analytics}',
    url: 'https://dbc-a1b2c3d4-e5f6.cloud.databricks.com',
    region: 'us-west-2',
    computeMode: 'HYBRID',
    customTags: { team: 'analytics' },
    credentialsId: '00000000-0000-4000-8000-000000000001',
    storageConfigurationId: '00000000-0000-4000-8000-000000000002',
    networkId: '00000000-0000-4000-8000-000000000003',
    privateAccessSettingsId: '00000000-0000-4000-8000-000000000004',
    managedServicesKeyId: '00000000-0000-4000-8000-000000000005',
    networkPolicyId: 'restricted',
  },
  credentials: {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'legacy',
    roleArn: 'arn:aws:iam::100000000071:role/path/legacy-databricks',
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
  aws: { egress: 'nat', endpoints: [] },
  catalogs: [
    {
      name: 'sales',
      type: 'MANAGED_CATALOG',
      storageRoot: 's3://acme-legacy-lake/${sales}',
      isolation: 'ISOLATED',
      bindings: [{ workspaceId: '9999999999999999', access: 'read-only' }],
      grants: [
        { principal: 'Data Engineers', privileges: ['USE_CATALOG', 'SELECT'] },
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
          ],
        },
      ],
    },
  ],
  defaultCatalog: 'sales',
  legacyAccessDisabled: true,
  unread: [],
};

/** A workspace as it is adopted by a standalone project. */
export function adopt(read: WorkspaceSnapshot): AdoptionPlan {
  return planAdoption(read, {
    environment: 'prod',
    catalogs: ['sales'],
    project: {
      apiVersion: 'lakeport.dev/v1alpha1',
      kind: 'Project',
      metadata: { name: 'legacy', owner: 'group:default/legacy' },
      spec: {
        databricks: { accountId: read.accountId },
        aws: {
          adminAccountId: '100000000001',
          adminRole: 'TerraformAdminRole',
          childRole: 'TerraformChildRole',
          state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
        },
      },
    },
  });
}

/** A workspace with something of everything, as it is adopted. */
export const adoption: AdoptionPlan = adopt(snapshot);

/** The project that adopts it. */
export const adoptedProject: Project = projectFrom(
  serializeProject(adoption.project),
);
