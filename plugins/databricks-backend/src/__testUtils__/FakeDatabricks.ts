import { TestServer, type SeenRequest, type TestAnswer } from './TestServer';

/** Account id of the stand-in. */
export const ACCOUNT_ID = '0d26daa6-5e44-4c97-a497-ef015f91254a';

/** An account with one workspace (payments-dev, id 9007199254740993), over HTTP. */
export class FakeDatabricks {
  status = 'RUNNING';
  catalogs: Array<Record<string, unknown>> = [
    { name: 'payments_dev', isolation_mode: 'ISOLATED' },
    { name: 'system', catalog_type: 'SYSTEM_CATALOG' },
    { name: 'company', isolation_mode: 'OPEN' },
    {
      name: 'neighbours',
      properties: {
        'lakeport-project': 'orders',
        'lakeport-environment': 'dev',
      },
    },
  ];
  /** Names of the account's groups, sorted. */
  groups = ['data-admins', 'data-engineers'];
  /** Whether the workspace was destroyed. */
  isGone = false;
  workspaceUrl?: string;
  /** What the workspace says its id is, in a header of its answers. */
  workspaceId?: string;
  /** Paths that answer 403. */
  denied: string[] = [];
  /** Answers besides the usual, or instead of them, by path; a text is sent as it is. */
  more: Record<string, unknown> = {};

  private constructor(readonly server: TestServer) {}

  static async start(): Promise<FakeDatabricks> {
    const server = await TestServer.start();
    const databricks = new FakeDatabricks(server);
    server.answer = request => databricks.#answer(request);
    return databricks;
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  #answer({ path, query }: SeenRequest): TestAnswer | undefined {
    const json = (text: string): TestAnswer => ({
      headers: { 'Content-Type': 'application/json' },
      body: text,
    });
    if (path.endsWith('/v1/token')) {
      return { body: { access_token: 'token', expires_in: 3600 } };
    }
    if (this.denied.some(denied => path.endsWith(denied))) {
      return {
        status: 403,
        body: { error_code: 'PERMISSION_DENIED', message: 'not for you' },
      };
    }
    if (path in this.more) {
      const answer = this.more[path];
      const { headers, body } = json(
        typeof answer === 'string' ? answer : JSON.stringify(answer),
      );
      return {
        body,
        headers: {
          ...headers,
          ...(this.workspaceId && { 'X-Databricks-Org-Id': this.workspaceId }),
        },
      };
    }
    const account = `/api/2.0/accounts/${ACCOUNT_ID}`;
    const catalog = '/w/1/api/2.1/unity-catalog';
    if (this.isGone && path.startsWith('/w/')) {
      return undefined;
    }
    switch (path) {
      case `${account}/workspaces`:
        return json(
          this.isGone
            ? '[]'
            : `[{"workspace_id": 9007199254740993, "workspace_name": "payments-dev",
          "workspace_status": "${this.status}", "workspace_url": "${
                this.workspaceUrl ?? `${this.server.url}/w/1`
              }",
          "aws_region": "us-west-2",
          "custom_tags": {"lakeport-project": "payments", "lakeport-environment": "dev"}}]`,
        );
      case `${account}/scim/v2/Groups`: {
        const asked = /^displayName co (".*")$/.exec(query.get('filter') ?? '');
        const text: string = asked ? JSON.parse(asked[1]) : '';
        const found = this.groups.filter(name => name.includes(text));
        const start = Number(query.get('startIndex')) - 1;
        return {
          body: {
            totalResults: found.length,
            Resources: found
              .slice(start, start + Number(query.get('count')))
              .map(displayName => ({ id: displayName, displayName })),
          },
        };
      }
      case `${account}/metastores`:
        return { body: { metastores: [{ metastore_id: 'm1', name: 'west' }] } };
      case `${account}/metastores/m1/workspaces`:
        return json('{"workspace_ids":[9007199254740993]}');
      case `${catalog}/catalogs`:
        return {
          body: {
            catalogs: this.catalogs.map(item => ({
              ...item,
              owner: 'data-engineers',
              metastore_id: 'm1',
            })),
          },
        };
      case `${catalog}/schemas`:
        return {
          body: {
            schemas: ['information_schema', 'raw'].map(name => ({
              name,
              catalog_name: query.get('catalog_name'),
            })),
          },
        };
      case `${catalog}/volumes`:
        return {
          body: {
            volumes:
              query.get('schema_name') === 'raw'
                ? [{ name: 'landing', volume_type: 'EXTERNAL' }]
                : [],
          },
        };
      case `${catalog}/current-metastore-assignment`:
        return {
          body: { metastore_id: 'm1', default_catalog_name: 'payments_dev' },
        };
      default:
        return undefined;
    }
  }
}
