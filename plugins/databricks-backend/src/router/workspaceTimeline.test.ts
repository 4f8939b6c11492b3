import { Bench } from '../__testUtils__/Bench';
import { EstateBench } from '../__testUtils__/EstateBench';
import { WORKSPACE } from '../__testUtils__/estateAnswers';

const PATH = `/workspaces/${WORKSPACE}/timeline`;

describe('GET /workspaces/{id}/timeline', () => {
  let estate: EstateBench;

  beforeAll(async () => {
    estate = await EstateBench.start();
  });
  afterAll(() => estate.stop());
  beforeEach(() => estate.reset());

  it('puts what was seen beside the deployments that may have caused it', async () => {
    const { databricks } = estate.bench;
    const before = await estate.bench.get(PATH);
    expect(before.body.items).toEqual([
      { kind: 'created', at: '2025-12-01T00:00:00.000Z' },
    ]);
    const deployed = await estate.bench.deploy({
      entityRef: Bench.ref,
      operation: 'plan',
    });
    databricks.more = {};
    databricks.status = 'PROVISIONING';
    await estate.bench.task('watch-workspaces');
    databricks.status = 'RUNNING';
    estate.later(60_000);
    await estate.bench.task('watch-workspaces');
    estate.reset();
    const { status, body } = await estate.bench.get(PATH);
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { kind: 'status', status: 'RUNNING' },
      { kind: 'status', status: 'PROVISIONING' },
      {
        kind: 'deployment',
        deploymentId: deployed.body.id,
        operation: 'plan',
        environmentRef: Bench.ref,
      },
      { kind: 'created' },
    ]);
    expect(body.watchedSince).toBe(body.items[1].at);
  });

  it('leaves deployments out for who may not see them', async () => {
    estate.bench.denied = 'databricks.deployment.read';
    const { status, body } = await estate.bench.get(PATH);
    expect(status).toBe(200);
    expect(body.items.map(({ kind }: { kind: string }) => kind)).not.toContain(
      'deployment',
    );
  });

  it('leaves them out for who does not see the environment', async () => {
    estate.bench.hidden = new Set([
      Bench.ref,
      'resource:default/astray',
      'resource:default/thief',
    ]);
    const { body } = await estate.bench.get(PATH, Bench.outsider);
    expect(body.items.map(({ kind }: { kind: string }) => kind)).not.toContain(
      'deployment',
    );
  });
});
