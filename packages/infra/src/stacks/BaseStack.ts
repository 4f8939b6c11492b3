import { planAddresses } from '@lakeport/project';
import { TerraformOutput } from '#cdk';
import { Construct } from '#constructs';
import { awsProvider } from '../framework/awsProvider';
import { ProjectStack } from '../framework/ProjectStack';
import { CrossAccountRole } from '../iam/CrossAccountRole';
import { FlowLogs } from '../network/FlowLogs';
import { ServiceEndpoints } from '../network/ServiceEndpoints';
import { VpcNetwork } from '../network/VpcNetwork';
import { WorkspaceSecurityGroups } from '../network/WorkspaceSecurityGroups';
import { rootBucketPolicy } from '../policies/rootBucketPolicy';
import { PrivateBucket } from '../storage/PrivateBucket';
import { EnvironmentStackProps } from './EnvironmentStackProps';

/**
 * What the base stack puts out for the stacks above it. A workspace without
 * compute in the customer's account has none of what compute needs; otherwise
 * each is there when the project file asks for it.
 *
 * @public
 */
export interface BaseOutputs {
  readonly vpcId?: TerraformOutput;
  /** A list. */
  readonly privateSubnetIds?: TerraformOutput;
  /** A list. */
  readonly workspaceSecurityGroupIds?: TerraformOutput;
  readonly crossAccountRoleArn?: TerraformOutput;
  readonly crossAccountRoleUniqueId?: TerraformOutput;
  readonly crossAccountPolicy?: TerraformOutput;
  readonly rootBucket?: TerraformOutput;
  /** The key of the buckets, created or existing. */
  readonly storageKeyArn?: TerraformOutput;
  /** The key that Databricks encrypts workspace data with. */
  readonly workspaceKeyArn?: TerraformOutput;
  readonly workspaceKeyAlias?: TerraformOutput;
  /** AWS ids (`vpce-…`) of the PrivateLink endpoints that are made here. */
  readonly workspaceEndpointId?: TerraformOutput;
  readonly relayEndpointId?: TerraformOutput;
  readonly frontEndEndpointId?: TerraformOutput;
  /** By name, created and existing ones. */
  readonly instanceProfileArns: ReadonlyMap<string, TerraformOutput>;
}

/**
 * The AWS side of an environment: network, cross-account role, buckets.
 *
 * There is no instance profile: with Unity Catalog, compute reaches data
 * through storage credentials (Databricks docs, instance profiles, 2026).
 *
 * @public
 */
export class BaseStack extends ProjectStack {
  readonly kind = 'base';
  readonly outputs: BaseOutputs;

  constructor(scope: Construct, name: string, props: EnvironmentStackProps) {
    super(scope, name, props);
    const { project, environment, names } = props;
    const { awsAccountId, deletionProtection, region } = environment;
    const databricksAccountId = project.spec.databricks.accountId;
    awsProvider(this, project, environment, names);

    const network = new VpcNetwork(this, 'network', {
      namePrefix: names.vpc,
      addressPlan: planAddresses(environment.network),
      egress: environment.network.egress,
    });
    const securityGroups = new WorkspaceSecurityGroups(this, 'security', {
      vpcId: network.vpcId,
      names: {
        workspace: names.workspaceSecurityGroup,
        endpoints: names.endpointSecurityGroup,
      },
    });
    new ServiceEndpoints(this, 'endpoint', {
      namePrefix: names.vpc,
      region,
      vpcId: network.vpcId,
      routeTableIds: network.internalRouteTableIds,
      subnetIds: network.privatelinkSubnets.map(subnet => subnet.id),
      securityGroupId: securityGroups.endpointSecurityGroupId,
    });
    if (environment.network.flowLogs) {
      new FlowLogs(this, 'flow-logs', {
        vpcId: network.vpcId,
        namePrefix: names.vpc,
        bucketName: names.flowLogBucket,
        awsAccountId,
        region,
        deletionProtection,
      });
    }
    const crossAccountRole = new CrossAccountRole(this, 'cross-account-role', {
      roleName: names.crossAccountRole,
      databricksAccountId,
    });
    const rootBucket = new PrivateBucket(this, 'root-bucket', {
      name: names.rootBucket,
      deletionProtection,
      policy: ({ bucketArn }) =>
        rootBucketPolicy({ bucketArn, databricksAccountId }),
    });

    this.outputs = {
      vpcId: this.putOut('vpc_id', network.vpcId, 'VPC of the workspace'),
      privateSubnetIds: this.putOut(
        'private_subnet_ids',
        network.privateSubnets.map(subnet => subnet.id),
        'Subnets of cluster nodes, one a zone',
      ),
      workspaceSecurityGroupIds: this.putOut(
        'workspace_security_group_ids',
        [securityGroups.workspaceSecurityGroupId],
        'Security groups of cluster nodes',
      ),
      crossAccountRoleArn: this.putOut(
        'cross_account_role_arn',
        crossAccountRole.roleArn,
        'Role that Databricks starts compute with',
      ),
      crossAccountRoleUniqueId: this.putOut(
        'cross_account_role_unique_id',
        crossAccountRole.roleUniqueId,
        'Changes when that role is made anew',
      ),
      crossAccountPolicy: this.putOut(
        'cross_account_policy',
        crossAccountRole.policyFingerprint,
        'Fingerprint of what that role may do',
      ),
      rootBucket: this.putOut(
        'root_bucket',
        rootBucket.bucketName,
        'Root bucket of the workspace',
      ),
      instanceProfileArns: new Map(),
    };
  }

  /**
   * An output that a workspace with compute in the customer's account always
   * has.
   *
   * @throws Error when the environment has no such thing
   */
  required(
    name: Exclude<keyof BaseOutputs, 'instanceProfileArns'>,
  ): TerraformOutput {
    const output = this.outputs[name];
    if (!output) {
      throw new Error(
        `Stack ${this.node.id} puts out no ${name}: the environment has none`,
      );
    }
    return output;
  }
}
