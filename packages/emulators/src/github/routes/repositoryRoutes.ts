import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { GithubError } from '../GithubError';
import { APP_LOGIN } from '../identify';
import { parseBody } from '../parseBody';
import { noreplyEmail } from '../render/noreplyEmail';
import type { RouteHelper } from '../RouteHelper';
import type { Owner, Repository } from '../state/githubState';

const SETTINGS = [
  'has_issues',
  'has_projects',
  'has_wiki',
  'allow_merge_commit',
  'allow_squash_merge',
  'allow_rebase_merge',
  'allow_auto_merge',
  'allow_update_branch',
  'delete_branch_on_merge',
];

const NAME = /^[A-Za-z0-9._-]{1,100}$/;

const details = z.object({
  description: z.string().nullish(),
  homepage: z.string().nullish(),
  private: z.boolean().optional(),
  visibility: z.enum(['public', 'private', 'internal']).optional(),
  ...Object.fromEntries(SETTINGS.map(name => [name, z.boolean().nullish()])),
});

const createBody = details.extend({
  name: z.string(),
  auto_init: z.boolean().optional(),
});

const settingsOf = (body: Record<string, unknown>) =>
  Object.fromEntries(
    SETTINGS.flatMap(name => {
      const value = body[name];
      return typeof value === 'boolean' ? [[name, value]] : [];
    }),
  );

/** Repositories and their topics. */
export function repositoryRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;

  async function create(req: Request, res: Response, owner: Owner) {
    const body = await parseBody(req, createBody);
    if (!NAME.test(body.name) || /^\.+$|\.git$/.test(body.name)) {
      throw GithubError.invalid(
        'Repository',
        'name',
        'name can only contain ASCII letters, digits, and the characters ., -, and _',
      );
    }
    if (store.repository(owner.login, body.name)) {
      throw new GithubError(422, 'Repository creation failed.', [
        {
          resource: 'Repository',
          code: 'custom',
          field: 'name',
          message: 'name already exists on this account',
        },
      ]);
    }
    const repository = await store.addRepository({
      owner: owner.login,
      name: body.name,
      description: body.description ?? null,
      homepage: body.homepage ?? null,
      private:
        body.visibility === undefined
          ? body.private === true
          : body.visibility !== 'public',
      settings: settingsOf(body),
      immutableSubject: helper.context.immutableSubjects ? 'new' : 'no',
    });
    if (body.auto_init) {
      const git = store.git(repository);
      const blob = await git.writeBlob(Buffer.from(`# ${body.name}\n`));
      const tree = await git.writeTree(undefined, [
        { path: 'README.md', mode: '100644', sha: blob },
      ]);
      const sha = await git.writeCommit({
        tree,
        parents: [],
        message: 'Initial commit',
        author: { name: owner.login, email: noreplyEmail(owner) },
      });
      await git.updateRef(`refs/heads/${repository.defaultBranch}`, sha);
    }
    const rendered = helper.renderRepository(repository);
    res.status(201).location(rendered.url).json(rendered);
  }

  router.post('/orgs/:login/repos', async (req, res) => {
    helper.caller(req);
    const owner = helper.owner(req.params.login);
    if (owner.type !== 'Organization') {
      throw GithubError.notFound();
    }
    await create(req, res, owner);
  });

  router.post('/user/repos', async (req, res) => {
    const owner = helper.caller(req);
    // An app acts for itself and has no account to put a repository in.
    if (owner.login === APP_LOGIN) {
      throw new GithubError(403, 'Resource not accessible by integration');
    }
    await create(req, res, owner);
  });

  router.get('/repos/:owner/:repo', async (req, res) => {
    res.json(helper.renderRepository(helper.repository(req)));
  });

  router.patch('/repos/:owner/:repo', async (req, res) => {
    const repository = helper.repository(req);
    const body = await parseBody(
      req,
      details.extend({ default_branch: z.string().optional() }),
    );
    if (body.default_branch !== undefined) {
      await helper.commit(repository, body.default_branch);
      repository.defaultBranch = body.default_branch;
      await store
        .git(repository)
        .git(['symbolic-ref', 'HEAD', `refs/heads/${body.default_branch}`]);
    }
    const changes: Partial<Repository> = {
      ...(body.description === undefined
        ? {}
        : { description: body.description }),
      ...(body.homepage === undefined ? {} : { homepage: body.homepage }),
      ...(body.private === undefined ? {} : { private: body.private }),
      updatedAt: new Date().toISOString(),
    };
    Object.assign(repository, changes);
    Object.assign(repository.settings, settingsOf(body));
    store.save();
    res.json(helper.renderRepository(repository));
  });

  router.delete('/repos/:owner/:repo', async (req, res) => {
    const repository = helper.repository(req);
    const { runs } = helper.context.actions.services;
    for (const run of runs.list(repository.id)) {
      helper.context.actions.forget(run);
    }
    await store.removeRepository(repository);
    res.status(204).end();
  });

  router.get('/repos/:owner/:repo/topics', async (req, res) => {
    res.json({ names: helper.repository(req).topics });
  });

  router.put('/repos/:owner/:repo/topics', async (req, res) => {
    const repository = helper.repository(req);
    const { names } = await parseBody(
      req,
      z.object({ names: z.array(z.string()) }),
    );
    const wrong = names.find(name => !/^[a-z0-9][a-z0-9-]{0,49}$/i.test(name));
    if (wrong !== undefined) {
      throw new GithubError(422, 'Validation Failed', [
        'Topics must start with a lowercase letter or number, consist of 50 characters or less, and can include hyphens.',
      ]);
    }
    repository.topics = names.map(name => name.toLowerCase());
    store.save();
    res.json({ names: repository.topics });
  });
}
