import { GitHubDeployerBench } from '../../__testUtils__/GitHubDeployerBench';
import { DispatchRefusedError } from '../DispatchRefusedError';

const HEAD = 'a'.repeat(40);
const OLDER = 'b'.repeat(40);

describe('resolveRef', () => {
  let bench: GitHubDeployerBench;
  beforeAll(async () => {
    bench = await GitHubDeployerBench.start();
  });
  beforeEach(() => {
    bench.reset();
    bench.answers = {
      'GET ': { body: { default_branch: 'main' } },
      'GET /commits/heads%2Fmain': { body: HEAD },
    };
  });
  afterAll(() => bench.stop());

  const resolve = (request: { ref?: string; commit?: string } = {}) =>
    bench.deployer.resolve({ repository: bench.repository, ...request });
  const refusal = async (request: { ref?: string; commit?: string }) => {
    const error = await resolve(request).catch(caught => caught);
    expect(error).toBeInstanceOf(DispatchRefusedError);
    return error.message;
  };

  it('takes the head of the default branch where nothing is given', async () => {
    expect(await resolve()).toEqual({ ref: 'main', commit: HEAD });
  });

  it('takes a branch, and a tag where there is no such branch', async () => {
    bench.answers['GET /commits/tags%2Fv1'] = { body: OLDER };
    bench.answers['GET /commits/heads%2Fv1'] = {
      status: 422,
      body: { message: 'No commit found for SHA: heads/v1' },
    };
    expect(await resolve({ ref: 'main' })).toEqual({
      ref: 'main',
      commit: HEAD,
    });
    expect(await resolve({ ref: 'v1' })).toEqual({ ref: 'v1', commit: OLDER });
    expect(bench.asked).not.toContain('GET ');
  });

  it.each(['ahead', 'identical'])(
    'takes a commit that is on it: %s',
    async status => {
      bench.answers[`GET /compare/${OLDER}...${HEAD}`] = { body: { status } };
      expect(await resolve({ commit: OLDER })).toEqual({
        ref: 'main',
        commit: OLDER,
      });
    },
  );

  it('need not compare the head with itself', async () => {
    expect(await resolve({ ref: 'main', commit: HEAD })).toEqual({
      ref: 'main',
      commit: HEAD,
    });
    expect(bench.asked).toEqual(['GET /commits/heads%2Fmain']);
  });

  it.each(['behind', 'diverged'])(
    'refuses a commit that is not on it: %s',
    async status => {
      bench.answers[`GET /compare/${OLDER}...${HEAD}`] = { body: { status } };
      expect(await refusal({ commit: OLDER })).toBe(
        `Commit ${OLDER} is not on main of acme/payments: merge it there, or give the branch or tag that it is on`,
      );
    },
  );

  it('refuses a commit that is nowhere', async () => {
    expect(await refusal({ commit: OLDER })).toBe(
      `acme/payments has no commit ${OLDER}: check it, and that it was pushed`,
    );
  });

  it('refuses a branch that is not there, also in an empty repository', async () => {
    expect(await refusal({ ref: 'nope' })).toBe(
      'acme/payments has no branch or tag nope: check its name',
    );
    bench.answers['GET /commits/heads%2Fmain'] = {
      status: 409,
      body: { message: 'Git Repository is empty.' },
    };
    expect(await refusal({})).toBe(
      'acme/payments has no branch or tag main: check its name',
    );
  });

  it('asks nothing about what cannot be', async () => {
    expect(await refusal({ ref: 'refs/pull/7/head' })).toMatch(
      /^refs\/pull\/7\/head is not the name of a branch or tag/,
    );
    for (const commit of ['abc', 'A'.repeat(40), `${HEAD}\n`]) {
      expect(await refusal({ commit })).toBe(
        `${JSON.stringify(
          commit,
        )} is no commit: give all 40 hexadecimal digits, in lower case`,
      );
    }
    expect(bench.asked).toEqual([]);
  });

  it.each([
    [
      404,
      /^github\.acme\.com has no repository acme\/payments, or the portal's token or app may not read it/,
    ],
    [
      403,
      /^github\.acme\.com has no repository acme\/payments, or the portal's token or app may not read it/,
    ],
    [
      401,
      /^GitHub does not know the portal's credentials for github\.acme\.com/,
    ],
  ])('refuses a repository that may not be read: %i', async (status, said) => {
    bench.answers['GET '] = { status, body: { message: 'its words' } };
    expect(await refusal({})).toMatch(said);
  });

  it('refuses a host without integration', async () => {
    const repository = { ...bench.repository, host: 'elsewhere.com' };
    const error = await bench.deployer
      .resolve({ repository })
      .catch(caught => caught);
    expect(error).toBeInstanceOf(DispatchRefusedError);
    expect(error.message).toMatch(/has no GitHub integration for elsewhere/);
  });

  it('refuses nothing because GitHub fails, and reads again before', async () => {
    bench.answers['GET /commits/heads%2Fmain'] = [
      { status: 500 },
      { body: HEAD },
    ];
    expect(await resolve()).toMatchObject({ commit: HEAD });
    bench.answers['GET '] = { status: 502, body: { message: 'its words' } };
    await expect(resolve()).rejects.toThrow(
      'Looking for the default branch in acme/payments failed: its words',
    );
    await expect(resolve()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });
});
