import type { Entity } from '@backstage/catalog-model';
import type {
  Network,
  ObservedNetwork,
  SourceList,
} from '@lakeport/backstage-plugin-databricks-common';
import { age, workspace } from './fixtures';

/** Every AWS account that is configured can be read. */
export const awsSources: SourceList = {
  items: [
    {
      kind: 'aws-account',
      id: '111122223333',
      name: 'data',
      regions: ['us-west-2', 'eu-west-1'],
      state: 'ok',
      missing: [],
    },
  ],
  problems: [],
};

/**
 * What is there of the environment of the other fixtures: the private subnet is
 * smaller than declared, its route table is gone, and somebody made a public one.
 */
export const observedNetwork: ObservedNetwork = {
  source: 'observed',
  topology: {
    nodes: [
      {
        id: 'aws/111122223333',
        kind: 'account',
        name: 'AWS account 111122223333',
        accountId: '111122223333',
      },
      {
        id: 'vpc-0a',
        kind: 'vpc',
        name: 'sales-dev',
        parent: 'aws/111122223333',
        cidr: '10.0.0.0/22',
        region: 'us-west-2',
      },
      {
        id: 'vpc-0a/us-west-2a',
        kind: 'availability-zone',
        name: 'us-west-2a',
        parent: 'vpc-0a',
      },
      {
        id: 'subnet-0a',
        kind: 'subnet',
        name: 'sales-dev-private-a',
        parent: 'vpc-0a/us-west-2a',
        cidr: '10.0.0.0/25',
        availabilityZone: 'us-west-2a',
        tier: 'private',
        freeAddresses: 3,
      },
      {
        id: 'subnet-0b',
        kind: 'subnet',
        name: 'by-hand',
        parent: 'vpc-0a/us-west-2a',
        cidr: '10.0.2.0/24',
        availabilityZone: 'us-west-2a',
      },
      {
        id: `databricks/workspace/${workspace.id}`,
        kind: 'workspace',
        name: 'sales-dev',
        region: 'us-west-2',
      },
    ],
    edges: [
      {
        source: `databricks/workspace/${workspace.id}`,
        target: 'subnet-0a',
        kind: 'attached-to',
      },
    ],
  },
  health: [
    {
      id: 'subnet-addresses:subnet-0a',
      rule: 'subnet-addresses',
      severity: 'warning',
      message: 'Subnet sales-dev-private-a has 3 free addresses',
      source: 'aws',
      nodes: ['subnet-0a', 'vpc-0a'],
    },
    {
      id: 'network-broken:vpc-0a',
      rule: 'network-broken',
      severity: 'error',
      message: 'Databricks calls the network of sales-dev BROKEN',
      source: 'databricks',
      nodes: ['vpc-0a'],
    },
  ],
  kinds: [
    'account',
    'vpc',
    'availability-zone',
    'subnet',
    'route-table',
    'workspace',
    'a-kind-of-tomorrow',
  ],
  gaps: [],
  entities: { 'vpc-0a': 'resource:default/vpc-0a' },
  age,
  errors: [],
};

export const network: Network = {
  vpcId: 'vpc-0a',
  name: 'sales-dev',
  accountId: '111122223333',
  region: 'us-west-2',
  cidrs: ['10.0.0.0/22'],
  subnets: 2,
  freeAddresses: 1203,
  totalAddresses: 1275,
  workspaces: [
    { id: workspace.id, name: 'sales-dev', networkStatus: 'WARNED' },
  ],
  findings: { errors: 1, warnings: 2 },
  entityRef: 'resource:default/vpc-0a',
};

/** A VPC that nothing but its id is known of. */
export const strayNetwork: Network = {
  vpcId: 'vpc-0b',
  accountId: '444455556666',
  region: 'eu-west-1',
  cidrs: [],
  workspaces: [],
  findings: { errors: 0, warnings: 0 },
};

export const vpcEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'vpc-0a',
    namespace: 'default',
    annotations: {
      'lakeport.dev/vpc-id': 'vpc-0a',
      'lakeport.dev/aws-account-id': '111122223333',
      'lakeport.dev/region': 'us-west-2',
    },
  },
  spec: { type: 'aws-vpc', owner: 'group:default/network' },
};

export const workspaceEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'sales-dev-workspace',
    namespace: 'default',
    annotations: { 'lakeport.dev/workspace-id': workspace.id },
  },
  spec: { type: 'databricks-workspace', owner: 'group:default/data' },
};
