import { join } from 'node:path';
import { TestBench } from '../../__testUtils__/TestBench';
import { startEmulators } from '../../startEmulators';

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

const CALLBACK =
  'http://localhost:7007/api/auth/github/handler/frame?env=development';
const QUESTION = {
  response_type: 'code',
  redirect_uri: CALLBACK,
  scope: 'read:user,repo',
  state: 'nonce=1&env=development',
  client_id: 'demo-portal',
};

const authorize = (fields: Record<string, string>, init: RequestInit = {}) =>
  fetch(
    `${bench.emulators.github}/login/oauth/authorize?${new URLSearchParams(
      fields,
    )}`,
    { redirect: 'manual', ...init },
  );

/** As passport’s strategy for GitHub asks for a token. */
const exchange = async (fields: Record<string, string>, accept = '*/*') => {
  const response = await fetch(
    `${bench.emulators.github}/login/oauth/access_token`,
    {
      method: 'POST',
      headers: { accept },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        redirect_uri: CALLBACK,
        client_id: 'demo-portal',
        client_secret: 'demo-portal-secret',
        ...fields,
      }),
    },
  );
  return await response.text();
};

async function agree(login: string): Promise<URL> {
  const response = await fetch(
    `${bench.emulators.github}/login/oauth/authorize`,
    {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ ...QUESTION, login }),
    },
  );
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '');
}

describe('signing in with GitHub', () => {
  it('asks who to be, and gives the application a token of that person', async () => {
    const page = await authorize(QUESTION);
    const html = await page.text();
    expect(html).toContain('Continue as maya');
    expect(html).toContain('localhost:7007 asks for: read:user,repo');
    expect(html).not.toContain('[bot]');

    const back = await agree('maya');
    expect(`${back.origin}${back.pathname}`).toBe(CALLBACK.split('?')[0]);
    expect(back.searchParams.get('env')).toBe('development');
    expect(back.searchParams.get('state')).toBe(QUESTION.state);
    const code = back.searchParams.get('code') ?? '';
    const answer = new URLSearchParams(await exchange({ code }));
    expect(answer.get('scope')).toBe('read:user,repo');
    expect(answer.get('token_type')).toBe('bearer');

    const token = answer.get('access_token') ?? '';
    await bench.restart();
    const user = await fetch(`${bench.emulators.github}/api/v3/user`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(user.headers.get('x-oauth-scopes')).toBe('read:user, repo');
    expect(await user.json()).toMatchObject({
      login: 'maya',
      email: 'maya@example.com',
    });
    // The addresses are for who was asked for them.
    await expect(
      bench.octokit(token).users.listEmailsForAuthenticatedUser(),
    ).rejects.toMatchObject({ status: 404 });
    const { data: emails } = await bench
      .octokit('ghp_as_maya')
      .users.listEmailsForAuthenticatedUser();
    expect(emails).toMatchObject([
      { email: 'maya@example.com', primary: true, verified: true },
    ]);
  });

  it('says what is wrong with the code, the secret or the address', async () => {
    const code = (await agree('jonas')).searchParams.get('code') ?? '';
    expect(await exchange({ code, client_secret: 'guessed' })).toContain(
      'error=incorrect_client_credentials',
    );
    expect(
      JSON.parse(await exchange({ code }, 'application/json')),
    ).toHaveProperty('access_token');
    expect(await exchange({ code })).toContain('error=bad_verification_code');
    const other = (await agree('jonas')).searchParams.get('code') ?? '';
    expect(
      await exchange({ code: other, redirect_uri: 'http://localhost/' }),
    ).toContain('error=redirect_uri_mismatch');

    expect((await agree('')).searchParams.get('error')).toBe('access_denied');
    const away = await authorize({
      ...QUESTION,
      redirect_uri: 'https://example.com/',
    });
    expect(away.status).toBe(400);
    const stranger = await authorize({ ...QUESTION, client_id: 'other' });
    expect(stranger.status).toBe(404);
  });

  it('needs no page where it is said who signs in', async () => {
    await expect(bench.restart({ signInAs: 'nobody' })).rejects.toThrow(
      'Nobody is called "nobody"',
    );
    bench.emulators = await startEmulators({
      data: join(bench.folder, 'data'),
      port: 0,
      databricksPort: 0,
      signInAs: 'jonas',
    });
    const response = await authorize(QUESTION);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toMatch(
      /^http:\/\/localhost:7007\/.*code=/,
    );
  });
});
