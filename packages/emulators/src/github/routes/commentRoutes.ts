import type { Request, Router } from 'express';
import { z } from 'zod';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import { nodeId } from '../render/nodeId';
import type { RouteHelper } from '../RouteHelper';
import type { Comment, Pull, Repository } from '../state/githubState';

/** What GitHub takes as a comment (GitHub REST documentation, issue comments, 2026). */
const MOST_CHARACTERS = 65_536;

const commentBody = z.object({ body: z.string().min(1) });

/** Comments on pull requests, which GitHub keeps as comments on issues. */
export function commentRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;
  const OF_PULL = '/repos/:owner/:repo/issues/:number(\\d+)/comments';
  const ONE = '/repos/:owner/:repo/issues/comments/:comment(\\d+)';

  const render = (repository: Repository, pull: Pull, comment: Comment) => {
    const url = `${helper.api(repository)}/issues/comments/${comment.id}`;
    return {
      id: comment.id,
      node_id: nodeId('IssueComment', comment.id),
      url,
      html_url: `${helper.html(repository)}/pull/${pull.number}#issuecomment-${
        comment.id
      }`,
      issue_url: `${helper.api(repository)}/issues/${pull.number}`,
      body: comment.body,
      user: helper.renderOwner(comment.author),
      created_at: comment.createdAt,
      updated_at: comment.updatedAt,
      author_association: 'NONE',
      performed_via_github_app: null,
    };
  };

  const pullOf = (req: Request) => {
    const repository = helper.repository(req);
    const pull = repository.pulls.find(
      ({ number }) => String(number) === req.params.number,
    );
    if (!pull) {
      throw GithubError.notFound();
    }
    return { repository, pull };
  };

  const find = (req: Request) => {
    const repository = helper.repository(req);
    for (const pull of repository.pulls) {
      const comment = pull.comments.find(
        ({ id }) => String(id) === req.params.comment,
      );
      if (comment) {
        return { repository, pull, comment };
      }
    }
    throw GithubError.notFound();
  };

  const read = async (req: Request) => {
    const { body } = await parseBody(req, commentBody);
    if (body.length > MOST_CHARACTERS) {
      throw GithubError.invalid(
        'IssueComment',
        'body',
        `body is too long (maximum is ${MOST_CHARACTERS} characters)`,
      );
    }
    return body;
  };

  router.get(OF_PULL, async (req, res) => {
    const { repository, pull } = pullOf(req);
    res.json(
      helper
        .page(req, res, pull.comments)
        .map(comment => render(repository, pull, comment)),
    );
  });

  router.post(OF_PULL, async (req, res) => {
    const { repository, pull } = pullOf(req);
    const now = new Date().toISOString();
    const comment: Comment = {
      id: store.newId(),
      body: await read(req),
      author: helper.caller(req).login,
      createdAt: now,
      updatedAt: now,
    };
    pull.comments.push(comment);
    store.save();
    const rendered = render(repository, pull, comment);
    res.status(201).location(rendered.url).json(rendered);
  });

  router.get(ONE, async (req, res) => {
    const { repository, pull, comment } = find(req);
    res.json(render(repository, pull, comment));
  });

  router.patch(ONE, async (req, res) => {
    const { repository, pull, comment } = find(req);
    comment.body = await read(req);
    comment.updatedAt = new Date().toISOString();
    store.save();
    res.json(render(repository, pull, comment));
  });

  router.delete(ONE, async (req, res) => {
    const { pull, comment } = find(req);
    pull.comments.splice(pull.comments.indexOf(comment), 1);
    store.save();
    res.status(204).end();
  });
}
