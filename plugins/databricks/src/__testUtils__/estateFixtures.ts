import type { Entity } from '@backstage/catalog-model';
import type {
  Cluster,
  Job,
  SourceList,
  Warehouse,
  WorkspaceCapacity,
  WorkspaceCost,
  WorkspaceDetails,
  WorkspaceTimeline,
} from '@lakeport/backstage-plugin-databricks-common';
import { age, workspace } from './fixtures';

/** A workspace with every part of the account and of AWS. */
export const workspaceDetails: WorkspaceDetails = {
  workspace: {
    ...workspace,
    entityRef: 'resource:default/sales-dev-1234',
    environmentRef: 'resource:default/sales-dev',
    pricingTier: 'ENTERPRISE',
    computeMode: 'HYBRID',
    createdAt: '2026-08-01T09:00:00Z',
  },
  mode: 'account',
  missing: [],
  network: {
    id: 'n-1',
    name: 'sales-dev-network',
    status: 'WARNED',
    awsAccountId: '111122223333',
    vpcId: 'vpc-0a',
    vpcName: 'sales-dev',
    vpcEntityRef: 'resource:default/vpc-0a',
    vpcCidrs: ['10.0.0.0/22'],
    subnets: [
      {
        id: 'subnet-0a',
        name: 'private-a',
        cidr: '10.0.0.0/24',
        availabilityZone: 'us-west-2a',
        freeAddresses: 13,
        totalAddresses: 251,
      },
      { id: 'subnet-0b' },
    ],
    securityGroupIds: ['sg-0a'],
    endpoints: [
      {
        id: 'e-1',
        name: 'relay',
        awsVpcEndpointId: 'vpce-0a',
        useCase: 'DATAPLANE_RELAY_ACCESS',
        state: 'available',
        awsState: 'rejected',
      },
      { id: 'e-2' },
    ],
    messages: [
      {
        severity: 'error',
        type: 'securityGroup',
        message: 'sg-0a lets no egress to 3306',
      },
      { severity: 'warning', message: 'subnet-0b is small' },
    ],
  },
  credentials: {
    id: 'c-1',
    name: 'sales-dev',
    roleArn: 'arn:aws:iam::111122223333:role/sales-dev',
  },
  storage: { id: 's-1', name: 'root', bucket: 'sales-dev-root' },
  keys: [
    {
      id: 'k-1',
      arn: 'arn:aws:kms:us-west-2:111122223333:key/abc',
      alias: 'alias/sales',
      useCases: ['MANAGED_SERVICES', 'STORAGE'],
    },
  ],
  privateAccess: {
    id: 'p-1',
    name: 'private',
    publicAccessEnabled: false,
    level: 'ENDPOINT',
    allowedEndpointIds: ['e-9'],
  },
  networkConnectivity: {
    id: 'ncc-1',
    name: 'serverless',
    stableCidrBlocks: ['198.51.100.0/28'],
    rules: [
      {
        id: 'r-1',
        endpointService: 'com.amazonaws.vpce.us-west-2.vpce-svc-1',
        vpcEndpointId: 'vpce-0c',
        state: 'PENDING',
        message: 'accept it in AWS',
      },
    ],
  },
  networkPolicy: {
    id: 'np-1',
    egressMode: 'RESTRICTED_ACCESS',
    allowedDomains: ['pypi.org'],
  },
  metastore: {
    id: '6f2c1f6e-0000-4000-8000-000000000001',
    name: 'main-us-west-2',
    owner: 'metastore-admins',
    defaultCatalog: 'sales_dev',
    entityRef: 'resource:default/main-us-west-2',
  },
  admins: [
    {
      id: '1',
      name: 'guest@example.com',
      type: 'user',
      entityRef: 'user:default/guest',
    },
    { id: '2', name: 'deployer', type: 'service-principal' },
  ],
  users: [{ id: '3', name: 'analysts', type: 'group' }],
  age,
  errors: [],
};

export const cluster: Cluster = {
  id: '0901-a',
  name: 'shared',
  state: 'RUNNING',
  nodeType: 'm5.large',
  sparkVersion: '16.4.x-scala2.12',
  minWorkers: 1,
  maxWorkers: 8,
  creator: 'guest@example.com',
  source: 'UI',
  url: 'https://sales-dev.cloud.databricks.com/compute/clusters/0901-a?o=1',
};

export const brokenCluster: Cluster = {
  id: '0901-b',
  name: 'nightly',
  state: 'ERROR',
  stateMessage: 'INSUFFICIENT_FREE_ADDRESSES',
  workers: 4,
  url: 'file:///etc/passwd',
};

export const warehouse: Warehouse = {
  id: 'w-1',
  name: 'reports',
  state: 'STOPPED',
  size: 'Small',
  serverless: true,
  minClusters: 1,
  maxClusters: 3,
  autoStopMinutes: 10,
  url: 'https://sales-dev.cloud.databricks.com/sql/warehouses/w-1?o=1',
};

export const job: Job = {
  id: '11',
  name: 'ingest',
  creator: 'guest@example.com',
  schedule: '0 0 3 * * ? UTC',
  paused: true,
  lastRun: { id: '71', result: 'SUCCESS', startedAt: '2026-09-01T03:00:00Z' },
  url: 'https://sales-dev.cloud.databricks.com/jobs/11?o=1',
};

export const failedJob: Job = {
  id: '12',
  name: 'export',
  lastRun: {
    id: '72',
    result: 'CLOUD_FAILURE',
    failed: true,
    message: 'no free addresses',
    startedAt: '2026-09-01T03:00:00Z',
    endedAt: '2026-09-01T03:02:05Z',
    url: 'https://sales-dev.cloud.databricks.com/jobs/12/runs/72?o=1',
  },
  url: 'https://sales-dev.cloud.databricks.com/jobs/12?o=1',
};

export const capacity: WorkspaceCapacity = {
  addressesPerNode: 2,
  subnets: workspaceDetails.network?.subnets ?? [],
  freeAddresses: 13,
  demands: [
    {
      kind: 'cluster',
      id: '0901-a',
      name: 'shared',
      nodesNow: 2,
      nodesMax: 9,
    },
    {
      kind: 'instance-pool',
      id: 'pool-1',
      name: 'spare',
      nodesNow: 0,
      nodesMax: 1,
    },
  ],
  addressesAsked: 16,
  verdict: 'tight',
  message: 'Each can grow to its maximum, but not all at once',
  age,
  errors: [],
};

export const timeline: WorkspaceTimeline = {
  watchedSince: '2026-08-01T08:00:00Z',
  items: [
    { at: '2026-08-01T09:10:00Z', kind: 'status', status: 'RUNNING' },
    { at: '2026-08-01T09:02:00Z', kind: 'status', status: 'PROVISIONING' },
    { at: '2026-08-01T09:01:30Z', kind: 'created' },
    {
      at: '2026-08-01T09:00:00Z',
      kind: 'deployment',
      status: 'succeeded',
      operation: 'apply',
      deploymentId: 'd 1',
      environmentRef: 'resource:default/sales-dev',
      endedAt: '2026-08-01T09:20:00Z',
    },
  ],
};

export const cost: WorkspaceCost = {
  state: 'known',
  currency: 'USD',
  from: '2026-08-30',
  to: '2026-09-01',
  total: 42.5,
  days: [
    { date: '2026-08-30', amount: 10 },
    { date: '2026-08-31', amount: 30.5 },
    { date: '2026-09-01', amount: 2 },
  ],
  products: [
    { product: 'SQL', amount: 2.5, dbus: 5 },
    { product: 'JOBS', amount: 40, dbus: 1200.5 },
  ],
  unpriced: 3,
  latestUsage: '2026-09-01T06:00:00Z',
  age,
};

/** An account that can be read, and a region of AWS that cannot. */
export const troubledSources: SourceList = {
  items: [
    {
      kind: 'databricks-account',
      id: workspace.accountId,
      state: 'partial',
      message: 'keys: 403',
      missing: ['customer-managed keys'],
      age,
    },
    {
      kind: 'databricks-workspace',
      id: 'other.cloud.databricks.com',
      name: 'other',
      state: 'ok',
      missing: [],
      age,
    },
    {
      kind: 'aws-account',
      id: '111122223333',
      regions: ['us-west-2'],
      state: 'failed',
      message: 'AccessDenied: let the role be assumed',
      missing: [],
    },
  ],
  problems: [
    {
      severity: 'error',
      path: 'databricks.accounts[0].accountId',
      message: '"x" is no UUID; copy it from the account console',
    },
    {
      severity: 'warning',
      path: 'databricks.unityCatalog.readAs',
      message: 'is user, which holds for the explorer only',
    },
  ],
};

export const accountEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'databricks-account-0d26',
    namespace: 'default',
    annotations: { 'lakeport.dev/account-id': workspace.accountId },
  },
  spec: { type: 'databricks-account', owner: 'group:default/platform' },
};

export const metastoreEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'main-us-west-2',
    namespace: 'default',
    annotations: {
      'lakeport.dev/metastore-id': workspace.metastoreId ?? '',
    },
  },
  spec: { type: 'databricks-metastore', owner: 'group:default/platform' },
};
