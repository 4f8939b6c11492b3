import { Environment, KeyChoice } from '@lakeport/project';
import { TerraformOutput } from '#cdk';
import { Construct } from '#constructs';
import { awsProvider } from '../framework/awsProvider';
import { ProjectStack } from '../framework/ProjectStack';
import { CrossAccountRole } from '../iam/CrossAccountRole';
import { InstanceProfile } from '../iam/InstanceProfile';
import { roleArn } from '../iam/roleArn';
import { CustomerKey, CustomerKeyProps } from '../kms/CustomerKey';
import { FlowLogs, LoggedVpc } from '../network/FlowLogs';
import { NetworkParts } from '../network/WorkspaceNetwork';
import { rootBucketPolicy } from '../policies/rootBucketPolicy';
import { storageKeyPolicy } from '../policies/storageKeyPolicy';
import { workspaceKeyPolicy } from '../policies/workspaceKeyPolicy';
import { LookedUpParts } from '../workspace/LookedUpParts';
import { PrivateBucket } from '../storage/PrivateBucket';
import { BaseOutputs } from './BaseOutputs';
import { BaseStackProps } from './BaseStackProps';
import {
  EnvironmentNetworks,
  environmentNetworks,
} from './environmentNetworks';
import { foreignReplicationRoleArns } from '../regions/foreignReplicationRoleArns';
import { multiRegionKey } from '../regions/multiRegionKey';
import { zoneReplicas } from '../regions/zoneReplicas';
import { isShared } from './isShared';
import { putOutNetwork } from './putOutNetwork';
import { putOutNetworkParts } from './putOutNetworkParts';

/**
 * The AWS side of an environment: network, keys, roles, root bucket. Of a
 * workspace without compute in the customer's account only the key of the
 * catalogs' buckets is left.
 *
 * @public
 */
export class BaseStack extends ProjectStack {
  readonly kind = 'base';
  readonly outputs: BaseOutputs;
  /** What stacks that join networks need to know of one that is made here. */
  readonly network?: NetworkParts;
  readonly #props: BaseStackProps;

  constructor(scope: Construct, name: string, props: BaseStackProps) {
    super(scope, name, props);
    this.#props = props;
    const { project, environment, environmentName, names } = props;
    awsProvider(this, project, environment, names);

    const networks = environmentNetworks(this, props);
    this.network = networks?.current.parts;
    const profiles = this.#instanceProfiles();
    const { existing } = environment.workspace;
    if (existing) {
      new LookedUpParts(this, 'workspace', existing);
    }
    const role =
      networks && !existing
        ? this.#crossAccountRole(networks, profiles)
        : undefined;
    const storageKey = this.#storageKey();
    const workspaceKey = role && this.#workspaceKey(role);
    this.#flowLogs(networks?.logged ?? [], storageKey);
    this.outputs = {
      ...(networks && putOutNetwork(this, environment, networks.current)),
      ...(this.network &&
        isShared(project, environmentName) &&
        putOutNetworkParts(this, this.network)),
      ...(role && this.#roleOutputs(role)),
      ...(role && { rootBucket: this.#rootBucket(storageKey, workspaceKey) }),
      ...this.#keyOutputs(storageKey, workspaceKey),
      instanceProfileArns: new Map(
        [...profiles].map(([profile, { arn }]) => [
          profile,
          this.putOut(
            `instance_profile_${profile}`,
            arn,
            `Instance profile ${profile}`,
          ),
        ]),
      ),
    };
  }

  /**
   * An output that the environment has as a matter of course, such as the VPC
   * of a workspace with compute in the customer's account.
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

  #flowLogs(
    vpcs: readonly LoggedVpc[],
    storageKey: CustomerKey | undefined,
  ): void {
    if (vpcs.length === 0) {
      return;
    }
    const { environment, names } = this.#props;
    new FlowLogs(this, 'flow-logs', {
      vpcs,
      bucketName: names.flowLogBucket,
      awsAccountId: environment.awsAccountId,
      region: environment.region,
      deletionProtection: environment.deletionProtection,
      kmsKeyArn: storageKey?.keyArn,
    });
  }

  #instanceProfiles(): ReadonlyMap<string, InstanceProfile> {
    const { environment, names } = this.#props;
    return new Map(
      Object.entries(environment.compute.instanceProfiles)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([profile, instanceProfile]) => [
          profile,
          new InstanceProfile(this, `instance-profile-${profile}`, {
            instanceProfile,
            names: names.instanceProfiles[profile],
          }),
        ]),
    );
  }

  #crossAccountRole(
    { current, replaced }: EnvironmentNetworks,
    profiles: ReadonlyMap<string, InstanceProfile>,
  ): CrossAccountRole {
    const { environment, names, project } = this.#props;
    const { awsAccountId, crossAccountPolicy, region } = environment;
    // Machines of the network that is left behind still have to be stopped.
    const all = replaced ? [current, replaced] : [current];
    return new CrossAccountRole(this, 'cross-account-role', {
      roleName: names.crossAccountRole,
      databricksAccountId: project.spec.databricks.accountId,
      passRoleArns: [...profiles.values()].map(profile => profile.roleArn),
      ...(crossAccountPolicy === 'restricted' && {
        restrictedTo: {
          awsAccountId,
          region,
          vpcIds: all.map(({ vpcId }) => vpcId),
          securityGroupIds: all.flatMap(network => network.securityGroupIds),
        },
      }),
    });
  }

  #storageKey(): CustomerKey | undefined {
    const { environment, environmentName, names, project } = this.#props;
    const { awsAccountId, encryption, network, region } = environment;
    if (!encryption.storage) {
      return undefined;
    }
    return new CustomerKey(this, 'storage-key', {
      choice: encryption.storage.key,
      multiRegion: this.#multiRegion('storageKeyArn', other =>
        other.encryption.storage ? other.encryption.storage.key : undefined,
      ),
      aliasName: names.storageKeyAlias,
      description: `Buckets of ${names.workspace}`,
      deletionProtection: environment.deletionProtection,
      policy: storageKeyPolicy({
        awsAccountId,
        region,
        databricksAccountId: project.spec.databricks.accountId,
        encryptsRootBucket:
          network.mode !== 'none' &&
          !environment.workspace.existing &&
          !environment.workspaceEncryption.storage,
        ...keyRoles(this.#props),
        encryptsFlowLogs: network.mode === 'create' && network.flowLogs,
        foreignReplicationRoleArns: foreignReplicationRoleArns(
          project,
          environmentName,
        ),
      }),
    });
  }

  /** What a key is among those of the project's regions. */
  #multiRegion(
    output: 'storageKeyArn' | 'workspaceKeyArn',
    choiceOf: (environment: Environment) => KeyChoice | undefined,
  ): CustomerKeyProps['multiRegion'] {
    const { environmentName, project, regionsHome } = this.#props;
    switch (multiRegionKey(project, environmentName, choiceOf)) {
      case 'first':
        return 'first';
      case 'replica':
        return (
          regionsHome && {
            primaryKeyArn: this.readString(regionsHome.required(output)),
          }
        );
      default:
        return undefined;
    }
  }

  #workspaceKey(role: CrossAccountRole): CustomerKey | undefined {
    const { environment, names, project } = this.#props;
    const { key, managedServices, storage } = environment.workspaceEncryption;
    if (!managedServices && !storage) {
      return undefined;
    }
    return new CustomerKey(this, 'workspace-key', {
      choice: key,
      multiRegion: this.#multiRegion('workspaceKeyArn', other => {
        const { managedServices: services, storage: root } =
          other.workspaceEncryption;
        return services || root ? other.workspaceEncryption.key : undefined;
      }),
      aliasName: names.workspaceKeyAlias,
      description: `Workspace ${names.workspace}`,
      deletionProtection: environment.deletionProtection,
      policy: workspaceKeyPolicy({
        awsAccountId: environment.awsAccountId,
        databricksAccountId: project.spec.databricks.accountId,
        managedServices,
        ...(storage && { storage: { crossAccountRoleArn: role.roleArn } }),
      }),
    });
  }

  /**
   * The bucket that the workspace keeps its own things in. The key that is
   * registered with Databricks for workspace storage goes before the one of the
   * other buckets.
   */
  #rootBucket(
    storageKey: CustomerKey | undefined,
    workspaceKey: CustomerKey | undefined,
  ): TerraformOutput {
    const { environment, names, project } = this.#props;
    const key = environment.workspaceEncryption.storage
      ? workspaceKey
      : storageKey;
    const bucket = new PrivateBucket(this, 'root-bucket', {
      name: names.rootBucket,
      deletionProtection: environment.deletionProtection,
      kmsKeyArn: key?.keyArn,
      policyIsReplaced: environment.rootBucketPolicy === 'tight',
      policy: ({ bucketArn }) =>
        rootBucketPolicy({
          bucketArn,
          databricksAccountId: project.spec.databricks.accountId,
        }),
    });
    return this.putOut(
      'root_bucket',
      bucket.bucketName,
      'Root bucket of the workspace',
    );
  }

  #roleOutputs(role: CrossAccountRole): Partial<BaseOutputs> {
    return {
      crossAccountRoleArn: this.putOut(
        'cross_account_role_arn',
        role.roleArn,
        'Role that Databricks starts compute with',
      ),
      crossAccountRoleUniqueId: this.putOut(
        'cross_account_role_unique_id',
        role.roleUniqueId,
        'Changes when that role is made anew',
      ),
      crossAccountPolicy: this.putOut(
        'cross_account_policy',
        role.policyFingerprint,
        'Fingerprint of what that role may do',
      ),
    };
  }

  #keyOutputs(
    storageKey: CustomerKey | undefined,
    workspaceKey: CustomerKey | undefined,
  ): Partial<BaseOutputs> {
    return {
      ...(storageKey && {
        storageKeyArn: this.putOut(
          'storage_key_arn',
          storageKey.keyArn,
          'Key of the buckets',
        ),
      }),
      ...(workspaceKey && {
        workspaceKeyArn: this.putOut(
          'workspace_key_arn',
          workspaceKey.keyArn,
          'Key that Databricks encrypts the workspace with',
        ),
        workspaceKeyAlias: this.putOut(
          'workspace_key_alias',
          workspaceKey.keyAlias,
          'Alias of that key',
        ),
      }),
    };
  }
}

/** The roles that read and write buckets with the key, which come stacks later. */
function keyRoles({
  environment: { awsAccountId },
  environmentName,
  names: { catalogs, lakehouse },
  project,
}: BaseStackProps): Pick<
  Parameters<typeof storageKeyPolicy>[0],
  'unityCatalogRoleArns' | 'readingRoleArns' | 'ingestionRoleArns'
> {
  const arns = (roles: readonly string[]) =>
    roles.map(role => roleArn(awsAccountId, role)).sort();
  const { ingestion, zones } = project.spec.lakehouse ?? {};
  return {
    unityCatalogRoleArns: arns([
      ...Object.values(catalogs).map(({ role }) => role),
      // Of a place in somebody else's bucket the key is theirs.
      ...Object.entries(lakehouse?.zones ?? {})
        .filter(([zone]) => zones?.[zone].path === undefined)
        .map(([, { role }]) => role),
    ]),
    readingRoleArns: arns(
      [...zoneReplicas(project, environmentName).values()].map(
        ({ role }) => role,
      ),
    ),
    ingestionRoleArns: lakehouse
      ? arns([
          ...Object.values(lakehouse.streams).map(
            ({ deliveryRole }) => deliveryRole,
          ),
          ...(ingestion?.batch ? [lakehouse.batch.role] : []),
        ])
      : [],
  };
}
