import { Project } from '@lakeport/project';
import { TerraformOutput } from '#cdk';
import { Construct } from '#constructs';
import { databricksAccountProvider } from '../framework/databricksAccountProvider';
import { ProjectStack } from '../framework/ProjectStack';
import { Metastore } from '../workspace/Metastore';
import { declaredMetastore } from '../workspace/declaredMetastore';

/**
 * What a standalone project needs of the Databricks account: the metastore of
 * every region that it names or works in.
 *
 * @public
 */
export class AccountStack extends ProjectStack {
  readonly kind = 'account';
  readonly #metastoreIds = new Map<string, TerraformOutput>();

  constructor(scope: Construct, name: string, props: { project: Project }) {
    super(scope, name, props);
    const { project } = props;
    const provider = databricksAccountProvider(this, project);
    const environments = Object.values(project.spec.environments);
    const regions = new Set([
      ...Object.keys(project.spec.databricks.metastores),
      ...environments.map(environment => environment.region),
    ]);
    for (const region of [...regions].sort()) {
      const metastore = new Metastore(this, `metastore-${region}`, {
        provider,
        region,
        metastore: declaredMetastore(project, region),
        name: `${project.metadata.name}-${region}`,
        // A metastore goes with the last environment of its region, and stays
        // as long as one of them is to stay.
        deletionProtection: environments.some(
          environment =>
            environment.region === region && environment.deletionProtection,
        ),
      });
      this.#metastoreIds.set(
        region,
        this.putOut(
          `metastore_id_${region.replaceAll('-', '_')}`,
          metastore.metastoreId,
          `Unity Catalog metastore of ${region}`,
        ),
      );
    }
  }

  /** The metastore of a region. Throws when the project has nothing there. */
  metastoreIdOf(region: string): TerraformOutput {
    const output = this.#metastoreIds.get(region);
    if (!output) {
      throw new Error(
        `Stack ${this.node.id} has no metastore for ${region}; it has ${[
          ...this.#metastoreIds.keys(),
        ].join(', ')}`,
      );
    }
    return output;
  }
}
