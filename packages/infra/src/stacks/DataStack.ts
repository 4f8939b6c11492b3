import { ENVIRONMENT_TAG, PROJECT_TAG } from '@lakeport/project';
import { Construct } from '#constructs';
import { DefaultNamespaceSetting } from '#dbx/default-namespace-setting';
import { Sleep } from '#time/sleep';
import { awsProvider } from '../framework/awsProvider';
import { databricksWorkspaceProvider } from '../framework/databricksWorkspaceProvider';
import { ProjectStack } from '../framework/ProjectStack';
import { timeProvider } from '../framework/timeProvider';
import { CatalogStorage } from '../unity-catalog/CatalogStorage';
import { UnityCatalog } from '../unity-catalog/UnityCatalog';
import { BaseStack } from './BaseStack';
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
}

/**
 * What is in the workspace: for every catalog its storage and its contents,
 * and which catalog is the default one.
 *
 * @public
 */
export class DataStack extends ProjectStack {
  readonly kind = 'data';

  constructor(scope: Construct, name: string, props: DataStackProps) {
    super(scope, name, props);
    const { base, environment, names, project, workspace } = props;
    const { awsAccountId, catalogs, deletionProtection } = environment;
    awsProvider(this, project, environment, names);
    databricksWorkspaceProvider(
      this,
      this.readString(workspace.outputs.workspaceUrl),
    );
    timeProvider(this);

    // A workspace answers before all of its services do.
    const workspaceReady = new Sleep(this, 'workspace-ready', {
      createDuration: '60s',
      triggers: {
        workspace_id: this.readString(workspace.outputs.workspaceId),
        metastore_id: this.readString(workspace.outputs.metastoreId),
      },
    });
    for (const [catalogName, catalog] of Object.entries(catalogs)) {
      const bucket = base.outputs.catalogBuckets.get(catalogName);
      if (!bucket) {
        throw new Error(
          `Stack ${base.node.id} has no bucket for catalog ${catalogName}`,
        );
      }
      const { role, storageCredential, externalLocation } =
        names.catalogs[catalogName];
      const storage = new CatalogStorage(this, `storage-${catalogName}`, {
        awsAccountId,
        bucketName: this.readString(bucket),
        names: { role, storageCredential, externalLocation },
        deletionProtection,
        dependsOn: [workspaceReady],
      });
      const unityCatalog = new UnityCatalog(this, `catalog-${catalogName}`, {
        name: catalogName,
        catalog,
        storage,
        deletionProtection,
        // A metastore's catalogs are those of all workspaces of a region.
        properties: {
          [PROJECT_TAG]: project.metadata.name,
          [ENVIRONMENT_TAG]: props.environmentName,
        },
      });
      if (catalog.default) {
        new DefaultNamespaceSetting(this, 'default-catalog', {
          namespace: { value: unityCatalog.catalogName },
        });
      }
    }
  }
}
