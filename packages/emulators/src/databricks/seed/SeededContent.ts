import type { Answer } from '../Answer';
import type { ContentKind } from '../UnityCatalogSource';
import {
  renderFunction,
  renderModel,
  renderTable,
  renderVolume,
  type ContentPlace,
} from './renderContent';
import type {
  SeedDocument,
  SeededSchema,
  SeededTable,
  SeededWorkspace,
} from './seedDocument';

/** Objects of Unity Catalog that have tags or grants in a seed. */
interface SeededSecurable {
  tags: Record<string, string>;
  grants: SeedDocument['catalogs'][string]['grants'];
}

/** A table by its full name. */
export interface FoundTable {
  place: ContentPlace;
  name: string;
  table: SeededTable;
}

const NOTHING: SeedDocument = { catalogs: {}, workspaces: {}, prices: {} };

function own<T>(record: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** What a seed says of the objects of the rehearsal account. */
export class SeededContent {
  constructor(
    private readonly document: SeedDocument = NOTHING,
    /** When the emulator was started: the seed tells times back from it. */
    readonly startedAt = Date.now(),
  ) {}

  get prices(): Record<string, number> {
    return this.document.prices;
  }

  workspace(name: string): SeededWorkspace | undefined {
    return own(this.document.workspaces, name);
  }

  schema(catalog: string, name: string): SeededSchema | undefined {
    const found = own(this.document.catalogs, catalog);
    return found && own(found.schemas, name);
  }

  /** What a schema holds by the seed, as Unity Catalog answers it. */
  contents(kind: ContentKind, place: ContentPlace): Answer[] {
    const schema = this.schema(place.catalog, place.schema);
    if (!schema) {
      return [];
    }
    const at = { ...place, startedAt: this.startedAt };
    switch (kind) {
      case 'tables':
        return Object.entries(schema.tables).map(([name, item]) =>
          renderTable(at, name, item),
        );
      case 'volumes':
        return Object.entries(schema.volumes).map(([name, item]) =>
          renderVolume(at, name, item),
        );
      case 'functions':
        return Object.entries(schema.functions).map(([name, item]) =>
          renderFunction(at, name, item),
        );
      default:
        return Object.entries(schema.models).map(([name, item]) =>
          renderModel(at, name, item),
        );
    }
  }

  /** All tables, also of catalogs that the account does not hold. */
  tables(): FoundTable[] {
    return Object.entries(this.document.catalogs).flatMap(
      ([catalog, { schemas }]) =>
        Object.entries(schemas).flatMap(([schema, { tables }]) =>
          Object.entries(tables).map(([name, table]) => ({
            place: { catalog, schema },
            name,
            table,
          })),
        ),
    );
  }

  /**
   * What has tags or grants.
   *
   * @param fullName - of a catalog, a schema, something in a schema, or a column
   */
  securable(fullName: string): SeededSecurable | undefined {
    const [catalog, schema, name, ...rest] = fullName.split('.');
    const found = own(this.document.catalogs, catalog);
    if (!found || schema === undefined) {
      return found;
    }
    const inCatalog = own(found.schemas, schema);
    if (!inCatalog || name === undefined) {
      return inCatalog;
    }
    const { tables, volumes, functions, models } = inCatalog;
    if (rest.length > 0) {
      // Of all names only those of columns may have dots of their own.
      const column = rest.join('.');
      const of = own(tables, name)?.columns.find(item => item.name === column);
      return of && { tags: of.tags, grants: [] };
    }
    return (
      own(tables, name) ??
      own(volumes, name) ??
      own(functions, name) ??
      own(models, name)
    );
  }
}
