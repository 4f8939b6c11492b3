import { platformResourceNames } from '@lakeport/project';
import { Token, TerraformProvider } from '#cdk';
import { S3BucketPolicy } from '#aws/s3-bucket-policy';
import { Construct } from '#constructs';
import { DataDatabricksMwsNetworkConnectivityConfig } from '#dbx/data-databricks-mws-network-connectivity-config';
import { awsProvider } from '../framework/awsProvider';
import { constructId } from '../framework/constructId';
import { databricksAccountProvider } from '../framework/databricksAccountProvider';
import { literal } from '../framework/literal';
import { literalMap } from '../framework/literalMap';
import { ProjectStack } from '../framework/ProjectStack';
import { timeProvider } from '../framework/timeProvider';
import { renderPolicy } from '../policies/renderPolicy';
import { tightRootBucketPolicy } from '../policies/tightRootBucketPolicy';
import { bucketArn } from '../storage/bucketArn';
import { AutomationPrincipal } from '../workspace/AutomationPrincipal';
import { DatabricksWorkspace } from '../workspace/DatabricksWorkspace';
import { Metastore } from '../workspace/Metastore';
import { declaredMetastore } from '../workspace/declaredMetastore';
import { PlatformPrincipal } from '../workspace/PlatformPrincipal';
import { ServerlessConnectivity } from '../workspace/ServerlessConnectivity';
import { ServerlessNetworkPolicy } from '../workspace/ServerlessNetworkPolicy';
import { WorkspaceAccess } from '../workspace/WorkspaceAccess';
import { classicCompute } from './classicCompute';
import { ServicePrincipalOutputs, WorkspaceOutputs } from './WorkspaceOutputs';
import { WorkspaceStackProps } from './WorkspaceStackProps';

/**
 * The Databricks side of an environment: what the account knows about its AWS
 * resources, the workspace, its metastore, and who may enter it.
 *
 * @public
 */
export class WorkspaceStack extends ProjectStack {
  readonly kind = 'workspace';
  readonly outputs: WorkspaceOutputs;

  constructor(scope: Construct, name: string, props: WorkspaceStackProps) {
    super(scope, name, props);
    const { environment, names, project } = props;
    const { deletionProtection, region, serverless } = environment;
    const databricksAccountId = project.spec.databricks.accountId;
    const { existing } = environment.workspace;
    const isMadeInAccount =
      environment.workspace.computeMode !== 'serverless' && !existing;
    const provider = databricksAccountProvider(this, {
      accountId: databricksAccountId,
      isOnPlatform: project.spec.platform !== undefined,
    });

    const networkPolicy =
      serverless.networkPolicy?.mode === 'create'
        ? new ServerlessNetworkPolicy(this, 'network-policy', {
            provider,
            databricksAccountId,
            networkPolicyId: names.networkPolicy,
            region,
            allowedDomains: serverless.networkPolicy.allowedDomains,
            allowedBuckets: serverless.networkPolicy.allowedBuckets,
          })
        : undefined;
    const metastoreId = this.#metastoreId(props, provider);
    const workspace = new DatabricksWorkspace(this, 'workspace', {
      provider,
      databricksAccountId,
      region,
      workspaceName: existing ? literal(existing.name) : names.workspace,
      classicCompute: isMadeInAccount
        ? classicCompute(this, props, provider)
        : undefined,
      existing,
      metastoreId,
      customTags: literalMap(names.tags),
      pricingTier: project.spec.databricks.pricingTier,
      deletionProtection,
      // A policy can only go after the workspace that is tied to it.
      dependsOn: networkPolicy && [networkPolicy.resource],
    });
    new WorkspaceAccess(this, 'access', {
      provider,
      workspace,
      admins: environment.workspace.admins,
      users: environment.workspace.users,
    });
    if (project.spec.platform !== undefined) {
      new PlatformPrincipal(this, 'platform-principal', {
        provider,
        workspace,
        displayName: platformResourceNames({
          metadata: { ...project.metadata, name: project.spec.platform },
          spec: project.spec,
        }).environment(project.metadata.name, props.environmentName).principal,
      });
    }
    new ServerlessConnectivity(this, 'serverless', {
      provider,
      workspace,
      networkConnectivityConfigId: this.#networkConnectivityId(props, provider),
      networkPolicyId:
        serverless.networkPolicy?.mode === 'existing'
          ? literal(serverless.networkPolicy.id)
          : networkPolicy?.policyId,
    });
    if (isMadeInAccount) {
      timeProvider(this);
      if (environment.rootBucketPolicy === 'tight') {
        this.#tightenRootBucket(props, workspace);
      }
    }
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
      servicePrincipals: this.#servicePrincipals(props, provider, workspace),
    };
  }

  #networkConnectivityId(
    { account, environment }: WorkspaceStackProps,
    provider: TerraformProvider,
  ): string | undefined {
    const { networkConnectivity } = environment.serverless;
    switch (networkConnectivity.mode) {
      case 'create':
        if (!account) {
          throw new Error(
            `Stack ${this.node.id} has no account stack that makes its network connectivity configuration; a platform's is looked up`,
          );
        }
        return this.readString(
          account.networkConnectivityIdOf(environment.region),
        );
      case 'lookup':
        return new DataDatabricksMwsNetworkConnectivityConfig(
          this,
          'network-connectivity',
          { provider, name: literal(networkConnectivity.name) },
        ).networkConnectivityConfigId;
      case 'existing':
        return networkConnectivity.id;
      default:
        return undefined;
    }
  }

  /**
   * Takes the place of the policy that the base stack gave the bucket before
   * there was a workspace; that stack leaves it alone from then on.
   */
  #tightenRootBucket(
    { base, environment, names, project }: WorkspaceStackProps,
    workspace: DatabricksWorkspace,
  ): void {
    awsProvider(this, project, environment, names);
    new S3BucketPolicy(this, 'root-bucket-policy', {
      bucket: this.readString(base.required('rootBucket')),
      policy: renderPolicy(
        tightRootBucketPolicy({
          bucketArn: bucketArn(names.rootBucket),
          databricksAccountId: project.spec.databricks.accountId,
          workspaceId: Token.asString(workspace.workspaceId),
          region: environment.region,
        }),
      ),
    });
  }

  #servicePrincipals(
    { environment, names }: WorkspaceStackProps,
    provider: TerraformProvider,
    workspace: DatabricksWorkspace,
  ): ReadonlyMap<string, ServicePrincipalOutputs> {
    return new Map(
      Object.entries(environment.servicePrincipals).map(([name, declared]) => {
        const id = constructId(name);
        const principal = new AutomationPrincipal(
          this,
          `service-principal-${id}`,
          {
            provider,
            workspace,
            names: names.servicePrincipals[name],
            isAdmin: declared.admin,
            federation: declared.federation,
          },
        );
        return [
          name,
          {
            id: this.putOut(
              `service_principal_id_${id}`,
              principal.servicePrincipalId,
              `Id of service principal ${name} in the account`,
            ),
            applicationId: this.putOut(
              `service_principal_application_id_${id}`,
              principal.applicationId,
              `What jobs run as and what ${name} signs in as`,
            ),
          },
        ];
      }),
    );
  }

  /**
   * A platform's metastores are not the project's to make: even one that the
   * platform creates is only looked up here. For a workspace that is there one
   * that is named is taken as it is, and one that is not is looked up here, so that
   * nothing has to be applied before this stack can be planned.
   */
  #metastoreId(
    {
      account,
      environment: { region, workspace },
      project,
    }: WorkspaceStackProps,
    provider: TerraformProvider,
  ): string {
    const named = declaredMetastore(project, region);
    if (workspace.existing && named.mode === 'existing') {
      return named.id;
    }
    const isFoundHere = workspace.existing && named.mode === 'lookup';
    if (account && !isFoundHere) {
      return this.readString(account.metastoreIdOf(region));
    }
    return new Metastore(this, 'metastore', {
      provider,
      region,
      metastore: named.mode === 'create' ? { mode: 'lookup' } : named,
      name: region,
      deletionProtection: true,
    }).metastoreId;
  }
}
