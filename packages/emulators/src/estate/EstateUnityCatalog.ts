import type { Answer } from '../databricks/Answer';
import type { Rows } from '../databricks/Rows';
import { stableId } from '../databricks/stableId';
import type {
  ContentKind,
  GrantAnswer,
  SecurableKind,
  SummaryFilter,
  UnityCatalogSource,
  Viewpoint,
} from '../databricks/UnityCatalogSource';
import { estateNames } from './EstateNames';
import type { EstatePlaces } from './EstatePlaces';
import { estateTable } from './estateTable';
import type { EstateSize } from './EstateSize';
import { lazyRows } from './lazyRows';
import { portionOf, startOfPortion } from './portionOf';

/** Every how manieth catalog is bound to one workspace alone. */
const ISOLATED = 10;
const CREATED = 1_760_000_000_000;

/**
 * Unity Catalog of an estate that is made up: everything is computed from
 * numbers, so that a hundred thousand tables take no memory.
 */
export class EstateUnityCatalog implements UnityCatalogSource {
  constructor(
    private readonly size: EstateSize,
    private readonly places: EstatePlaces,
  ) {}

  catalogs(from: Viewpoint): Rows<Answer> {
    const { metastores } = this.places;
    const at = metastores.indexOf(from.metastoreId);
    const visible: number[] = [];
    for (
      let index = at;
      at >= 0 && index < this.size.catalogs;
      index += metastores.length
    ) {
      if (this.isVisible(from, index)) visible.push(index);
    }
    return lazyRows(visible.length, index =>
      this.renderCatalog(from.metastoreId, visible[index]),
    );
  }

  catalog(from: Viewpoint, name: string): Answer | undefined {
    const index = this.catalogIndex(from, name);
    return index === undefined
      ? undefined
      : this.renderCatalog(from.metastoreId, index);
  }

  schemas(from: Viewpoint, catalog: string): Rows<Answer> {
    const index = this.catalogIndex(from, catalog);
    const count = index === undefined ? 0 : this.schemasIn(index);
    return lazyRows(count, number => this.renderSchema(from, catalog, number));
  }

  schema(from: Viewpoint, catalog: string, name: string): Answer | undefined {
    const found = this.schemaPlace(from, catalog, name);
    return found && this.renderSchema(from, catalog, found.schema);
  }

  contents(
    from: Viewpoint,
    kind: ContentKind,
    catalog: string,
    schema: string,
  ): Rows<Answer> {
    const found = this.schemaPlace(from, catalog, schema);
    return lazyRows(found && kind === 'tables' ? found.tables : 0, index =>
      this.renderTable(from, { catalog, schema, index }),
    );
  }

  content(
    from: Viewpoint,
    kind: ContentKind,
    fullName: string,
  ): Answer | undefined {
    const place = kind === 'tables' && this.tablePlace(from, fullName);
    return place ? this.renderTable(from, place) : undefined;
  }

  summaries(from: Viewpoint, catalog: string, filter: SummaryFilter): Answer[] {
    const index = this.catalogIndex(from, catalog);
    const count = index === undefined ? 0 : this.schemasIn(index);
    return Array.from({ length: count }, (_, number) =>
      estateNames.schema(number),
    )
      .filter(name => filter.schema(name))
      .flatMap(schema => {
        const tables = this.schemaPlace(from, catalog, schema)?.tables ?? 0;
        return Array.from({ length: tables }, (_, number) =>
          estateNames.table(number),
        )
          .filter(name => filter.table(name))
          .map(name => ({
            full_name: `${catalog}.${schema}.${name}`,
            table_type: 'MANAGED',
          }));
      });
  }

  securables(_from: Viewpoint, _kind: SecurableKind): Answer[] {
    return [];
  }

  grants(
    from: Viewpoint,
    type: string,
    fullName: string,
  ): GrantAnswer[] | undefined {
    const [catalog, schema, table] = fullName.split('.');
    if (this.catalogIndex(from, catalog) === undefined) {
      return undefined;
    }
    const inherited =
      type === 'catalog'
        ? {}
        : { inherited_from_type: 'CATALOG', inherited_from_name: catalog };
    const rights = table ? ['SELECT', 'MODIFY'] : ['USE_SCHEMA', 'SELECT'];
    return [
      {
        principal: `team-${Number(catalog.slice(-2)) % 20}`,
        privileges: rights.map(privilege => ({ privilege, ...inherited })),
      },
      ...(schema && table === undefined
        ? [{ principal: 'readers', privileges: [{ privilege: 'SELECT' }] }]
        : []),
    ];
  }

  bindings(from: Viewpoint, type: string, name: string): Answer[] | undefined {
    const index = this.catalogIndex({ ...from, unbound: true }, name);
    if (type !== 'catalog' || index === undefined) {
      return undefined;
    }
    const home = this.homeOf(from.metastoreId, index);
    return home === undefined
      ? []
      : [
          {
            workspace_id: BigInt(home),
            binding_type: 'BINDING_TYPE_READ_WRITE',
          },
        ];
  }

  tags(_from: Viewpoint, type: string, fullName: string): Answer[] {
    return stableId.hex(fullName, 1) < '4'
      ? [
          {
            entity_type: type,
            entity_name: fullName,
            tag_key: 'domain',
            tag_value: `domain-${fullName.slice(-1)}`,
          },
        ]
      : [];
  }

  /** Every table is made of the one before it in its schema. */
  tableLineage(from: Viewpoint, fullName: string): Answer | undefined {
    const place = this.tablePlace(from, fullName);
    const count =
      place && this.schemaPlace(from, place.catalog, place.schema)?.tables;
    if (!place || !count || count === 1) {
      return undefined;
    }
    const neighbour = (index: number) =>
      index >= 0 && index < count
        ? [
            {
              tableInfo: {
                name: estateNames.table(index),
                catalog_name: place.catalog,
                schema_name: place.schema,
                table_type: 'MANAGED',
              },
            },
          ]
        : [];
    return {
      upstreams: neighbour(place.index - 1),
      downstreams: neighbour(place.index + 1),
    };
  }

  columnLineage(): undefined {
    return undefined;
  }

  private homeOf(metastoreId: string, catalog: number): string | undefined {
    const workspaces = this.places.workspacesOf(metastoreId);
    return catalog % ISOLATED === ISOLATED - 1
      ? workspaces[catalog % Math.max(1, workspaces.length)]
      : undefined;
  }

  private isVisible(from: Viewpoint, catalog: number): boolean {
    const home = this.homeOf(from.metastoreId, catalog);
    return from.unbound || home === undefined || home === from.workspaceId;
  }

  private catalogIndex(from: Viewpoint, name: string): number | undefined {
    const { metastores } = this.places;
    const index = estateNames.catalogIndex(name);
    return index !== undefined &&
      index < this.size.catalogs &&
      metastores[index % metastores.length] === from.metastoreId &&
      this.isVisible(from, index)
      ? index
      : undefined;
  }

  private schemasIn(catalog: number): number {
    return portionOf(this.size.schemas, this.size.catalogs, catalog);
  }

  private schemaPlace(from: Viewpoint, catalog: string, name: string) {
    const at = this.catalogIndex(from, catalog);
    const schema = estateNames.schemaIndex(name);
    if (
      at === undefined ||
      schema === undefined ||
      schema >= this.schemasIn(at)
    ) {
      return undefined;
    }
    const { catalogs, schemas, tables } = this.size;
    const number = startOfPortion(schemas, catalogs, at) + schema;
    return { schema, tables: portionOf(tables, schemas, number) };
  }

  private tablePlace(from: Viewpoint, fullName: string) {
    const [catalog, schema = '', ...rest] = fullName.split('.');
    const index = estateNames.tableIndex(rest.join('.'));
    const found = this.schemaPlace(from, catalog, schema);
    return found && index !== undefined && index < found.tables
      ? { catalog, schema, index }
      : undefined;
  }

  private renderCatalog(metastoreId: string, index: number): Answer {
    const name = estateNames.catalog(index);
    return {
      name,
      full_name: name,
      owner: `team-${index % 20}`,
      comment: `Catalog ${index} of an estate that is made up.`,
      metastore_id: metastoreId,
      catalog_type: 'MANAGED_CATALOG',
      isolation_mode:
        this.homeOf(metastoreId, index) === undefined ? 'OPEN' : 'ISOLATED',
      properties: {},
      storage_root: `s3://estate-${index % 40}/${name}`,
      browse_only: false,
      securable_type: 'CATALOG',
      created_at: CREATED,
      updated_at: CREATED,
    };
  }

  private renderSchema(
    from: Viewpoint,
    catalog: string,
    index: number,
  ): Answer {
    const name = estateNames.schema(index);
    return {
      name,
      full_name: `${catalog}.${name}`,
      catalog_name: catalog,
      owner: `team-${index % 20}`,
      comment: `Schema ${index} of ${catalog}.`,
      metastore_id: from.metastoreId,
      catalog_type: 'MANAGED_CATALOG',
      created_at: CREATED,
      updated_at: CREATED,
    };
  }

  private renderTable(
    from: Viewpoint,
    place: { catalog: string; schema: string; index: number },
  ): Answer {
    return estateTable(
      { ...place, metastoreId: from.metastoreId },
      this.size.columns,
    );
  }
}
