import { createServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Account id of the estate. */
export const ESTATE_ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';

/** A table of the estate. */
export interface EstateTable {
  name: string;
  comment?: string;
  columns: Array<{ name: string; comment?: string }>;
  updatedAt: number;
  /** Keys of its own tags. */
  tags?: string[];
}

/** A catalog of the estate. */
export interface EstateCatalog {
  name: string;
  metastoreId: string;
  owner?: string;
  /** Ids of the workspaces that see it; all when left out. */
  boundTo?: string[];
  schemas: Array<{ name: string; tables: EstateTable[]; volumes?: string[] }>;
}

/** A Databricks account with its workspaces, over HTTP on loopback. */
export class EstateServer {
  url = '';
  workspaces: Array<{ id: string; name: string; metastoreId: string }> = [];
  catalogs: EstateCatalog[] = [];
  /** Answered with 403 when the address contains one of them. */
  readonly denied = new Set<string>();
  /** Addresses that were asked for, without the host. */
  readonly asked: string[] = [];
  readonly #server: Server;
  readonly #latencyMs: number;

  private constructor(latencyMs: number) {
    this.#latencyMs = latencyMs;
    this.#server = createServer((request, response) => {
      request.resume();
      this.asked.push(request.url ?? '');
      const answer = this.#answer(new URL(request.url ?? '/', this.url));
      pause(this.#latencyMs).then(() => {
        response.writeHead(answer.status, {
          'Content-Type': 'application/json',
        });
        response.end(JSON.stringify(answer.body));
      });
    });
  }

  static async start(options: { latencyMs?: number } = {}) {
    const estate = new EstateServer(options.latencyMs ?? 0);
    await new Promise<void>(done =>
      estate.#server.listen(0, '127.0.0.1', done),
    );
    const address = estate.#server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('the estate listens on no port');
    }
    estate.url = `http://127.0.0.1:${address.port}`;
    return estate;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }

  /** The section `databricks` of app-config for it. */
  config() {
    return {
      accounts: [
        {
          accountId: ESTATE_ACCOUNT,
          host: this.url,
          clientId: 'portal',
          clientSecret: 'secret',
        },
      ],
    };
  }

  #answer(url: URL): { status: number; body: unknown } {
    const ok = (body: unknown) => ({ status: 200, body });
    const address = decodeURIComponent(url.href);
    if ([...this.denied].some(part => address.includes(part))) {
      return {
        status: 403,
        body: { error_code: 'PERMISSION_DENIED', message: 'not for you' },
      };
    }
    if (url.pathname.endsWith('/v1/token')) {
      return ok({ access_token: 'token', expires_in: 3600 });
    }
    const [, , workspaceId] = url.pathname.split('/');
    if (!url.pathname.startsWith('/w/')) {
      return ok(this.#ofAccount(url));
    }
    const found = this.#ofWorkspace(workspaceId, url);
    return found === undefined
      ? {
          status: 404,
          body: { error_code: 'DOES_NOT_EXIST', message: 'not in here' },
        }
      : ok(found);
  }

  #ofAccount(url: URL): unknown {
    const path = url.pathname.split(`/accounts/${ESTATE_ACCOUNT}/`)[1];
    const metastores = [
      ...new Set(this.workspaces.map(({ metastoreId }) => metastoreId)),
    ];
    switch (path) {
      case 'workspaces':
        return this.workspaces.map(({ id, name }) => ({
          workspace_id: id,
          workspace_name: name,
          workspace_status: 'RUNNING',
          workspace_url: `${this.url}/w/${id}`,
          aws_region: 'us-west-2',
          custom_tags: {},
        }));
      case 'networks':
        return [];
      case 'metastores':
        return {
          metastores: metastores.map(id => ({
            metastore_id: id,
            name: `metastore-${id}`,
          })),
        };
      default: {
        const [, id] = path.split('/');
        return {
          workspace_ids: this.workspaces
            .filter(one => one.metastoreId === id)
            .map(one => one.id),
        };
      }
    }
  }

  #ofWorkspace(id: string, url: URL): unknown {
    const what = url.pathname.split('/').pop() ?? '';
    const { searchParams: query } = url;
    const home = this.workspaces.find(one => one.id === id)?.metastoreId;
    const visible = this.catalogs.filter(
      ({ metastoreId, boundTo }) =>
        metastoreId === home && (boundTo?.includes(id) ?? true),
    );
    const catalog = visible.find(
      ({ name }) => name === query.get('catalog_name'),
    );
    const schema = catalog?.schemas.find(
      ({ name }) => name === query.get('schema_name'),
    );
    if (query.has('catalog_name') && !catalog) {
      return undefined;
    }
    const named = { catalog_name: catalog?.name, schema_name: schema?.name };
    switch (what) {
      case 'catalogs':
        return page(query, what, visible, one => ({
          name: one.name,
          metastore_id: one.metastoreId,
          owner: one.owner,
          isolation_mode: one.boundTo ? 'ISOLATED' : 'OPEN',
        }));
      case 'schemas':
        return page(query, what, catalog?.schemas ?? [], ({ name }) => ({
          name,
          catalog_name: catalog?.name,
        }));
      case 'tables':
        return page(query, what, schema?.tables ?? [], table => ({
          ...named,
          name: table.name,
          comment: table.comment,
          table_type: 'MANAGED',
          updated_at: table.updatedAt,
          ...(query.get('omit_columns') !== 'true' && {
            columns: table.columns,
          }),
        }));
      case 'volumes':
        return page(query, what, schema?.volumes ?? [], name => ({
          ...named,
          name,
          volume_type: 'MANAGED',
        }));
      case 'tags': {
        const [catalogName, schemaName, name] = decodeURIComponent(
          url.pathname.split('/').slice(-2)[0],
        ).split('.');
        const table = visible
          .find(one => one.name === catalogName)
          ?.schemas.find(one => one.name === schemaName)
          ?.tables.find(one => one.name === name);
        if (
          !visible.some(one => one.name === catalogName) ||
          (name && !table)
        ) {
          return undefined;
        }
        return {
          tag_assignments: (table?.tags ?? []).map(key => ({ tag_key: key })),
        };
      }
      case 'metastore_summary':
        return { metastore_id: home, name: `metastore-${home}` };
      default: {
        const [catalogName, schemaName, name] =
          decodeURIComponent(what).split('.');
        const table = visible
          .find(one => one.name === catalogName)
          ?.schemas.find(one => one.name === schemaName)
          ?.tables.find(one => one.name === name);
        return (
          table && {
            ...table,
            updated_at: table.updatedAt,
            catalog_name: catalogName,
            schema_name: schemaName,
          }
        );
      }
    }
  }
}

/** Items that one page holds when the caller leaves the size to the server. */
const PAGE = 100;

function page<T>(
  query: URLSearchParams,
  what: string,
  items: T[],
  shown: (item: T) => object,
): object {
  const start = Number(query.get('page_token') ?? 0);
  const end = start + (Number(query.get('max_results')) || PAGE);
  return {
    [what]: items.slice(start, end).map(shown),
    ...(end < items.length && { next_page_token: String(end) }),
  };
}
