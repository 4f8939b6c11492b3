import {
  Catalog,
  ENVIRONMENT_TAG,
  LAKEHOUSE_PRINCIPAL,
  PROJECT_TAG,
} from '@lakeport/project';
import { ITerraformDependable } from '#cdk';
import { Construct } from '#constructs';
import { Entitlements } from '#dbx/entitlements';
import { GroupRole } from '#dbx/group-role';
import { Sleep } from '#time/sleep';
import { WorkspaceCompute } from '../compute/WorkspaceCompute';
import { WorkspaceContent } from '../content/WorkspaceContent';
import { awsProvider } from '../framework/awsProvider';
import { constructId } from '../framework/constructId';
import { databricksWorkspaceProvider } from '../framework/databricksWorkspaceProvider';
import { ProjectStack } from '../framework/ProjectStack';
import { required } from '../framework/required';
import { timeProvider } from '../framework/timeProvider';
import {
  EnvironmentLakehouse,
  LakehouseWorkspace,
} from '../lakehouse/EnvironmentLakehouse';
import { catalogBucketPolicy } from '../policies/catalogBucketPolicy';
import { PrivateBucket } from '../storage/PrivateBucket';
import { replicatedZones } from '../regions/replicatedZones';
import { CatalogStorage } from '../unity-catalog/CatalogStorage';
import { DefaultCatalog } from '../unity-catalog/DefaultCatalog';
import { UnityCatalog } from '../unity-catalog/UnityCatalog';
import { IpAccessLists } from '../workspace/IpAccessLists';
import { WorkspaceGroups } from '../workspace/WorkspaceGroups';
import { BaseStack } from './BaseStack';
import { CredentialsStack } from './CredentialsStack';
import { EnvironmentStackProps } from './EnvironmentStackProps';
import { WorkspaceStack } from './WorkspaceStack';

/**
 * What the data stack is made from.
 *
 * @public
 */
export interface DataStackProps extends EnvironmentStackProps {
  readonly base: BaseStack;
  readonly workspace: WorkspaceStack;
  /** The one beside it, if the environment has one. */
  readonly credentials?: CredentialsStack;
  /** Whether what the file says is there is made as well: in a rehearsal. */
  readonly inEmptyAccount?: boolean;
}

/**
 * What is in the workspace: for every catalog its storage and its contents,
 * which one is the default, compute, notebooks and jobs, and who may use what;
 * and the environment's lakehouse, with what brings data into it.
 *
 * @public
 */
export class DataStack extends ProjectStack {
  readonly kind = 'data';

  constructor(scope: Construct, name: string, props: DataStackProps) {
    super(scope, name, props);
    const { base, environment, names, project, workspace } = props;
    awsProvider(this, project, environment, names);
    const { existing } = environment.workspace;
    // Known from the start: nothing has to be applied before this is planned.
    const workspaceUrl =
      existing && !props.inEmptyAccount
        ? existing.url
        : this.readString(workspace.outputs.workspaceUrl);
    databricksWorkspaceProvider(this, {
      workspaceUrl,
      isOnPlatform: project.spec.platform !== undefined,
    });
    timeProvider(this);

    // A workspace answers before all of its services do.
    const dependsOn =
      existing && !props.inEmptyAccount
        ? []
        : [
            new Sleep(this, 'workspace-ready', {
              createDuration: '60s',
              triggers: {
                workspace_id: this.readString(workspace.outputs.workspaceId),
                metastore_id: this.readString(workspace.outputs.metastoreId),
              },
            }),
          ];
    const applicationIds = this.#applicationIds(props);
    const catalogNames = this.#catalogs(props, applicationIds, dependsOn);
    const { ipAccessLists } = environment.workspace;
    if (ipAccessLists) {
      const { natAddresses } = base.outputs;
      new IpAccessLists(this, 'ip-access', {
        ...ipAccessLists,
        natAddresses: natAddresses && this.readList(natAddresses),
        dependsOn,
      });
    }
    const clusterIds = this.#workspaceContent(props, applicationIds, dependsOn);
    this.#lakehouse(props, {
      catalogNames,
      workspaceUrl,
      applicationIds,
      clusterIds,
      dependsOn,
    });
  }

  /** Of the service principals that something here names, and of no others. */
  #applicationIds({
    environment: { catalogs, jobs },
    names,
    project,
    workspace,
  }: DataStackProps): ReadonlyMap<string, string> {
    const named = new Set([
      names.lakehouse && project.spec.lakehouse?.orchestration
        ? LAKEHOUSE_PRINCIPAL
        : undefined,
      ...Object.values(jobs).map(({ runAs }) => runAs),
      ...Object.values(catalogs).flatMap(({ grants }) =>
        grants.map(({ principal }) =>
          'servicePrincipal' in principal
            ? principal.servicePrincipal
            : undefined,
        ),
      ),
    ]);
    return new Map(
      [...workspace.outputs.servicePrincipals]
        .filter(([name]) => named.has(name))
        .map(([name, { applicationId }]) => [
          name,
          this.readString(applicationId),
        ]),
    );
  }

  #catalogs(
    props: DataStackProps,
    applicationIds: ReadonlyMap<string, string>,
    dependsOn: ITerraformDependable[],
  ): ReadonlyMap<string, string> {
    const { environment, environmentName, project } = props;
    const { deletionProtection } = environment;
    const kmsKeyArn = this.#storageKeyArn(props);
    const catalogNames = new Map<string, string>();
    for (const [name, catalog] of Object.entries(environment.catalogs)) {
      const { catalogName } = new UnityCatalog(this, `catalog-${name}`, {
        name,
        catalog,
        storage: catalog.existing
          ? undefined
          : this.#storage(name, catalog, props, kmsKeyArn, dependsOn),
        applicationIds,
        deletionProtection,
        // A metastore's catalogs are those of all workspaces of a region.
        properties: {
          [PROJECT_TAG]: project.metadata.name,
          [ENVIRONMENT_TAG]: environmentName,
        },
      });
      catalogNames.set(name, catalogName);
      if (catalog.default) {
        new DefaultCatalog(this, 'default-catalog', {
          catalogName,
          legacyAccess: environment.workspace.legacyAccess,
        });
      }
    }
    return catalogNames;
  }

  /** The key of the environment's buckets. */
  #storageKeyArn({ base, environment }: DataStackProps): string | undefined {
    return environment.encryption.storage
      ? this.readString(base.required('storageKeyArn'))
      : undefined;
  }

  #lakehouse(
    props: DataStackProps,
    known: {
      catalogNames: ReadonlyMap<string, string>;
      workspaceUrl: string;
      applicationIds: ReadonlyMap<string, string>;
      clusterIds: ReadonlyMap<string, string>;
      dependsOn: ITerraformDependable[];
    },
  ): void {
    const { credentials, environment, names, project } = props;
    const { lakehouse } = project.spec;
    const { defaultCatalog } = names;
    if (!lakehouse || !names.lakehouse || defaultCatalog === undefined) {
      return;
    }
    const { connection } = credentials?.outputs ?? {};
    const workspace: LakehouseWorkspace | undefined =
      lakehouse.orchestration && {
        url: known.workspaceUrl,
        clusterIds: known.clusterIds,
        applicationId: required(
          known.applicationIds,
          LAKEHOUSE_PRINCIPAL,
          'service principal',
        ),
        ...(connection && {
          connection: {
            arn: this.readString(connection.arn),
            secretArn: this.readString(connection.secretArn),
          },
        }),
      };
    new EnvironmentLakehouse(this, 'lakehouse', {
      lakehouse,
      names: names.lakehouse,
      environment,
      catalogName: required(known.catalogNames, defaultCatalog, 'catalog'),
      catalog: defaultCatalog,
      kmsKeyArn: this.#storageKeyArn(props),
      workspace,
      replicatedZones: replicatedZones(project, props.environmentName),
      dependsOn: known.dependsOn,
    });
  }

  #storage(
    name: string,
    { isolation }: Catalog,
    { environment, names }: DataStackProps,
    kmsKeyArn: string | undefined,
    dependsOn: ITerraformDependable[],
  ): CatalogStorage {
    const { awsAccountId, deletionProtection } = environment;
    const bucket = new PrivateBucket(this, `catalog-bucket-${name}`, {
      name: names.catalogs[name].bucket,
      policy: catalogBucketPolicy,
      kmsKeyArn,
      deletionProtection,
    });
    return new CatalogStorage(this, `storage-${name}`, {
      awsAccountId,
      bucket,
      kmsKeyArn,
      names: names.catalogs[name],
      isolation,
      deletionProtection,
      dependsOn,
    });
  }

  /** Makes it, and says the ids of its clusters by their names. */
  #workspaceContent(
    { base, environment, names, project }: DataStackProps,
    applicationIds: ReadonlyMap<string, string>,
    dependsOn: ITerraformDependable[],
  ): ReadonlyMap<string, string> {
    const { compute, gitFolders, jobs, notebooks } = environment;
    const groups = new WorkspaceGroups(this, 'group', { dependsOn });
    this.#entitlements(environment, groups);
    const { clusterIds, instanceProfileIds } = new WorkspaceCompute(
      this,
      'compute',
      {
        compute,
        instanceProfileArns: new Map(
          [...base.outputs.instanceProfileArns].map(([name, arn]) => [
            name,
            this.readString(arn),
          ]),
        ),
        clusterPrincipals: principalsByCluster(
          jobs,
          names.lakehouse && project.spec.lakehouse?.orchestration?.cluster,
          applicationIds,
        ),
        dependsOn,
      },
    );
    for (const [name, { groups: members, instanceProfiles }] of Object.entries(
      compute.policies,
    )) {
      // Whoever is not an admin starts a cluster only with profiles of a group.
      for (const profile of instanceProfiles) {
        for (const group of members) {
          new GroupRole(
            this,
            `role-${constructId(name)}-${constructId(profile)}-${constructId(
              group,
            )}`,
            {
              groupId: groups.idOf(group),
              role: required(instanceProfileIds, profile, 'instance profile'),
            },
          );
        }
      }
    }
    new WorkspaceContent(this, 'content', {
      notebooks,
      gitFolders,
      jobs,
      repositoriesFolder: names.workspace,
      clusterIds,
      applicationIds,
      dependsOn,
    });
    return clusterIds;
  }

  /**
   * What the groups of the workspace may do in it beside what is granted by
   * name: work in it, and query where a warehouse is theirs. No group may make
   * clusters or pools freely; policies allow what they allow. Of a workspace
   * that somebody else made, what groups may do there stays as it is.
   */
  #entitlements(
    { compute, workspace: { existing, users } }: DataStackProps['environment'],
    groups: WorkspaceGroups,
  ): void {
    if (existing) {
      return;
    }
    for (const group of new Set(users.groups)) {
      new Entitlements(this, `entitlements-${constructId(group)}`, {
        groupId: groups.idOf(group),
        workspaceAccess: true,
        databricksSqlAccess: Object.values(compute.warehouses).some(warehouse =>
          warehouse.groups.includes(group),
        ),
      });
    }
  }
}

/** Whose jobs run on a cluster, by cluster: they must be allowed to start it. */
function principalsByCluster(
  jobs: DataStackProps['environment']['jobs'],
  lakehouseCluster: string | undefined,
  applicationIds: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const byCluster = new Map<string, Set<string>>();
  const uses = [
    { runAs: LAKEHOUSE_PRINCIPAL, clusters: [lakehouseCluster] },
    ...Object.values(jobs).map(({ runAs, tasks }) => ({
      runAs,
      clusters: Object.values(tasks).map(({ cluster }) => cluster),
    })),
  ];
  for (const { clusters, runAs } of uses) {
    for (const cluster of clusters) {
      if (cluster !== undefined && runAs !== undefined) {
        const known = byCluster.get(cluster) ?? new Set();
        byCluster.set(
          cluster,
          known.add(required(applicationIds, runAs, 'service principal')),
        );
      }
    }
  }
  return new Map([...byCluster].map(([cluster, ids]) => [cluster, [...ids]]));
}
