import { mockCredentials } from '@backstage/backend-test-utils';
import type { Test } from 'supertest';
import { Bench } from '../__testUtils__/Bench';

describe('permissions', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.start(['seven']);
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  const cases: Array<[string, string, () => Test]> = [
    ['databricks.workspace.read', '', () => bench.get('/workspaces')],
    [
      'databricks.environment.read',
      Bench.ref,
      () => bench.get('/environments/default/payments-dev'),
    ],
    [
      'databricks.environment.read',
      Bench.ref,
      () => bench.get('/environments/default/payments-dev/topology'),
    ],
    [
      'databricks.environment.read',
      Bench.ref,
      () => bench.get('/environments/default/payments-dev/findings'),
    ],
    [
      'databricks.deployment.read',
      Bench.ref,
      () =>
        bench.get(`/deployments?entityRef=${encodeURIComponent(Bench.ref)}`),
    ],
    [
      'databricks.deployment.plan',
      Bench.ref,
      () => bench.deploy({ entityRef: Bench.ref, operation: 'plan' }),
    ],
  ];

  it.each(cases)('%s (%s) refuses', async (permission, resource, send) => {
    bench.denied = permission;
    const { status, body } = await send();
    expect(status).toBe(403);
    expect(body.error.message).toContain(permission);
    expect(bench.asked).toEqual([
      expect.objectContaining({
        permission: expect.objectContaining({ name: permission }),
        ...(resource && { resourceRef: resource }),
      }),
    ]);
  });

  it('refuses to read one deployment', async () => {
    const created = await bench.deploy({
      entityRef: 'resource:default/seven',
      operation: 'plan',
      idempotencyKey: 'once',
    });
    bench.denied = 'databricks.deployment.read';
    const { status } = await bench.get(`/deployments/${created.body.id}`);
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
    const { status } = await bench
      .get('/workspaces')
      .set('Authorization', mockCredentials.service.header());
    expect(status).toBe(200);
  });
});
