import { inspect } from 'node:util';
import { TestServer, type TestAnswer } from '../__testUtils__/TestServer';
import {
  credentialsOf,
  gitHubClientsOf,
  testRepository as repository,
} from '../__testUtils__/gitHubClientsOf';
import { GitHubNotConfiguredError } from './GitHubNotConfiguredError';
import type { GitHubRequestSeen } from './GitHubRequestSeen';

const names = { owner: 'acme', repo: 'payments' };

describe('GitHubClients', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  });
  beforeEach(() => server.reset());
  afterAll(() => server.stop());

  it('asks for the one version of the API, as the portal', async () => {
    server.answer = () => ({ body: { id: 1 } });
    const clients = gitHubClientsOf(server.url);
    const octokit = await clients.followingOctokit(repository);
    await octokit.rest.repos.get(names);
    expect(server.seen[0].headers).toMatchObject({
      authorization: 'token ghs_secret',
      'x-github-api-version': '2022-11-28',
      'user-agent': expect.stringContaining('lakeport-backstage'),
    });
  });

  it('asks as a user, whose token it does not keep', async () => {
    server.answer = () => ({ headers: { ETag: '"1"' }, body: { id: 1 } });
    const clients = gitHubClientsOf(server.url);
    for (const token of ['gho_ada', 'gho_ada']) {
      const octokit = clients.userOctokit(repository, token);
      await octokit.rest.repos.get(names);
    }
    for (const { headers } of server.seen) {
      expect(headers.authorization).toBe('token gho_ada');
      expect(headers['if-none-match']).toBeUndefined();
    }
    expect(inspect(clients, { depth: 10, showHidden: true })).not.toContain(
      'gho_ada',
    );
  });

  describe('what fails for a moment', () => {
    it.each([
      ['an error of the server', { status: 502 }],
      ['a connection that ends', { fault: 'drop' as const }],
      ['an answer that breaks off', { fault: 'break' as const }],
    ])('reads again after %s', async (_, failure) => {
      server.answer = () =>
        server.seen.length === 1 ? failure : { body: { id: 1 } };
      const octokit = await gitHubClientsOf(server.url).followingOctokit(
        repository,
      );
      expect((await octokit.rest.repos.get(names)).data.id).toBe(1);
      expect(server.seen).toHaveLength(2);
    });

    it('reads a few times only', async () => {
      server.answer = () => ({ status: 500, body: { message: 'oops' } });
      const octokit = await gitHubClientsOf(server.url).followingOctokit(
        repository,
      );
      await expect(octokit.rest.repos.get(names)).rejects.toThrow('oops');
      expect(server.seen).toHaveLength(3);
    });

    it('says why nothing came', async () => {
      const octokit = await gitHubClientsOf('http://127.0.0.1:1').octokit(
        repository,
      );
      await expect(octokit.rest.repos.get(names)).rejects.toThrow(
        '127.0.0.1:1 gave no whole answer: bad port',
      );
    });

    it('does not wait for an answer for ever', async () => {
      server.answer = () => ({ fault: 'hang' });
      const octokit = await gitHubClientsOf(server.url, {
        timeoutMs: 300,
      }).octokit(repository);
      await expect(octokit.rest.repos.get(names)).rejects.toThrow(
        /^127\.0\.0\.1:\d+ gave no answer within 300 ms$/,
      );
    });

    it.each([
      ['an error of the server', { status: 502 }],
      ['a connection that ends', { fault: 'drop' as const }],
    ])('writes once, whatever comes of it: %s', async (_, failure) => {
      server.answer = () => failure;
      const octokit = await gitHubClientsOf(server.url, {
        throttle: false,
      }).followingOctokit(repository);
      await expect(
        octokit.rest.actions.cancelWorkflowRun({ ...names, run_id: 7 }),
      ).rejects.toMatchObject({ status: expect.any(Number) });
      expect(server.seen).toHaveLength(1);
    });
  });

  describe('what was read before', () => {
    const answering = (etag: string, id: number) => {
      server.answer = ({ headers }): TestAnswer =>
        headers['if-none-match'] === etag
          ? { status: 304, headers: { ETag: etag, 'x-ratelimit-used': '9' } }
          : { headers: { ETag: etag, Link: '<x>; rel="next"' }, body: { id } };
    };

    it('is asked for on condition that it has changed', async () => {
      const seen: GitHubRequestSeen[] = [];
      const clients = gitHubClientsOf(server.url, {
        onRequest: request => seen.push(request),
      });
      const read = async () => {
        const octokit = await clients.followingOctokit(repository);
        return octokit.rest.repos.get(names);
      };
      answering('"1"', 1);
      const first = await read();
      const second = await read();
      expect(second).toMatchObject({
        status: 200,
        url: first.url,
        data: { id: 1 },
        headers: { link: '<x>; rel="next"', 'x-ratelimit-used': '9' },
      });
      answering('"2"', 2);
      expect((await read()).data.id).toBe(2);
      expect((await read()).data.id).toBe(2);
      expect(seen).toEqual(
        [200, 304, 200, 304].map(status => ({
          host: new URL(server.url).host,
          method: 'GET',
          path: '/repos/acme/payments',
          status,
        })),
      );
    });

    it('is never shown to others', async () => {
      answering('"1"', 1);
      let token = 'ghs_one';
      const clients = gitHubClientsOf(server.url, {
        credentials: {
          getCredentials: async () => ({ token, type: 'token' }),
        },
      });
      await (await clients.octokit(repository)).rest.repos.get(names);
      token = 'ghs_two';
      await (await clients.octokit(repository)).rest.repos.get(names);
      expect(
        server.seen.map(({ headers }) => headers['if-none-match']),
      ).toEqual([undefined, undefined]);
    });

    it('is another thing in another format', async () => {
      answering('"1"', 1);
      const octokit = await gitHubClientsOf(server.url).octokit(repository);
      await octokit.rest.repos.get(names);
      await octokit.rest.repos.get({ ...names, mediaType: { format: 'raw' } });
      expect(server.seen[1].headers['if-none-match']).toBeUndefined();
    });
  });

  describe('limits', () => {
    const secondary = (headers: Record<string, string> = {}) => ({
      status: 403,
      headers,
      body: { message: 'You have exceeded a secondary rate limit.' },
    });

    it('waits for one that passes in seconds', async () => {
      server.answer = () =>
        server.seen.length === 1
          ? secondary({ 'Retry-After': '5' })
          : { body: { id: 1 } };
      const octokit = await gitHubClientsOf(server.url).followingOctokit(
        repository,
      );
      expect((await octokit.rest.repos.get(names)).data.id).toBe(1);
    });

    it.each([
      ['with Retry-After', secondary({ 'Retry-After': '600' }), /in 600 s/],
      ['without Retry-After', secondary(), /in 60 s/],
      [
        'of requests in an hour',
        {
          status: 403,
          headers: {
            'x-ratelimit-remaining': '0',
            'x-ratelimit-reset': String(Math.ceil(Date.now() / 1_000) + 900),
          },
          body: { message: 'API rate limit exceeded' },
        },
        /exceeded the rate limit of .* in \d{3} s/,
      ],
      ['of another kind', { status: 429, body: { message: 'slow' } }, /60 s/],
    ])('asks nothing more under one %s', async (_, limit, said) => {
      server.answer = () => limit;
      const clients = gitHubClientsOf(server.url, { secondMs: 1_000 });
      const ask = async () => {
        const octokit = await clients.followingOctokit(repository);
        return octokit.rest.repos.get(names);
      };
      await expect(ask()).rejects.toThrow(limit.body.message);
      await expect(ask()).rejects.toThrow(said);
      expect(server.seen).toHaveLength(1);
      // Limits are of those who ask: others may.
      server.answer = () => ({ body: { id: 1 } });
      const user = clients.userOctokit(repository, 'gho_ada');
      expect((await user.rest.repos.get(names)).data.id).toBe(1);
    });

    it('asks again when one has passed', async () => {
      server.answer = () => secondary({ 'Retry-After': '60' });
      const clients = gitHubClientsOf(server.url, { secondMs: 1_000 });
      const octokit = await clients.octokit(repository);
      await expect(octokit.rest.repos.get(names)).rejects.toThrow('secondary');
      server.answer = () => ({ body: { id: 1 } });
      const now = Date.now();
      const clock = jest.spyOn(Date, 'now').mockReturnValue(now + 59_000);
      await expect(octokit.rest.repos.get(names)).rejects.toThrow('secondary');
      clock.mockReturnValue(now + 60_000);
      expect((await octokit.rest.repos.get(names)).data.id).toBe(1);
      clock.mockRestore();
    });

    it('takes a lack of rights for no limit', async () => {
      server.answer = () => ({ status: 403, body: { message: 'no rights' } });
      const octokit = await gitHubClientsOf(server.url).octokit(repository);
      for (let time = 0; time < 2; time++) {
        await expect(octokit.rest.repos.get(names)).rejects.toThrow(
          'no rights',
        );
      }
      expect(server.seen).toHaveLength(2);
    });
  });

  describe('a repository that was made after the token', () => {
    const coveredBy = (token: string) => {
      server.answer = ({ headers }) =>
        headers.authorization === `token ${token}`
          ? { body: { id: 1 } }
          : { status: 404, body: { message: 'Not Found' } };
    };

    it('is asked for once more with new credentials', async () => {
      coveredBy('ghs_new');
      const clients = gitHubClientsOf(server.url, {
        credentials: credentialsOf('ghs_old', 'app'),
        renewCredentials: () => credentialsOf('ghs_new', 'app'),
      });
      const octokit = await clients.followingOctokit(repository);
      expect((await octokit.rest.repos.get(names)).data.id).toBe(1);
      expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([
        'token ghs_old',
        'token ghs_new',
      ]);
      expect(await clients.token(repository)).toBe('ghs_new');
    });

    it('is asked for once more with what is written, for it was not done', async () => {
      coveredBy('ghs_new');
      const clients = gitHubClientsOf(server.url, {
        throttle: false,
        credentials: credentialsOf('ghs_old', 'app'),
        renewCredentials: () => credentialsOf('ghs_new', 'app'),
      });
      const octokit = await clients.followingOctokit(repository);
      const body = { title: 'x', head: 'a', base: 'main' };
      await octokit.rest.pulls.create({ ...names, ...body });
      expect(server.seen).toHaveLength(2);
      expect(JSON.parse(server.seen[1].body)).toEqual(body);
    });

    it('has new credentials once in a while only', async () => {
      coveredBy('ghs_nobody');
      let made = 0;
      const clients = gitHubClientsOf(server.url, {
        credentials: credentialsOf('ghs_0', 'app'),
        renewCredentials: () => credentialsOf(`ghs_${++made}`, 'app'),
      });
      for (let time = 0; time < 3; time++) {
        const octokit = await clients.octokit(repository);
        await expect(octokit.rest.repos.get(names)).rejects.toThrow(
          'Not Found',
        );
      }
      expect(made).toBe(1);
    });

    it('needs none when GitHub has taken the token before', async () => {
      let made = 0;
      const clients = gitHubClientsOf(server.url, {
        credentials: credentialsOf('ghs_0', 'app'),
        renewCredentials: () => credentialsOf(`ghs_${++made}`, 'app'),
      });
      const octokit = await clients.octokit(repository);
      server.answer = ({ path }) =>
        path.endsWith('payments') ? { body: { id: 1 } } : undefined;
      await octokit.rest.repos.get(names);
      await expect(
        octokit.rest.actions.getRepoVariable({ ...names, name: 'X' }),
      ).rejects.toMatchObject({ status: 404 });
      expect(made).toBe(0);
    });

    it('has no others where the integration has a token of its own', async () => {
      let made = 0;
      const clients = gitHubClientsOf(server.url, {
        renewCredentials: () => credentialsOf(`ghs_${++made}`),
      });
      const octokit = await clients.octokit(repository);
      await expect(octokit.rest.repos.get(names)).rejects.toMatchObject({
        status: 404,
      });
      expect(made).toBe(0);
    });

    it('is not refused because Backstage does not know it yet', async () => {
      const lacking = {
        getCredentials: async () => {
          throw new Error('does not have access to a repository');
        },
      };
      const clients = gitHubClientsOf(server.url, {
        credentials: lacking,
        renewCredentials: () => credentialsOf('ghs_new', 'app'),
      });
      expect(await clients.token(repository)).toBe('ghs_new');
      const never = gitHubClientsOf(server.url, {
        credentials: lacking,
        renewCredentials: () => lacking,
      });
      for (let time = 0; time < 2; time++) {
        const error = await never.octokit(repository).catch(caught => caught);
        expect(error).toBeInstanceOf(GitHubNotConfiguredError);
        expect(error.message).toBe(
          'The portal has no credentials for acme/payments at github.acme.com: does not have access to a repository',
        );
      }
    });
  });

  it('reads what is behind a link, and counts it', async () => {
    const seen: GitHubRequestSeen[] = [];
    const clients = gitHubClientsOf(server.url, {
      onRequest: request => seen.push(request),
    });
    server.answer = ({ path }) =>
      path === '/there'
        ? { body: 'text' }
        : { status: 302, headers: { Location: `${server.url}/there` } };
    const answer = await clients.download(repository, {
      url: `${server.url}/here`,
      headers: { accept: 'application/json' },
    });
    expect(await answer.text()).toBe('text');
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([
      'token ghs_secret',
      undefined,
    ]);
    expect(seen).toEqual([
      expect.objectContaining({ method: 'GET', path: '/here' }),
    ]);
  });

  it('shows no token in what it throws', async () => {
    const clients = gitHubClientsOf(server.url, { throttle: false });
    const errors: unknown[] = [];
    for (const failure of [
      { status: 403, body: { message: 'no' } },
      { status: 500 },
      { fault: 'drop' as const },
    ]) {
      server.answer = () => failure;
      const octokit = await clients.followingOctokit(repository);
      await octokit.rest.repos.get(names).catch(error => errors.push(error));
      await clients
        .userOctokit(repository, 'gho_secret')
        .rest.repos.get(names)
        .catch(error => errors.push(error));
    }
    expect(errors).toHaveLength(6);
    for (const error of errors) {
      expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(
        /gh[so]_secret/,
      );
    }
  });
});
