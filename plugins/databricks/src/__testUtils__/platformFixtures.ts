import type { Entity } from '@backstage/catalog-model';
import type {
  Deployment,
  LakeportVersionList,
  PlatformDetails,
  ProjectDetails,
  ProjectTopology,
  PullRequest,
} from '@lakeport/backstage-plugin-databricks-common';
import { deployment, workspace } from './fixtures';

export const platformEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: {
    name: 'acme',
    namespace: 'default',
    annotations: {
      'lakeport.dev/platform-file':
        'https://github.example.com/acme/lakehouse-platform/blob/main/platform.yaml',
    },
  },
  spec: { owner: 'group:default/data-platform' },
};

export const projectEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: {
    name: 'sales',
    namespace: 'default',
    annotations: {
      'lakeport.dev/project-file':
        'https://github.example.com/acme/sales/blob/main/lakeport.yaml',
      'lakeport.dev/platform': 'acme',
    },
  },
  spec: { owner: 'group:default/data' },
};

export const pullRequest: PullRequest = {
  number: 12,
  title: 'Onboard ads',
  url: 'https://github.example.com/acme/lakehouse-platform/pull/12',
  branch: 'lakeport/onboard-ads-1a2b3c4d',
  author: 'ada',
  draft: false,
  createdAt: '2026-09-01T10:00:00Z',
  updatedAt: '2026-09-01T10:00:00Z',
};

export const platform: PlatformDetails = {
  entityRef: 'system:default/acme',
  file: {
    url: 'https://github.example.com/acme/lakehouse-platform/blob/main/platform.yaml',
    commit: '89abcdef0123456789abcdef0123456789abcdef',
    commitUrl:
      'https://github.example.com/acme/lakehouse-platform/commit/89abcdef0123456789abcdef0123456789abcdef',
  },
  valid: true,
  problems: [],
  facts: {
    name: 'acme',
    title: 'Acme data platform',
    accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
    pricingTier: 'ENTERPRISE',
    adminAccountId: '100000000001',
    adminRole: 'TerraformAdminRole',
    childRole: 'TerraformChildRole',
    state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
    github: {
      host: 'github.example.com',
      organization: 'acme',
      repository: 'lakehouse-platform',
      branch: 'main',
      runsOn: 'ubuntu-24.04',
    },
    regions: ['us-west-2'],
    groups: ['data-engineers', 'platform-admins'],
  },
  pools: [
    {
      region: 'us-west-2',
      cidr: '10.0.0.0/20',
      used: [
        {
          cidr: '10.0.0.0/22',
          project: 'sales',
          environment: 'dev',
          entityRef: 'resource:default/sales-dev',
        },
        {
          cidr: '10.0.4.0/22',
          project: 'ads',
          environment: 'dev',
          pending: pullRequest,
        },
      ],
      free: ['10.0.8.0/21'],
    },
  ],
  projects: [
    {
      name: 'ads',
      repository: 'acme/ads',
      owner: 'group:default/ads',
      environments: [
        {
          name: 'dev',
          awsAccountId: '100000000004',
          region: 'us-west-2',
          cidr: '10.0.4.0/22',
        },
      ],
      pending: pullRequest,
    },
    {
      name: 'sales',
      repository: 'acme/sales',
      owner: 'group:default/data',
      entityRef: 'system:default/sales',
      environments: [
        {
          name: 'dev',
          awsAccountId: '100000000002',
          region: 'us-west-2',
          cidr: '10.0.0.0/22',
          entityRef: 'resource:default/sales-dev',
        },
        { name: 'prod', awsAccountId: '100000000003', region: 'us-west-2' },
      ],
    },
  ],
  pullRequests: [pullRequest],
  errors: [],
  readAt: '2026-09-01T10:05:00Z',
};

const connected = (overrides: Partial<Deployment>): Deployment =>
  deployment({
    entityRef: 'resource:default/sales-connectivity',
    environment: 'connectivity',
    runUrl: 'https://github.example.com/acme/sales/actions/runs/9',
    runId: '9',
    ...overrides,
  });

export const project: ProjectDetails = {
  entityRef: 'system:default/sales',
  name: 'sales',
  title: 'Sales lakehouse',
  repositoryUrl: 'https://github.example.com/acme/sales',
  file: {
    url: 'https://github.example.com/acme/sales/blob/main/lakeport.yaml',
    commit: '0123456789abcdef0123456789abcdef01234567',
    commitUrl:
      'https://github.example.com/acme/sales/commit/0123456789abcdef0123456789abcdef01234567',
  },
  valid: true,
  problems: [],
  platform: { name: 'acme', entityRef: 'system:default/acme' },
  environments: [
    {
      name: 'dev',
      declared: true,
      entityRef: 'resource:default/sales-dev',
      awsAccountId: '100000000002',
      region: 'us-west-2',
      securityProfile: 'development',
      deletionProtection: false,
      cidr: '10.0.0.0/22',
      catalogs: ['sales_dev', 'playground_dev'],
      monthlyCost: { currency: 'USD', asOf: '2026-08-01', total: 65.7 },
      monthlyCostAsleep: { currency: 'USD', asOf: '2026-08-01', total: 1.5 },
      workspace,
      lastDeployment: deployment(),
    },
    {
      name: 'prod',
      declared: true,
      awsAccountId: '100000000003',
      region: 'eu-west-1',
      securityProfile: 'production-basic',
      deletionProtection: true,
      catalogs: [],
    },
  ],
  sharedStacks: [
    {
      name: 'connectivity',
      declared: true,
      entityRef: 'resource:default/sales-connectivity',
      monthlyCost: { currency: 'USD', asOf: '2026-08-01', total: 36.5 },
      applied: connected({
        id: 'd8',
        commit: '4567890123456789012345678901234567890123',
      }),
      lastDeployment: connected({
        id: 'd9',
        operation: 'plan',
        state: 'waiting',
        finishedAt: undefined,
      }),
      drift: { status: 'drifted', since: '2026-08-30T04:00:00Z' },
    },
  ],
  pullRequests: [
    {
      ...pullRequest,
      number: 3,
      title: 'Add catalog orders to dev',
      url: 'https://github.example.com/acme/sales/pull/3',
    },
  ],
  lakeport: { used: '0.1.0', current: '0.2.0', behind: 'minor' },
  differences: [],
  errors: [],
  readAt: '2026-09-01T10:05:00Z',
};

/** Two environments in accounts of their own, connected by peering, and a stream. */
export const projectTopology: ProjectTopology = {
  source: 'declared',
  commit: project.file.commit,
  commitUrl: project.file.commitUrl,
  topology: {
    nodes: [
      { id: 'aws/2', kind: 'account', name: 'AWS account 100000000002' },
      { id: 'aws/3', kind: 'account', name: 'AWS account 100000000003' },
      {
        id: 'dev/vpc',
        kind: 'vpc',
        name: 'sales-dev-vpc',
        parent: 'aws/2',
        cidr: '10.0.0.0/22',
        region: 'us-west-2',
      },
      {
        id: 'prod/vpc',
        kind: 'vpc',
        name: 'sales-prod-vpc',
        parent: 'aws/3',
        cidr: '10.0.4.0/22',
        region: 'us-west-2',
      },
      {
        id: 'peering',
        kind: 'peering-connection',
        name: 'sales-dev-prod',
        connects: [
          'sales-dev-vpc, 10.0.0.0/22, account 100000000002, us-west-2',
          'sales-prod-vpc, 10.0.4.0/22, account 100000000003, us-west-2',
        ],
      },
      {
        id: 'dev/workspace',
        kind: 'workspace',
        name: 'sales-dev',
        region: 'us-west-2',
      },
      {
        id: 'prod/workspace',
        kind: 'workspace',
        name: 'sales-prod',
        region: 'us-west-2',
      },
      {
        id: 'dev/orders',
        kind: 'kinesis-stream',
        name: 'sales-dev-orders',
        parent: 'aws/2',
      },
      { id: 'dev/raw', kind: 'bucket', name: 'sales-dev-raw', parent: 'aws/2' },
    ],
    edges: [
      { source: 'peering', target: 'dev/vpc', kind: 'attached-to' },
      { source: 'peering', target: 'prod/vpc', kind: 'attached-to' },
      { source: 'dev/orders', target: 'dev/raw', kind: 'feeds' },
    ],
  },
};

export const versions: LakeportVersionList = {
  current: '0.2.0',
  items: [
    {
      entityRef: 'system:default/sales',
      name: 'sales',
      title: 'Sales lakehouse',
      kind: 'project',
      repositoryUrl: 'https://github.example.com/acme/sales',
      lakeport: { used: '0.1.0', current: '0.2.0', behind: 'minor' },
    },
    {
      entityRef: 'system:default/acme',
      name: 'acme',
      kind: 'platform',
      repositoryUrl: 'https://github.example.com/acme/lakehouse-platform',
      lakeport: { used: '0.2.0', current: '0.2.0', behind: 'none' },
    },
  ],
  totalItems: 2,
  behind: 1,
  errors: [],
  readAt: '2026-09-01T10:05:00Z',
};
