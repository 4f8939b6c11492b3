import { inspect } from 'node:util';
import { GitHubDeployerBench } from '../../__testUtils__/GitHubDeployerBench';
import type { DispatchRequest } from '../Deployer';
import { DispatchRefusedError } from '../DispatchRefusedError';

const POST = 'POST /actions/workflows/deploy.yml/dispatches';

describe('dispatchRun', () => {
  let bench: GitHubDeployerBench;
  beforeAll(async () => {
    bench = await GitHubDeployerBench.start();
  });
  beforeEach(() => bench.reset());
  afterAll(() => bench.stop());

  const dispatch = (rest: Partial<DispatchRequest> = {}) =>
    bench.deployer.dispatch({
      repository: bench.repository,
      workflow: 'deploy.yml',
      deploymentId: 'd1',
      operation: 'apply',
      environment: 'dev',
      ref: 'main',
      phase: 'all',
      ...rest,
    });
  const sent = () =>
    bench.server.seen
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => JSON.parse(body));

  it('sends what is said, and asks which run that made', async () => {
    bench.answers[POST] = {
      body: { workflow_run_id: 7, html_url: 'https://github.acme.com/runs/7' },
    };
    expect(await dispatch()).toEqual({
      runId: '7',
      runUrl: 'https://github.acme.com/runs/7',
    });
    await dispatch({
      ref: 'v1',
      phase: 'apply',
      commit: 'a'.repeat(40),
      allowDestroy: ['aws_vpc.a', 'aws_vpc.b'],
    });
    const inputs = {
      deployment_id: 'd1',
      operation: 'apply',
      environment: 'dev',
    };
    expect(sent()).toEqual([
      { ref: 'main', inputs, return_run_details: true },
      {
        ref: 'v1',
        return_run_details: true,
        inputs: {
          ...inputs,
          phase: 'apply',
          commit: 'a'.repeat(40),
          allow_destroy: 'aws_vpc.a aws_vpc.b',
        },
      },
    ]);
  });

  it.each([400, 422])(
    'leaves out what Enterprise Server does not know: %i',
    async status => {
      bench.answers[POST] = [
        {
          status,
          body: { message: '"return_run_details" is not a permitted key.' },
        },
        { status: 204 },
      ];
      expect(await dispatch()).toBeUndefined();
      expect(sent()[1]).not.toHaveProperty('return_run_details');
      expect(sent()).toHaveLength(2);
    },
  );

  it.each([
    [
      401,
      "GitHub does not know the portal's credentials for github.acme.com: check integrations.github in app-config",
    ],
    [
      403,
      'GitHub does not let the portal start workflows in acme/payments (its words): give its token or app the permission Actions: write',
    ],
    [
      404,
      "There is no .github/workflows/deploy.yml in acme/payments, or the portal's token may not see it: check that the file is on the default branch and that the token or app covers the repository",
    ],
    [
      410,
      "GitHub Actions is switched off for acme/payments: switch it on in the repository's settings",
    ],
    [
      422,
      'GitHub refused to start .github/workflows/deploy.yml in acme/payments (its words): check that the workflow is enabled and takes the inputs deployment_id, operation and environment on workflow_dispatch',
    ],
  ])('says what to do about %i', async (status, said) => {
    bench.answers[POST] = { status, body: { message: 'its words' } };
    const error = await dispatch().catch(caught => caught);
    expect(error).toBeInstanceOf(DispatchRefusedError);
    expect(error.message).toBe(said);
  });

  it('says that a workflow is older than the portal', async () => {
    bench.answers[POST] = {
      status: 422,
      body: { message: 'Unexpected inputs provided: ["phase"]' },
    };
    await expect(dispatch({ phase: 'plan' })).rejects.toThrow(
      '.github/workflows/deploy.yml in acme/payments does not take the inputs that the portal sends (Unexpected inputs provided: ["phase"]): it is older than the portal, write it anew with lakeport workflows',
    );
  });

  it('does not take it for final that a new workflow is not known yet', async () => {
    bench.answers['GET '] = { body: { created_at: new Date().toISOString() } };
    const error = await dispatch().catch(caught => caught);
    expect(error).not.toBeInstanceOf(DispatchRefusedError);
    expect(error.message).toBe(
      'GitHub does not know deploy.yml in acme/payments yet, which was made minutes ago',
    );
    bench.answers['GET '] = { body: { created_at: '2020-01-01T00:00:00Z' } };
    await expect(dispatch()).rejects.toBeInstanceOf(DispatchRefusedError);
  });

  it.each([
    ['an error', { status: 500, body: { message: 'oops' } }, 'oops'],
    ['a bad gateway', { status: 502, body: { message: 'bad' } }, 'bad'],
    ['a connection that ends', { fault: 'drop' as const }, 'other side closed'],
    ['no answer', { fault: 'hang' as const }, 'gave no answer within 500 ms'],
    ['half an answer', { fault: 'break' as const }, ''],
    [
      'a limit',
      {
        status: 403,
        headers: { 'Retry-After': '60' },
        body: { message: 'slow' },
      },
      'wants the portal to ask less',
    ],
    ['another limit', { status: 429, body: { message: 'slow' } }, 'ask less'],
  ])(
    'sends nothing again after %s, and does not say that it was refused',
    async (_, answer, said) => {
      const slow = await GitHubDeployerBench.start({
        ...('fault' in answer && answer.fault === 'hang' && { timeoutMs: 500 }),
      });
      slow.answers[POST] = answer;
      const error = await slow.deployer
        .dispatch({
          repository: bench.repository,
          workflow: 'deploy.yml',
          deploymentId: 'd1',
          operation: 'apply',
          environment: 'dev',
          ref: 'main',
          phase: 'all',
        })
        .catch(caught => caught);
      expect(slow.asked).toEqual([POST]);
      await slow.stop();
      expect(error).not.toBeInstanceOf(DispatchRefusedError);
      expect(error.message).toContain('Starting deploy.yml failed');
      expect(error.message).toContain(said);
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(
        'ghs_secret',
      );
    },
  );

  it('refuses a host without integration', async () => {
    const repository = { ...bench.repository, host: 'elsewhere.com' };
    await expect(dispatch({ repository })).rejects.toBeInstanceOf(
      DispatchRefusedError,
    );
  });

  it('waits for nothing any longer once it is to stop', async () => {
    const stop = new AbortController();
    const slow = await GitHubDeployerBench.start({ secondMs: 50 });
    slow.answers['GET /actions/runs/7'] = () => {
      stop.abort(new Error('stopping'));
      return { status: 502 };
    };
    const fetched = jest.spyOn(globalThis, 'fetch');
    await expect(
      slow.deployer.readRun(
        { repository: bench.repository, runId: '7' },
        stop.signal,
      ),
    ).rejects.toThrow('stopping');
    expect(fetched).toHaveBeenCalledTimes(1);
    fetched.mockRestore();
    await slow.stop();
  });

  it('does nothing once it is to stop', async () => {
    const stopped = AbortSignal.abort(new Error('stopping'));
    await expect(
      bench.deployer.readRun(
        { repository: bench.repository, runId: '7' },
        stopped,
      ),
    ).rejects.toThrow('stopping');
    expect(bench.asked).toEqual([]);
  });
});
