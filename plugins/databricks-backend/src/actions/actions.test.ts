import { mockCredentials } from '@backstage/backend-test-utils';
import { EstateBench } from '../__testUtils__/EstateBench';
import { WORKSPACE } from '../__testUtils__/estateAnswers';

const ACTIONS = '/.backstage/actions/v1/actions';

interface Listed {
  name: string;
  attributes: { readOnly: boolean; destructive: boolean };
  description: string;
  schema: { input: object; output: object };
}

const runs: Array<{
  name: string;
  input: object;
  permission: string;
}> = [
  {
    name: 'list-databricks-workspaces',
    input: {},
    permission: 'databricks.workspace.read',
  },
  {
    name: 'find-databricks-table',
    input: { q: 'orders' },
    permission: 'databricks.catalog.read',
  },
  {
    name: 'explain-databricks-network',
    input: { workspaceId: WORKSPACE },
    permission: 'databricks.network.read',
  },
  {
    name: 'check-lakeport-project-file',
    input: { text: 'kind: Project' },
    permission: 'databricks.choice.read',
  },
];

describe('actions', () => {
  let estate: EstateBench;
  const told = (path: string, answer: unknown) => {
    estate.bench.databricks.more[`/w/1/api/2.1/unity-catalog${path}`] = answer;
  };
  const run = (name: string, input: object) =>
    estate.bench.post(
      `${ACTIONS}/${encodeURIComponent(`databricks:${name}`)}/invoke`,
      input,
    );

  beforeAll(async () => {
    estate = await EstateBench.start();
  });
  afterAll(() => estate.stop());
  beforeEach(() => {
    estate.reset();
    told('/table-summaries', {
      tables: [
        { full_name: 'payments_dev.raw.orders', table_type: 'MANAGED' },
        { full_name: 'payments_dev.raw.order_lines', table_type: 'VIEW' },
      ],
    });
  });

  it('are listed as what only reads', async () => {
    const { status, body } = await estate.bench.get(ACTIONS);
    expect(status).toBe(200);
    const listed: Listed[] = body.actions;
    expect(listed.map(({ name }) => name)).toEqual(
      runs.map(({ name }) => name),
    );
    for (const { attributes, schema, description } of listed) {
      expect(attributes).toMatchObject({ readOnly: true, destructive: false });
      expect(schema).toMatchObject({
        input: { type: 'object' },
        output: { type: 'object' },
      });
      expect(description.length).toBeGreaterThan(100);
    }
  });

  it.each(runs)('$name answers who may', async ({ name, input }) => {
    const { status, body } = await run(name, input);
    expect(body).toHaveProperty('output');
    expect(status).toBe(200);
    const service = await run(name, input).set(
      'Authorization',
      mockCredentials.service.header(),
    );
    expect(service.status).toBe(200);
  });

  it.each(runs)(
    '$name is refused without $permission',
    async ({ name, input, permission }) => {
      estate.bench.denied = permission;
      const { status, body } = await run(name, input);
      expect(status).toBe(403);
      expect(body.error.message).toContain(permission);
      expect(body).not.toHaveProperty('output');
    },
  );

  it.each(runs)(
    '$name knows nobody without credentials',
    async ({ name, input }) => {
      const { status } = await run(name, input).set(
        'Authorization',
        mockCredentials.none.header(),
      );
      expect([401, 403]).toContain(status);
      expect(estate.bench.asked).toEqual([]);
    },
  );

  it.each([
    ['list-databricks-workspaces', { limit: 0 }],
    ['find-databricks-table', { q: '' }],
    ['find-databricks-table', {}],
    ['explain-databricks-network', { workspaceId: '1; drop' }],
    ['check-lakeport-project-file', { text: '' }],
  ])('%s takes no %j', async (name, input) => {
    expect((await run(name, input)).status).toBe(400);
  });

  it('check-lakeport-project-file takes no file that is too long', async () => {
    const { status } = await run('check-lakeport-project-file', {
      text: 'x'.repeat(70_000),
    });
    expect(status).toBe(400);
  });

  it('lists workspaces with filters, and what was not read', async () => {
    const found = await run('list-databricks-workspaces', { q: 'PAY' });
    expect(found.body.output).toMatchObject({
      totalItems: 1,
      workspaces: [
        {
          id: WORKSPACE,
          status: 'RUNNING',
          environmentRef: 'resource:default/payments-dev',
        },
      ],
      errors: [],
    });
    estate.bench.databricks.denied = ['/workspaces'];
    estate.later(60_000);
    const silent = await run('list-databricks-workspaces', { q: 'PAY' });
    expect(silent.body.output).toMatchObject({
      totalItems: 0,
      errors: expect.arrayContaining([
        expect.objectContaining({
          message: expect.stringContaining('not for you'),
        }),
      ]),
    });
  });

  it('finds tables over all catalogs', async () => {
    const { body } = await run('find-databricks-table', {
      q: 'ORDER',
      catalog: 'payments_dev',
    });
    expect(body.output).toEqual({
      tables: [
        expect.objectContaining({
          fullName: 'payments_dev.raw.order_lines',
          type: 'VIEW',
          metastore: 'west',
          metastoreId: 'm1',
        }),
        expect.objectContaining({ fullName: 'payments_dev.raw.orders' }),
      ],
      complete: true,
      errors: [],
    });
    const one = await run('find-databricks-table', { q: 'order', limit: 1 });
    expect(one.body.output.tables).toHaveLength(1);
    expect(one.body.output.complete).toBe(false);
    const elsewhere = await run('find-databricks-table', {
      q: 'order',
      metastore: 'east',
    });
    expect(elsewhere.body.output.tables).toEqual([]);
  });

  it('says which catalogs could not be looked through', async () => {
    estate.bench.databricks.denied = ['/table-summaries'];
    const { body } = await run('find-databricks-table', {
      q: 'order',
      catalog: 'payments_dev',
    });
    expect(body.output).toMatchObject({ tables: [], complete: false });
    expect(body.output.errors).toMatchObject([
      { source: 'tables of catalog payments_dev' },
    ]);
  });

  it('explains a network in words', async () => {
    const { body } = await run('explain-databricks-network', {
      workspaceId: WORKSPACE,
    });
    const { summary, traces, findings } = body.output;
    expect(summary).toContain('Workspace payments-dev');
    expect(summary).toContain('egress is narrow');
    expect(summary).toMatch(/do not reach the control plane: \S/);
    expect(traces).toHaveLength(7);
    expect(traces[0]).toMatchObject({
      to: 's3',
      hops: expect.arrayContaining([expect.any(String)]),
    });
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'network-warned', severity: 'warning' }),
    );
    estate.aws.refusal = 'UnauthorizedOperation';
    estate.later(4 * 60_000);
    const partial = await run('explain-databricks-network', {
      workspaceId: WORKSPACE,
    });
    expect(partial.body.output.summary).toContain('UnauthorizedOperation');
  });

  it('knows no other workspace', async () => {
    const { status } = await run('explain-databricks-network', {
      workspaceId: '12',
    });
    expect(status).toBe(404);
  });

  it('checks a project file', async () => {
    const { body } = await run('check-lakeport-project-file', {
      text: 'kind: Project',
    });
    expect(body.output).toMatchObject({
      valid: true,
      problems: [],
      findings: expect.arrayContaining([
        {
          rule: 'network.nat-single',
          severity: 'warning',
          environment: 'dev',
          message: expect.any(String),
          reason: 'because',
          fix: 'do otherwise',
          waivedUntil: '2027-06-30',
        },
      ]),
    });
  });
});
