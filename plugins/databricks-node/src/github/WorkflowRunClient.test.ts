import { Octokit } from '@octokit/rest';
import { TestServer } from '../__testUtils__/TestServer';
import { WorkflowRunClient } from './WorkflowRunClient';

describe('WorkflowRunClient', () => {
  let server: TestServer;
  let runs: WorkflowRunClient;

  beforeAll(async () => {
    server = await TestServer.start();
    const octokit = new Octokit({ baseUrl: server.url });
    runs = new WorkflowRunClient({
      ask: (_what, request) => request(octokit, { owner: 'acme', repo: 'x' }),
      authorization: async () => ({}),
    });
  });
  afterAll(() => server.stop());

  const run = (id: number, event: string) => ({
    id,
    event,
    html_url: `https://github.example/acme/x/actions/runs/${id}`,
    status: 'completed',
    conclusion: 'success',
    head_branch: 'main',
    head_sha: `${id}`.repeat(40),
    created_at: '2026-11-20T00:00:00Z',
  });

  it("takes no pull request's run for one of the branch that is called like its own", async () => {
    server.answer = () => ({
      body: {
        total_count: 5,
        workflow_runs: [
          run(1, 'push'),
          run(2, 'pull_request'),
          run(3, 'pull_request_target'),
          run(4, 'workflow_dispatch'),
          run(5, 'pull_request_review'),
        ],
      },
    });
    const found = await runs.list({ workflow: 'platform.yml', branch: 'main' });
    expect(found.map(({ id }) => id)).toEqual([4, 1]);
    expect(server.seen.at(-1)?.query.get('branch')).toBe('main');
  });
});
