import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(60_000);

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
  await bench.workflow(
    'gated',
    `on: { workflow_dispatch: { inputs: { environment: { default: prod } } } }
jobs:
  apply:
    strategy: { matrix: { part: [a, b] } }
    runs-on: ubuntu-latest
    environment: \${{ inputs.environment }}
    steps: [{ run: echo applied }]
  after:
    needs: apply
    runs-on: ubuntu-latest
    environment: \${{ inputs.environment }}
    steps: [{ run: echo after }]
`,
  );
});
afterAll(() => bench.stop());

const at = { owner: 'acme', repo: 'gated' };
const as = (login: string) => bench.octokit(`ghp_as_${login}`);

async function environment(
  name: string,
  rules: {
    reviewers?: Array<{ type: 'User' | 'Team'; id: number }>;
    prevent_self_review?: boolean;
    wait_timer?: number;
  },
) {
  const { data } = await bench.octokit().repos.createOrUpdateEnvironment({
    ...at,
    environment_name: name,
    ...rules,
  });
  return data;
}

async function person(username: string) {
  const { data } = await bench.octokit().users.getByUsername({ username });
  return { type: 'User' as const, id: data.id };
}

async function waiting(inputs: Record<string, string>, login?: string) {
  const { data } = await (login ? as(login) : bench.octokit()).request(
    'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    {
      ...at,
      workflow_id: 'deploy.yml',
      ref: 'main',
      inputs,
      return_run_details: true,
    },
  );
  const run_id = Number(Object(data).workflow_run_id);
  await bench.until(at.repo, run_id, status => status === 'waiting');
  return { ...at, run_id };
}

/** The token that an application gets when a person signs in to it. */
async function signIn(login: string, scope: string): Promise<string> {
  const app = {
    client_id: 'demo-portal',
    client_secret: 'demo-portal-secret',
    redirect_uri: 'http://localhost:7007/',
  };
  const url = `${bench.emulators.github}/login/oauth`;
  const post = (path: string, fields: Record<string, string>) =>
    fetch(`${url}/${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ ...app, ...fields }),
    });
  const { headers } = await post('authorize', { login, scope });
  const code = new URL(headers.get('location') ?? '').searchParams.get('code');
  const answer = await post('access_token', { code: code ?? '' });
  return (await answer.json()).access_token;
}

const REFUSED = {
  status: 422,
  response: {
    data: {
      message: 'Validation Failed',
      errors: 'No pending deployment requests to approve or reject',
    },
  },
};

describe('a run that waits for reviewers', () => {
  it('is approved by one of them, for all jobs that wait and none that comes later', async () => {
    const { id } = await environment('prod', {
      reviewers: [await person('maya')],
    });
    // That she has started it does not matter where nobody says so.
    const run = await waiting({}, 'maya');
    const pending = async (login: string) =>
      (await as(login).actions.getPendingDeploymentsForRun(run)).data;
    expect(await pending('maya')).toMatchObject([
      {
        environment: { id, name: 'prod' },
        wait_timer: 0,
        wait_timer_started_at: null,
        current_user_can_approve: true,
        reviewers: [{ type: 'User', reviewer: { login: 'maya' } }],
      },
    ]);
    const [seenByJonas] = await pending('jonas');
    expect(seenByJonas.current_user_can_approve).toBe(false);
    const decide = (token: string, state: 'approved' | 'rejected') =>
      bench.octokit(token).actions.reviewPendingDeploymentsForRun({
        ...run,
        environment_ids: [id],
        state,
        comment: 'as planned',
      });
    // An application may only do what the person has let it do.
    await expect(
      decide(await signIn('maya', 'read:user'), 'approved'),
    ).rejects.toMatchObject({ status: 404 });
    // Neither somebody else nor an app is one of the reviewers.
    await expect(decide('ghp_as_jonas', 'approved')).rejects.toMatchObject(
      REFUSED,
    );
    await expect(decide('ghs_local', 'approved')).rejects.toMatchObject(
      REFUSED,
    );
    expect((await decide('ghp_as_maya', 'approved')).data).toMatchObject([
      { environment: 'prod', ref: 'main' },
    ]);
    let jobs = await bench.jobs(at.repo, run.run_id);
    while (jobs[2]?.status !== 'waiting') {
      jobs = await bench.jobs(at.repo, run.run_id);
    }
    expect(jobs.map(({ conclusion }) => conclusion)).toEqual([
      'success',
      'success',
      null,
    ]);
    await decide('ghp_as_maya', 'rejected');
    expect(await bench.finished(at.repo, run.run_id)).toMatchObject({
      conclusion: 'failure',
    });
    expect(await bench.log(at.repo, run.run_id, 'after')).toContain(
      'The deployment to prod was rejected',
    );
    const { data: reviews } = await bench
      .octokit()
      .actions.getReviewsForRun(run);
    expect(
      reviews.map(({ state, user, comment }) => [state, user?.login, comment]),
    ).toEqual([
      ['approved', 'maya', 'as planned'],
      ['rejected', 'maya', 'as planned'],
    ]);
    await expect(decide('ghp_as_maya', 'approved')).rejects.toMatchObject(
      REFUSED,
    );
  });

  it('is approved by a member of a team, but not by who started it where that is prevented', async () => {
    const github = bench.octokit();
    const { data: team } = await github.teams.create({
      org: 'acme',
      name: 'Payments leads',
    });
    for (const username of ['maya', 'jonas']) {
      await github.teams.addOrUpdateMembershipForUserInOrg({
        org: 'acme',
        team_slug: team.slug,
        username,
      });
    }
    const { id, protection_rules: rules } = await environment('team', {
      reviewers: [{ type: 'Team', id: team.id }],
      prevent_self_review: true,
    });
    expect(rules).toMatchObject([
      {
        type: 'required_reviewers',
        prevent_self_review: true,
        reviewers: [{ type: 'Team', reviewer: { slug: 'payments-leads' } }],
      },
    ]);
    const run = await waiting({ environment: 'team' }, 'maya');
    const decide = (login: string) =>
      as(login).actions.reviewPendingDeploymentsForRun({
        ...run,
        environment_ids: [id],
        state: 'approved',
        comment: '',
      });
    const { data: own } = await as('maya').actions.getPendingDeploymentsForRun(
      run,
    );
    expect(own[0].current_user_can_approve).toBe(false);
    await expect(decide('maya')).rejects.toMatchObject(REFUSED);
    await decide('jonas');
    await bench.octokit().actions.cancelWorkflowRun(run);
    await bench.finished(at.repo, run.run_id);
  });

  it('waits for the timer of the environment, too', async () => {
    const { id, protection_rules: rules } = await environment('slow', {
      wait_timer: 30,
    });
    expect(rules).toMatchObject([{ type: 'wait_timer', wait_timer: 30 }]);
    expect(rules?.[0].id).not.toBe(id);
    const run = await waiting({ environment: 'slow' });
    const { data } = await as('maya').actions.getPendingDeploymentsForRun(run);
    expect(data).toMatchObject([
      {
        wait_timer: 30,
        wait_timer_started_at: expect.stringMatching(/^\d{4}-/),
        current_user_can_approve: false,
        reviewers: [],
      },
    ]);
    await bench.octokit().actions.cancelWorkflowRun(run);
    expect(await bench.finished(at.repo, run.run_id)).toMatchObject({
      conclusion: 'cancelled',
    });
  });

  it('is decided on its page by whom it offers, and by no other page', async () => {
    await environment('paged', { reviewers: [await person('jonas')] });
    const { run_id } = await waiting({ environment: 'paged' });
    const page = `${bench.emulators.github}/acme/gated/actions/runs/${run_id}`;
    const html = await (await fetch(page)).text();
    expect(html).toContain('Approve as jonas');
    expect(html).not.toContain('as maya');
    const decide = (login: string, origin = bench.emulators.github) =>
      fetch(`${page}/review`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin },
        body: new URLSearchParams({ environment: 'paged', rejected: login }),
      });
    expect((await decide('maya')).status).toBe(422);
    expect((await decide('jonas', 'https://example.com')).status).toBe(403);
    expect((await decide('jonas')).status).toBe(303);
    expect(await bench.finished(at.repo, run_id)).toMatchObject({
      conclusion: 'failure',
    });
  });

  it('takes no token that is nobody’s', async () => {
    for (const token of ['ghp_as_nobody', 'gho_forgotten', 'ghp_as_acme']) {
      await expect(
        bench.octokit(token).users.getAuthenticated(),
      ).rejects.toMatchObject({ status: 401 });
    }
  });
});
