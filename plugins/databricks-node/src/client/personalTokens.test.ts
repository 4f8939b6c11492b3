import { TestServer } from '../__testUtils__/TestServer';
import { wire } from '../__testUtils__/testHost';
import { DefaultDatabricksService } from './DefaultDatabricksService';

const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';

describe('reading with a person’s own token', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    server.reset();
    server.answer = ({ path }) =>
      path.endsWith('/v1/token')
        ? { body: { access_token: 'of-the-portal', expires_in: 3600 } }
        : wire('{"metastore_id":"m","name":"west"}');
  });

  const service = () =>
    new DefaultDatabricksService({
      config: {
        accounts: [
          {
            accountId: ACCOUNT,
            host: server.url,
            clientId: 'id',
            clientSecret: 'secret',
          },
        ],
        workspaces: [{ host: server.url, name: 'lone', token: 'of-config' }],
        allowedHosts: [],
      },
      retryStepMs: 1,
    });
  const senders = () =>
    server.seen
      .filter(({ path }) => path.endsWith('/metastore_summary'))
      .map(({ headers }) => headers.authorization)
      .sort();

  it('asks an account’s workspace with it, and shares no request', async () => {
    const reader = service().accountReader(ACCOUNT);
    const workspace = { id: '1', url: `${server.url}/w/1` };
    const read = (token?: string) =>
      reader?.workspace(workspace, { token }).unityCatalog.metastoreSummary();
    await Promise.all([read(), read('of-ada'), read('of-ada'), read('of-bob')]);
    expect(senders()).toEqual([
      'Bearer of-ada',
      'Bearer of-bob',
      'Bearer of-the-portal',
    ]);
  });

  it('asks a configured workspace with it', async () => {
    const [workspace] = service().workspaces();
    await workspace.withToken('of-ada').unityCatalog.metastoreSummary();
    await workspace.unityCatalog.metastoreSummary();
    expect(senders()).toEqual(['Bearer of-ada', 'Bearer of-config']);
  });

  it('sends it to no host that the account may not have', () => {
    expect(() =>
      service()
        .accountReader(ACCOUNT)
        ?.workspace(
          { id: '1', url: 'https://evil.example.com' },
          { token: 'of-ada' },
        ),
    ).toThrow('evil.example.com');
    expect(server.seen).toEqual([]);
  });

  it('does not try a refused token again, nor name it', async () => {
    server.answer = () => ({
      status: 401,
      body: { error_code: 'UNAUTHENTICATED', message: 'token is expired' },
    });
    const [workspace] = service().workspaces();
    const failed = workspace
      .withToken('of-ada')
      .unityCatalog.metastoreSummary();
    await expect(failed).rejects.toThrow('token is expired');
    await expect(failed).rejects.not.toThrow('of-ada');
    expect(server.seen).toHaveLength(1);
  });

  it.each(['', 'of\nada', 'of…ada', 'of ada'])(
    'sends no %j, which would be told in an error',
    async token => {
      const [workspace] = service().workspaces();
      const failed = workspace.withToken(token).unityCatalog.metastoreSummary();
      await expect(failed).rejects.toMatchObject({
        errorCode: 'UNAUTHENTICATED',
        message: expect.stringMatching(/^The token is empty, or holds/),
      });
      expect(server.seen).toEqual([]);
    },
  );
});
