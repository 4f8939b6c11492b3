import { EdgeKind, NodeKind } from '../Topology';

/** How pictures call the kinds, in AWS's and Databricks' own words. */
export const kindWords: Record<NodeKind | EdgeKind, string> = {
  account: 'AWS account',
  region: 'Region',
  vpc: 'VPC',
  'availability-zone': 'Availability Zone',
  subnet: 'Subnet',
  'route-table': 'Route table',
  'internet-gateway': 'Internet gateway',
  'nat-gateway': 'NAT gateway',
  'vpc-endpoint': 'VPC endpoint',
  'security-group': 'Security group',
  bucket: 'S3 bucket',
  'control-plane': 'Control plane',
  workspace: 'Workspace',
  'routes-to': 'routes to',
  'associated-with': 'associated with',
  'attached-to': 'attached to',
  uses: 'uses',
  'secured-by': 'secured by',
  'stores-in': 'stores in',
  'managed-by': 'managed by',
  reaches: 'reaches',
};
