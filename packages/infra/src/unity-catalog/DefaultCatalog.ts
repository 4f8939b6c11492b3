import { Construct } from '#constructs';
import { DefaultNamespaceSetting } from '#dbx/default-namespace-setting';
import { DisableLegacyAccessSetting } from '#dbx/disable-legacy-access-setting';

/**
 * Which catalog names without one mean, and whether the old ways in stay open
 * beside it.
 *
 * @public
 */
export interface DefaultCatalogProps {
  readonly catalogName: string;
  /** Whether the Hive metastore and other legacy access stay. */
  readonly legacyAccess: boolean;
}

/**
 * The default catalog of a workspace. Clusters take note of it when they start
 * again.
 *
 * @public
 */
export class DefaultCatalog extends Construct {
  constructor(scope: Construct, id: string, props: DefaultCatalogProps) {
    super(scope, id);
    const namespace = new DefaultNamespaceSetting(this, 'Resource', {
      namespace: { value: props.catalogName },
    });
    if (!props.legacyAccess) {
      // Databricks refuses it while the Hive metastore is the default.
      new DisableLegacyAccessSetting(this, 'no-legacy-access', {
        disableLegacyAccess: { value: true },
        dependsOn: [namespace],
      });
    }
  }
}
