import { ITerraformDependable } from '#cdk';
import { RdsCluster } from '#aws/rds-cluster';
import { RdsClusterInstance } from '#aws/rds-cluster-instance';
import { RdsClusterParameterGroup } from '#aws/rds-cluster-parameter-group';
import { RdsGlobalCluster } from '#aws/rds-global-cluster';
import { Construct } from '#constructs';
import {
  CrossRegionDatabaseProps,
  RegionalDatabase,
} from './CrossRegionDatabase';
import { databaseEngines } from './databaseEngines';
import { RegionsMember } from './regionsMembers';

/** Of a cluster that is made; what becomes of it later is the failover's. */
const SETTLED = [
  'master_username',
  'master_password',
  'database_name',
  'engine_version',
  'replication_source_identifier',
];

/**
 * What a global database is made from.
 *
 * @public
 */
export interface GlobalDatabaseProps extends CrossRegionDatabaseProps {
  readonly globalClusterName: string;
}

/**
 * An Aurora Global Database: a cluster in every region, of which one writes.
 *
 * Clusters are addressed by the environment they are in, never by their part:
 * which of them writes is changed by Aurora's own failover, an API call and not
 * Terraform's. The swap in the project file that follows then changes nothing
 * about them.
 *
 * Sources: Amazon Aurora User Guide, Aurora Global Database, 2026; AWS provider
 * 6.25.0, `aws_rds_global_cluster` (new global cluster, upgrading versions).
 *
 * @public
 */
export class GlobalDatabase extends Construct {
  /** By environment. */
  readonly regional: ReadonlyMap<string, RegionalDatabase>;
  /** Follows whichever cluster writes. */
  readonly writerEndpoint: string;
  readonly #props: GlobalDatabaseProps;

  constructor(scope: Construct, id: string, props: GlobalDatabaseProps) {
    super(scope, id);
    this.#props = props;
    const { members, providers } = props;
    const { version } = databaseEngines[props.engine];
    const global = new RdsGlobalCluster(this, 'Resource', {
      provider: providers.home(members.home),
      globalClusterIdentifier: props.globalClusterName,
      engine: props.engine,
      engineVersion: version,
      databaseName: props.databaseName,
      storageEncrypted: true,
      deletionProtection: members.primary.environment.deletionProtection,
      ...(members.primary.environment.deletionProtection && {
        lifecycle: { preventDestroy: true },
      }),
    });
    this.writerEndpoint = global.endpoint;
    const primary = this.#cluster(members.primary, global.id, {
      masterUsername: props.username,
      masterPassword: props.password,
      databaseName: props.databaseName,
    });
    const secondaries = members.secondaries.map(member =>
      this.#cluster(member, global.id, {}, primary.ready),
    );
    this.regional = new Map(
      [primary, ...secondaries].map(({ member, regional }) => [
        member.name,
        regional,
      ]),
    );
  }

  #cluster(
    member: RegionsMember,
    globalClusterIdentifier: string,
    first: {
      masterUsername?: string;
      masterPassword?: string;
      databaseName?: string;
    },
    dependsOn?: ITerraformDependable[],
  ): {
    member: RegionsMember;
    regional: RegionalDatabase;
    ready: ITerraformDependable[];
  } {
    const { engine, instanceClass, keyArnOf, nameOf, networkOf, providers } =
      this.#props;
    const { deletionProtection } = member.environment;
    const { parameterFamily, port, tls, version } = databaseEngines[engine];
    const provider = providers.home(member);
    const network = networkOf(member);
    const name = nameOf(member);
    const parameters = new RdsClusterParameterGroup(
      this,
      `${member.name}-parameters`,
      {
        provider,
        name,
        description: 'Connections with TLS only',
        family: parameterFamily,
        parameter: [{ ...tls, applyMethod: 'immediate' }],
        tags: { Name: name },
      },
    );
    const cluster = new RdsCluster(this, member.name, {
      provider,
      clusterIdentifier: name,
      engine,
      engineVersion: version,
      globalClusterIdentifier,
      ...first,
      port,
      dbSubnetGroupName: network.subnetGroupName,
      vpcSecurityGroupIds: [network.securityGroupId],
      dbClusterParameterGroupName: parameters.name,
      storageEncrypted: true,
      kmsKeyId: keyArnOf(member),
      backupRetentionPeriod: 7,
      copyTagsToSnapshot: true,
      deletionProtection,
      skipFinalSnapshot: !deletionProtection,
      ...(deletionProtection && { finalSnapshotIdentifier: `${name}-final` }),
      tags: { Name: name },
      lifecycle: {
        ignoreChanges: SETTLED,
        ...(deletionProtection && { preventDestroy: true }),
      },
      dependsOn,
    });
    // A second one in another zone, where the database is to stay.
    const instances = (deletionProtection ? [1, 2] : [1]).map(
      number =>
        new RdsClusterInstance(this, `${member.name}-${number}`, {
          provider,
          identifier: `${name}-${number}`,
          clusterIdentifier: cluster.id,
          engine,
          instanceClass,
          publiclyAccessible: false,
          tags: { Name: `${name}-${number}` },
        }),
    );
    const isPrimary = member.name === this.#props.members.primary.name;
    return {
      member,
      ready: instances,
      regional: {
        // The endpoint that writes answers in the primary region only.
        host: isPrimary ? cluster.endpoint : cluster.readerEndpoint,
        dimension: { DBClusterIdentifier: name },
      },
    };
  }
}
