/**
 * cdktf constructs and stacks that turn a lakeport project file into Terraform
 * JSON.
 *
 * @packageDocumentation
 */
export { synthesize } from './synthesize';
export type {
  Manifest,
  ManifestStack,
  StackKind,
  SynthesizedStacks,
} from './Manifest';

export * from './stacks/projectStacks';
export * from './stacks/AccountStack';
export * from './stacks/BaseStack';
export * from './stacks/WorkspaceStack';
export * from './stacks/DataStack';
export * from './stacks/EnvironmentStackProps';
export * from './framework/ProjectStack';

export * from './network/VpcNetwork';
export * from './network/WorkspaceSecurityGroups';
export * from './network/securityGroupMatrix';
export * from './network/ServiceEndpoints';
export * from './network/FlowLogs';
export * from './network/NetworkRoutes';
export * from './network/PlacedSubnet';
export * from './storage/PrivateBucket';
export * from './iam/CrossAccountRole';
export * from './workspace/Metastore';
export * from './workspace/DatabricksWorkspace';
export * from './workspace/WorkspaceAccess';
export * from './unity-catalog/CatalogStorage';
export * from './unity-catalog/UnityCatalog';

export * from './policies/PolicyDocument';
export * from './policies/databricksPrincipals';
export * from './policies/crossAccountTrustPolicy';
export * from './policies/crossAccountPolicy';
export * from './policies/unityCatalogTrustPolicy';
export * from './policies/unityCatalogPolicy';
export * from './policies/rootBucketPolicy';
export * from './policies/catalogBucketPolicy';
export * from './policies/flowLogBucketPolicy';
