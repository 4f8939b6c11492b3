import { TestServer, type SeenRequest, type TestAnswer } from './TestServer';

/** An answer's rows, as Databricks writes them. */
type Row = Record<string, unknown> & { name: string };

interface FakeSchema {
  owner?: string;
  tables?: Row[];
  volumes?: Row[];
  functions?: Row[];
  registered_models?: Row[];
}

interface FakeCatalog {
  owner?: string;
  /** The workspaces that alone may use it. */
  boundTo?: string[];
  schemas: Record<string, FakeSchema>;
}

const LISTS: Record<string, keyof FakeSchema> = {
  tables: 'tables',
  volumes: 'volumes',
  functions: 'functions',
  models: 'registered_models',
};

/**
 * A Databricks account with one metastore, m-1, and two workspaces, 11 and
 * 9007199254740993, over HTTP; and a lone workspace below `/lone`. Lists are
 * paged, patterns are those of LIKE, ISOLATED catalogs are closed elsewhere.
 */
export class FakeUnityCatalog {
  static readonly accountId = '0d26daa6-5e44-4c97-a497-ef015f91254a';
  static readonly first = '11';
  static readonly second = '9007199254740993';

  catalogs: Record<string, FakeCatalog> = {};
  /** By `<type>/<full name>`. */
  tags: Record<string, Array<{ tag_key: string; tag_value?: string }>> = {};
  /** By `<type>/<full name>`. */
  grants: Record<string, object[]> = {};
  /** By full name, or full name and column with a blank between. */
  lineage: Record<string, object> = {};
  statuses: Record<string, string> = {};
  /** Most rows of a page. */
  pageSize = 1_000;
  /** Decides an answer before everything else. */
  intercept: (request: SeenRequest) => TestAnswer | undefined = () => undefined;

  private constructor(readonly server: TestServer) {}

  static async start(): Promise<FakeUnityCatalog> {
    const fake = new FakeUnityCatalog(await TestServer.start());
    fake.reset();
    return fake;
  }

  reset(): void {
    this.server.reset();
    this.server.answer = request =>
      this.intercept(request) ?? this.#answer(request);
    this.intercept = () => undefined;
    this.catalogs = {};
    this.tags = {};
    this.grants = {};
    this.lineage = {};
    this.pageSize = 1_000;
    this.statuses = {
      [FakeUnityCatalog.first]: 'RUNNING',
      [FakeUnityCatalog.second]: 'RUNNING',
    };
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  workspaceUrl(id: string): string {
    return `${this.server.url}/w/${id}`;
  }

  /** What Unity Catalog was asked: workspace, path and query, without prefixes. */
  asked(): string[] {
    return this.server.seen.flatMap(({ path, query }) => {
      const [, workspace, rest] =
        /^(?:\/w)?\/(\w+)\/api\/2\.[01]\/(?:unity-catalog\/)?(.*)$/.exec(
          path,
        ) ?? [];
      const text = query.size > 0 ? `?${query}` : '';
      return workspace && workspace !== 'api' && path.includes('/api/2.')
        ? [
            `${workspace} ${decodeURIComponent(rest)}${decodeURIComponent(
              text,
            )}`,
          ]
        : [];
    });
  }

  #answer(request: SeenRequest): TestAnswer | undefined {
    const { path } = request;
    if (path.endsWith('/v1/token')) {
      return { body: { access_token: 'of-the-portal', expires_in: 3600 } };
    }
    const account = `/api/2.0/accounts/${FakeUnityCatalog.accountId}`;
    if (path.startsWith(account)) {
      return this.#account(path.slice(account.length));
    }
    const found = /^(?:\/w\/(\d+)|\/lone)\/(api\/2\.[01]\/.*)$/.exec(path);
    return found
      ? this.#workspace(found[1] ?? FakeUnityCatalog.first, found[2], request)
      : undefined;
  }

  #account(path: string): TestAnswer | undefined {
    const ids = Object.keys(this.statuses);
    // Written by hand: 64-bit numbers.
    const json = (body: string) => ({
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    switch (path) {
      case '/workspaces':
        return json(
          `[${ids
            .map(
              id =>
                `{"workspace_id":${id},"workspace_name":"ws-${id}","workspace_status":"${
                  this.statuses[id]
                }","workspace_url":"${this.workspaceUrl(
                  id,
                )}","custom_tags":{"lakeport-project":"payments","lakeport-environment":"e${id}"}}`,
            )
            .join()}]`,
        );
      case '/metastores':
        return {
          body: {
            metastores: [
              {
                metastore_id: 'm-1',
                name: 'west',
                region: 'us-west-2',
                owner: 'metastore-admins',
                storage_root: 's3://root',
              },
            ],
          },
        };
      case '/metastores/m-1/workspaces':
        return json(`{"workspace_ids":[${ids.join()}]}`);
      default:
        return undefined;
    }
  }

  #workspace(
    workspace: string,
    path: string,
    { query }: SeenRequest,
  ): TestAnswer | undefined {
    const [kind, ...names] = path
      .replace(/^api\/2\.\d\/(unity-catalog\/|lineage-tracking\/)?/, '')
      .split('/')
      .map(decodeURIComponent);
    const full = names.at(-1) ?? '';
    switch (kind) {
      case 'preview':
        return {
          headers: { 'X-Databricks-Org-Id': workspace },
          body: { id: 7 },
        };
      case 'metastore_summary':
        return { body: { metastore_id: 'm-1', name: 'west' } };
      case 'catalogs':
        return names.length > 0
          ? this.#open(workspace, full, () => ({
              body: this.#catalogRow(full),
            }))
          : this.#page('catalogs', this.#catalogRows(workspace, query), query);
      case 'schemas': {
        const [catalog, schema] = this.#split(full || '');
        const of = query.get('catalog_name') ?? catalog;
        return this.#open(workspace, of, found => {
          const rows = Object.entries(found.schemas).map(
            ([name, { owner }]) => ({
              name,
              owner,
              catalog_name: of,
              full_name: `${of}.${name}`,
            }),
          );
          return names.length > 0
            ? one(rows.find(({ name }) => name === schema))
            : this.#page('schemas', rows, query);
        });
      }
      case 'tables':
      case 'volumes':
      case 'functions':
      case 'models':
        return this.#content(workspace, kind, full, query);
      case 'table-summaries': {
        const of = query.get('catalog_name') ?? '';
        const schemas = like(query.get('schema_name_pattern'));
        const tables = like(query.get('table_name_pattern'));
        return this.#open(workspace, of, found =>
          this.#page(
            'tables',
            Object.entries(found.schemas)
              .filter(([name]) => schemas.test(name))
              .flatMap(([schema, held]) =>
                (held.tables ?? [])
                  .filter(({ name }) => tables.test(name))
                  .map(({ name }) => ({
                    full_name: `${of}.${schema}.${name}`,
                    table_type: 'MANAGED',
                  })),
              ),
            query,
          ),
        );
      }
      case 'bindings':
        return this.#page(
          'bindings',
          (this.catalogs[full]?.boundTo ?? []).map(id => ({
            workspace_id: id,
            binding_type:
              id === FakeUnityCatalog.first
                ? 'BINDING_TYPE_READ_WRITE'
                : 'BINDING_TYPE_READ_ONLY',
          })),
          query,
        );
      case 'entity-tag-assignments':
        return this.#page(
          'tag_assignments',
          this.tags[`${names[0]}/${names[1]}`] ?? [],
          query,
        );
      case 'effective-permissions':
        return this.#page(
          'privilege_assignments',
          (this.grants[`${names[0]}/${full}`] ?? []).filter(
            grant =>
              !query.has('principal') ||
              JSON.stringify(grant).includes(
                JSON.stringify(query.get('principal')),
              ),
          ),
          query,
        );
      case 'table-lineage':
        return one(this.lineage[query.get('table_name') ?? '']);
      case 'column-lineage':
        return one(
          this.lineage[
            `${query.get('table_name')} ${query.get('column_name')}`
          ],
        );
      default:
        return undefined;
    }
  }

  #content(
    workspace: string,
    kind: string,
    full: string,
    query: URLSearchParams,
  ): TestAnswer | undefined {
    const [catalog, schema, name] = this.#split(full);
    const of = query.get('catalog_name') ?? catalog;
    const within = query.get('schema_name') ?? schema;
    const key = LISTS[kind];
    return this.#open(workspace, of, found => {
      const held = found.schemas[within];
      if (!held) {
        return missing('SCHEMA', `${of}.${within}`);
      }
      const rows = [held[key] ?? []].flat().map(row => ({
        catalog_name: of,
        schema_name: within,
        ...(typeof row === 'string' ? { name: row } : row),
      }));
      const shown = rows.map(row => ({
        ...row,
        full_name: `${of}.${within}.${row.name}`,
      }));
      return full
        ? one(shown.find(row => row.name === name))
        : this.#page(key, shown, query);
    });
  }

  /** Names of this stand-in hold no dots, as Databricks' do not. */
  #split(full: string): [string, string, string] {
    const [catalog = '', schema = '', name = ''] = full.split('.');
    return [catalog, schema, name];
  }

  #open(
    workspace: string,
    catalog: string,
    answer: (found: FakeCatalog) => TestAnswer | undefined,
  ): TestAnswer | undefined {
    const found = this.catalogs[catalog];
    if (!found) {
      return missing('CATALOG', catalog);
    }
    return found.boundTo && !found.boundTo.includes(workspace)
      ? {
          status: 403,
          body: {
            error_code: 'PERMISSION_DENIED',
            message: `Catalog '${catalog}' is not accessible in current workspace`,
          },
        }
      : answer(found);
  }

  #catalogRow(name: string) {
    const { owner, boundTo } = this.catalogs[name];
    return {
      name,
      owner,
      metastore_id: 'm-1',
      catalog_type: 'MANAGED_CATALOG',
      isolation_mode: boundTo ? 'ISOLATED' : 'OPEN',
      properties: { made: 'by a test' },
    };
  }

  #catalogRows(workspace: string, query: URLSearchParams) {
    return Object.entries(this.catalogs)
      .filter(
        ([, { boundTo }]) =>
          !boundTo ||
          boundTo.includes(workspace) ||
          query.get('include_unbound') === 'true',
      )
      .map(([name]) => this.#catalogRow(name));
  }

  #page(key: string, rows: object[], query: URLSearchParams): TestAnswer {
    const start = Number(query.get('page_token') ?? 0);
    const wanted = Number(query.get('max_results') ?? 0) || this.pageSize;
    const end = start + Math.min(wanted, this.pageSize);
    return {
      body: {
        [key]: rows.slice(start, end),
        ...(end < rows.length && { next_page_token: String(end) }),
      },
    };
  }
}

function one(found: object | undefined): TestAnswer {
  return found ? { body: found } : missing('OBJECT', 'of that name');
}

function missing(what: string, name: string): TestAnswer {
  return {
    status: 404,
    body: {
      error_code: `${what}_DOES_NOT_EXIST`,
      message: `${what} '${name}' does not exist.`,
    },
  };
}

/** SQL LIKE with a backslash for the escape character. */
function like(pattern: string | null): RegExp {
  const source = (pattern ?? '%').replace(
    /\\([\s\S])|([%_])|([\s\S])/g,
    (_, escaped?: string, wild?: string, letter?: string) => {
      if (wild) {
        return wild === '%' ? '[\\s\\S]*' : '[\\s\\S]';
      }
      return (escaped ?? letter ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    },
  );
  return new RegExp(`^${source}$`, 'u');
}
