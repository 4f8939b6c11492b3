import { DbInstance, DbInstanceConfig } from '#aws/db-instance';
import { DbParameterGroup } from '#aws/db-parameter-group';
import { TerraformStack } from '#cdk';
import { Construct } from '#constructs';
import { resourceAddress } from '../framework/resourceAddress';
import {
  CrossRegionDatabaseProps,
  RegionalDatabase,
} from './CrossRegionDatabase';
import { databaseEngines } from './databaseEngines';
import { RegionsMember } from './regionsMembers';

/** In GiB; it grows by itself. */
const STORAGE = { allocatedStorage: 100, maxAllocatedStorage: 1000 };
/** What the provider leaves of a name for its own part of it, 26 characters. */
const LONGEST_PREFIX = 63 - 26;

/**
 * An RDS instance in the primary region with a read replica in every other one.
 *
 * The instance that is read from is addressed by its environment, a replica as
 * one: RDS has no way back from an instance that writes to a replica. After a
 * swap in the project file the new primary's replica is moved to its new
 * address and promoted in place; a replica takes the place of the old primary,
 * which has to go for it, and does not go while it is protected. The two meet
 * for a while, so that names are prefixes only.
 *
 * Sources: Amazon RDS User Guide, "Creating a read replica in a different AWS
 * Region", 2026; AWS provider 6.25.0, `aws_db_instance`, `replicate_source_db`.
 *
 * @public
 */
export class ReplicatedDatabase extends Construct {
  /** By environment. */
  readonly regional: ReadonlyMap<string, RegionalDatabase>;
  readonly writerEndpoint: string;
  readonly #props: CrossRegionDatabaseProps;

  constructor(scope: Construct, id: string, props: CrossRegionDatabaseProps) {
    super(scope, id);
    this.#props = props;
    const { members } = props;
    const engine = databaseEngines[props.engine];
    const primary = new DbInstance(this, `instance-${members.primary.name}`, {
      ...this.#common(members.primary),
      ...STORAGE,
      storageType: 'gp3',
      engine: props.engine,
      engineVersion: engine.version,
      dbName: props.databaseName,
      username: props.username,
      password: props.password,
      port: engine.port,
      // Without backups there are no replicas.
      backupRetentionPeriod: 7,
      multiAz: members.primary.environment.deletionProtection,
    });
    this.writerEndpoint = primary.address;
    const regional = ({ address, identifier }: DbInstance) => ({
      host: address,
      dimension: { DBInstanceIdentifier: identifier },
    });
    this.regional = new Map([
      [members.primary.name, regional(primary)],
      ...members.secondaries.map((member): [string, RegionalDatabase] => [
        member.name,
        regional(
          new DbInstance(this, `replica-${member.name}`, {
            ...this.#common(member),
            replicateSourceDb: primary.arn,
          }),
        ),
      ]),
    ]);
    TerraformStack.of(this).addOverride('moved', [
      {
        from: resourceAddress(primary).replace('-instance-', '-replica-'),
        to: resourceAddress(primary),
      },
    ]);
  }

  #common(member: RegionsMember): DbInstanceConfig {
    const { instanceClass, keyArnOf, nameOf, networkOf, providers } =
      this.#props;
    const { deletionProtection } = member.environment;
    const { parameterFamily, tls } = databaseEngines[this.#props.engine];
    const provider = providers.home(member);
    const network = networkOf(member);
    const name = nameOf(member);
    const parameters = new DbParameterGroup(this, `parameters-${member.name}`, {
      provider,
      name,
      description: 'Connections with TLS only',
      family: parameterFamily,
      parameter: [{ ...tls, applyMethod: 'immediate' }],
      tags: { Name: name },
    });
    return {
      provider,
      // RDS takes no two hyphens in a row.
      identifierPrefix: `${name
        .slice(0, LONGEST_PREFIX - 1)
        .replace(/-$/, '')}-`,
      instanceClass,
      dbSubnetGroupName: network.subnetGroupName,
      vpcSecurityGroupIds: [network.securityGroupId],
      parameterGroupName: parameters.name,
      storageEncrypted: true,
      kmsKeyId: keyArnOf(member),
      publiclyAccessible: false,
      copyTagsToSnapshot: true,
      deletionProtection,
      skipFinalSnapshot: !deletionProtection,
      ...(deletionProtection && {
        finalSnapshotIdentifier: `${name}-final`,
        lifecycle: { preventDestroy: true },
      }),
      tags: { Name: name },
    };
  }
}
