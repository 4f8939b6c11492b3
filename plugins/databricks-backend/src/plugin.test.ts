import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type AuthorizePermissionRequest,
} from '@backstage/plugin-permission-common';
import {
  lakeportRunnerServiceRef,
  type LakeportRunner,
} from '@lakeport/backstage-plugin-databricks-node';
import request from 'supertest';
import { ACCOUNT_ID, FakeDatabricks } from './__testUtils__/FakeDatabricks';
import { FakeGitHub } from './__testUtils__/FakeGitHub';
import databricksPlugin from './index';

const REF = 'resource:default/payments-dev';

describe('databricksPlugin', () => {
  let github: FakeGitHub;
  let databricks: FakeDatabricks;
  let started: Awaited<ReturnType<typeof startTestBackend>>;
  let denied: string | undefined;
  let asked: AuthorizePermissionRequest[];
  let sequence = 0;
  const audit = { success: jest.fn(), fail: jest.fn() };
  const auditor = mockServices.auditor.mock({
    createEvent: async () => audit,
  });

  const environment = (
    overrides: { name?: string; annotations?: Record<string, string> } = {},
  ): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: overrides.name ?? 'payments-dev',
      namespace: 'default',
      annotations: {
        'lakeport.dev/environment': 'payments/dev',
        'backstage.io/managed-by-location': `url:http://${github.host}/acme/payments/tree/main/catalog-info.yaml`,
        ...overrides.annotations,
      },
    },
    spec: { type: 'databricks-environment', owner: 'group:default/data' },
  });

  const lakeport: LakeportRunner = {
    check: async () => ({ valid: true, problems: [] }),
    show: async () => ({
      environments: {
        dev: {
          stacks: {},
          addressPlan: { cidr: '10.0.0.0/22', subnets: [], free: [] },
          monthlyCost: {
            currency: 'USD',
            asOf: '2026-10-01',
            total: 65.7,
            items: [],
          },
        },
      },
    }),
    topology: async (text, name) => ({
      nodes: [{ id: 'v', kind: 'vpc', name: `${name} of ${text}` }],
      edges: [],
    }),
  };

  beforeAll(async () => {
    github = await FakeGitHub.start();
    databricks = await FakeDatabricks.start();
    started = await startTestBackend({
      features: [
        databricksPlugin,
        mockServices.rootConfig.factory({
          data: {
            backend: {
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
            integrations: {
              github: [
                {
                  host: github.host,
                  apiBaseUrl: `${github.server.url}/api/v3`,
                  token: 'ghs_test',
                },
              ],
            },
            databricks: {
              accounts: [
                {
                  accountId: ACCOUNT_ID,
                  host: databricks.server.url,
                  clientId: 'id',
                  clientSecret: 'secret',
                },
              ],
              deployments: { pollSeconds: 1 },
            },
          },
        }),
        auditor.factory,
        mockServices.cache.mock({
          get: async () => undefined,
          set: async () => {},
        }).factory,
        mockServices.permissions.mock({
          authorize: async requests => {
            asked.push(...requests);
            return requests.map(({ permission }) => ({
              result:
                permission.name === denied
                  ? AuthorizeResult.DENY
                  : AuthorizeResult.ALLOW,
            }));
          },
        }).factory,
        mockServices.urlReader.mock({
          readUrl: async url => ({
            buffer: async () => Buffer.from(url),
          }),
        }).factory,
        createServiceFactory({
          service: lakeportRunnerServiceRef,
          deps: {},
          factory: () => lakeport,
        }),
        catalogServiceMock.factory({
          entities: [
            environment(),
            ...['two', 'three', 'four', 'five', 'six', 'seven'].map(name =>
              environment({
                name,
                annotations: { 'lakeport.dev/environment': `payments/${name}` },
              }),
            ),
            environment({
              name: 'thief',
              annotations: {
                'lakeport.dev/project-file': `http://${github.host}/acme/other/blob/main/lakeport.yaml`,
              },
            }),
            {
              ...environment({ name: 'component' }),
              spec: { type: 'database' },
            },
          ],
        }),
      ],
    });
  });

  afterAll(async () => {
    await started.stop();
    await github.stop();
    await databricks.stop();
  });

  beforeEach(() => {
    denied = undefined;
    asked = [];
    databricks.denied = [];
    databricks.status = 'RUNNING';
    github.refuse = undefined;
    jest.clearAllMocks();
  });

  const get = (path: string) =>
    request(started.server).get(`/api/databricks${path}`);
  const post = (body: object) =>
    request(started.server).post('/api/databricks/deployments').send(body);
  const until = async <T>(read: () => Promise<T | undefined>): Promise<T> => {
    for (let i = 0; i < 100; i++) {
      const found = await read();
      if (found !== undefined) {
        return found;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error('it did not come');
  };
  const finished = (id: string) =>
    until(async () => {
      const { body } = await get(`/deployments/${id}`);
      return body.finishedAt ? body : undefined;
    });

  describe('GET /workspaces', () => {
    it('lists the workspaces with all digits of their ids', async () => {
      const { status, body } = await get('/workspaces');
      expect(status).toBe(200);
      expect(body).toEqual({
        items: [
          {
            accountId: ACCOUNT_ID,
            id: '9007199254740993',
            name: 'payments-dev',
            status: 'RUNNING',
            region: 'us-west-2',
            url: `${databricks.server.url}/w/1`,
            project: 'payments',
            environment: 'dev',
            metastoreId: 'm1',
          },
        ],
        errors: [],
      });
    });

    it('tells of a source that failed beside what is true', async () => {
      databricks.denied = ['/metastores'];
      const { status, body } = await get('/workspaces');
      expect(status).toBe(200);
      expect(body.items).toHaveLength(1);
      expect(body.errors).toEqual([
        {
          source: `metastores of account ${ACCOUNT_ID}`,
          message: expect.stringContaining('not for you'),
        },
      ]);
    });
  });

  describe('GET /environments/{namespace}/{name}', () => {
    it('joins the entity with its workspace and catalogs', async () => {
      const { status, body } = await get('/environments/default/payments-dev');
      expect(status).toBe(200);
      expect(body).toMatchObject({
        entityRef: REF,
        project: 'payments',
        environment: 'dev',
        workspace: { id: '9007199254740993', status: 'RUNNING' },
        catalogs: [
          {
            name: 'payments_dev',
            owner: 'data-engineers',
            isDefault: true,
            schemas: [
              {
                name: 'raw',
                volumes: [{ name: 'landing', type: 'EXTERNAL' }],
              },
            ],
          },
        ],
        errors: [],
      });
      expect(body.catalogs).toHaveLength(1);
    });

    it('has no catalogs and no error while the workspace is being made', async () => {
      databricks.status = 'PROVISIONING';
      const { body } = await get('/environments/default/payments-dev');
      expect(body).toMatchObject({
        workspace: { status: 'PROVISIONING' },
        catalogs: [],
        errors: [],
      });
    });

    it('has no workspace where none is tagged with it', async () => {
      const { status, body } = await get('/environments/default/two');
      expect(status).toBe(200);
      expect(body.workspace).toBeUndefined();
    });

    it('keeps the workspace when catalogs cannot be read', async () => {
      databricks.denied = ['/unity-catalog/schemas'];
      const { body } = await get('/environments/default/payments-dev');
      expect(body.workspace.status).toBe('RUNNING');
      expect(body.catalogs).toMatchObject([
        { name: 'payments_dev', schemas: [] },
      ]);
      expect(body.errors).toEqual([
        {
          source: 'schemas of payments_dev',
          message: expect.stringContaining('PERMISSION_DENIED'),
        },
      ]);
    });

    it('is 404 for an unknown entity and 400 for another kind of entity', async () => {
      expect((await get('/environments/default/nobody')).status).toBe(404);
      const { status, body } = await get('/environments/default/component');
      expect(status).toBe(400);
      expect(body.error.message).toMatch(/no Databricks environment/);
    });
  });

  describe('GET /environments/{namespace}/{name}/topology', () => {
    it('shows what the project file declares', async () => {
      const { status, body } = await get(
        '/environments/default/payments-dev/topology',
      );
      expect(status).toBe(200);
      expect(body).toEqual({
        source: 'declared',
        topology: {
          nodes: [
            {
              id: 'v',
              kind: 'vpc',
              name: `dev of http://${github.host}/acme/payments/tree/main/lakeport.yaml`,
            },
          ],
          edges: [],
        },
        addressPlan: { cidr: '10.0.0.0/22', subnets: [], free: [] },
        monthlyCost: {
          currency: 'USD',
          asOf: '2026-10-01',
          total: 65.7,
          items: [],
        },
      });
    });

    it('says so when the file has no such environment', async () => {
      const { status, body } = await get('/environments/default/two/topology');
      expect(status).toBe(400);
      expect(body.error.message).toMatch(/has no environment two; it has dev/);
    });

    it('reads no file of another repository', async () => {
      const { status, body } = await get(
        '/environments/default/thief/topology',
      );
      expect(status).toBe(403);
      expect(body.error.message).toMatch(/its own repository/);
    });
  });

  describe('POST /deployments', () => {
    it('sends the workflow and follows the run to its end', async () => {
      const created = await post({ entityRef: REF, operation: 'apply' });
      expect(created.status).toBe(201);
      const [run] = github.runs;
      expect(created.body).toMatchObject({
        entityRef: REF,
        project: 'payments',
        environment: 'dev',
        operation: 'apply',
        state: 'dispatched',
        requestedBy: 'user:default/mock',
        runId: String(run.id),
      });
      expect(github.dispatches.at(-1)).toEqual({
        ref: 'main',
        inputs: {
          deployment_id: created.body.id,
          operation: 'apply',
          environment: 'dev',
        },
        return_run_details: true,
      });
      expect(audit.success).toHaveBeenCalledWith({
        meta: { deploymentId: created.body.id, state: 'dispatched' },
      });

      const second = await post({ entityRef: REF, operation: 'plan' });
      expect(second.status).toBe(409);
      expect(second.body.error.message).toContain(created.body.id);

      run.status = 'in_progress';
      run.jobs = [
        {
          id: 1,
          name: 'apply',
          status: 'in_progress',
          conclusion: null,
          log: '',
          steps: [
            {
              number: 1,
              name: 'npm ci',
              status: 'in_progress',
              conclusion: null,
              started_at: '2026-11-20T10:00:00Z',
            },
          ],
        },
      ];
      const running = await until(async () => {
        const { body } = await get(`/deployments/${created.body.id}`);
        return body.state === 'running' ? body : undefined;
      });
      expect(running.jobs).toEqual([
        {
          name: 'apply',
          status: 'in_progress',
          steps: [
            {
              number: 1,
              name: 'npm ci',
              status: 'in_progress',
              startedAt: '2026-11-20T10:00:00Z',
            },
          ],
        },
      ]);

      run.status = 'completed';
      run.conclusion = 'success';
      expect((await finished(created.body.id)).state).toBe('succeeded');

      const list = await get(
        `/deployments?entityRef=${encodeURIComponent(REF)}&limit=1`,
      );
      expect(list.status).toBe(200);
      expect(list.body).toMatchObject({
        totalItems: 1,
        items: [{ id: created.body.id, state: 'succeeded' }],
      });
    });

    it('names the step that failed, with the end of its log', async () => {
      const entityRef = 'resource:default/three';
      const created = await post({ entityRef, operation: 'plan' });
      const [run] = github.runs;
      github.fail(
        run,
        [
          '2026-11-20T10:00:01.1Z added 1 package',
          '2026-11-20T10:00:06.1Z ##[group]Run npx lakeport plan',
          '2026-11-20T10:00:08.1Z \u001b[31mNo Terraform binary was found: install terraform >= 1.10\u001b[0m',
          '2026-11-20T10:00:08.2Z ##[error]Process completed with exit code 1.',
        ].join('\n'),
      );
      const body = await finished(created.body.id);
      expect(body).toMatchObject({
        state: 'failed',
        failedStep: 'lakeport plan',
        message:
          'The step "lakeport plan" of the job "plan" failed: No Terraform binary was found: install terraform >= 1.10',
      });
      expect(body.log).not.toContain('added 1 package');
      const log = github.server.seen.find(({ path }) =>
        path.startsWith('/logs/'),
      );
      expect(log?.headers.authorization).toBeUndefined();
    });

    it('gives the same deployment for the same key, and refuses it for another operation', async () => {
      const body = {
        entityRef: 'resource:default/four',
        operation: 'plan',
        idempotencyKey: 'task-1',
      };
      const before = github.dispatches.length;
      const [one, two] = await Promise.all([post(body), post(body)]);
      expect([one.status, two.status]).toEqual([201, 201]);
      expect(one.body.id).toBe(two.body.id);
      expect(github.dispatches).toHaveLength(before + 1);
      const other = await post({ ...body, operation: 'apply' });
      expect(other.status).toBe(409);
      expect(other.body.error.message).toMatch(/was used for plan/);
    });

    it('finds the run by its title where the server does not tell it', async () => {
      github.tellsRun = false;
      const created = await post({
        entityRef: 'resource:default/five',
        operation: 'plan',
      });
      github.tellsRun = true;
      expect(created.body.state).toBe('dispatched');
      expect(created.body.runId).toBeUndefined();
      const found = await until(async () => {
        const { body } = await get(`/deployments/${created.body.id}`);
        return body.runId;
      });
      expect(found).toBe(String(github.runs[0].id));
    });

    it.each([
      [404, { message: 'Not Found' }, /no \.github\/workflows\/deploy\.yml/],
      [
        422,
        { message: "Workflow does not have 'workflow_dispatch' trigger" },
        /workflow_dispatch' trigger.*inputs deployment_id/,
      ],
      [403, { message: 'Resource not accessible' }, /Actions: write/],
    ])(
      'fails with what to do when the dispatch is refused with %s',
      async (status, answer, message) => {
        github.refuse = { status, body: answer };
        const { status: got, body } = await post({
          entityRef: 'resource:default/six',
          operation: 'plan',
        });
        expect(got).toBe(201);
        expect(body).toMatchObject({
          state: 'failed',
          message: expect.stringMatching(message),
        });
        expect(body.finishedAt).toBeDefined();
      },
    );

    it('deploys no repository but the one that the entity came from', async () => {
      const before = github.dispatches.length;
      const { status } = await post({
        entityRef: 'resource:default/thief',
        operation: 'apply',
      });
      expect(status).toBe(403);
      expect(github.dispatches).toHaveLength(before);
      expect(audit.fail).toHaveBeenCalled();
    });

    it.each([
      ['an unknown operation', { entityRef: REF, operation: 'rm -rf' }],
      ['no operation', { entityRef: REF }],
      ['a short reference', { entityRef: 'payments-dev', operation: 'plan' }],
      [
        'an unknown field',
        { entityRef: REF, operation: 'plan', workflow: 'x.yml' },
      ],
    ])('is 400 for %s', async (_, body) => {
      expect((await post(body)).status).toBe(400);
    });
  });

  it.each([
    ['limit=0', 400],
    ['limit=x', 400],
    ['color=red', 400],
    ['limit=2&offset=0', 200],
  ])('checks the query %s', async (query, status) => {
    const answer = await get(
      `/deployments?entityRef=${encodeURIComponent(REF)}&${query}`,
    );
    expect(answer.status).toBe(status);
  });

  describe('permissions', () => {
    const cases: Array<[string, string, () => request.Test]> = [
      ['databricks.workspace.read', '', () => get('/workspaces')],
      [
        'databricks.environment.read',
        REF,
        () => get('/environments/default/payments-dev'),
      ],
      [
        'databricks.environment.read',
        REF,
        () => get('/environments/default/payments-dev/topology'),
      ],
      [
        'databricks.deployment.read',
        REF,
        () => get(`/deployments?entityRef=${encodeURIComponent(REF)}`),
      ],
      [
        'databricks.deployment.create',
        REF,
        () => post({ entityRef: REF, operation: 'plan' }),
      ],
    ];

    it.each(cases)('%s (%s) refuses', async (permission, resource, send) => {
      denied = permission;
      const { status, body } = await send();
      expect(status).toBe(403);
      expect(body.error.message).toContain(permission);
      expect(asked).toEqual([
        expect.objectContaining({
          permission: expect.objectContaining({ name: permission }),
          ...(resource && { resourceRef: resource }),
        }),
      ]);
    });

    it('refuses to read one deployment', async () => {
      sequence++;
      const created = await post({
        entityRef: 'resource:default/seven',
        operation: 'plan',
        idempotencyKey: `p${sequence}`,
      });
      denied = 'databricks.deployment.read';
      const { status } = await get(`/deployments/${created.body.id}`);
      expect(status).toBe(403);
    });

    it('knows nobody without credentials', async () => {
      for (const [, , send] of cases) {
        const { status } = await send().set(
          'Authorization',
          mockCredentials.none.header(),
        );
        expect(status).toBe(401);
      }
    });

    it('takes services too', async () => {
      const { status } = await get('/workspaces').set(
        'Authorization',
        mockCredentials.service.header(),
      );
      expect(status).toBe(200);
    });
  });

  it('is 404 for an unknown deployment', async () => {
    expect((await get('/deployments/nobody')).status).toBe(404);
  });
});
