import {
  githubSubject,
  Platform,
  PlatformEnvironment,
  PlatformProject,
  platformResourceNames,
  PlatformResourceNames,
  PlatformSharedTarget,
  platformSharedTargets,
  readStateKeys,
  reusableWorkflowRefs,
  sharedStateKeys,
  stateKeys,
} from '@lakeport/project';
import { TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { DataDatabricksGroup } from '#dbx/data-databricks-group';
import { Group } from '#dbx/group';
import { MwsNetworkConnectivityConfig } from '#dbx/mws-network-connectivity-config';
import { DeployPrincipal } from '../account/DeployPrincipal';
import { EnvironmentAccess } from '../account/EnvironmentAccess';
import { LogDelivery } from '../account/LogDelivery';
import { SharedAccess } from '../account/SharedAccess';
import { constructId } from '../framework/constructId';
import { databricksAccountProvider } from '../framework/databricksAccountProvider';
import { LakeportStack } from '../framework/LakeportStack';
import { literal } from '../framework/literal';
import { timeProvider } from '../framework/timeProvider';
import { umbrellaAwsProvider } from '../framework/umbrellaAwsProvider';
import { githubOidcProvider } from '../policies/githubOidcProvider';
import { Metastore } from '../workspace/Metastore';

/**
 * What exists once in a Databricks account and its umbrella AWS account, and
 * what a project must not be able to do for itself: metastores, groups, network
 * connectivity configurations, the delivery of logs; the platform's own service
 * principal; roles and a service principal for every environment of every
 * project, and roles for what a project has between its environments.
 *
 * Metastores that are made here and the bucket of logs cannot be destroyed:
 * they hold what all projects have.
 *
 * @public
 */
export class PlatformStack extends LakeportStack {
  readonly kind = 'account';
  readonly #platform: Platform;
  readonly #names: PlatformResourceNames;

  constructor(scope: Construct, name: string, props: { platform: Platform }) {
    super(scope, name, { owner: props.platform });
    this.#platform = props.platform;
    this.#names = platformResourceNames(props.platform);
    const provider = databricksAccountProvider(this, {
      accountId: props.platform.spec.databricks.accountId,
      isOnPlatform: true,
    });
    this.#metastores(provider, this.#groups(provider));
    this.#networkConnectivity(provider);
    this.#awsProvider();
    this.#logDelivery(provider);
    this.#deployPrincipal(provider);
    this.#environments(provider);
  }

  /** Groups that are made here, by name: what names one is made after it. */
  #groups(provider: TerraformProvider): ReadonlyMap<string, Group> {
    const { create, existing } = this.#platform.spec.databricks.groups;
    for (const group of sorted(existing)) {
      // One that is not there fails the plan, before anything is made for it.
      new DataDatabricksGroup(this, `group-${constructId(group)}`, {
        provider,
        displayName: literal(group),
      });
    }
    return new Map(
      sorted(create).map(group => [
        group,
        new Group(this, `group-${constructId(group)}`, {
          provider,
          displayName: literal(group),
        }),
      ]),
    );
  }

  #metastores(
    provider: TerraformProvider,
    groups: ReadonlyMap<string, Group>,
  ): void {
    const { metastores } = this.#platform.spec.databricks;
    for (const region of sorted(Object.keys(metastores))) {
      const metastore = metastores[region];
      const owner = metastore.mode === 'create' && groups.get(metastore.owner);
      const { metastoreId } = new Metastore(this, `metastore-${region}`, {
        provider,
        region,
        metastore,
        name: this.#names.metastore(region),
        deletionProtection: true,
        ...(owner && { dependsOn: [owner] }),
      });
      this.putOut(
        `metastore_id_${region.replaceAll('-', '_')}`,
        metastoreId,
        `Unity Catalog metastore of ${region}`,
      );
    }
  }

  #networkConnectivity(provider: TerraformProvider): void {
    const { networkConnectivity } = this.#platform.spec.databricks;
    for (const region of sorted(Object.keys(networkConnectivity))) {
      const declared = networkConnectivity[region];
      this.putOut(
        `network_connectivity_id_${region.replaceAll('-', '_')}`,
        declared.mode === 'existing'
          ? declared.id
          : new MwsNetworkConnectivityConfig(
              this,
              `network-connectivity-${region}`,
              {
                provider,
                name: this.#names.networkConnectivity(region),
                region,
              },
            ).networkConnectivityConfigId,
        `Network connectivity configuration of ${region}`,
      );
    }
  }

  /** Only where there is something in AWS: it wants to sign in otherwise. */
  #awsProvider(): void {
    const { databricks, projects } = this.#platform.spec;
    const { audit, billableUsage } = databricks.logDelivery;
    const hasEnvironments = Object.values(projects).some(
      ({ environments }) => Object.keys(environments).length > 0,
    );
    if (audit || billableUsage || hasEnvironments) {
      umbrellaAwsProvider(this, this.#platform);
    }
  }

  #logDelivery(provider: TerraformProvider): void {
    const { accountId, logDelivery } = this.#platform.spec.databricks;
    const { audit, billableUsage } = logDelivery;
    if (!audit && !billableUsage) {
      return;
    }
    timeProvider(this);
    new LogDelivery(this, 'log-delivery', {
      provider,
      databricksAccountId: accountId,
      names: this.#names,
      audit,
      billableUsage,
      deletionProtection: true,
    });
  }

  #deployPrincipal(provider: TerraformProvider): void {
    const { aws, databricks, github } = this.#platform.spec;
    const { check, deploy, drift, platform } = reusableWorkflowRefs(
      this.#platform,
    );
    const { applicationId } = new DeployPrincipal(this, 'deploy', {
      provider,
      displayName: this.#names.deployPrincipal,
      databricksAccountId: databricks.accountId,
      issuer: githubOidcProvider({
        host: github.host,
        adminAccountId: aws.adminAccountId,
      }).issuer,
      workflows: { check, deploy, drift, platform },
    });
    this.putOut(
      'deploy_client_id',
      applicationId,
      "What the platform's workflows sign in to the account as",
    );
  }

  #environments(provider: TerraformProvider): void {
    const { projects } = this.#platform.spec;
    // What all of them need of a metastore is granted to this group, once.
    const group = new Group(this, 'environments-group', {
      provider,
      displayName: this.#names.environmentsGroup,
    });
    const made = sorted(Object.keys(projects)).flatMap(project =>
      sorted(Object.keys(projects[project].environments)).map(environment => {
        const access = this.#environment(
          provider,
          group.id,
          project,
          environment,
          projects[project],
          projects[project].environments[environment],
        );
        return [`${project}/${environment}`, access] as const;
      }),
    );
    this.putOut(
      'environments',
      Object.fromEntries(
        made.map(
          ([name, { planRoleArn, applyRoleArn, principalId, clientId }]) => [
            name,
            { planRoleArn, applyRoleArn, principalId, clientId },
          ],
        ),
      ),
      'What each environment is deployed with',
    );
    this.#shared(new Map(made));
  }

  /** What is between environments works as the principals of those that it joins. */
  #shared(access: ReadonlyMap<string, EnvironmentAccess>): void {
    const { projects } = this.#platform.spec;
    const outputs = sorted(Object.keys(projects)).flatMap(project =>
      platformSharedTargets(projects[project]).map(target => {
        const { applyRoleArn, planRoleArn } = this.#sharedAccess(
          project,
          target,
          projects[project],
        );
        const clientIds = Object.fromEntries(
          sorted(target.members).flatMap(member => {
            const clientId = access.get(`${project}/${member}`)?.clientId;
            return target.name === 'regions' && clientId !== undefined
              ? [[member, clientId] as const]
              : [];
          }),
        );
        return [
          `${project}/${target.name}`,
          { planRoleArn, applyRoleArn, clientIds },
        ] as const;
      }),
    );
    if (outputs.length > 0) {
      this.putOut(
        'shared',
        Object.fromEntries(outputs),
        'What is between environments is deployed with',
      );
    }
  }

  #sharedAccess(
    project: string,
    { members, name }: PlatformSharedTarget,
    declared: PlatformProject,
  ): SharedAccess {
    const { environments } = declared;
    return new SharedAccess(this, `shared-${project}-${name}`, {
      ...this.#roles(),
      project,
      target: name,
      names: this.#names.environment(project, name),
      awsAccountIds: members.map(member => environments[member].awsAccountId),
      keys: sharedStateKeys(project, name),
      reads: sorted(members).flatMap(member =>
        readStateKeys(project, name, member),
      ),
      subjects: this.#subjects(declared, name),
    });
  }

  /** Where all roles are, and which they become. */
  #roles() {
    const { aws, github } = this.#platform.spec;
    return {
      adminAccountId: aws.adminAccountId,
      childRoles: { apply: aws.childRole, plan: `${aws.childRole}-plan` },
      rolePath: this.#names.rolePath,
      boundary: this.#names.boundary,
      stateBucket: aws.state.bucket,
      githubHost: github.host,
    };
  }

  /** Of the tokens of what runs in a project's GitHub environments of a name. */
  #subjects(
    { githubIds, repository }: PlatformProject,
    githubEnvironment: string,
  ): Record<'plan' | 'apply', Record<string, string>> {
    const { check, deploy, drift } = reusableWorkflowRefs(this.#platform);
    const subjects = (name: string, workflows: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(workflows).map(([workflow, ref]) => [
          workflow,
          githubSubject(repository, name, ref, githubIds),
        ]),
      );
    return {
      apply: subjects(githubEnvironment, { deploy }),
      plan: subjects(`${githubEnvironment}-plan`, { check, deploy, drift }),
    };
  }

  #environment(
    provider: TerraformProvider,
    groupId: string,
    project: string,
    environment: string,
    declared: PlatformProject,
    { awsAccountId }: PlatformEnvironment,
  ): EnvironmentAccess {
    const joins = platformSharedTargets(declared).filter(({ members }) =>
      members.includes(environment),
    );
    const ofRegions = joins.some(({ name }) => name === 'regions')
      ? Object.entries(this.#subjects(declared, 'regions')).flatMap(
          ([operation, subjects]) =>
            Object.entries(subjects).map(
              ([workflow, subject]) =>
                [`regions-${operation}-${workflow}`, subject] as const,
            ),
        )
      : [];
    return new EnvironmentAccess(
      this,
      `environment-${project}-${environment}`,
      {
        ...this.#roles(),
        provider,
        groupId,
        project,
        environment,
        names: this.#names.environment(project, environment),
        databricksAccountId: this.#platform.spec.databricks.accountId,
        awsAccountId,
        keys: stateKeys(project, environment),
        reads: joins.flatMap(
          ({ name }) => sharedStateKeys(project, name).states,
        ),
        subjects: this.#subjects(declared, environment),
        sharedSubjects: Object.fromEntries(ofRegions),
      },
    );
  }
}

function sorted(texts: readonly string[]): string[] {
  return [...texts].sort();
}
