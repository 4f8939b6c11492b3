import { Token, TerraformOutput } from '#cdk';
import { Construct } from '#constructs';
import { databricksAccountProvider } from '../framework/databricksAccountProvider';
import { literalMap } from '../framework/literalMap';
import { ProjectStack } from '../framework/ProjectStack';
import { timeProvider } from '../framework/timeProvider';
import { DatabricksWorkspace } from '../workspace/DatabricksWorkspace';
import { Metastore } from '../workspace/Metastore';
import { declaredMetastore } from '../workspace/declaredMetastore';
import { WorkspaceAccess } from '../workspace/WorkspaceAccess';
import { AccountStack } from './AccountStack';
import { BaseStack } from './BaseStack';
import { EnvironmentStackProps } from './EnvironmentStackProps';

/**
 * What the workspace stack is made from.
 *
 * @public
 */
export interface WorkspaceStackProps extends EnvironmentStackProps {
  readonly base: BaseStack;
  /** The account stack of a standalone project; a platform has its own. */
  readonly account?: AccountStack;
}

/**
 * The Databricks side of an environment: what the account knows about its AWS
 * resources, the workspace, its metastore, and who may enter it.
 *
 * @public
 */
export class WorkspaceStack extends ProjectStack {
  readonly kind = 'workspace';
  readonly outputs: Readonly<
    Record<'workspaceId' | 'workspaceUrl' | 'metastoreId', TerraformOutput>
  >;

  constructor(scope: Construct, name: string, props: WorkspaceStackProps) {
    super(scope, name, props);
    const { base, environment, names, project } = props;
    const provider = databricksAccountProvider(this, project);
    timeProvider(this);

    const metastoreId = this.#metastoreId(props, provider);
    const workspace = new DatabricksWorkspace(this, 'workspace', {
      provider,
      databricksAccountId: project.spec.databricks.accountId,
      region: environment.region,
      names: {
        workspace: names.workspace,
        credentials: names.credentials,
        storageConfiguration: names.storageConfiguration,
        network: names.network,
      },
      crossAccountRole: {
        arn: this.readString(base.outputs.crossAccountRoleArn),
        uniqueId: this.readString(base.outputs.crossAccountRoleUniqueId),
        policyFingerprint: this.readString(base.outputs.crossAccountPolicy),
      },
      rootBucketName: this.readString(base.outputs.rootBucket),
      vpcId: this.readString(base.outputs.vpcId),
      subnetIds: this.readList(base.outputs.privateSubnetIds),
      securityGroupIds: [
        this.readString(base.outputs.workspaceSecurityGroupId),
      ],
      metastoreId,
      customTags: literalMap(names.tags),
      deletionProtection: environment.deletionProtection,
    });
    new WorkspaceAccess(this, 'access', {
      provider,
      workspace,
      admins: environment.workspace.admins,
      users: environment.workspace.users,
    });

    this.outputs = {
      workspaceId: this.putOut(
        'workspace_id',
        Token.asString(workspace.workspaceId),
        'Id of the workspace',
      ),
      workspaceUrl: this.putOut(
        'workspace_url',
        workspace.workspaceUrl,
        'Address of the workspace',
      ),
      metastoreId: this.putOut(
        'metastore_id',
        metastoreId,
        'Unity Catalog metastore of the workspace',
      ),
    };
  }

  /**
   * A platform's metastores are not the project's to make: even one that the
   * platform creates is only looked up here.
   */
  #metastoreId(
    { account, environment: { region }, project }: WorkspaceStackProps,
    provider: ReturnType<typeof databricksAccountProvider>,
  ): string {
    if (account) {
      return this.readString(account.metastoreIdOf(region));
    }
    const declared = declaredMetastore(project, region);
    return new Metastore(this, 'metastore', {
      provider,
      region,
      metastore: declared.mode === 'create' ? { mode: 'lookup' } : declared,
      name: region,
      deletionProtection: true,
    }).metastoreId;
  }
}
