import { Bench } from '../__testUtils__/Bench';

describe('GET /environments/{namespace}/{name}', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.start(['two']);
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  it('joins the entity with its workspace and catalogs', async () => {
    const { status, body } = await bench.get(
      '/environments/default/payments-dev',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      entityRef: Bench.ref,
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
    bench.databricks.status = 'PROVISIONING';
    const { body } = await bench.get('/environments/default/payments-dev');
    expect(body).toMatchObject({
      workspace: { status: 'PROVISIONING' },
      catalogs: [],
      errors: [],
    });
  });

  it('has no workspace where none is tagged with it', async () => {
    const { status, body } = await bench.get('/environments/default/two');
    expect(status).toBe(200);
    expect(body.workspace).toBeUndefined();
  });

  it('keeps the workspace when catalogs cannot be read', async () => {
    bench.databricks.denied = ['/unity-catalog/schemas'];
    const { body } = await bench.get('/environments/default/payments-dev');
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
    expect((await bench.get('/environments/default/nobody')).status).toBe(404);
    const { status, body } = await bench.get('/environments/default/component');
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/no Databricks environment/);
  });
});
