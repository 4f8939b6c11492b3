import type { HeldObject } from '../AccountReader';
import {
  createDatabricksApp,
  type DatabricksAppOptions,
} from '../createDatabricksApp';
import { seedDocument, type SeedInput } from '../seed/seedDocument';
import { SeededContent } from '../seed/SeededContent';
import { ServiceFaults } from '../../faults/ServiceFaults';
import {
  startHttpServer,
  type RunningServer,
} from '../../http/startHttpServer';

export const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';
export const METASTORE = '11111111-2222-3333-4444-555555555555';
/** Beyond what a JavaScript number can hold. */
export const WORKSPACE = '9007199254740993';
export const OTHER = '9007199254740995';

/** What stands in a test's rehearsal account. */
export const held = (
  type: string,
  id: string,
  attributes: Record<string, unknown>,
  more: Partial<HeldObject> = {},
): HeldObject => ({
  provider: type.startsWith('aws_') ? 'aws' : 'databricks',
  type,
  id,
  accountId: ACCOUNT,
  attributes: { id, ...attributes },
  seeded: false,
  ...more,
});

const inMetastore = { metastoreId: METASTORE, workspaceId: WORKSPACE };

/** Two workspaces on one metastore, with an open catalog and an isolated one. */
export function heldLakehouse(): HeldObject[] {
  return [
    ...[
      [WORKSPACE, 'payments'],
      [OTHER, 'sales'],
    ].flatMap(([id, name]) => [
      held(
        'databricks_mws_workspaces',
        `${ACCOUNT}/${id}`,
        {
          account_id: ACCOUNT,
          workspace_name: name,
          workspace_status: 'RUNNING',
          aws_region: 'us-west-2',
          network_id: `net-${name}`,
          custom_tags: { 'lakeport-environment': name },
        },
        { workspaceId: id },
      ),
      held(
        'databricks_metastore_assignment',
        `${id}|${METASTORE}`,
        { metastore_id: METASTORE, workspace_id: id },
        { workspaceId: id },
      ),
      held('databricks_mws_networks', `${ACCOUNT}/net-${name}`, {
        account_id: ACCOUNT,
        network_id: `net-${name}`,
        network_name: name,
        vpc_id: 'vpc-1',
        subnet_ids: ['subnet-1'],
      }),
    ]),
    held('aws_subnet', 'subnet-1', { vpc_id: 'vpc-1' }, { accountId: '1' }),
    held('databricks_metastore', METASTORE, {
      metastore_id: METASTORE,
      name: 'west',
      region: 'us-west-2',
    }),
    held(
      'databricks_catalog',
      'open',
      { name: 'open', owner: 'me', isolation_mode: 'OPEN' },
      inMetastore,
    ),
    held(
      'databricks_catalog',
      'closed',
      { name: 'closed', owner: 'me', isolation_mode: 'ISOLATED' },
      inMetastore,
    ),
    ...['open', 'closed'].flatMap(catalog => [
      held(
        'databricks_schema',
        `${catalog}.raw`,
        { name: 'raw', catalog_name: catalog, owner: 'me' },
        inMetastore,
      ),
      held(
        'databricks_volume',
        `${catalog}.raw.files`,
        {
          name: 'files',
          catalog_name: catalog,
          schema_name: 'raw',
          volume_type: 'MANAGED',
        },
        inMetastore,
      ),
    ]),
    held(
      'databricks_grant',
      'catalog/open/engineers',
      {
        catalog: 'open',
        principal: 'engineers',
        privileges: ['USE_CATALOG', 'SELECT'],
      },
      inMetastore,
    ),
    held(
      'databricks_storage_credential',
      'closed_storage',
      {
        name: 'closed_storage',
        isolation_mode: 'ISOLATION_MODE_ISOLATED',
        aws_iam_role: [
          { role_arn: 'arn:aws:iam::1:role/x', external_id: null },
        ],
      },
      inMetastore,
    ),
    held(
      'databricks_sql_endpoint',
      '1b7b65022fd07669',
      { name: 'default', state: 'STOPPED' },
      { workspaceId: WORKSPACE },
    ),
  ];
}

/** The Databricks emulator on a port, and somebody who asks it. */
export class DatabricksBench {
  readonly faults = new ServiceFaults();
  /** Can be changed while it runs. */
  readonly objects = heldLakehouse();
  private server: RunningServer | undefined;

  get url(): string {
    return this.server?.url ?? '';
  }

  async start(
    seed: SeedInput = {},
    options: Partial<DatabricksAppOptions> = {},
  ): Promise<this> {
    this.server = await startHttpServer(
      createDatabricksApp({
        account: {
          objects: ({ type } = {}) =>
            this.objects.filter(object => !type || object.type === type),
        },
        baseUrl: () => this.url,
        clientId: 'me',
        clientSecret: 'secret',
        content: new SeededContent(seedDocument.parse(seed)),
        faults: this.faults,
        ...options,
      }),
      { port: 0 },
    );
    return this;
  }

  async stop(): Promise<void> {
    await this.server?.stop();
  }

  /** A token for a place, or why there is none. */
  async token(
    path: string,
    client = { id: 'me', secret: 'secret' },
  ): Promise<{ status: number; access_token: string; expires_in: number }> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(
          `${client.id}:${client.secret}`,
        ).toString('base64')}`,
      },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: 'all-apis',
      }),
    });
    return { status: response.status, ...(await response.json()) };
  }

  /** What an account or a workspace answers, as text and as JSON where it is that. */
  async ask(
    path: string,
    options: { token?: string; body?: object; client?: string } = {},
  ) {
    const place = /^\/w\/\d+/.exec(path)?.[0] ?? `/oidc/accounts/${ACCOUNT}`;
    const token =
      options.token ??
      (
        await this.token(
          place.startsWith('/w/')
            ? `${place}/oidc/v1/token`
            : `${place}/v1/token`,
          { id: options.client ?? 'me', secret: 'secret' },
        )
      ).access_token;
    const response = await fetch(`${this.url}${path}`, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'manual',
      ...(options.body
        ? { method: 'POST', body: JSON.stringify(options.body) }
        : {}),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: /^[[{]/.test(text) ? JSON.parse(text) : undefined,
    };
  }
}
