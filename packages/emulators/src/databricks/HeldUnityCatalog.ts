import type { AccountObjects } from './AccountObjects';
import type { Answer } from './Answer';
import { CatalogView } from './CatalogView';
import { ContentView } from './ContentView';
import { fields } from './fields';
import { GrantView } from './GrantView';
import { LineageView } from './LineageView';
import { SecurableView } from './SecurableView';
import type { SeededContent } from './seed/SeededContent';
import type {
  ContentKind,
  SecurableKind,
  SummaryFilter,
  UnityCatalogSource,
  Viewpoint,
} from './UnityCatalogSource';

/** What is in a schema, by the word that grants have for it. */
const KINDS: Record<string, ContentKind> = {
  table: 'tables',
  volume: 'volumes',
  function: 'functions',
  registered_model: 'models',
};

/** Unity Catalog of what the rehearsal account holds, and of what a seed lays below it. */
export class HeldUnityCatalog implements UnityCatalogSource {
  private readonly catalogView: CatalogView;
  private readonly contentView: ContentView;
  private readonly securableView: SecurableView;
  private readonly grantView: GrantView;

  constructor(
    private readonly objects: AccountObjects,
    private readonly seeded: SeededContent,
  ) {
    this.catalogView = new CatalogView(objects);
    this.contentView = new ContentView(objects);
    this.securableView = new SecurableView(objects);
    this.grantView = new GrantView(objects, seeded);
  }

  catalogs(from: Viewpoint): Answer[] {
    return this.catalogView.catalogs(from);
  }

  catalog(from: Viewpoint, name: string): Answer | undefined {
    return this.catalogs(from).find(found => found.name === name);
  }

  schemas(from: Viewpoint, catalog: string): Answer[] {
    return this.catalogView
      .schemas(from.metastoreId, catalog)
      .map((schema: Answer) => {
        const seeded = this.seeded.schema(catalog, String(schema.name));
        return {
          ...schema,
          ...(seeded?.owner ? { owner: seeded.owner } : {}),
          ...(seeded?.comment && !schema.comment
            ? { comment: seeded.comment }
            : {}),
        };
      });
  }

  schema(from: Viewpoint, catalog: string, name: string): Answer | undefined {
    return this.schemas(from, catalog).find(found => found.name === name);
  }

  contents(
    from: Viewpoint,
    kind: ContentKind,
    catalog: string,
    schema: string,
  ): Answer[] {
    const at =
      this.catalog(from, catalog) && this.schema(from, catalog, schema);
    if (!at) {
      return [];
    }
    const place = { metastoreId: from.metastoreId, catalog, schema };
    const made = this.contentView.contents(kind, place);
    const names = new Set(made.map(({ name }) => name));
    return [
      ...made,
      ...this.seeded
        .contents(kind, { ...place, owner: fields.text(at.owner) })
        .filter(({ name }) => !names.has(name)),
    ];
  }

  content(
    from: Viewpoint,
    kind: ContentKind,
    fullName: string,
  ): Answer | undefined {
    const [catalog, schema = ''] = fullName.split('.');
    return this.contents(from, kind, catalog, schema).find(
      found => found.full_name === fullName,
    );
  }

  summaries(from: Viewpoint, catalog: string, filter: SummaryFilter): Answer[] {
    return this.schemas(from, catalog)
      .filter(({ name }) => filter.schema(String(name)))
      .flatMap(({ name }) =>
        this.contents(from, 'tables', catalog, String(name)),
      )
      .filter(({ name }) => filter.table(String(name)))
      .map(({ full_name, table_type }) => ({ full_name, table_type }));
  }

  securables(from: Viewpoint, kind: SecurableKind): Answer[] {
    return this.securableView.securables(from, kind);
  }

  grants(from: Viewpoint, type: string, fullName: string) {
    return this.isThere(from, type, fullName)
      ? this.grantView.grants(from, type, fullName)
      : undefined;
  }

  bindings(from: Viewpoint, type: string, name: string) {
    return this.securableView.bindings(from, type, name);
  }

  tags(from: Viewpoint, type: string, fullName: string): Answer[] {
    if (type === 'columns') {
      const table = fullName.split('.').slice(0, 3).join('.');
      if (!this.content(from, 'tables', table)) {
        return [];
      }
    }
    const tags = this.seeded.securable(fullName)?.tags ?? {};
    return Object.entries(tags).map(([tag_key, tag_value]) => ({
      entity_type: type,
      entity_name: fullName,
      tag_key,
      tag_value,
    }));
  }

  tableLineage(from: Viewpoint, fullName: string): Answer | undefined {
    return this.lineage(from).tableLineage(fullName);
  }

  columnLineage(
    from: Viewpoint,
    fullName: string,
    column: string,
  ): Answer | undefined {
    return this.lineage(from).columnLineage(fullName, column);
  }

  private lineage(from: Viewpoint): LineageView {
    // Lineage goes across workspaces, as far as the metastore does.
    const everywhere = { ...from, unbound: true };
    return new LineageView(this.seeded, {
      isThere: name => this.content(everywhere, 'tables', name) !== undefined,
      workspaceOfJob: job =>
        this.objects
          .ofType('databricks_mws_workspaces')
          .map(object => ({
            id: this.objects.workspaceIdOf(object),
            name: String(object.attributes.workspace_name),
          }))
          .find(({ name }) =>
            this.seeded
              .workspace(name)
              ?.jobs.some(candidate => candidate.name === job),
          ),
    });
  }

  private isThere(from: Viewpoint, type: string, fullName: string): boolean {
    const [catalog, schema = ''] = fullName.split('.');
    switch (type) {
      case 'metastore':
        return fullName === from.metastoreId;
      case 'catalog':
        return this.catalog(from, fullName) !== undefined;
      case 'schema':
        return this.schema(from, catalog, schema) !== undefined;
      case 'external_location':
        return this.securables(from, 'external-locations').some(
          ({ name }) => name === fullName,
        );
      case 'storage_credential':
        return this.securables(from, 'storage-credentials').some(
          ({ name }) => name === fullName,
        );
      default:
        return (
          KINDS[type] !== undefined &&
          this.content(from, KINDS[type], fullName) !== undefined
        );
    }
  }
}
