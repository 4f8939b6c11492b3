import { PlatformBench } from '../__testUtils__/PlatformBench';
import { paymentsEntry, platformText } from '../__testUtils__/platformValue';

describe('GET /lakeport-versions', () => {
  let bench: PlatformBench;

  beforeAll(async () => {
    bench = await PlatformBench.start();
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  const pin = (repository: string, lakeport?: string) => {
    bench.files[`${repository}@main:package.json`] = JSON.stringify({
      devDependencies: { ...(lakeport !== undefined && { lakeport }) },
    });
  };

  it('shows those furthest behind first, page by page', async () => {
    const projects = {
      minor: '0.1.9',
      oldest: '0.0.0-rc.1',
      patch: '0.2.0-rc.2',
      range: '^0.1.0',
      newest: '0.2.0',
      ahead: '1.0.0',
      path: 'file:../lakeport.tgz',
      any: '*',
    };
    bench.entities = [];
    for (const [name, version] of Object.entries(projects)) {
      bench.entities.push(bench.system(name, 'project-file', `acme/${name}`));
      pin(`acme/${name}`, version);
    }
    bench.entities.push(bench.system('bare', 'project-file', 'acme/bare'));
    const { body } = await bench.get('/lakeport-versions');
    expect(body).toMatchObject({ current: '0.2.0', totalItems: 9, errors: [] });
    expect(
      body.items.map(
        ({ name, lakeport }: { name: string; lakeport: { behind: string } }) =>
          `${name} ${lakeport.behind}`,
      ),
    ).toEqual([
      'minor minor',
      'oldest minor',
      'range minor',
      'patch patch',
      'any unknown',
      'bare unknown',
      'path unknown',
      'ahead none',
      'newest none',
    ]);
    expect(body.behind).toBe(4);
    expect(body.items[0]).toEqual({
      entityRef: 'system:default/minor',
      name: 'minor',
      kind: 'project',
      repositoryUrl: `http://${bench.github.host}/acme/minor`,
      lakeport: { used: '0.1.9', current: '0.2.0', behind: 'minor' },
    });
    const page = await bench.get('/lakeport-versions?limit=2&offset=3');
    expect(page.body.totalItems).toBe(9);
    expect(page.body.items.map(({ name }: { name: string }) => name)).toEqual([
      'patch',
      'any',
    ]);
  });

  it("shows a platform's own repository and its projects alone", async () => {
    bench.files['acme/lakehouse-platform@main:platform.yaml'] = platformText({
      payments: paymentsEntry,
    });
    bench.entities.push(
      bench.system('others', 'project-file', 'acme/others'),
      bench.system('beta', 'platform-file', 'acme/beta'),
    );
    const { body } = await bench.get(
      '/lakeport-versions?platform=system:default/acme',
    );
    expect(
      body.items.map(
        ({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`,
      ),
    ).toEqual(['platform acme', 'project payments']);
  });

  it('names a repository that does not answer, beside the others', async () => {
    bench.files['acme/payments@main:package.json'] = 'unreachable';
    pin('acme/lakehouse-platform', '0.1.0');
    const { status, body } = await bench.get('/lakeport-versions');
    expect(status).toBe(200);
    expect(body.items).toEqual([
      expect.objectContaining({ name: 'acme' }),
      expect.objectContaining({
        name: 'payments',
        lakeport: { current: '0.2.0', behind: 'unknown' },
      }),
    ]);
    expect(body.errors).toEqual([
      {
        source: 'version of lakeport in system:default/payments',
        message: expect.any(String),
      },
    ]);
  });
});
