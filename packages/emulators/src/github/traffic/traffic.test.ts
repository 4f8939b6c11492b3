import { emulatorSwitch } from '../../__testUtils__/emulatorSwitch';
import { TestBench } from '../../__testUtils__/TestBench';
import { routeOf } from './routeOf';

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
  await bench.octokit().repos.createInOrg({ org: 'acme', name: 'asked' });
});
afterAll(() => bench.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${bench.emulators.github}/api/v3${path}`, {
    headers: { authorization: 'token ghp_as_maya', ...headers },
  });
const requests = async () =>
  (await emulatorSwitch(bench, 'GET', '/_requests')).json();

describe('a request', () => {
  it('on condition is answered with 304, which costs nothing of the hour', async () => {
    await emulatorSwitch(bench, 'DELETE', '/_requests');
    const first = await get('/repos/acme/asked');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"/);
    expect(first.headers.get('x-ratelimit-limit')).toBe('5000');
    expect(first.headers.get('x-ratelimit-used')).toBe('1');
    expect(first.headers.get('x-ratelimit-resource')).toBe('core');
    const again = await get('/repos/acme/asked', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('etag')).toBe(etag);
    expect(again.headers.get('x-ratelimit-used')).toBe('1');
    const missing = await get('/repos/acme/nothing');
    expect(missing.headers.get('x-ratelimit-remaining')).toBe('4998');
    const limit = await (await get('/rate_limit')).json();
    expect(limit.rate).toMatchObject({ limit: 5000, used: 2 });
  });

  it('is counted by route and status', async () => {
    const { total, counts, latest } = await requests();
    expect(total).toBe(4);
    const route = '/api/v3/repos/{owner}/{repo}';
    expect(counts).toEqual([
      { method: 'GET', route: '/api/v3/rate_limit', status: 200, count: 1 },
      { method: 'GET', route, status: 200, count: 1 },
      { method: 'GET', route, status: 304, count: 1 },
      { method: 'GET', route, status: 404, count: 1 },
    ]);
    expect(latest[0]).toMatchObject({
      method: 'GET',
      path: '/api/v3/repos/acme/asked',
      login: 'maya',
    });
    await emulatorSwitch(bench, 'DELETE', '/_requests');
    expect(await requests()).toMatchObject({ total: 0, latest: [] });
  });

  it('is refused when the hour is used up and a test wants that', async () => {
    await emulatorSwitch(bench, 'DELETE', '/_requests');
    await emulatorSwitch(bench, 'POST', '/_faults', { rateLimit: 1 });
    expect((await get('/user')).status).toBe(200);
    const refused = await get('/user');
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect((await refused.json()).message).toMatch(
      /^API rate limit exceeded for user ID \d+/,
    );
    await emulatorSwitch(bench, 'DELETE', '/_faults');
  });
});

describe('routeOf', () => {
  it.each([
    ['/repos/a/b', '/repos/{owner}/{repo}'],
    [
      '/api/v3/repos/a/b/actions/runs/12/jobs?per_page=5',
      '/api/v3/repos/{owner}/{repo}/actions/runs/{id}/jobs',
    ],
    [
      '/api/v3/repos/a/b/actions/workflows/deploy.yml/dispatches',
      '/api/v3/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    ],
    [
      '/api/v3/repos/a/b/environments/dev',
      '/api/v3/repos/{owner}/{repo}/environments/{environment_name}',
    ],
    [
      '/api/v3/repos/a/b/commits/feature/x/status',
      '/api/v3/repos/{owner}/{repo}/commits/{ref}/status',
    ],
    [
      '/api/v3/repos/a/b/compare/main...dev',
      '/api/v3/repos/{owner}/{repo}/compare/{basehead}',
    ],
    [
      '/api/v3/repos/a/b/contents/docs/index.md',
      '/api/v3/repos/{owner}/{repo}/contents/{path}',
    ],
    ['/_blob/4d2', '/_blob/{ticket}'],
    ['/acme/x.git/git-upload-pack', '/{owner}/{repo}.git/git-upload-pack'],
  ])('of %s is %s', (path, route) => {
    expect(routeOf(path)).toBe(route);
  });
});
