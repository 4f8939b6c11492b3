import type { Octokit } from '@octokit/rest';
import { JudgedGithub } from '../__testUtils__/JudgedGithub';
import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(120_000);

const R = '/repos/{owner}/{repo}';
const SERVED = [
  '/user',
  '/user/emails',
  '/users/{username}',
  '/users/{username}/repos',
  '/orgs/{org}',
  '/orgs/{org}/repos',
  '/orgs/{org}/teams',
  '/orgs/{org}/teams/{team_slug}',
  '/orgs/{org}/teams/{team_slug}/members',
  '/orgs/{org}/teams/{team_slug}/memberships/{username}',
  '/app/installations/{installation_id}/access_tokens',
  R,
  `${R}/topics`,
  `${R}/readme`,
  `${R}/contents/{path}`,
  `${R}/branches`,
  `${R}/branches/{branch}`,
  `${R}/branches/{branch}/protection`,
  `${R}/branches/{branch}/protection/required_signatures`,
  `${R}/commits`,
  `${R}/commits/{ref}`,
  `${R}/commits/{ref}/status`,
  `${R}/git/blobs`,
  `${R}/git/blobs/{file_sha}`,
  `${R}/git/trees`,
  `${R}/git/trees/{tree_sha}`,
  `${R}/git/commits`,
  `${R}/git/commits/{commit_sha}`,
  `${R}/git/ref/{ref}`,
  `${R}/git/refs`,
  `${R}/git/refs/{ref}`,
  `${R}/git/matching-refs/{ref}`,
  `${R}/compare/{basehead}`,
  `${R}/issues/{issue_number}/comments`,
  `${R}/issues/comments/{comment_id}`,
  `${R}/pulls`,
  `${R}/pulls/{pull_number}`,
  `${R}/pulls/{pull_number}/merge`,
  `${R}/pulls/{pull_number}/commits`,
  `${R}/pulls/{pull_number}/files`,
  `${R}/pulls/{pull_number}/update-branch`,
  `${R}/pulls/{pull_number}/requested_reviewers`,
  `${R}/issues`,
  `${R}/issues/{issue_number}`,
  `${R}/issues/{issue_number}/labels`,
  `${R}/issues/{issue_number}/labels/{name}`,
  `${R}/labels`,
  `${R}/labels/{name}`,
  `${R}/actions/oidc/customization/sub`,
  `${R}/actions/permissions/access`,
  `${R}/environments`,
  `${R}/environments/{environment_name}`,
  `${R}/environments/{environment_name}/deployment-branch-policies`,
  `${R}/environments/{environment_name}/variables`,
  `${R}/environments/{environment_name}/variables/{name}`,
  `${R}/environments/{environment_name}/secrets`,
  `${R}/environments/{environment_name}/secrets/public-key`,
  `${R}/environments/{environment_name}/secrets/{secret_name}`,
  `${R}/actions/variables`,
  `${R}/actions/variables/{name}`,
  `${R}/actions/secrets/public-key`,
];

let bench: TestBench;
let judged: JudgedGithub;
let github: Octokit;
const at = { owner: 'acme', repo: 'judged' };

beforeAll(async () => {
  bench = await TestBench.start();
  judged = await JudgedGithub.start(bench, SERVED);
  github = judged.octokit();
});
afterAll(async () => {
  await judged.stop();
  await bench.stop();
});

describe('GitHub’s own description accepts', () => {
  it('the description itself is in force', async () => {
    await expect(github.request('GET /not/served')).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      github.request('POST /orgs/acme/repos', {
        name: 'x',
        visibility: 'purple',
      }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it('accounts', async () => {
    expect(
      (await github.users.getByUsername({ username: 'acme' })).data.type,
    ).toBe('Organization');
    await github.users.getAuthenticated();
    await github.orgs.get({ org: 'acme' });
    const team = { org: 'acme', team_slug: 'payments-leads' };
    await github.teams.create({ org: 'acme', name: 'Payments leads' });
    await github.teams.addOrUpdateMembershipForUserInOrg({
      ...team,
      username: 'maya',
    });
    await github.teams.getMembershipForUserInOrg({ ...team, username: 'maya' });
    await github.teams.getByName(team);
    await github.teams.list({ org: 'acme' });
    await github.teams.listMembersInOrg(team);
    // GitHub's description asks of this list that an account be a user and an
    // enterprise at once (`allOf`), so it cannot be judged by it.
    const { data: installations } = await bench
      .octokit()
      .apps.listInstallations();
    await github.apps.createInstallationAccessToken({
      installation_id: installations[0].id,
    });
  });

  it('repositories, contents and git data', async () => {
    await github.repos.createInOrg({
      org: 'acme',
      name: 'judged',
      description: 'x',
      private: false,
      visibility: 'public',
      delete_branch_on_merge: true,
    });
    await github.repos.get(at);
    await github.repos.replaceAllTopics({ ...at, names: ['databricks'] });
    await github.repos.getAllTopics(at);
    await github.repos.listForOrg({ org: 'acme' });
    await github.repos.listForUser({ username: 'acme' });
    await github.repos.createOrUpdateFileContents({
      ...at,
      path: 'README.md',
      message: 'first',
      content: Buffer.from('# Hello\n').toString('base64'),
    });
    const put = await github.repos.createOrUpdateFileContents({
      ...at,
      path: '.github/CODEOWNERS',
      message: 'owners',
      content: '',
    });
    expect(put.status).toBe(201);
    await github.repos.getContent({ ...at, path: 'README.md' });
    await github.repos.getContent({ ...at, path: '.github' });
    await github.repos.getReadme(at);
    const added = await github.repos.createOrUpdateFileContents({
      ...at,
      path: 'old.txt',
      message: 'old',
      content: '',
    });
    await github.repos.deleteFile({
      ...at,
      path: 'old.txt',
      message: 'gone',
      sha: added.data.content?.sha ?? '',
    });
    await github.repos.listBranches(at);
    const branch = await github.repos.getBranch({ ...at, branch: 'main' });
    const { sha } = branch.data.commit;
    await github.repos.listCommits({ ...at, per_page: 1 });
    await github.repos.getCommit({ ...at, ref: 'main' });
    await github.repos.getCombinedStatusForRef({ ...at, ref: 'main' });
    await github.git.getRef({ ...at, ref: 'heads/main' });
    await github.git.listMatchingRefs({ ...at, ref: 'heads' });
    const blob = await github.git.createBlob({ ...at, content: 'new\n' });
    await github.git.getBlob({ ...at, file_sha: blob.data.sha });
    const tree = await github.git.createTree({
      ...at,
      base_tree: branch.data.commit.commit.tree.sha,
      tree: [
        { path: 'new.txt', mode: '100644', type: 'blob', sha: blob.data.sha },
      ],
    });
    await github.git.getTree({
      ...at,
      tree_sha: tree.data.sha,
      recursive: '1',
    });
    const commit = await github.git.createCommit({
      ...at,
      message: 'new file',
      tree: tree.data.sha,
      parents: [sha],
    });
    await github.git.getCommit({ ...at, commit_sha: commit.data.sha });
    await github.git.createRef({
      ...at,
      ref: 'refs/heads/feature',
      sha,
    });
    await github.git.updateRef({
      ...at,
      ref: 'heads/feature',
      sha: commit.data.sha,
    });
    await github.repos.compareCommitsWithBasehead({
      ...at,
      basehead: 'main...feature',
    });
  });

  it('pull requests and branch protection', async () => {
    const { data: pull } = await github.pulls.create({
      ...at,
      head: 'acme:feature',
      base: 'main',
      title: 'Add a file',
      body: 'please',
    });
    await github.pulls.get({ ...at, pull_number: pull.number });
    await github.pulls.list({ ...at, state: 'all' });
    await github.pulls.update({
      ...at,
      pull_number: pull.number,
      title: 'New',
    });
    await github.pulls.listCommits({ ...at, pull_number: pull.number });
    const files = await github.pulls.listFiles({
      ...at,
      pull_number: pull.number,
    });
    expect(files.data).toMatchObject([
      {
        filename: 'new.txt',
        status: 'added',
        additions: 1,
        patch: '@@ -0,0 +1 @@\n+new',
      },
    ]);
    const issue = { ...at, issue_number: pull.number };
    await github.issues.createLabel({
      ...at,
      name: 'lakeport',
      color: '0a0a0a',
    });
    await github.issues.addLabels({
      ...issue,
      labels: ['lakeport', 'new one'],
    });
    await github.issues.listLabelsOnIssue(issue);
    await github.issues.removeLabel({ ...issue, name: 'new one' });
    await github.issues.listLabelsForRepo(at);
    await github.issues.getLabel({ ...at, name: 'lakeport' });
    await github.issues.deleteLabel({ ...at, name: 'new one' });
    await github.issues.setLabels({ ...issue, labels: ['lakeport'] });
    const labelled = await github.issues.listForRepo({
      ...at,
      labels: 'lakeport',
    });
    expect(labelled.data.map(({ number }) => number)).toEqual([pull.number]);
    await github.issues.get(issue);
    const asked = await github.pulls.requestReviewers({
      ...at,
      pull_number: pull.number,
      reviewers: ['lakeport-user'],
    });
    expect(asked.data.requested_reviewers).toMatchObject([
      { login: 'lakeport-user' },
    ]);
    await github.pulls.listRequestedReviewers({
      ...at,
      pull_number: pull.number,
    });
    await github.pulls.removeRequestedReviewers({
      ...at,
      pull_number: pull.number,
      reviewers: ['lakeport-user'],
    });
    await github.repos.createOrUpdateFileContents({
      ...at,
      path: 'later.txt',
      message: 'main goes on',
      content: '',
    });
    await github.pulls.updateBranch({ ...at, pull_number: pull.number });
    await expect(
      github.pulls.updateBranch({ ...at, pull_number: pull.number }),
    ).rejects.toMatchObject({ status: 422 });
    await github.repos.updateBranchProtection({
      ...at,
      branch: 'main',
      required_status_checks: { strict: true, contexts: ['check'] },
      enforce_admins: true,
      required_pull_request_reviews: { required_approving_review_count: 1 },
      restrictions: null,
      required_linear_history: false,
    });
    await github.repos.getBranchProtection({ ...at, branch: 'main' });
    await github.repos.createCommitSignatureProtection({
      ...at,
      branch: 'main',
    });
    const { data: comment } = await github.issues.createComment({
      ...at,
      issue_number: pull.number,
      body: 'a plan',
    });
    await github.issues.updateComment({
      ...at,
      comment_id: comment.id,
      body: 'another plan',
    });
    await github.issues.getComment({ ...at, comment_id: comment.id });
    const comments = await github.issues.listComments({
      ...at,
      issue_number: pull.number,
    });
    expect(comments.data.map(({ body }) => body)).toEqual(['another plan']);
    const merged = await github.pulls.merge({
      ...at,
      pull_number: pull.number,
    });
    expect(merged.data.merged).toBe(true);
    await github.pulls.get({ ...at, pull_number: pull.number });
  });

  it('environments, variables and secrets', async () => {
    const env = { ...at, environment_name: 'dev' };
    await github.repos.createOrUpdateEnvironment({
      ...env,
      deployment_branch_policy: {
        protected_branches: false,
        custom_branch_policies: true,
      },
    });
    await github.repos.getEnvironment(env);
    await github.repos.getAllEnvironments(at);
    await github.repos.createDeploymentBranchPolicy({ ...env, name: 'main' });
    await github.repos.listDeploymentBranchPolicies(env);
    await github.actions.createEnvironmentVariable({
      ...env,
      name: 'REGION',
      value: 'us-west-2',
    });
    await github.actions.updateEnvironmentVariable({
      ...env,
      name: 'REGION',
      value: 'us-east-1',
    });
    await github.actions.getEnvironmentVariable({ ...env, name: 'REGION' });
    await github.actions.listEnvironmentVariables(env);
    const { data: key } = await github.actions.getEnvironmentPublicKey(env);
    expect(Buffer.from(key.key, 'base64')).toHaveLength(32);
    await github.actions.createOrUpdateEnvironmentSecret({
      ...env,
      secret_name: 'S',
      encrypted_value: 'c2VhbGVk',
      key_id: key.key_id,
    });
    await github.actions.listEnvironmentSecrets(env);
    await github.actions.createRepoVariable({ ...at, name: 'X', value: '1' });
    await github.actions.getRepoVariable({ ...at, name: 'X' });
    await github.actions.listRepoVariables(at);
    await github.actions.getRepoPublicKey(at);
  });

  it('what tokens of jobs say, and who may call workflows', async () => {
    const claims = ['repo', 'context', 'job_workflow_ref'];
    expect(
      (await github.actions.getCustomOidcSubClaimForRepo(at)).data,
    ).toEqual({
      use_default: true,
      use_immutable_subject: false,
      sub_claim_prefix: 'repo:acme/judged',
    });
    await github.actions.setCustomOidcSubClaimForRepo({
      ...at,
      use_default: false,
      include_claim_keys: claims,
    });
    expect(
      (await github.actions.getCustomOidcSubClaimForRepo(at)).data,
    ).toMatchObject({ use_default: false, include_claim_keys: claims });
    await github.repos.createInOrg({
      org: 'acme',
      name: 'callable',
      private: true,
    });
    const callable = { owner: 'acme', repo: 'callable' };
    await github.actions.setWorkflowAccessToRepository({
      ...callable,
      access_level: 'organization',
    });
    expect(
      (await github.actions.getWorkflowAccessToRepository(callable)).data,
    ).toEqual({ access_level: 'organization' });
    await expect(
      github.actions.setWorkflowAccessToRepository({
        ...at,
        access_level: 'organization',
      }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it('refusals', async () => {
    await expect(
      github.repos.get({ ...at, repo: 'nope' }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(
      github.repos.createInOrg({ org: 'acme', name: 'judged' }),
    ).rejects.toMatchObject({ status: 422 });
    await expect(
      github.repos.getContent({ ...at, path: 'missing' }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
