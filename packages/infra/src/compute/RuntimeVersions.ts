import { ITerraformDependable } from '#cdk';
import { Construct } from '#constructs';
import { DataDatabricksSparkVersion } from '#dbx/data-databricks-spark-version';

/**
 * The Databricks runtime that a cluster is to run. A cluster policy knows
 * `auto:latest-lts`, the API of clusters does not: there it is looked up.
 *
 * Source: issue 1327 of the Databricks CLI, 2024-04-01.
 */
export class RuntimeVersions extends Construct {
  readonly #dependsOn: ITerraformDependable[];
  readonly #found = new Map<string, string>();

  constructor(
    scope: Construct,
    id: string,
    props: { dependsOn: ITerraformDependable[] },
  ) {
    super(scope, id);
    this.#dependsOn = props.dependsOn;
  }

  /** Whether a version follows what Databricks publishes. */
  static isFollowing(sparkVersion: string): boolean {
    return sparkVersion.startsWith('auto:');
  }

  /** The version key that a cluster takes. */
  keyOf(sparkVersion: string): string {
    if (!RuntimeVersions.isFollowing(sparkVersion)) {
      return sparkVersion;
    }
    const known = this.#found.get(sparkVersion);
    if (known) {
      return known;
    }
    const asked = sparkVersion.slice('auto:'.length);
    const features = asked.split('-');
    const key = new DataDatabricksSparkVersion(this, asked, {
      longTermSupport: features.includes('lts'),
      ml: features.includes('ml'),
      dependsOn: this.#dependsOn,
    }).id;
    this.#found.set(sparkVersion, key);
    return key;
  }
}
