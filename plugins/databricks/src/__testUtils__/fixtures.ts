import type { Entity } from '@backstage/catalog-model';
import type {
  Deployment,
  DeploymentPlan,
  EnvironmentDetails,
  EnvironmentFindings,
  EnvironmentTopology,
  Workspace,
} from '@lakeport/backstage-plugin-databricks-common';

export const environmentEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'sales-dev',
    namespace: 'default',
    annotations: { 'lakeport.dev/environment': 'sales/dev' },
  },
  spec: { type: 'databricks-environment', owner: 'group:default/data' },
};

/** What is between the environments of the project `sales`. */
export const sharedStackEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'sales-connectivity',
    namespace: 'default',
    description: 'Ways between the networks of the environments',
    annotations: { 'lakeport.dev/environment': 'sales/connectivity' },
  },
  spec: { type: 'databricks-shared-stack', owner: 'group:default/data' },
  relations: [
    { type: 'dependsOn', targetRef: 'resource:default/sales-dev' },
    { type: 'partOf', targetRef: 'system:default/sales' },
  ],
};

/** Who is signed in, and in the catalog. */
export const guestEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'guest', namespace: 'default' },
  spec: { memberOf: [] },
};

export const age = { readAt: '2026-09-01T10:00:00.000Z', stale: false };

export const workspace: Workspace = {
  accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
  id: '1234567890123456',
  name: 'sales-dev',
  status: 'RUNNING',
  region: 'us-west-2',
  url: 'https://sales-dev.cloud.databricks.com',
  project: 'sales',
  environment: 'dev',
  metastoreId: '6f2c1f6e-0000-4000-8000-000000000001',
};

export const strayWorkspace: Workspace = {
  accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
  id: '99',
  name: 'by-hand',
  status: 'FAILED',
  statusMessage: 'The credentials were refused.',
  region: 'eu-west-1',
  url: 'file:///etc/passwd',
};

export const environment: EnvironmentDetails = {
  entityRef: 'resource:default/sales-dev',
  project: 'sales',
  environment: 'dev',
  workspace,
  catalogs: [
    {
      name: 'sales_dev',
      owner: 'data-admins',
      isDefault: true,
      schemas: [{ name: 'bronze', volumes: [{ name: 'landing' }] }],
    },
    { name: 'empty_one', schemas: [] },
  ],
  errors: [],
};

export const topology: EnvironmentTopology = {
  source: 'declared',
  commit: '0123456789abcdef0123456789abcdef01234567',
  commitUrl:
    'https://github.example.com/acme/sales/commit/0123456789abcdef0123456789abcdef01234567',
  topology: {
    nodes: [
      { id: 'a', kind: 'account', name: '111122223333' },
      {
        id: 'v',
        kind: 'vpc',
        name: 'sales-dev',
        parent: 'a',
        cidr: '10.0.0.0/22',
      },
      { id: 'z', kind: 'availability-zone', name: 'us-west-2a', parent: 'v' },
      {
        id: 's',
        kind: 'subnet',
        name: 'sales-dev-private-a',
        parent: 'z',
        cidr: '10.0.0.0/24',
        tier: 'private',
      },
      { id: 'r', kind: 'route-table', name: 'private-a', parent: 'v' },
      { id: 'w', kind: 'workspace', name: 'sales-dev' },
    ],
    edges: [
      { source: 's', target: 'r', kind: 'associated-with' },
      { source: 'w', target: 's', kind: 'attached-to' },
    ],
  },
  addressPlan: {
    cidr: '10.0.0.0/22',
    subnets: [
      {
        name: 'public-a',
        tier: 'public',
        availabilityZone: 'us-west-2a',
        cidr: '10.0.2.0/26',
        usable: 59,
        nodes: 29,
      },
      {
        name: 'private-a',
        tier: 'private',
        availabilityZone: 'us-west-2a',
        cidr: '10.0.0.0/24',
        usable: 251,
        nodes: 125,
      },
    ],
    free: ['10.0.3.0/24'],
  },
  monthlyCost: {
    currency: 'USD',
    asOf: '2026-08-01',
    total: 65.7,
    items: [
      {
        type: 'aws_nat_gateway',
        name: 'NAT gateway',
        quantity: 2,
        unitPrice: 32.85,
        monthly: 65.7,
      },
    ],
  },
  monthlyCostAsleep: {
    currency: 'USD',
    asOf: '2026-08-01',
    total: 1.5,
    items: [],
  },
};

const about = { reason: 'Because.', source: 'somebody, 2026' };

export const findings: EnvironmentFindings = {
  source: 'declared',
  commit: topology.commit,
  commitUrl: topology.commitUrl,
  securityProfile: 'production-basic',
  findings: [
    {
      ...about,
      rule: 'workspace.no-access-list',
      severity: 'warning',
      environment: 'dev',
      stack: 'sales-dev-workspace',
      message: 'there is no IP access list',
      fix: 'Name the addresses of offices.',
    },
    {
      ...about,
      rule: 'network.nat-single',
      severity: 'warning',
      environment: 'dev',
      stack: 'sales-dev-base',
      resource: 'aws_vpc.network-vpc',
      message: '1 NAT gateway serves 2 zones',
      fix: 'Set network.egress to nat-per-az.',
      waived: { reason: 'cost; nobody is on call', until: '2027-06-30' },
    },
    {
      ...about,
      rule: 'network.no-flow-logs',
      severity: 'info',
      environment: 'dev',
      message: 'nothing records its traffic',
      fix: 'Set network.flowLogs.',
    },
  ],
};

const NONE = { add: 0, change: 0, replace: 0, destroy: 0 };

export const plan: DeploymentPlan = {
  summary: { add: 15, change: 1, replace: 1, destroy: 1 },
  unknownStacks: 2,
  stacks: [
    { stack: 'sales-account', status: 'planned', summary: NONE, changes: [] },
    {
      stack: 'sales-dev-base',
      status: 'planned',
      summary: { add: 1, change: 1, replace: 1, destroy: 1 },
      changes: [
        { address: 'aws_subnet.old', actions: ['delete'] },
        { address: 'aws_nat_gateway.a', actions: ['delete', 'create'] },
        { address: 'aws_vpc.main', actions: ['update'] },
        { address: 'aws_eip.a', actions: ['create'] },
        { address: 'data.aws_region.here', actions: ['read'] },
      ],
      omittedChanges: 7,
    },
    {
      stack: 'sales-dev-workspace',
      status: 'deferred',
      summary: { ...NONE, add: 14 },
      message: 'sales-dev-base was never applied',
      changes: Array.from({ length: 14 }, (_, index) => ({
        address: `databricks_thing.t${index}`,
        actions: ['create'],
      })),
    },
    {
      stack: 'sales-dev-data',
      status: 'failed',
      changes: [],
      message: 'Error: no such bucket',
    },
    {
      stack: 'sales-dev-more',
      status: 'deferred',
      changes: [],
      message: 'sales-dev-base has to be applied first: its outputs change',
    },
  ],
};

export function deployment(overrides: Partial<Deployment> = {}): Deployment {
  return {
    id: 'd1',
    entityRef: 'resource:default/sales-dev',
    project: 'sales',
    environment: 'dev',
    operation: 'apply',
    state: 'succeeded',
    requestedBy: 'user:default/guest',
    requestedAt: '2026-09-01T10:00:00Z',
    updatedAt: '2026-09-01T10:03:05Z',
    finishedAt: '2026-09-01T10:03:05Z',
    runUrl: 'https://github.example.com/acme/sales/actions/runs/7',
    runId: '7',
    jobs: [],
    ...overrides,
  };
}
