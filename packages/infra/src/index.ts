/**
 * cdktf constructs and stacks that turn a lakeport project file into Terraform
 * JSON.
 *
 * @packageDocumentation
 */
export { synthesize } from './synthesize';
export { synthesizePlatform } from './synthesizePlatform';
export * from './SynthesizeOptions';
export { withImports } from './withImports';
export { adoptedImports } from './adoptedImports';
export { requiredProviders } from './requiredProviders';
export type {
  Manifest,
  ManifestStack,
  StackKind,
  SynthesizedStacks,
} from './Manifest';

export * from './stacks/projectStacks';
export * from './stacks/platformStacks';
export * from './stacks/AccountStack';
export * from './stacks/PlatformStack';
export * from './stacks/BaseStack';
export * from './stacks/WorkspaceStack';
export * from './stacks/WorkspaceOutputs';
export * from './stacks/WorkspaceStackProps';
export * from './stacks/CredentialsStack';
export * from './stacks/DataStack';
export * from './stacks/ConnectivityStack';
export * from './stacks/EnvironmentStackProps';
export * from './stacks/BaseOutputs';
export * from './stacks/BaseStackProps';
export * from './framework/StateOwner';
export * from './framework/LakeportStack';
export * from './framework/ProjectStack';
export * from './network/VpcNetwork';
export * from './network/WorkspaceSecurityGroups';
export * from './network/securityGroupMatrix';
export * from './network/FlowLogs';
export * from './network/NetworkRoutes';
export * from './network/PlacedSubnet';
export * from './network/VpcEndpoints';
export * from './network/FrontEndZone';
export * from './network/createdNetwork';
export * from './network/LookedUpNetwork';
export * from './network/WorkspaceNetwork';
export * from './connectivity/MemberNetwork';
export * from './connectivity/MemberNetworkAcl';
export * from './connectivity/networkAclRules';
export * from './connectivity/NetworkPeering';
export * from './connectivity/RegionalTransitGateway';
export * from './connectivity/TransitGatewayPeering';
export * from './connectivity/TransitGatewayShare';
export * from './kms/CustomerKey';
export * from './storage/PrivateBucket';
export * from './iam/CrossAccountRole';
export * from './iam/InstanceProfile';
export * from './account/LogDelivery';
export * from './account/DeployPrincipal';
export * from './account/EnvironmentAccess';
export * from './workspace/Metastore';
export * from './workspace/DatabricksWorkspace';
export * from './workspace/LookedUpParts';
export * from './workspace/WorkspaceAccess';
export * from './workspace/AutomationPrincipal';
export * from './workspace/CustomerManagedKey';
export * from './workspace/IpAccessLists';
export * from './workspace/PlatformPrincipal';
export * from './workspace/PrivateAccess';
export * from './workspace/ServerlessConnectivity';
export * from './workspace/ServerlessNetworkPolicy';
export * from './workspace/VpcEndpointRegistrations';
export * from './unity-catalog/CatalogStorage';
export * from './unity-catalog/DefaultCatalog';
export * from './unity-catalog/UnityCatalog';
export * from './compute/WorkspaceCompute';
export * from './content/WorkspaceContent';
export * from './credentials/RotatingSecret';
export * from './policies/PolicyDocument';
export * from './policies/databricksPrincipals';
export * from './policies/crossAccountTrustPolicy';
export * from './policies/crossAccountPolicy';
export * from './policies/unityCatalogTrustPolicy';
export * from './policies/unityCatalogPolicy';
export * from './policies/rootBucketPolicy';
export * from './policies/tightRootBucketPolicy';
export * from './policies/databricksRegionName';
export * from './policies/catalogBucketPolicy';
export * from './policies/flowLogBucketPolicy';
export * from './policies/RestrictedNetwork';
export * from './policies/ReachedBucket';
export * from './policies/instanceProfilePolicy';
export * from './policies/instanceProfileTrustPolicy';
export * from './policies/storageKeyPolicy';
export * from './policies/workspaceKeyPolicy';
export * from './policies/databricksBuckets';
export * from './policies/s3EndpointPolicy';
export * from './policies/SharedCatalogBucket';
export * from './policies/stsEndpointPolicy';
export * from './policies/kinesisEndpointPolicy';
export * from './policies/logDeliveryTrustPolicy';
export * from './policies/logDeliveryBucketPolicy';
export * from './policies/ACCOUNT_TAG';
export * from './policies/EnvironmentStateKeys';
export * from './policies/githubOidcProvider';
export * from './policies/environmentRolePolicy';
export * from './policies/environmentRoleTrustPolicy';
export * from './policies/adminRolePolicy';
export * from './policies/adminRoleTrustPolicy';
export * from './policies/childRoleTrustPolicy';
export * from './policies/childPlanRolePolicy';
export * from './policies/environmentBoundaryPolicy';
export * from './policies/stateBucketPolicy';
