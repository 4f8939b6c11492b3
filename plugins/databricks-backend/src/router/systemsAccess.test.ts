import { mockCredentials } from '@backstage/backend-test-utils';
import { PlatformBench } from '../__testUtils__/PlatformBench';
import { paymentsEntry, platformText } from '../__testUtils__/platformValue';
import { projectText } from '../__testUtils__/projectText';

const PLATFORM = 'system:default/acme';
const PROJECT = 'system:default/payments';

describe('access to platforms, projects and choices', () => {
  let bench: PlatformBench;

  beforeAll(async () => {
    bench = await PlatformBench.start();
  });
  afterAll(() => bench.stop());
  beforeEach(() => {
    bench.reset();
    bench.files = {
      'acme/lakehouse-platform@main:platform.yaml': platformText({
        payments: paymentsEntry,
      }),
      [`acme/payments@${bench.github.branches.main}:lakeport.yaml`]:
        projectText(),
    };
  });

  interface Route {
    path: string;
    permission: string;
    /** The entity that the permission is asked for. */
    resourceRef?: string;
    /** The entity that the caller must be able to see. */
    entity?: string;
  }
  const choice = 'databricks.choice.read';
  const routes: Route[] = [
    { path: '/platforms', permission: 'databricks.platform.read' },
    {
      path: '/platforms/default/acme',
      permission: 'databricks.platform.read',
      entity: PLATFORM,
    },
    {
      path: '/projects/default/payments',
      permission: 'databricks.project.read',
      resourceRef: PROJECT,
      entity: PROJECT,
    },
    {
      path: '/projects/default/payments/topology',
      permission: 'databricks.project.read',
      resourceRef: PROJECT,
      entity: PROJECT,
    },
    {
      path: `/lakeport-versions?platform=${PLATFORM}`,
      permission: 'databricks.platform.read',
      entity: PLATFORM,
    },
    { path: '/names/project?name=orders', permission: choice },
    {
      path: `/names/project?name=orders&platform=${PLATFORM}`,
      permission: choice,
      entity: PLATFORM,
    },
    { path: '/choices/groups', permission: choice },
    {
      path: `/choices/groups?platform=${PLATFORM}`,
      permission: choice,
      entity: PLATFORM,
    },
    { path: '/choices/aws-accounts', permission: choice },
    {
      path: `/choices/aws-accounts?platform=${PLATFORM}`,
      permission: choice,
      entity: PLATFORM,
    },
  ];

  it.each(routes)(
    '$path answers the right user and a service',
    async ({ path }) => {
      expect((await bench.get(path)).status).toBe(200);
      const service = await bench
        .get(path)
        .set('Authorization', mockCredentials.service.header());
      expect(service.status).toBe(200);
    },
  );

  it.each(routes)(
    '$path knows nobody without credentials',
    async ({ path }) => {
      const { status } = await bench
        .get(path)
        .set('Authorization', mockCredentials.none.header());
      expect(status).toBe(401);
    },
  );

  it.each(routes)(
    '$path refuses without $permission',
    async ({ path, permission, resourceRef }) => {
      bench.denies = ({ name }) => name === permission;
      const { status, body } = await bench.get(path);
      expect(status).toBe(403);
      expect(body.error.message).toContain(permission);
      expect(bench.asked).toContainEqual(
        expect.objectContaining({
          permission: expect.objectContaining({ name: permission }),
          ...(resourceRef && { resourceRef }),
        }),
      );
      expect(bench.read).toEqual([]);
    },
  );

  it.each(routes.filter(({ entity }) => entity))(
    '$path is not there for whom the catalog does not show the entity',
    async ({ path, entity = '' }) => {
      bench.hidden = new Set([entity]);
      const { status } = await bench.get(path, PlatformBench.outsider);
      expect(status).toBe(404);
      expect((await bench.get(path)).status).toBe(200);
      bench.read = [];
      await bench.get(path, PlatformBench.outsider);
      expect(bench.read).toEqual([]);
    },
  );

  it('says what an entity is not', async () => {
    for (const path of [
      '/platforms/default/payments',
      '/projects/default/acme',
      '/projects/default/acme/topology',
    ]) {
      const { status, body } = await bench.get(path);
      expect(status).toBe(400);
      expect(body.error.message).toMatch(/is no Databricks (platform|project)/);
    }
  });

  it('reads no file of another repository than the entity comes from', async () => {
    const thief = bench.system('thief', 'platform-file', 'acme/thief');
    thief.metadata.annotations = {
      ...thief.metadata.annotations,
      'lakeport.dev/platform-file': `http://${bench.github.host}/acme/lakehouse-platform/blob/main/platform.yaml`,
    };
    bench.entities.push(thief);
    const { status } = await bench.get('/platforms/default/thief');
    expect(status).toBe(403);
    expect(bench.read).toEqual([]);
  });

  it('leaves out of the versions what the caller may not see', async () => {
    const path = '/lakeport-versions';
    const names = async (as?: string) =>
      (await bench.get(path, as)).body.items.map(
        ({ name }: { name: string }) => name,
      );
    expect(await names()).toEqual(['acme', 'payments']);
    bench.denies = ({ name }) => name === 'databricks.platform.read';
    expect(await names()).toEqual(['payments']);
    bench.denies = ({ name }) => name === 'databricks.project.read';
    expect(await names()).toEqual(['acme']);
    bench.denies = () => false;
    bench.hidden = new Set([PROJECT]);
    expect(await names(PlatformBench.outsider)).toEqual(['acme']);
  });
});
