import { PlatformBench } from '../__testUtils__/PlatformBench';
import {
  paymentsEntry,
  platformText,
  type ProjectEntry,
} from '../__testUtils__/platformValue';

const FILE = 'acme/lakehouse-platform@main:platform.yaml';
const REPOSITORY = 'acme/lakehouse-platform';
const PATH = '/platforms/default/acme';

const orders = (cidr: string): ProjectEntry => ({
  repository: 'acme/orders',
  owner: 'group:default/orders',
  environments: {
    dev: { awsAccountId: '100000000004', region: 'us-west-2', cidr },
  },
});

describe('platforms', () => {
  let bench: PlatformBench;

  beforeAll(async () => {
    bench = await PlatformBench.start();
  });
  afterAll(() => bench.stop());
  beforeEach(() => {
    bench.reset();
    bench.files = { [FILE]: platformText({ payments: paymentsEntry }) };
  });

  /** Opens a pull request with that platform file. */
  const propose = (number: number, text: string, base?: string) => {
    const commit = String(number).padStart(40, 'a');
    bench.github.pullRequests[REPOSITORY] = [
      ...(bench.github.pullRequests[REPOSITORY] ?? []),
      { number, title: `PR ${number}`, branch: `b${number}`, commit, base },
    ];
    bench.files[`${REPOSITORY}@${commit}:platform.yaml`] = text;
  };

  it('lists the platforms of the catalog, by title', async () => {
    const other = bench.system('beta', 'platform-file', 'acme/beta');
    other.metadata.title = 'A platform';
    bench.entities.push(other);
    const { body } = await bench.get('/platforms');
    expect(body).toEqual({
      items: [
        {
          entityRef: 'system:default/beta',
          name: 'beta',
          title: 'A platform',
          owner: 'group:default/data',
        },
        {
          entityRef: 'system:default/acme',
          name: 'acme',
          owner: 'group:default/data',
        },
      ],
      errors: [],
    });
  });

  it('shows facts, pools and projects with the entities that stand for them', async () => {
    const { status, body } = await bench.get(PATH);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      entityRef: 'system:default/acme',
      file: {
        url: `http://${bench.github.host}/${REPOSITORY}/blob/main/platform.yaml`,
      },
      valid: true,
      problems: [],
      facts: {
        name: 'acme',
        title: 'Acme data platform',
        accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
        adminAccountId: '100000000001',
        state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
        github: {
          host: 'github.com',
          organization: 'acme',
          repository: 'lakehouse-platform',
          branch: 'main',
        },
        regions: ['us-west-2'],
        groups: ['data-engineers', 'platform-admins'],
      },
      pools: [
        {
          region: 'us-west-2',
          cidr: '10.0.0.0/20',
          used: [
            {
              cidr: '10.0.0.0/22',
              project: 'payments',
              environment: 'dev',
              entityRef: 'resource:default/payments-dev',
            },
          ],
          free: ['10.0.4.0/22', '10.0.8.0/21'],
        },
      ],
      projects: [
        {
          name: 'payments',
          repository: 'acme/payments',
          entityRef: 'system:default/payments',
          environments: [
            {
              name: 'dev',
              awsAccountId: '100000000002',
              entityRef: 'resource:default/payments-dev',
            },
          ],
        },
      ],
      pullRequests: [],
      errors: [],
    });
    expect(Date.parse(body.readAt)).toBeGreaterThan(Date.now() - 60_000);
  });

  it('takes no entity of another repository for a project or an environment, and none that is hidden', async () => {
    bench.entities = [
      bench.entities[0],
      bench.system('payments', 'project-file', 'acme/imposter'),
      bench.environment('payments', 'dev', 'acme/imposter'),
    ];
    const imposed = await bench.get(PATH);
    expect(JSON.stringify(imposed.body.projects)).not.toContain('entityRef');
    expect(JSON.stringify(imposed.body.pools)).not.toContain('entityRef');

    bench.reset();
    bench.files = { [FILE]: platformText({ payments: paymentsEntry }) };
    bench.hidden = new Set(['resource:default/payments-dev']);
    const { body } = await bench.get(PATH, PlatformBench.outsider);
    expect(body.projects[0]).toHaveProperty('entityRef');
    expect(JSON.stringify(body.pools)).not.toContain('entityRef');
  });

  it('shows what open pull requests ask for, and does not offer it', async () => {
    propose(
      7,
      platformText({ payments: paymentsEntry, orders: orders('10.0.4.0/22') }),
    );
    // Asks for the same block, beside an environment of a project that is there.
    propose(
      8,
      platformText({
        payments: {
          ...paymentsEntry,
          environments: {
            ...paymentsEntry.environments,
            prod: {
              awsAccountId: '100000000003',
              region: 'us-west-2',
              cidr: '10.0.4.0/22',
            },
          },
        },
      }),
    );
    propose(
      9,
      platformText({ later: orders('10.0.8.0/22') }),
      'another-branch',
    );
    const { body } = await bench.get(PATH);
    expect(
      body.pullRequests.map(({ number }: { number: number }) => number),
    ).toEqual([7, 8]);
    expect(body.pullRequests[0]).toEqual({
      number: 7,
      title: 'PR 7',
      url: `${bench.github.server.url}/${REPOSITORY}/pull/7`,
      branch: 'b7',
      author: 'ada',
      draft: false,
      createdAt: '2026-11-20T10:00:00Z',
      updatedAt: '2026-11-20T11:00:00Z',
    });
    const [pool] = body.pools;
    expect(pool.used).toEqual([
      expect.objectContaining({ project: 'payments', environment: 'dev' }),
      expect.objectContaining({
        cidr: '10.0.4.0/22',
        project: 'orders',
        environment: 'dev',
        pending: expect.objectContaining({ number: 7 }),
      }),
      expect.objectContaining({
        cidr: '10.0.4.0/22',
        project: 'payments',
        environment: 'prod',
        pending: expect.objectContaining({ number: 8 }),
      }),
    ]);
    expect(pool.used[0]).not.toHaveProperty('pending');
    expect(pool.free).toEqual(['10.0.8.0/21']);
    expect(body.projects).toEqual([
      expect.objectContaining({
        name: 'orders',
        pending: expect.objectContaining({ number: 7 }),
      }),
      expect.objectContaining({ name: 'payments' }),
    ]);
    expect(body.projects[1]).not.toHaveProperty('pending');
  });

  it('takes what a pull request asks for even where its file has problems', async () => {
    propose(
      7,
      platformText({
        payments: paymentsEntry,
        orders: orders('10.0.4.0/22'),
      }).replace('adminRole:', 'adminRoll:'),
    );
    propose(8, 'kind: [Platform');
    const { body } = await bench.get(PATH);
    expect(body.pools[0].free).toEqual(['10.0.8.0/21']);
    expect(body.errors).toEqual([]);
  });

  it('lets no fork speak for names and addresses', async () => {
    propose(7, platformText({ orders: orders('10.0.4.0/22') }));
    bench.github.pullRequests[REPOSITORY][0].fork =
      'mallory/lakehouse-platform';
    const { body } = await bench.get(PATH);
    expect(body.pullRequests).toHaveLength(1);
    expect(body.pullRequests[0]).not.toHaveProperty('isFork');
    expect(body.pools[0].free).toEqual(['10.0.4.0/22', '10.0.8.0/21']);
    expect(body.projects).toHaveLength(1);
  });

  it('shows an invalid file with its problems and what can still be read', async () => {
    bench.files[FILE] = platformText({
      payments: paymentsEntry,
      orders: orders('10.0.0.0/23'),
    });
    const { status, body } = await bench.get(PATH);
    expect(status).toBe(200);
    expect(body).toMatchObject({ valid: false, pools: [] });
    expect(body).not.toHaveProperty('facts');
    expect(body.problems.length).toBeGreaterThan(0);
    expect(body.problems[0]).toEqual({
      path: expect.stringContaining('spec.projects'),
      message: expect.any(String),
      hint: expect.any(String),
      line: expect.any(Number),
      column: expect.any(Number),
    });
    expect(body.projects.map(({ name }: { name: string }) => name)).toEqual([
      'orders',
      'payments',
    ]);

    bench.files[FILE] = 'kind: [Platform';
    const broken = await bench.get(PATH);
    expect(broken.status).toBe(200);
    expect(broken.body).toMatchObject({ valid: false, projects: [] });
  });

  it('names what could not be read beside what could', async () => {
    propose(7, platformText({ orders: orders('10.0.4.0/22') }));
    bench.files[`${REPOSITORY}@${'7'.padStart(40, 'a')}:platform.yaml`] =
      'unreachable';
    const partial = await bench.get(PATH);
    expect(partial.body.errors).toEqual([
      { source: 'pull request #7', message: expect.any(String) },
    ]);
    expect(partial.body.pools).toHaveLength(1);

    bench.github.down = { status: 500, body: { message: 'down' } };
    const { status, body } = await bench.get(PATH);
    expect(status).toBe(200);
    expect(body.errors).toEqual([
      { source: 'open pull requests', message: expect.any(String) },
    ]);
    expect(body.pools).toHaveLength(1);
  });

  it('reads once for all who ask at once and shortly after, and shows each what is theirs', async () => {
    propose(
      7,
      platformText({ payments: paymentsEntry, orders: orders('10.0.4.0/22') }),
    );
    bench.keepsAnswers();
    bench.hidden = new Set(['resource:default/payments-dev']);
    const together = await Promise.all([
      bench.get(PATH),
      bench.get(PATH, PlatformBench.outsider),
      bench.get('/names/project?name=x1&platform=system:default/acme'),
    ]);
    const later = await bench.get(PATH);
    expect(bench.read).toHaveLength(2);
    expect(
      bench.github.server.seen.filter(({ path }) => path.endsWith('/pulls')),
    ).toHaveLength(1);
    const [mine, theirs] = together.map(({ body }) => JSON.stringify(body));
    expect(mine).toContain('resource:default/payments-dev');
    expect(theirs).not.toContain('resource:default/payments-dev');
    expect(later.body).toEqual(together[0].body);
  });

  it('says so when the file is not there, or its server does not answer', async () => {
    bench.files = {};
    expect((await bench.get(PATH)).status).toBe(404);
    bench.files = { [FILE]: 'unreachable' };
    expect((await bench.get(PATH)).status).toBe(503);
  });

  it('answers for two hundred projects and twenty pull requests that nobody has read before', async () => {
    const projects: Record<string, ProjectEntry> = {};
    for (let n = 0; n < 200; n++) {
      const environments: ProjectEntry['environments'] = {};
      for (const [index, name] of ['dev', 'test', 'prod'].entries()) {
        const block = n * 3 + index;
        environments[name] = {
          awsAccountId: String(200000000000 + block),
          region: 'us-west-2',
          cidr: `10.${Math.floor(block / 64)}.${(block % 64) * 4}.0/22`,
        };
        bench.entities.push(bench.environment(`p${n}`, name, `acme/p${n}`));
      }
      projects[`p${n}`] = {
        repository: `acme/p${n}`,
        owner: 'group:default/p',
        environments,
      };
      bench.entities.push(bench.system(`p${n}`, 'project-file', `acme/p${n}`));
    }
    bench.files[FILE] = platformText(projects, ['10.0.0.0/10']);
    for (let number = 1; number <= 20; number++) {
      propose(
        number,
        platformText(
          { ...projects, [`new${number}`]: orders(`10.20.${number}.0/24`) },
          ['10.0.0.0/10'],
        ),
      );
    }
    const { status, body } = await bench.get(PATH);
    expect(status).toBe(200);
    expect(body.projects).toHaveLength(220);
    expect(body.pools[0].used).toHaveLength(620);
    expect(
      body.pools[0].used.filter((block: object) => 'entityRef' in block),
    ).toHaveLength(600);
  }, 60_000);
});
