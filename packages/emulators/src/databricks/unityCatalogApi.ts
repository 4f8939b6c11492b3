import type { Request, Router } from 'express';
import { sendJson } from '../http/sendJson';
import type { AccountView } from './AccountView';
import type { Answer } from './Answer';
import { DatabricksError } from './DatabricksError';
import { likePattern } from './likePattern';
import { page, type PageRules } from './page';
import type {
  ContentKind,
  UnityCatalogSource,
  Viewpoint,
} from './UnityCatalogSource';
import { WORKSPACE_PATH } from './workspacePath';

const KINDS: Record<
  ContentKind,
  { key: string; word: string; rules: PageRules }
> = {
  // More tables or models to a page are cut (Unity Catalog OpenAPI, v0.6.0).
  tables: { key: 'tables', word: 'Table', rules: { most: 50 } },
  models: {
    key: 'registered_models',
    word: 'Registered model',
    rules: { most: 50, usual: 50 },
  },
  volumes: {
    key: 'volumes',
    word: 'Volume',
    rules: { most: 10_000, usual: 10_000 },
  },
  functions: { key: 'functions', word: 'Function', rules: { most: 1_000 } },
};
/** Fewer effective permissions to a page are refused (Databricks REST API, 2026). */
const LEAST_GRANTS = 150;
const KEYS = {
  'external-locations': 'external_locations',
  'storage-credentials': 'storage_credentials',
} as const;

function required(req: Request, name: string): string {
  const value = req.query[name];
  if (typeof value !== 'string' || value === '') {
    throw new DatabricksError(
      400,
      'INVALID_PARAMETER_VALUE',
      `${name} is required`,
    );
  }
  return value;
}

function missing(code: string, what: string, name: string): never {
  throw new DatabricksError(
    404,
    `${code}_DOES_NOT_EXIST`,
    `${what} '${name}' does not exist.`,
  );
}

/** Unity Catalog of a workspace, with lineage (Databricks REST API, 2026). */
export function unityCatalogApi(
  router: Router,
  parts: {
    view: AccountView;
    source: UnityCatalogSource;
    /** Whether who asks sees catalogs that are not bound to where they look from. */
    isMetastoreAdmin: (clientId: string) => boolean;
    /** Items of a page where a list has no own cap; a hundred when left out. */
    pageSize?: number;
  },
): void {
  const UC = `${WORKSPACE_PATH}/api/2.1/unity-catalog` as const;
  const { view, source } = parts;
  const size = (rules: PageRules): PageRules => ({
    ...rules,
    most: Math.min(rules.most, parts.pageSize ?? rules.most),
  });
  const whole = size({ most: parts.pageSize ?? 100 });

  const viewpoint = (req: Request): Viewpoint => {
    const { workspace } = req.params;
    const assignment = view.assignment(workspace);
    if (!assignment) {
      throw new DatabricksError(
        404,
        'METASTORE_DOES_NOT_EXIST',
        'No metastore assigned for the current workspace.',
      );
    }
    return {
      metastoreId: assignment.metastore_id,
      workspaceId: workspace,
      unbound:
        req.query.include_unbound === 'true' &&
        parts.isMetastoreAdmin(String(req.res?.locals.clientId)),
    };
  };
  const catalogNamed = (req: Request, name: string): Answer =>
    source.catalog(viewpoint(req), name) ?? missing('CATALOG', 'Catalog', name);
  const schemaNamed = (req: Request, catalog: string, name: string): Answer => {
    catalogNamed(req, catalog);
    return (
      source.schema(viewpoint(req), catalog, name) ??
      missing('SCHEMA', 'Schema', `${catalog}.${name}`)
    );
  };

  router.get(`${UC}/current-metastore-assignment`, async (req, res) => {
    viewpoint(req);
    sendJson(res, view.assignment(req.params.workspace));
  });
  router.get(`${UC}/metastore_summary`, async (req, res) => {
    const { metastoreId } = viewpoint(req);
    const found = view
      .metastores()
      .find(item => item.metastore_id === metastoreId);
    sendJson(res, { ...found, metastore_id: metastoreId });
  });

  router.get(`${UC}/catalogs`, async (req, res) => {
    sendJson(
      res,
      page(req, 'catalogs', source.catalogs(viewpoint(req)), whole),
    );
  });
  router.get(`${UC}/catalogs/:name`, async (req, res) => {
    sendJson(res, catalogNamed(req, req.params.name));
  });
  router.get(`${UC}/schemas`, async (req, res) => {
    const catalog = required(req, 'catalog_name');
    catalogNamed(req, catalog);
    const schemas = source.schemas(viewpoint(req), catalog);
    sendJson(res, page(req, 'schemas', schemas, whole));
  });
  router.get(`${UC}/schemas/:name`, async (req, res) => {
    const [catalog, schema] = req.params.name.split('.');
    sendJson(res, schemaNamed(req, catalog, schema ?? ''));
  });

  for (const kind of ['volumes', 'tables', 'functions', 'models'] as const) {
    const { key, word, rules } = KINDS[kind];
    router.get(`${UC}/${kind}`, async (req, res) => {
      const catalog = required(req, 'catalog_name');
      const schema = required(req, 'schema_name');
      schemaNamed(req, catalog, schema);
      const found = source.contents(viewpoint(req), kind, catalog, schema);
      const answer = page(req, key, found, size(rules));
      sendJson(res, { ...answer, [key]: leaveOut(req, answer[key]) });
    });
    router.get(`${UC}/${kind}/:name`, async (req, res) => {
      const { name } = req.params;
      sendJson(
        res,
        source.content(viewpoint(req), kind, name) ??
          missing(word.toUpperCase().replace(' ', '_'), word, name),
      );
    });
  }

  router.get(`${UC}/table-summaries`, async (req, res) => {
    const catalog = required(req, 'catalog_name');
    catalogNamed(req, catalog);
    const like = (name: string) => {
      const pattern = req.query[name];
      return typeof pattern === 'string' ? likePattern(pattern) : () => true;
    };
    const found = source.summaries(viewpoint(req), catalog, {
      schema: like('schema_name_pattern'),
      table: like('table_name_pattern'),
    });
    const rules = { most: 10_000, usual: 10_000 };
    sendJson(res, page(req, 'tables', found, size(rules)));
  });

  for (const kind of ['external-locations', 'storage-credentials'] as const) {
    router.get(`${UC}/${kind}`, async (req, res) => {
      const found = source.securables(viewpoint(req), kind);
      sendJson(res, page(req, KEYS[kind], found, whole));
    });
  }

  router.get(`${UC}/effective-permissions/:type/:name`, async (req, res) => {
    const { type, name } = req.params;
    const word = type.toLowerCase();
    const found = source.grants(viewpoint(req), word, name);
    if (!found) {
      missing(word.toUpperCase(), word, name);
    }
    const { principal } = req.query;
    const wanted =
      principal === undefined
        ? found
        : found
            .slice(0, found.length)
            .filter(grant => grant.principal === principal);
    sendJson(
      res,
      page(req, 'privilege_assignments', wanted, {
        most: 1_000,
        least: LEAST_GRANTS,
      }),
    );
  });

  router.get(`${UC}/bindings/:type/:name`, async (req, res) => {
    const { type, name } = req.params;
    const found =
      source.bindings(viewpoint(req), type, name) ??
      missing(type.toUpperCase(), type, name);
    sendJson(res, page(req, 'bindings', found, whole));
  });

  router.get(
    `${UC}/entity-tag-assignments/:type/:name/tags`,
    async (req, res) => {
      const { type, name } = req.params;
      const rules = { ...whole, usual: whole.most };
      const found = source.tags(viewpoint(req), type, name);
      sendJson(res, page(req, 'tag_assignments', found, rules));
    },
  );

  const LINEAGE = `${WORKSPACE_PATH}/api/2.0/lineage-tracking` as const;
  const none = (name: string) => DatabricksError.missing(`Lineage of ${name}`);
  router.get(`${LINEAGE}/table-lineage`, async (req, res) => {
    const name = required(req, 'table_name');
    const found = source.tableLineage(viewpoint(req), name);
    if (!found) throw none(name);
    sendJson(res, found);
  });
  router.get(`${LINEAGE}/column-lineage`, async (req, res) => {
    const name = required(req, 'table_name');
    const column = required(req, 'column_name');
    const found = source.columnLineage(viewpoint(req), name, column);
    if (!found) throw none(`${name}.${column}`);
    sendJson(res, found);
  });
}

/** A list of tables without what the caller does not want to have. */
function leaveOut(req: Request, items: unknown): unknown {
  const unwanted = [
    ...(req.query.omit_columns === 'true' ? ['columns'] : []),
    ...(req.query.omit_properties === 'true' ? ['properties'] : []),
    ...(req.query.omit_username === 'true'
      ? ['owner', 'created_by', 'updated_by']
      : []),
  ];
  if (unwanted.length === 0 || !Array.isArray(items)) {
    return items;
  }
  return items.map((item: Answer) =>
    Object.fromEntries(
      Object.entries(item).filter(([name]) => !unwanted.includes(name)),
    ),
  );
}
