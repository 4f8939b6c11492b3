import type { Request, Router } from 'express';
import { z } from 'zod';
import { isSafePath } from '../../git/isSafePath';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import { renderContent } from '../render/renderContent';
import { noreplyEmail } from '../render/noreplyEmail';
import type { RouteHelper } from '../RouteHelper';
import type { Repository } from '../state/githubState';

const person = z
  .object({ name: z.string(), email: z.string(), date: z.string().optional() })
  .optional();

const removal = z.object({
  message: z.string(),
  sha: z.string(),
  branch: z.string().optional(),
  author: person,
  committer: person,
});

const file = removal.extend({
  content: z.string(),
  sha: z.string().optional(),
});

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Files and folders at a ref: read, written and deleted one at a time. */
export function contentRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;

  router.get('/repos/:owner/:repo/readme', async (req, res) => {
    const repository = helper.repository(req);
    const ref = text(req.query.ref) || repository.defaultBranch;
    const commit = await helper.commit(repository, ref);
    const root = await store.git(repository).tree(commit.sha);
    const entry = root.find(item => /^readme(\.|$)/i.test(item.path));
    const bytes = entry && (await store.git(repository).blob(entry.sha));
    if (!entry || !bytes) {
      throw GithubError.notFound();
    }
    res.json({
      ...renderContent({
        api: helper.api(repository),
        html: helper.html(repository),
        ref,
        path: entry.path,
        entry,
      }),
      encoding: 'base64',
      content: bytes.toString('base64'),
    });
  });

  router.get('/repos/:owner/:repo/contents/:path(*)?', async (req, res) => {
    const repository = helper.repository(req);
    const git = store.git(repository);
    const ref = text(req.query.ref) || repository.defaultBranch;
    const path = (req.params.path ?? '').replace(/\/$/, '');
    const sha = await git.resolve(
      ref === 'HEAD' ? repository.defaultBranch : ref,
    );
    if (!sha) {
      const refs = await git.refs('refs/');
      throw new GithubError(
        404,
        refs.length === 0
          ? 'This repository is empty.'
          : `No commit found for the ref ${ref}`,
      );
    }
    const entry =
      path === ''
        ? { path: '', mode: '040000', type: 'tree' as const, sha }
        : await git.entry(sha, path);
    if (!entry) {
      throw GithubError.notFound();
    }
    const shared = {
      api: helper.api(repository),
      html: helper.html(repository),
      ref,
    };
    if (entry.type !== 'blob') {
      const items = await git.tree(entry.sha);
      res.json(
        items.map(item =>
          renderContent({
            ...shared,
            entry: item,
            path: path === '' ? item.path : `${path}/${item.path}`,
          }),
        ),
      );
      return;
    }
    const bytes = (await git.blob(entry.sha)) ?? Buffer.alloc(0);
    res.setHeader('etag', `"${entry.sha}"`);
    if (/\.raw\b|\.raw\+json/.test(req.headers.accept ?? '')) {
      res.type('application/vnd.github.raw+json; charset=utf-8');
      res.send(bytes);
      return;
    }
    res.json({
      ...renderContent({ ...shared, path, entry }),
      encoding: 'base64',
      content: bytes.toString('base64').replace(/(.{60})/g, '$1\n'),
    });
  });

  async function change(
    req: Request,
    repository: Repository,
    body: z.infer<typeof removal> | z.infer<typeof file>,
    content: Buffer | undefined,
  ) {
    const git = store.git(repository);
    const { path } = req.params;
    if (!isSafePath(path)) {
      throw new GithubError(422, 'path contains a malformed path component');
    }
    const branch = body.branch ?? repository.defaultBranch;
    const head = await git.resolve(`heads/${branch}`);
    const refs = await git.refs('refs/heads/');
    if (!head && refs.length > 0) {
      throw new GithubError(404, `Branch ${branch} not found`);
    }
    const known = head ? await git.entry(head, path) : undefined;
    if (known && body.sha === undefined) {
      throw new GithubError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
    }
    if (known && known.sha !== body.sha) {
      throw new GithubError(409, `${path} does not match ${body.sha}`);
    }
    if (!known && content === undefined) {
      throw GithubError.notFound();
    }
    const blob = content === undefined ? null : await git.writeBlob(content);
    const tree = await git.writeTree(head, [
      { path, mode: known?.mode ?? '100644', sha: blob },
    ]);
    const caller = helper.caller(req);
    const author = body.author ??
      body.committer ?? {
        name: caller.login,
        email: noreplyEmail(caller),
      };
    const sha = await git.writeCommit({
      tree,
      parents: head ? [head] : [],
      message: body.message,
      author,
      committer: body.committer ?? author,
    });
    if (!(await git.moveRef(`refs/heads/${branch}`, head, sha))) {
      throw new GithubError(
        409,
        `${branch} has moved on from ${head ?? 'nothing'}, try again`,
      );
    }
    repository.pushedAt = new Date().toISOString();
    store.save();
    const commit = await helper.commit(repository, sha);
    const entry = await git.entry(sha, path);
    return {
      created: !known,
      body: {
        content: entry
          ? renderContent({
              api: helper.api(repository),
              html: helper.html(repository),
              ref: branch,
              path,
              entry,
            })
          : null,
        commit: helper.commits(repository).gitCommit(commit),
      },
    };
  }

  router.put('/repos/:owner/:repo/contents/:path(*)', async (req, res) => {
    const repository = helper.repository(req);
    const body = await parseBody(req, file);
    if (!/^[A-Za-z0-9+/=\s]*$/.test(body.content)) {
      throw new GithubError(422, 'content is not valid Base64');
    }
    const result = await change(
      req,
      repository,
      body,
      Buffer.from(body.content, 'base64'),
    );
    res.status(result.created ? 201 : 200).json(result.body);
  });

  router.delete('/repos/:owner/:repo/contents/:path(*)', async (req, res) => {
    const repository = helper.repository(req);
    const body = await parseBody(req, removal);
    res.json((await change(req, repository, body, undefined)).body);
  });

  const ARCHIVE = '/repos/:owner/:repo/:kind(tarball|zipball)/:ref(*)?';
  router.get(ARCHIVE, async (req, res) => {
    const repository = helper.repository(req);
    if (req.params.kind !== 'tarball') {
      throw new GithubError(404, 'The emulator serves tarballs only');
    }
    const ref = req.params.ref || repository.defaultBranch;
    const { sha } = await helper.commit(repository, ref);
    res.redirect(
      302,
      `${helper.baseUrl}/_archive/${repository.owner}/${repository.name}/${sha}.tar.gz`,
    );
  });
}
