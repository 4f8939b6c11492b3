import { PlatformBench } from '../__testUtils__/PlatformBench';
import { paymentsEntry, platformText } from '../__testUtils__/platformValue';
import { projectText } from '../__testUtils__/projectText';

const PATH = '/projects/default/payments';

describe('projects', () => {
  let bench: PlatformBench;
  let at: string;

  beforeAll(async () => {
    bench = await PlatformBench.start();
    at = `acme/payments@${bench.github.branches.main}`;
  });
  afterAll(() => bench.stop());
  beforeEach(() => {
    bench.reset();
    bench.entities.push(bench.environment('payments', 'prod', 'acme/payments'));
    bench.files = {
      'acme/lakehouse-platform@main:platform.yaml': platformText({
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
      [`${at}:lakeport.yaml`]: projectText(),
      'acme/payments@main:package.json': JSON.stringify({
        devDependencies: { lakeport: '0.1.4' },
      }),
    };
  });

  it('shows the environments side by side, with what is there', async () => {
    bench.github.pullRequests['acme/payments'] = [
      { number: 3, title: 'Add a catalog', branch: 'lakeport/x', commit: 'c' },
    ];
    const { status, body } = await bench.get(PATH);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      entityRef: 'system:default/payments',
      name: 'payments',
      repositoryUrl: `http://${bench.github.host}/acme/payments`,
      file: { commit: bench.github.branches.main },
      valid: true,
      problems: [],
      platform: { name: 'acme', entityRef: 'system:default/acme' },
      pullRequests: [{ number: 3, title: 'Add a catalog' }],
      lakeport: { used: '0.1.4', current: '0.2.0', behind: 'minor' },
      differences: [],
      sharedStacks: [],
      errors: [],
    });
    const [dev, prod] = body.environments;
    expect(dev).toMatchObject({
      name: 'dev',
      declared: true,
      entityRef: 'resource:default/payments-dev',
      awsAccountId: '100000000002',
      region: 'us-west-2',
      securityProfile: 'development',
      cidr: '10.0.0.0/22',
      catalogs: ['payments_dev'],
      monthlyCost: { currency: 'USD', asOf: '2026-10-01', total: 65.7 },
      workspace: { name: 'payments-dev', status: 'RUNNING' },
    });
    expect(dev.monthlyCost).not.toHaveProperty('items');
    expect(prod).toMatchObject({ name: 'prod', declared: true });
    expect(prod).not.toHaveProperty('workspace');
    expect(body).not.toHaveProperty('text');
  });

  it('shows the newest deployment of an environment', async () => {
    await bench
      .post('/deployments', {
        entityRef: 'resource:default/payments-dev',
        operation: 'plan',
      })
      .expect(201);
    const { body } = await bench.get(PATH);
    expect(body.environments[0].lastDeployment).toMatchObject({
      operation: 'plan',
      entityRef: 'resource:default/payments-dev',
    });
    expect(body.environments[1]).not.toHaveProperty('lastDeployment');

    bench.denies = ({ name, resourceRef }) =>
      name === 'databricks.deployment.read' &&
      resourceRef === 'resource:default/payments-dev';
    const less = await bench.get(PATH);
    for (const field of ['lastDeployment', 'applied', 'drift']) {
      expect(less.body.environments[0]).not.toHaveProperty(field);
    }
    expect(less.body.environments[0]).toHaveProperty('workspace');
  });

  it('leaves out what of an environment the caller may not see', async () => {
    bench.denies = ({ name }) => name === 'databricks.environment.read';
    const { body } = await bench.get(PATH);
    expect(body.environments[0]).toMatchObject({
      entityRef: 'resource:default/payments-dev',
      cidr: '10.0.0.0/22',
    });
    expect(body.environments[0]).not.toHaveProperty('workspace');

    bench.denies = () => false;
    bench.hidden = new Set(['resource:default/payments-dev']);
    const hidden = await bench.get(PATH, PlatformBench.outsider);
    expect(hidden.body.environments[0]).not.toHaveProperty('entityRef');
    expect(hidden.body.environments[0]).not.toHaveProperty('workspace');
  });

  describe('what is between the environments', () => {
    const connectivityRef = 'resource:default/payments-connectivity';
    const declared = {
      name: 'connectivity',
      declared: true,
      monthlyCost: { currency: 'USD', asOf: '2026-10-01', total: 3 },
    };
    const sharedStack = (name: string, repository = 'acme/payments') =>
      bench.environment(
        'payments',
        name,
        repository,
        'databricks-shared-stack',
      );

    beforeEach(() => {
      bench.files[`${at}:lakeport.yaml`] = projectText({ isConnected: true });
    });

    it('is shown beside them, with what was deployed there', async () => {
      bench.entities.push(sharedStack('connectivity'));
      await bench
        .post('/deployments', {
          entityRef: connectivityRef,
          operation: 'plan',
        })
        .expect(201);
      const { body } = await bench.get(PATH);
      expect(body.sharedStacks).toEqual([
        {
          ...declared,
          entityRef: connectivityRef,
          lastDeployment: expect.objectContaining({
            operation: 'plan',
            environment: 'connectivity',
          }),
          drift: { status: 'unknown', reason: expect.any(String) },
        },
      ]);
      expect(
        body.environments.map(({ name }: { name: string }) => name),
      ).toEqual(['dev', 'prod']);
      expect(body.errors).toEqual([]);

      bench.denies = ({ name, resourceRef }) =>
        name === 'databricks.deployment.read' &&
        resourceRef === connectivityRef;
      const less = await bench.get(PATH);
      expect(less.body.sharedStacks).toEqual([
        { ...declared, entityRef: connectivityRef },
      ]);
      expect(less.body.environments[0]).toHaveProperty('drift');

      bench.denies = () => false;
      bench.hidden = new Set([connectivityRef]);
      const hidden = await bench.get(PATH, PlatformBench.outsider);
      expect(hidden.body.sharedStacks).toEqual([declared]);
    });

    it('is shown where the file has lost it, and of no other repository or project', async () => {
      bench.entities.push(
        sharedStack('regions'),
        sharedStack('connectivity', 'acme/imposter'),
        bench.environment(
          'sales',
          'connectivity',
          'acme/payments',
          'databricks-shared-stack',
        ),
      );
      const { body } = await bench.get(PATH);
      expect(body.sharedStacks).toEqual([
        declared,
        {
          name: 'regions',
          declared: false,
          entityRef: 'resource:default/payments-regions',
          drift: { status: 'unknown', reason: expect.any(String) },
        },
      ]);
    });

    it('is shown of a file that is not valid, as far as the catalog has it', async () => {
      bench.entities.push(sharedStack('connectivity'));
      bench.files[`${at}:lakeport.yaml`] = 'kind: Project';
      const { body } = await bench.get(PATH);
      expect(body.valid).toBe(false);
      expect(body.sharedStacks).toEqual([
        expect.objectContaining({
          name: 'connectivity',
          declared: false,
          entityRef: connectivityRef,
        }),
      ]);
    });

    it('stands for no environment, whatever it is called', async () => {
      const entity = sharedStack('dev');
      entity.metadata.name = 'payments-shared';
      bench.entities.unshift(entity);
      const { body } = await bench.get(PATH);
      const dev = { name: 'dev', entityRef: 'resource:default/payments-dev' };
      expect(body.environments[0]).toMatchObject(dev);
      expect(body.sharedStacks[1]).toMatchObject({
        name: 'dev',
        declared: false,
        entityRef: 'resource:default/payments-shared',
      });
      expect(body.sharedStacks[1]).not.toHaveProperty('workspace');
      const platform = await bench.get('/platforms/default/acme');
      expect(platform.body.projects[0].environments[0]).toMatchObject(dev);
    });
  });

  it('takes no environment of another repository for its own, and shows one that the file has lost', async () => {
    bench.entities = [
      ...bench.entities.slice(0, 2),
      bench.environment('payments', 'dev', 'acme/imposter'),
      bench.environment('payments', 'old', 'acme/payments'),
    ];
    const { body } = await bench.get(PATH);
    expect(body.environments).toEqual([
      expect.objectContaining({ name: 'dev', declared: true }),
      expect.objectContaining({ name: 'prod', declared: true }),
      {
        name: 'old',
        declared: false,
        catalogs: [],
        entityRef: 'resource:default/payments-old',
        drift: { status: 'unknown', reason: expect.any(String) },
      },
    ]);
    expect(body.environments[0]).not.toHaveProperty('entityRef');
    expect(body.environments[0]).not.toHaveProperty('workspace');
  });

  it('finds the platform of workflows on a branch, and says which is right', async () => {
    bench.files[`${at}:lakeport.yaml`] = projectText({
      workflows: 'acme/lakehouse-platform@other',
    });
    const { body } = await bench.get(PATH);
    expect(body.platform).toMatchObject({ entityRef: 'system:default/acme' });
    expect(body.differences).toEqual([
      {
        path: 'spec.github.workflows',
        message:
          'the project says acme/lakehouse-platform@other, and the platform says acme/lakehouse-platform',
        hint: expect.any(String),
      },
    ]);
  });

  it('names the differences from the platform, for whom may see the platform', async () => {
    bench.files[`${at}:lakeport.yaml`] = projectText({
      devAccount: '100000000009',
    });
    const { body } = await bench.get(PATH);
    expect(body.differences).toEqual([
      {
        path: 'spec.environments.dev.awsAccountId',
        message: expect.stringContaining('100000000002'),
        hint: expect.any(String),
      },
    ]);

    bench.denies = ({ name }) => name === 'databricks.platform.read';
    const refused = await bench.get(PATH);
    expect(refused.body).toMatchObject({
      differences: [],
      platform: { name: 'acme', entityRef: 'system:default/acme' },
    });

    bench.denies = () => false;
    bench.hidden = new Set(['system:default/acme']);
    const hidden = await bench.get(PATH, PlatformBench.outsider);
    expect(hidden.body).toMatchObject({
      differences: [],
      platform: { name: 'acme' },
    });
    expect(hidden.body.platform).not.toHaveProperty('entityRef');
  });

  it('compares with no platform of another repository', async () => {
    bench.entities[0] = bench.system('acme', 'platform-file', 'acme/imposter');
    const { body } = await bench.get(PATH);
    expect(body.platform).toEqual({ name: 'acme' });
    expect(bench.read.join()).not.toContain('imposter');
  });

  it('shows an invalid file with its problems, and what the catalog knows', async () => {
    bench.entities[1].metadata.annotations = {
      ...bench.entities[1].metadata.annotations,
      'lakeport.dev/platform': 'acme',
    };
    bench.files[`${at}:lakeport.yaml`] = projectText().replace(
      '10.0.4.0/22',
      '10.0.0.0/22',
    );
    const { status, body } = await bench.get(PATH);
    expect(status).toBe(200);
    expect(body.valid).toBe(false);
    expect(body.problems[0]).toMatchObject({
      path: expect.stringContaining('spec.environments'),
      line: expect.any(Number),
    });
    expect(body.platform).toEqual({
      name: 'acme',
      entityRef: 'system:default/acme',
    });
    expect(body.environments).toEqual([
      expect.objectContaining({
        name: 'dev',
        declared: false,
        workspace: expect.objectContaining({ status: 'RUNNING' }),
      }),
      expect.objectContaining({ name: 'prod', declared: false }),
    ]);
    expect(body.errors).toEqual([]);
  });

  it('names what could not be read beside what could', async () => {
    bench.files['acme/payments@main:package.json'] = 'unreachable';
    bench.files['acme/lakehouse-platform@main:platform.yaml'] = 'unreachable';
    bench.databricks.denied = ['/workspaces'];
    const { status, body } = await bench.get(PATH);
    expect(status).toBe(200);
    expect(body.errors.map(({ source }: { source: string }) => source)).toEqual(
      [
        expect.stringContaining('metastores of account'),
        'platform acme',
        'version of lakeport',
        expect.stringContaining('workspaces of account'),
      ],
    );
    expect(body).not.toHaveProperty('lakeport');
    expect(body.environments).toHaveLength(2);
  });

  it('says that a platform with problems was not compared', async () => {
    bench.files['acme/lakehouse-platform@main:platform.yaml'] =
      'kind: Platform';
    const { body } = await bench.get(PATH);
    expect(body.differences).toEqual([]);
    expect(body.errors).toEqual([
      {
        source: 'platform acme',
        message: expect.stringContaining('was not compared'),
      },
    ]);
  });

  it('says so when the file is not there, or its server does not answer', async () => {
    bench.files = {};
    expect((await bench.get(PATH)).status).toBe(404);
    bench.files = { [`${at}:lakeport.yaml`]: 'unreachable' };
    expect((await bench.get(PATH)).status).toBe(503);
  });
});
