import { Bench } from '../__testUtils__/Bench';

const TOKEN = 'gho_of_ada_and_nobody_else';
const entityRef = 'resource:default/guarded';

describe('POST /deployments/{id}/reviews', () => {
  let bench: Bench;
  let id: string;

  beforeAll(async () => {
    bench = await Bench.start(['guarded']);
  });
  afterAll(() => bench.stop());
  beforeEach(() => {
    bench.reset();
    bench.github.reviewers = { guarded: ['ada'] };
    bench.github.users = { [TOKEN]: 'ada', gho_stranger: 'mallory' };
  });

  const review = (body: object) =>
    bench.post(`/deployments/${id}/reviews`, {
      decision: 'approved',
      ...body,
    });

  it('waits for GitHub, and says who can approve', async () => {
    const created = await bench.deploy({ entityRef, operation: 'apply' });
    expect(created.body.approval).toMatchObject({
      by: 'github',
      state: 'expected',
    });
    ({ id } = created.body);
    const [run] = bench.github.runs;
    run.status = 'waiting';
    run.waitsFor = 'guarded';
    const waiting = await bench.deployment(
      id,
      ({ state }) => state === 'waiting',
    );
    expect(waiting.approval).toMatchObject({
      environment: 'guarded',
      reviewers: [{ type: 'user', name: 'ada' }],
      since: expect.any(String),
      mayReview: true,
      needsGitHubToken: true,
    });
  });

  it("is given with nothing but the caller's own token", async () => {
    const without = await review({});
    expect(without.status).toBe(403);
    expect(without.body.error.message).toContain('your own GitHub token');

    const stranger = await review({ githubToken: 'gho_stranger' });
    expect(stranger.status).toBe(403);
    expect(stranger.body.error.message).toMatch(
      /you have to be one of the environment's reviewers/,
    );
    expect(bench.github.runs[0].reviews).toEqual([]);
  });

  it('refuses control characters', async () => {
    const { status } = await review({ comment: 'a\u0007' });
    expect(status).toBe(400);
  });

  it('is given as that user, and the token is told nobody', async () => {
    const { status, body } = await review({
      githubToken: TOKEN,
      comment: 'looks right',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'running',
      approval: {
        state: 'approved',
        decidedBy: 'user:default/mock',
        decidedWith: 'github-token',
        comment: 'looks right',
      },
    });
    expect(bench.github.runs[0].reviews).toEqual([
      expect.objectContaining({ user: 'ada', state: 'approved' }),
    ]);
    expect(bench.audited).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'deployment-review',
        meta: expect.objectContaining({
          decision: 'approved',
          withGitHubToken: true,
        }),
      }),
    );
    expect(bench.audit.success).toHaveBeenCalledWith({
      meta: expect.objectContaining({ decidedWith: 'github-token', entityRef }),
    });
    const told = JSON.stringify([
      body,
      (await bench.get(`/deployments/${id}`)).body,
      bench.audited.mock.calls.map(([{ eventId, meta }]) => [eventId, meta]),
      bench.audit.success.mock.calls,
      bench.audit.fail.mock.calls.map(([{ error }]) => String(error)),
      bench.notified.mock.calls,
      bench.signalled.mock.calls,
    ]);
    expect(told).not.toContain(TOKEN);
    expect(told).not.toContain('gho_');
  });

  it('is not given twice', async () => {
    const { status } = await review({ githubToken: TOKEN });
    expect(status).toBe(409);
  });
});
