import { PlatformBench } from '../__testUtils__/PlatformBench';
import { projectText } from '../__testUtils__/projectText';

const PATH = '/projects/default/payments/topology';

describe('GET /projects/{namespace}/{name}/topology', () => {
  let bench: PlatformBench;
  let file: string;

  beforeAll(async () => {
    bench = await PlatformBench.start();
    file = `acme/payments@${bench.github.branches.main}:lakeport.yaml`;
  });
  afterAll(() => bench.stop());
  beforeEach(() => {
    bench.reset();
    bench.files = { [file]: projectText() };
  });

  it('shows what the project file declares of all environments, and at which commit', async () => {
    const { status, body } = await bench.get(PATH);
    expect(status).toBe(200);
    const commit = bench.github.branches.main;
    expect(body).toEqual({
      source: 'declared',
      commit,
      commitUrl: `http://${bench.github.host}/acme/payments/commit/${commit}`,
      topology: {
        nodes: [
          { id: '100000000002', kind: 'account', name: 'dev' },
          { id: '100000000003', kind: 'account', name: 'prod' },
        ],
        edges: [],
      },
    });
  });

  it('names no commit where it cannot be found out', async () => {
    bench.github.down = { status: 500, body: { message: 'down' } };
    bench.files = { 'acme/payments@main:lakeport.yaml': projectText() };
    const { status, body } = await bench.get(PATH);
    expect(status).toBe(200);
    expect(body.topology.nodes).toHaveLength(2);
    expect(body).not.toHaveProperty('commit');
    expect(body).not.toHaveProperty('commitUrl');
  });

  it('is the same for whoever may read the project, whatever else they may', async () => {
    bench.denies = ({ name }) => name !== 'databricks.project.read';
    const { status, body } = await bench.get(PATH);
    expect(status).toBe(200);
    expect(body.topology.nodes).toHaveLength(2);
  });

  it('keeps the graph of a text, and never that of another one', async () => {
    bench.keepsAnswers();
    await bench.get(PATH).expect(200);
    bench.files = { [file]: projectText({ devAccount: '100000000009' }) };
    const { body } = await bench.get(PATH);
    expect(body.topology.nodes[0].id).toBe('100000000009');
  });

  it('is refused to who may not read the project', async () => {
    bench.denies = ({ name, resourceRef }) =>
      name === 'databricks.project.read' &&
      resourceRef === 'system:default/payments';
    const { status, body } = await bench.get(PATH);
    expect(status).toBe(403);
    expect(body).not.toHaveProperty('topology');
    expect(bench.read).toEqual([]);
  });

  it('names every problem of a file that is not valid', async () => {
    bench.files = {
      [file]: projectText({ devAccount: '12' }).replace(
        '10.0.4.0/22',
        '10.0.0.0/22',
      ),
    };
    const { status, body } = await bench.get(PATH);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(
        /not valid: .*dev\.awsAccountId.* · .*network/s,
      ),
    });
  });

  it('says so when the file is not there, or its server does not answer', async () => {
    bench.files = {};
    expect((await bench.get(PATH)).status).toBe(404);
    bench.files = { [file]: 'unreachable' };
    const { status, body } = await bench.get(PATH);
    expect(status).toBe(503);
    expect(body.error.message).toMatch(/Could not read .*lakeport\.yaml/);
  });

  it('knows no project that is not in the catalog, and none of another kind', async () => {
    const unknown = await bench.get('/projects/default/nobody/topology');
    expect(unknown.status).toBe(404);
    expect(unknown.body.error.message).toContain('system:default/nobody');
    const platform = await bench.get('/projects/default/acme/topology');
    expect(platform.status).toBe(400);
    expect(platform.body.error.message).toContain('lakeport.dev/project-file');
  });

  it('reads no file of another repository than the entity comes from', async () => {
    const thief = bench.system('thief', 'project-file', 'acme/thief');
    thief.metadata.annotations = {
      ...thief.metadata.annotations,
      'lakeport.dev/project-file': `http://${bench.github.host}/acme/payments/blob/main/lakeport.yaml`,
    };
    bench.entities.push(thief);
    const { status } = await bench.get('/projects/default/thief/topology');
    expect(status).toBe(403);
    expect(bench.read).toEqual([]);
  });
});
