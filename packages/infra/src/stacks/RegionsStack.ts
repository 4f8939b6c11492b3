import { Regions } from '@lakeport/project';
import { Fn } from '#cdk';
import { DataAwsSecretsmanagerSecretVersion } from '#aws/data-aws-secretsmanager-secret-version';
import { Construct } from '#constructs';
import { literal } from '../framework/literal';
import { ProjectStack, ProjectStackProps } from '../framework/ProjectStack';
import { required } from '../framework/required';
import { timeProvider } from '../framework/timeProvider';
import { CatalogSharing } from '../regions/CatalogSharing';
import { RegionalDatabase } from '../regions/CrossRegionDatabase';
import { databaseEngines } from '../regions/databaseEngines';
import { DatabaseFederation } from '../regions/DatabaseFederation';
import { DatabasePlaces } from '../regions/DatabasePlaces';
import { DatabaseSecret } from '../regions/DatabaseSecret';
import { FailoverZone } from '../regions/FailoverZone';
import { GlobalDatabase } from '../regions/GlobalDatabase';
import { RegionKeys } from '../regions/RegionKeys';
import {
  RegionsMember,
  RegionsMembers,
  regionsMembers,
} from '../regions/regionsMembers';
import { RegionsMonitoring } from '../regions/RegionsMonitoring';
import { RegionsProviders } from '../regions/RegionsProviders';
import {
  RegionsResourceNames,
  regionsResourceNames,
} from '../regions/regionsResourceNames';
import { ReplicatedDatabase } from '../regions/ReplicatedDatabase';
import { sharedSchemas } from '../regions/sharedSchemas';
import { ZoneCopies } from '../regions/ZoneCopies';
import { readersOf } from '../unity-catalog/readersOf';
import { BaseStack } from './BaseStack';
import { DataStack } from './DataStack';
import { WorkspaceStack } from './WorkspaceStack';

/**
 * The stacks of an environment that is one of the regions.
 *
 * @public
 */
export interface RegionStacks {
  readonly base: BaseStack;
  readonly workspace: WorkspaceStack;
  readonly data: DataStack;
}

/**
 * What the stack between regions is made from.
 *
 * @public
 */
export interface RegionsStackProps
  extends Omit<ProjectStackProps, 'environmentName'> {
  readonly regions: Regions;
  /** By environment. */
  readonly stacks: ReadonlyMap<string, RegionStacks>;
  /** Whether what the file says is there is made as well: in a rehearsal. */
  readonly inEmptyAccount?: boolean;
}

/**
 * What lies between a primary environment and those in other regions that take
 * over from it: shared catalogs, a database with a copy in every region and
 * names that fail over, keys, copies of zones, and the watch over all of that.
 * It is deployed by its name, `regions`, after the environments and destroyed
 * before them.
 *
 * In AWS everything that the regions have together is in one account, that of
 * the environment that the file declares first: multi-Region keys and Aurora
 * Global Database do not leave an account. Which region is the primary one may
 * change then, and nothing has to move.
 *
 * @throws Error when a region lacks what is asked of it
 * @public
 */
export class RegionsStack extends ProjectStack {
  readonly kind = 'regions';
  readonly #props: RegionsStackProps;
  readonly #members: RegionsMembers;
  readonly #names: RegionsResourceNames;
  readonly #providers: RegionsProviders;

  constructor(scope: Construct, name: string, props: RegionsStackProps) {
    super(scope, name, { ...props, environmentName: 'regions' });
    this.#props = props;
    this.#members = regionsMembers(props.project);
    this.#names = regionsResourceNames(props.project.metadata.name);
    this.#providers = new RegionsProviders(
      this,
      this.#members,
      member => this.#workspaceUrlOf(member),
      former => this.#formerWorkspaceUrlOf(former),
    );
    // Whatever waits now: what did before is taken down with it.
    timeProvider(this);
    const { database, monitoring } = props.regions;
    const keys =
      database || monitoring
        ? new RegionKeys(this, 'key', {
            members: this.#members,
            providers: this.#providers,
            mode: props.regions.keys,
            aliasName: this.#names.keyAlias,
          })
        : undefined;
    const shared = this.#sharing();
    const copies = this.#copies(shared);
    const regional = keys && database && this.#database(database, keys);
    if (keys && monitoring) {
      this.#monitoring(monitoring, keys, regional, copies);
    }
  }

  #stacksOf({ name }: RegionsMember): RegionStacks {
    const stacks = this.#props.stacks.get(name);
    if (!stacks) {
      throw new Error(`Stack ${this.node.id} was given no stacks of ${name}`);
    }
    return stacks;
  }

  #workspaceUrlOf(member: RegionsMember): string {
    const { existing } = member.environment.workspace;
    return existing && !this.#props.inEmptyAccount
      ? existing.url
      : this.readString(this.#stacksOf(member).workspace.outputs.workspaceUrl);
  }

  #formerWorkspaceUrlOf(name: string): string {
    const { inEmptyAccount, project, stacks } = this.#props;
    const { existing } = project.spec.environments[name].workspace;
    const workspaceUrl = stacks.get(name)?.workspace.outputs.workspaceUrl;
    if (!workspaceUrl) {
      throw new Error(`Stack ${this.node.id} was given no stacks of ${name}`);
    }
    return existing && !inEmptyAccount
      ? existing.url
      : this.readFormerString(workspaceUrl);
  }

  /** The catalog of shared schemas in each secondary's region. */
  #sharing(): ReadonlyMap<string, string> {
    const { primary, secondaries } = this.#members;
    const { sharing } = this.#props.regions;
    if (!sharing) {
      return new Map();
    }
    // The catalogs are in the metastore when the data stack is applied.
    this.addDependency(this.#stacksOf(primary).data);
    const catalogs = sharing.catalogs.flatMap(
      catalog => primary.environment.catalogs[catalog] ?? [],
    );
    return new Map(
      secondaries.map(member => [
        member.name,
        new CatalogSharing(this, `share-${member.name}`, {
          provider: this.#providers.workspace(primary),
          recipientProvider: this.#providers.workspace(member),
          shareName: this.#names.share(member.name),
          recipientName: this.#names.recipient(member.name),
          schemas: sharedSchemas(this.project, primary, sharing.catalogs),
          catalogName: sharing.as,
          readers: readersOf(catalogs),
        }).catalogName,
      ]),
    );
  }

  #copies(shared: ReadonlyMap<string, string>): ZoneCopies | undefined {
    const { replication, sharing } = this.#props.regions;
    const { lakehouse } = this.project.spec;
    if (!replication || !lakehouse) {
      return undefined;
    }
    for (const member of this.#members.all) {
      this.addDependency(this.#stacksOf(member).data);
    }
    return new ZoneCopies(this, 'copy', {
      project: this.project,
      lakehouse,
      replication,
      members: this.#members,
      providers: this.#providers,
      names: this.#names,
      shared,
      sharedSchemas: sharedSchemas(
        this.project,
        this.#members.primary,
        sharing?.catalogs ?? [],
      ),
      storageKeyArnOf: member => {
        const { storageKeyArn } = this.#stacksOf(member).base.outputs;
        return storageKeyArn && this.readString(storageKeyArn);
      },
      applicationIdsOf: (member, principals) =>
        this.#applicationIdsOf(member, principals),
    });
  }

  #applicationIdsOf(
    member: RegionsMember,
    principals: readonly string[],
  ): ReadonlyMap<string, string> {
    const { servicePrincipals } = this.#stacksOf(member).workspace.outputs;
    return new Map(
      principals.map(name => [
        name,
        this.readString(
          required(servicePrincipals, name, 'service principal').applicationId,
        ),
      ]),
    );
  }

  #database(
    declared: NonNullable<Regions['database']>,
    keys: RegionKeys,
  ): ReadonlyMap<string, RegionalDatabase> {
    const { home, primary } = this.#members;
    const { port } = databaseEngines[declared.engine];
    const { deletionProtection } = primary.environment;
    const secret = new DatabaseSecret(this, 'database-secret', {
      stack: this,
      provider: this.#providers.home(home),
      name: this.#names.secret,
      engine: declared.engine,
      databaseName: declared.databaseName,
      port,
      kmsKeyArn: keys.arnOf(home),
      replicas: this.#members.all
        .filter(member => member.name !== home.name)
        .map(member => ({
          region: member.environment.region,
          kmsKeyArn: keys.arnOf(member),
        })),
      deletionProtection,
    });
    const places = new DatabasePlaces(this, 'database-network', {
      project: this.project,
      members: this.#members,
      providers: this.#providers,
      nameOf: member => this.#names.database(member.name),
      port,
      networkOf: member => this.#networkOf(member),
    });
    const common = {
      members: this.#members,
      providers: this.#providers,
      nameOf: (member: RegionsMember) => this.#names.database(member.name),
      engine: declared.engine,
      instanceClass: declared.instanceClass,
      databaseName: declared.databaseName,
      username: secret.username,
      password: secret.password,
      keyArnOf: (member: RegionsMember) => keys.arnOf(member),
      networkOf: (member: RegionsMember) => places.networkOf(member),
    };
    const database =
      declared.mode === 'global'
        ? new GlobalDatabase(this, 'database', {
            ...common,
            globalClusterName: this.#names.globalCluster,
          })
        : new ReplicatedDatabase(this, 'database', common);
    this.putOut(
      'database_writer_endpoint',
      database.writerEndpoint,
      'Host of the database that takes writes',
    );
    const zone = this.#zone(database.regional);
    this.#federation(declared, database.regional, zone, places, secret);
    return database.regional;
  }

  #networkOf(member: RegionsMember) {
    const { base } = this.#stacksOf(member);
    const subnets = base.required('privateSubnetIds');
    const groups = base.required('workspaceSecurityGroupIds');
    return {
      vpcId: this.readString(base.required('vpcId')),
      cidr: base.network?.cidr,
      subnetIds: Array.from({ length: subnetCountOf(member) }, (_, index) =>
        this.readItem(subnets, index),
      ),
      workspaceSecurityGroupId: this.readItem(groups, 0),
    };
  }

  /** Names that fail over, in the zone they are declared in. */
  #zone(
    regional: ReadonlyMap<string, RegionalDatabase>,
  ): FailoverZone | undefined {
    const { dns } = this.#props.regions;
    const { all, home, primary, secondaries } = this.#members;
    if (!dns) {
      return undefined;
    }
    const target = (member: RegionsMember) => {
      const database = regional.get(member.name);
      if (!database) {
        throw new Error(`There is no database in the region of ${member.name}`);
      }
      return {
        database,
        provider: this.#providers.home(member),
        region: member.environment.region,
      };
    };
    return new FailoverZone(this, 'dns', {
      provider: this.#providers.home(home),
      zone: dns.zone,
      records: Object.keys(dns.records),
      namePrefix: this.#names.prefix,
      members: all.map(member => ({
        name: member.name,
        region: member.environment.region,
        vpcId: this.readString(this.#stacksOf(member).base.required('vpcId')),
        ...(member.environment.awsAccountId !==
          home.environment.awsAccountId && {
          foreignProvider: this.#providers.own(member),
        }),
      })),
      primary: target(primary),
      secondary: target(secondaries[0]),
    });
  }

  #federation(
    declared: NonNullable<Regions['database']>,
    regional: ReadonlyMap<string, RegionalDatabase>,
    zone: FailoverZone | undefined,
    places: DatabasePlaces,
    secret: DatabaseSecret,
  ): void {
    const { connectionType, port } = databaseEngines[declared.engine];
    const user = this.#federationUser(declared.federationSecret, secret);
    const { dns } = this.#props.regions;
    const [record] = Object.keys(dns?.records ?? {});
    for (const member of this.#members.all) {
      const own = regional.get(member.name);
      if (!own) {
        continue;
      }
      // A name leads to either region, and not every region reaches both.
      const isNamed =
        zone !== undefined && record !== undefined && places.reachesAll(member);
      new DatabaseFederation(this, `federation-${member.name}`, {
        provider: this.#providers.workspace(member),
        connectionName: this.#names.connection(member.name),
        connectionType,
        host: isNamed ? literal(`${record}.${dns?.zone}`) : own.host,
        port,
        ...user,
        databaseName: declared.databaseName,
        trustServerCertificate: declared.trustServerCertificate,
        catalogName: declared.federateAs,
        readers: readersOf(
          Object.values(member.environment.catalogs).filter(
            catalog => catalog.default,
          ),
        ),
      });
    }
  }

  /** Whom workspaces sign in to the database as. */
  #federationUser(
    secretArn: string | undefined,
    administrator: DatabaseSecret,
  ): { user: string; password: string } {
    if (secretArn === undefined) {
      return {
        user: administrator.username,
        password: administrator.password,
      };
    }
    const [, , , region, awsAccountId] = secretArn.split(':');
    const said = Fn.jsondecode(
      new DataAwsSecretsmanagerSecretVersion(this, 'federation-secret', {
        provider: this.#providers.aws(awsAccountId, region),
        secretId: secretArn,
      }).secretString,
    );
    return {
      user: Fn.lookup(said, 'username'),
      password: Fn.lookup(said, 'password'),
    };
  }

  #monitoring(
    { notify }: NonNullable<Regions['monitoring']>,
    keys: RegionKeys,
    regional: ReadonlyMap<string, RegionalDatabase> | undefined,
    copies: ZoneCopies | undefined,
  ): void {
    const { all, primary } = this.#members;
    new RegionsMonitoring(this, 'watch', {
      members: this.#members,
      providers: this.#providers,
      namePrefix: this.#names.prefix,
      notify,
      regions: all.map(member => {
        const { network, outputs } = this.#stacksOf(member).base;
        const { natGatewayIds, vpcId } = outputs;
        const { environment, name } = member;
        const mayHaveNat =
          environment.network.mode === 'create' &&
          environment.network.egress !== 'isolated';
        return {
          name,
          region: environment.region,
          awsAccountId: environment.awsAccountId,
          home: this.#providers.home(member),
          own: this.#providers.own(member),
          kmsKeyArn: keys.arnOf(member),
          ...(vpcId && { vpcId: this.readString(vpcId) }),
          ...(mayHaveNat &&
            natGatewayIds && { natGatewayIds: this.readList(natGatewayIds) }),
          hasEndpoints: network !== undefined,
          copy: name === primary.name ? undefined : regional?.get(name),
        };
      }),
      replications: copies?.replicated ?? [],
    });
  }
}

/** One private subnet a zone, or as many as the file names. */
function subnetCountOf({ environment: { network } }: RegionsMember): number {
  switch (network.mode) {
    case 'create':
      return network.availabilityZones.length;
    case 'existing':
      return network.subnetIds.length;
    default:
      return 0;
  }
}
