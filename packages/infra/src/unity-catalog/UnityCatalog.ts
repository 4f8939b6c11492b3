import { Catalog as DeclaredCatalog } from '@lakeport/project';
import { TerraformResourceLifecycle } from '#cdk';
import { Construct } from '#constructs';
import { Catalog } from '#dbx/catalog';
import { Schema } from '#dbx/schema';
import { Volume } from '#dbx/volume';
import { WorkspaceBinding } from '#dbx/workspace-binding';
import { literal } from '../framework/literal';
import { CatalogStorage } from './CatalogStorage';
import { grantPrincipals } from './grantPrincipals';

/**
 * What a catalog is made from.
 *
 * @public
 */
export interface UnityCatalogProps {
  readonly name: string;
  readonly catalog: DeclaredCatalog;
  /** Left out for a catalog that is there. */
  readonly storage?: CatalogStorage;
  /** Application ids of the service principals that have grants, by name. */
  readonly applicationIds: ReadonlyMap<string, string>;
  readonly deletionProtection: boolean;
  /** What others know the catalog by, such as whose environment it is of. */
  readonly properties?: Readonly<Record<string, string>>;
}

/**
 * A catalog with its schemas, volumes and grants.
 *
 * An isolated one is bound by Databricks to the workspace that makes it. That
 * binding is deliberately no resource: destroying it takes the catalog out of
 * reach of the only workspace that could destroy the rest (issue 5300 of the
 * Databricks Terraform provider, 2026-01-02). Other workspaces' bindings are.
 *
 * @public
 */
export class UnityCatalog extends Construct {
  readonly catalogName: string;

  constructor(scope: Construct, id: string, props: UnityCatalogProps) {
    super(scope, id);
    const { catalog: declared, storage } = props;
    const kept = {
      ...(storage && { forceDestroy: !props.deletionProtection }),
      lifecycle: this.#lifecycle(props, ['comment', 'owner', 'properties']),
    };
    const catalog = new Catalog(this, 'Resource', {
      name: props.name,
      isolationMode: declared.isolation === 'open' ? 'OPEN' : 'ISOLATED',
      ...(storage
        ? {
            storageRoot: storage.managedUrl,
            properties: props.properties,
            dependsOn: [storage.externalLocation],
          }
        : {
            storageRoot:
              declared.existing?.storageRoot &&
              literal(declared.existing.storageRoot),
          }),
      ...kept,
    });
    this.catalogName = catalog.name;

    for (const [schemaName, { volumes }] of Object.entries(declared.schemas)) {
      const schema = new Schema(this, `schema-${schemaName}`, {
        catalogName: catalog.name,
        name: schemaName,
        ...kept,
      });
      for (const [volumeName, volume] of Object.entries(volumes)) {
        new Volume(this, `volume-${schemaName}-${volumeName}`, {
          catalogName: catalog.name,
          schemaName: schema.name,
          name: volumeName,
          ...(volume.type === 'external'
            ? {
                volumeType: 'EXTERNAL',
                storageLocation: storage
                  ? `${storage.externalUrl}/${schemaName}/${volumeName}`
                  : literal(volume.location ?? ''),
              }
            : { volumeType: 'MANAGED' }),
          lifecycle: this.#lifecycle(props, ['comment', 'owner']),
        });
      }
    }

    for (const { workspaceId, access } of declared.bindings) {
      new WorkspaceBinding(this, `binding-${workspaceId}`, {
        securableName: catalog.name,
        securableType: 'catalog',
        workspaceId: Number(workspaceId),
        bindingType:
          access === 'read-write'
            ? 'BINDING_TYPE_READ_WRITE'
            : 'BINDING_TYPE_READ_ONLY',
      });
    }

    grantPrincipals(this, {
      on: { catalog: catalog.name },
      grants: declared.grants,
      applicationIds: props.applicationIds,
    });
  }

  /**
   * How fast it is held. What people have written to a catalog that is there
   * stays: its comments, properties and owners are not said here.
   */
  #lifecycle(
    { deletionProtection, storage }: UnityCatalogProps,
    said: string[],
  ): TerraformResourceLifecycle | undefined {
    const lifecycle = {
      ...(deletionProtection && { preventDestroy: true }),
      ...(!storage && { ignoreChanges: said }),
    };
    return Object.keys(lifecycle).length > 0 ? lifecycle : undefined;
  }
}
