import { TestServer } from '../__testUtils__/TestServer';
import { fetchRedirected } from './fetchRedirected';

const headers = { Authorization: 'token t' };

describe('fetchRedirected', () => {
  let api: TestServer;
  let storage: TestServer;

  beforeEach(async () => {
    api = await TestServer.start();
    storage = await TestServer.start();
    storage.answer = () => ({ body: 'the file' });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await api.stop();
    await storage.stop();
  });

  it('shows the token to the first server only, also on the same origin', async () => {
    for (const target of [`${storage.url}/x`, '/x']) {
      api.answer = ({ path }) =>
        path === '/x'
          ? { body: 'the file' }
          : { status: 302, headers: { Location: target } };
      const answer = await fetchRedirected(`${api.url}/zip`, { headers });
      expect(await answer.text()).toBe('the file');
    }
    const tokens = [...api.seen, ...storage.seen]
      .filter(request => request.headers.authorization)
      .map(({ path }) => path);
    expect(tokens).toEqual(['/zip', '/zip']);
  });

  it('takes an answer that is no link as it is', async () => {
    api.answer = () => ({ status: 410, body: 'gone' });
    const answer = await fetchRedirected(`${api.url}/zip`, { headers });
    expect(answer.status).toBe(410);
  });

  it('does not leave https', async () => {
    const fetched = jest.spyOn(globalThis, 'fetch').mockResolvedValue(
      new Response(null, {
        status: 302,
        headers: { Location: `${storage.url}/x` },
      }),
    );
    await expect(
      fetchRedirected('https://api.github.com/zip', { headers }),
    ).rejects.toThrow('api.github.com leads to a http: address');
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});
