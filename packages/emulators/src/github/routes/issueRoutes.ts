import type { Router } from 'express';
import { GithubError } from '../GithubError';
import { PullHelper } from '../PullHelper';
import { nodeId } from '../render/nodeId';
import type { RouteHelper } from '../RouteHelper';
import type { Pull, Repository } from '../state/githubState';

/** Pull requests as the issues that they are to GitHub: the one list that can be filtered by label. */
export function issueRoutes(router: Router, helper: RouteHelper): void {
  const pulls = new PullHelper(helper);
  const PATH = '/repos/:owner/:repo/issues';

  const render = async (repository: Repository, pull: Pull) => {
    const simple = await pulls.simple(repository, pull);
    const url = simple.issue_url;
    return {
      id: pull.id,
      node_id: nodeId('Issue', pull.id),
      url,
      repository_url: helper.api(repository),
      labels_url: `${url}/labels{/name}`,
      comments_url: simple.comments_url,
      events_url: `${url}/events`,
      html_url: simple.html_url,
      number: pull.number,
      state: pull.state,
      state_reason: null,
      title: pull.title,
      body: pull.body,
      user: simple.user,
      labels: simple.labels,
      assignee: null,
      assignees: [],
      milestone: null,
      locked: false,
      active_lock_reason: null,
      comments: pull.comments.length,
      closed_at: pull.closedAt,
      created_at: pull.createdAt,
      updated_at: pull.updatedAt,
      author_association: simple.author_association,
      draft: pull.draft,
      pull_request: {
        url: simple.url,
        html_url: simple.html_url,
        diff_url: simple.diff_url,
        patch_url: simple.patch_url,
        merged_at: pull.mergedAt,
      },
    };
  };

  router.get(PATH, async (req, res) => {
    const repository = helper.repository(req);
    const { state = 'open', labels } = req.query;
    const names = String(labels ?? '')
      .toLowerCase()
      .split(',')
      .filter(Boolean);
    const wanted = repository.pulls
      .filter(pull => state === 'all' || pull.state === state)
      .filter(pull =>
        names.every(name =>
          pull.labels.some(label => label.toLowerCase() === name),
        ),
      )
      .reverse();
    res.json(
      await Promise.all(
        helper.page(req, res, wanted).map(pull => render(repository, pull)),
      ),
    );
  });

  router.get(`${PATH}/:number(\\d+)`, async (req, res) => {
    const repository = helper.repository(req);
    const pull = repository.pulls.find(
      ({ number }) => String(number) === req.params.number,
    );
    if (!pull) {
      throw GithubError.notFound();
    }
    res.json(await render(repository, pull));
  });
}
