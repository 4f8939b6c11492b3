import { inspect } from 'node:util';
import { GitHubDeployerBench } from '../../__testUtils__/GitHubDeployerBench';

const PENDING = '/actions/runs/7/pending_deployments';
const APPROVALS = 'GET /actions/runs/7/approvals';

const ADA = {
  type: 'User',
  reviewer: { login: 'ada', html_url: 'https://github.acme.com/ada' },
};
const OPS = {
  type: 'Team',
  reviewer: {
    name: 'Operations',
    slug: 'operations',
    html_url: 'https://github.acme.com/orgs/acme/teams/operations',
  },
};
const REVIEWERS = [
  { type: 'user', name: 'ada', url: 'https://github.acme.com/ada' },
  {
    type: 'team',
    name: 'operations',
    url: 'https://github.acme.com/orgs/acme/teams/operations',
  },
];

describe('reviews', () => {
  let bench: GitHubDeployerBench;
  let at: { repository: GitHubDeployerBench['repository']; runId: string };
  beforeAll(async () => {
    bench = await GitHubDeployerBench.start();
    at = { repository: bench.repository, runId: '7' };
  });
  beforeEach(() => bench.reset());
  afterAll(() => bench.stop());

  describe('environmentRules', () => {
    const rules = (protection_rules: object[] | undefined) => {
      bench.answers['GET /environments/prod%2Feu'] = {
        body: { id: 1, name: 'prod/eu', protection_rules },
      };
      return bench.deployer.environmentRules({
        repository: bench.repository,
        environment: 'prod/eu',
      });
    };

    it('reads who has to review', async () => {
      expect(
        await rules([
          { id: 1, type: 'wait_timer', wait_timer: 5 },
          {
            id: 2,
            type: 'required_reviewers',
            prevent_self_review: true,
            reviewers: [ADA, OPS, { type: 'User' }],
          },
          { id: 3, type: 'branch_policy' },
        ]),
      ).toEqual({ reviewers: REVIEWERS, selfReview: false });
    });

    it('reads what an older server leaves out', async () => {
      const none = { reviewers: [], selfReview: true };
      expect(await rules(undefined)).toEqual(none);
      expect(await rules([])).toEqual(none);
      expect(await rules([{ id: 2, type: 'required_reviewers' }])).toEqual(
        none,
      );
    });

    it('knows an environment that is not there from one that may not be read', async () => {
      const read = () =>
        bench.deployer.environmentRules({
          repository: bench.repository,
          environment: 'dev',
        });
      expect(await read()).toBeUndefined();
      bench.answers['GET /environments/dev'] = {
        status: 403,
        body: { message: 'Resource not accessible by integration' },
      };
      await expect(read()).rejects.toThrow(
        "Reading the rules of environment dev failed: the portal's GitHub integration may not do it",
      );
    });
  });

  describe('pendingReviews', () => {
    it('reads what a run waits for', async () => {
      bench.answers[`GET ${PENDING}`] = {
        body: [
          {
            environment: { id: 11, name: 'prod' },
            wait_timer: 0,
            wait_timer_started_at: '2026-11-20T10:00:00Z',
            current_user_can_approve: true,
            reviewers: [ADA, OPS],
          },
          {
            environment: { id: 12, name: 'qa' },
            wait_timer_started_at: null,
            current_user_can_approve: false,
            reviewers: [],
          },
        ],
      };
      expect(await bench.deployer.pendingReviews(at)).toEqual([
        {
          environment: 'prod',
          environmentId: '11',
          since: '2026-11-20T10:00:00Z',
          reviewers: REVIEWERS,
          callerMayReview: true,
        },
        {
          environment: 'qa',
          environmentId: '12',
          reviewers: [],
          callerMayReview: false,
        },
      ]);
    });

    it('finds none for a run that is gone, and fails where it cannot tell', async () => {
      expect(await bench.deployer.pendingReviews(at)).toEqual([]);
      bench.answers[`GET ${PENDING}`] = { status: 500 };
      await expect(bench.deployer.pendingReviews(at)).rejects.toThrow(
        'Reading what run 7 waits for failed',
      );
    });
  });

  describe('reviewHistory', () => {
    it('reads who decided what', async () => {
      bench.answers[APPROVALS] = {
        body: [
          {
            state: 'rejected',
            comment: 'c'.repeat(2_000),
            environments: [{ id: 11, name: 'prod' }],
            user: { login: 'ada' },
          },
          {
            state: 'approved',
            comment: '',
            environments: [
              { id: 11, name: 'prod' },
              { id: 12, name: 'qa' },
            ],
            user: null,
          },
          { state: 'pending', comment: '', environments: [{ name: 'prod' }] },
        ],
      };
      expect(await bench.deployer.reviewHistory(at)).toEqual([
        {
          environment: 'prod',
          state: 'rejected',
          user: 'ada',
          comment: 'c'.repeat(1_000),
        },
        { environment: 'prod', state: 'approved' },
        { environment: 'qa', state: 'approved' },
      ]);
    });

    it('finds none for a run that is gone', async () => {
      expect(await bench.deployer.reviewHistory(at)).toEqual([]);
    });
  });

  describe('review', () => {
    const review = (token?: string) =>
      bench.deployer.review({
        ...at,
        environments: ['11', '12'],
        decision: 'approved',
        comment: 'fine',
        token,
      });

    it.each([
      ['gho_secret', 'token gho_secret'],
      [undefined, 'token ghs_secret'],
    ])('reviews as whoever the token is of', async (token, sent) => {
      bench.answers[`POST ${PENDING}`] = { body: [] };
      await review(token);
      const [request] = bench.server.seen;
      expect(request.headers.authorization).toBe(sent);
      expect(JSON.parse(request.body)).toEqual({
        environment_ids: [11, 12],
        state: 'approved',
        comment: 'fine',
      });
    });

    it.each([
      [
        'gho_secret',
        401,
        'NotAllowedError',
        'github.acme.com does not take your sign-in: sign in with GitHub again',
      ],
      [
        undefined,
        401,
        'NotAllowedError',
        "github.acme.com does not take the credentials of the portal's GitHub integration: check integrations.github in app-config",
      ],
      [
        'gho_secret',
        403,
        'NotAllowedError',
        "github.acme.com does not let you review run 7 of acme/payments: you have to be one of the environment's reviewers, and your sign-in has to cover the repository (scope repo)",
      ],
      [
        'gho_secret',
        404,
        'NotAllowedError',
        "github.acme.com does not let you review run 7 of acme/payments: you have to be one of the environment's reviewers, and your sign-in has to cover the repository (scope repo)",
      ],
      [
        undefined,
        403,
        'NotAllowedError',
        "github.acme.com does not let the portal review run 7 of acme/payments: its app or user has to be one of the environment's reviewers and needs the permission Deployments: write",
      ],
      [
        undefined,
        409,
        'ConflictError',
        'Run 7 of acme/payments does not wait for this review: it was reviewed or has ended, or github.acme.com does not take it from the portal',
      ],
      [
        'gho_secret',
        502,
        'ServiceUnavailableError',
        'Reviewing run 7 failed: its words',
      ],
      [
        'gho_secret',
        429,
        'ServiceUnavailableError',
        'Reviewing run 7 failed: github.acme.com wants the portal to ask less; run it again later (its words)',
      ],
    ])('with %s says what %i means', async (token, status, name, said) => {
      bench.answers[`POST ${PENDING}`] = {
        status,
        body: { message: 'its words' },
      };
      const error = await review(token).catch(caught => caught);
      expect(error.name).toBe(name);
      expect(error.message).toBe(said);
      expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(
        /gh[so]_secret/,
      );
      expect(bench.asked).toEqual([`POST ${PENDING}`]);
    });

    describe('when GitHub says that nothing is pending', () => {
      const WORDS = 'No pending deployment requests to approve or reject';
      const refused = async (pending: object | undefined, token?: string) => {
        bench.answers[`POST ${PENDING}`] = {
          status: 422,
          body: { message: 'Validation Failed', errors: WORDS },
        };
        if (pending) {
          bench.answers[`GET ${PENDING}`] = { body: pending };
        }
        return review(token).catch(caught => caught);
      };
      const waiting = (id: number) => [
        {
          environment: { id, name: 'prod' },
          wait_timer: 0,
          wait_timer_started_at: null,
          current_user_can_approve: false,
          reviewers: [],
        },
      ];

      it.each([
        ['gho_secret', 'you'],
        [undefined, 'the portal'],
      ])('tells who is no reviewer what it said', async (token, who) => {
        const error = await refused(waiting(12), token);
        expect(error.name).toBe('NotAllowedError');
        expect(error.message).toBe(
          `github.acme.com does not take this review of run 7 of acme/payments from ${who}: it takes it from the environment's reviewers, and may refuse whoever has started the run (it says: Validation Failed: ${WORDS})`,
        );
      });

      it.each([
        ['it no longer waits', []],
        ['something else waits', waiting(99)],
        ['it does not say what waits', undefined],
      ])('is too late where %s', async (_, pending) => {
        const error = await refused(pending, 'gho_secret');
        expect(error.name).toBe('ConflictError');
        expect(error.message).toBe(
          'Run 7 of acme/payments does not wait for this review: it was reviewed or has ended, or github.acme.com does not take it from you',
        );
      });
    });
  });
});
