import {
  ACCOUNT,
  DatabricksBench,
  WORKSPACE,
} from './__testUtils__/DatabricksBench';

const bench = new DatabricksBench();
const WORKSPACES = `/api/2.0/accounts/${ACCOUNT}/workspaces`;
const CATALOGS = `/w/${WORKSPACE}/api/2.1/unity-catalog/catalogs`;

beforeAll(() => bench.start());
afterAll(() => bench.stop());
afterEach(() => bench.faults.clear());

const accountToken = async () =>
  (await bench.token(`/oidc/accounts/${ACCOUNT}/v1/token`)).access_token;

/** The sizes of the pages of catalogs, up to ten of them. */
async function pages(): Promise<{ sizes: number[]; ended: boolean }> {
  const sizes: number[] = [];
  let token = '';
  while (sizes.length < 10) {
    const { body } = await bench.ask(
      `${CATALOGS}?max_results=1&page_token=${encodeURIComponent(token)}`,
    );
    sizes.push(body.catalogs.length);
    token = body.next_page_token ?? '';
    if (token === '') {
      return { sizes, ended: true };
    }
  }
  return { sizes, ended: false };
}

describe('answers that go wrong', () => {
  it.each([
    ['too-many-requests', 429, 'REQUEST_LIMIT_EXCEEDED'],
    ['unavailable', 503, 'TEMPORARILY_UNAVAILABLE'],
    ['failed', 500, 'INTERNAL_ERROR'],
    ['unauthenticated', 401, 'UNAUTHENTICATED'],
    ['refused', 403, 'PERMISSION_DENIED'],
  ] as const)('%s', async (fault, status, code) => {
    bench.faults.add({ rules: [{ fault, path: '/workspaces$', times: 1 }] });
    const wrong = await bench.ask(WORKSPACES);
    expect([wrong.status, wrong.body.error_code]).toEqual([status, code]);
    expect(wrong.headers.get('retry-after')).toBeNull();
    expect((await bench.ask(WORKSPACES)).status).toBe(200);
  });

  it('come with a time to wait, in seconds or as a date', async () => {
    bench.faults.add({
      rules: [
        { fault: 'too-many-requests', path: '.', retryAfter: 7, times: 1 },
        { fault: 'unavailable', path: '.', retryAfter: 'date', times: 1 },
      ],
    });
    const seconds = await bench.ask(WORKSPACES, { token: 'any' });
    expect(seconds.headers.get('retry-after')).toBe('7');
    const date = await bench.ask(WORKSPACES, { token: 'any' });
    expect(Date.parse(date.headers.get('retry-after') ?? '')).toBeGreaterThan(
      Date.now(),
    );
  });

  it('are pages and ways to the login', async () => {
    bench.faults.add({
      rules: [
        { fault: 'html', path: '/workspaces$', times: 1 },
        { fault: 'login', path: '/workspaces$', times: 1 },
        { fault: 'private-link', path: '/workspaces$', times: 1 },
      ],
    });
    const page = await bench.ask(WORKSPACES);
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    const login = await bench.ask(WORKSPACES);
    expect([login.status, login.headers.get('location')]).toEqual([
      303,
      '/login.html?next_url=%2F',
    ]);
    expect((await bench.ask(WORKSPACES)).headers.get('location')).toContain(
      'private-link-validation-error',
    );
  });

  it('are a storm, in which every second request fares well', async () => {
    bench.faults.add({
      rules: [{ fault: 'unavailable', path: '/workspaces$', every: 2 }],
    });
    const statuses: number[] = [];
    for (let index = 0; index < 4; index++) {
      statuses.push((await bench.ask(WORKSPACES)).status);
    }
    expect(statuses).toEqual([200, 503, 200, 503]);
  });

  it('do not come, late or never', async () => {
    const token = await accountToken();
    bench.faults.add({
      rules: [
        { fault: 'hang', path: '/workspaces$', times: 1 },
        { fault: 'drop', path: '/workspaces$', times: 1 },
        { fault: 'delay', path: '/workspaces$', delayMs: 30, times: 1 },
      ],
    });
    await expect(
      fetch(`${bench.url}${WORKSPACES}`, {
        signal: AbortSignal.timeout(200),
      }),
    ).rejects.toThrow('timeout');
    await expect(bench.ask(WORKSPACES, { token })).rejects.toThrow(
      'fetch failed',
    );
    expect((await bench.ask(WORKSPACES, { token })).status).toBe(200);
  });
});

describe('lists that go wrong', () => {
  it('are whole without a fault', async () => {
    expect(await pages()).toEqual({ sizes: [1, 1, 0], ended: true });
  });

  it('have empty pages before every page', async () => {
    bench.faults.add({
      rules: [{ fault: 'empty-pages', path: '/catalogs', pages: 2 }],
    });
    expect(await pages()).toEqual({
      sizes: [0, 0, 1, 0, 0, 1, 0, 0, 0],
      ended: true,
    });
  });

  it('repeat a token, or never end', async () => {
    bench.faults.add({
      rules: [{ fault: 'repeated-token', path: '/catalogs' }],
    });
    expect((await pages()).ended).toBe(false);
    bench.faults.clear();
    bench.faults.add({ rules: [{ fault: 'endless', path: '/catalogs' }] });
    expect(await pages()).toEqual({
      sizes: [1, 1, 0, 0, 0, 0, 0, 0, 0, 0],
      ended: false,
    });
  });

  it('keep every digit of ids', async () => {
    bench.faults.add({
      rules: [{ fault: 'empty-pages', path: '/metastores', pages: 1 }],
    });
    const { text } = await bench.ask(
      `/api/2.0/accounts/${ACCOUNT}/workspaces/${WORKSPACE}/metastore`,
    );
    expect(text).toContain(`"workspace_id":${WORKSPACE}`);
  });
});

describe('clocks and tokens that go wrong', () => {
  it('show another time', async () => {
    bench.faults.add({ clockSkewSeconds: -3600 });
    const { headers } = await bench.ask(WORKSPACES);
    expect(Date.parse(headers.get('date') ?? '')).toBeLessThan(
      Date.now() - 3_500_000,
    );
  });

  it('live shorter than is said of them', async () => {
    bench.faults.add({ tokens: { saidSeconds: 7200, livedSeconds: 0 } });
    const given = await bench.token(`/oidc/accounts/${ACCOUNT}/v1/token`);
    expect(given.expires_in).toBe(7200);
    await new Promise(resolve => setTimeout(resolve, 5));
    const { status, body } = await bench.ask(WORKSPACES, {
      token: given.access_token,
    });
    expect([status, body.message]).toEqual([401, 'Access token has expired.']);
  });

  it('end amid a listing', async () => {
    bench.faults.add({ tokens: { uses: 2 } });
    const token = await accountToken();
    const statuses: number[] = [];
    for (let index = 0; index < 3; index++) {
      statuses.push((await bench.ask(WORKSPACES, { token })).status);
    }
    expect(statuses).toEqual([200, 200, 401]);
  });
});
