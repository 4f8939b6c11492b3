import { accountResourceNames, Project } from '@lakeport/project';
import { TerraformOutput, TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { MwsNetworkConnectivityConfig } from '#dbx/mws-network-connectivity-config';
import { LogDelivery } from '../account/LogDelivery';
import { databricksAccountProvider } from '../framework/databricksAccountProvider';
import { ProjectStack } from '../framework/ProjectStack';
import { timeProvider } from '../framework/timeProvider';
import { umbrellaAwsProvider } from '../framework/umbrellaAwsProvider';
import { Metastore } from '../workspace/Metastore';
import { declaredMetastore } from '../workspace/declaredMetastore';

/**
 * What a standalone project needs of the Databricks account: the metastore of
 * every region that it names or works in, the network connectivity
 * configuration of every region whose serverless compute asks for one, and the
 * delivery of logs.
 *
 * @public
 */
export class AccountStack extends ProjectStack {
  readonly kind = 'account';
  readonly #metastoreIds: ReadonlyMap<string, TerraformOutput>;
  readonly #networkConnectivityIds: ReadonlyMap<string, TerraformOutput>;

  constructor(scope: Construct, name: string, props: { project: Project }) {
    super(scope, name, props);
    const provider = databricksAccountProvider(this, {
      accountId: props.project.spec.databricks.accountId,
      isOnPlatform: false,
    });
    this.#metastoreIds = this.#metastores(provider);
    this.#networkConnectivityIds = this.#networkConnectivity(provider);
    this.#logDelivery(provider);
  }

  /** The metastore of a region. Throws when the project has nothing there. */
  metastoreIdOf(region: string): TerraformOutput {
    return this.#outputOf(region, this.#metastoreIds, 'metastore');
  }

  /**
   * The network connectivity configuration of a region. Throws when no
   * environment there asks for one.
   */
  networkConnectivityIdOf(region: string): TerraformOutput {
    return this.#outputOf(
      region,
      this.#networkConnectivityIds,
      'network connectivity configuration',
    );
  }

  #metastores(
    provider: TerraformProvider,
  ): ReadonlyMap<string, TerraformOutput> {
    const { project } = this;
    const environments = Object.values(project.spec.environments);
    const names = this.#names();
    const regions = new Set([
      ...Object.keys(project.spec.databricks.metastores),
      ...environments.map(environment => environment.region),
    ]);
    return new Map(
      [...regions].sort().map(region => {
        const metastore = new Metastore(this, `metastore-${region}`, {
          provider,
          region,
          metastore: declaredMetastore(project, region),
          name: names.metastore(region),
          shares: sharingRegions(project).has(region),
          // A metastore goes with the last environment of its region, and stays
          // as long as one of them is to stay.
          deletionProtection: environments.some(
            environment =>
              environment.region === region && environment.deletionProtection,
          ),
        });
        return [
          region,
          this.putOut(
            `metastore_id_${region.replaceAll('-', '_')}`,
            metastore.metastoreId,
            `Unity Catalog metastore of ${region}`,
          ),
        ];
      }),
    );
  }

  /**
   * A workspace is bound to one configuration of its region, which others may
   * share.
   */
  #networkConnectivity(
    provider: TerraformProvider,
  ): ReadonlyMap<string, TerraformOutput> {
    const regions = new Set(
      Object.values(this.project.spec.environments)
        .filter(
          ({ serverless }) => serverless.networkConnectivity.mode === 'create',
        )
        .map(({ region }) => region),
    );
    return new Map(
      [...regions].sort().map(region => [
        region,
        this.putOut(
          `network_connectivity_id_${region.replaceAll('-', '_')}`,
          new MwsNetworkConnectivityConfig(
            this,
            `network-connectivity-${region}`,
            {
              provider,
              name: this.#names().networkConnectivity(region),
              region,
            },
          ).networkConnectivityConfigId,
          `Network connectivity configuration of ${region}`,
        ),
      ]),
    );
  }

  #logDelivery(provider: TerraformProvider): void {
    const { databricks, environments } = this.project.spec;
    const { audit, billableUsage } = databricks.logDelivery;
    if (!audit && !billableUsage) {
      return;
    }
    umbrellaAwsProvider(this, this.project);
    timeProvider(this);
    new LogDelivery(this, 'log-delivery', {
      provider,
      databricksAccountId: databricks.accountId,
      names: this.#names(),
      audit,
      billableUsage,
      // The logs are of all environments: one that is to stay keeps them.
      deletionProtection: Object.values(environments).some(
        environment => environment.deletionProtection,
      ),
    });
  }

  #names() {
    const { metadata, spec } = this.project;
    return accountResourceNames(metadata.name, spec.aws.adminAccountId);
  }

  #outputOf(
    region: string,
    outputs: ReadonlyMap<string, TerraformOutput>,
    what: string,
  ): TerraformOutput {
    const output = outputs.get(region);
    if (!output) {
      throw new Error(
        `Stack ${this.node.id} has no ${what} for ${region}; it has ${
          [...outputs.keys()].join(', ') || 'none'
        }`,
      );
    }
    return output;
  }
}

/** The regions between which catalogs are shared. */
function sharingRegions({
  spec: { environments, regions },
}: Project): ReadonlySet<string> {
  return new Set(
    regions?.sharing
      ? [regions.primary, ...regions.secondaries].map(
          name => environments[name].region,
        )
      : [],
  );
}
