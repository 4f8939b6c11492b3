import type { Router } from 'express';
import { z } from 'zod';
import { isSafePath } from '../../git/isSafePath';
import { isSafeRef } from '../../git/isSafeRef';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import { nodeId } from '../render/nodeId';
import { noreplyEmail } from '../render/noreplyEmail';
import type { RouteHelper } from '../RouteHelper';
import type { Repository } from '../state/githubState';

const person = z
  .object({ name: z.string(), email: z.string(), date: z.string().optional() })
  .optional();

const treeBody = z.object({
  base_tree: z.string().nullish(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.enum(['100644', '100755', '040000', '160000', '120000']),
      type: z.enum(['blob', 'tree', 'commit']).optional(),
      sha: z.string().nullish(),
      content: z.string().optional(),
    }),
  ),
});

/** Blobs, trees, commits and refs of git's own database. */
export function gitDatabaseRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;
  const GIT = '/repos/:owner/:repo/git';

  router.post(`${GIT}/blobs`, async (req, res) => {
    const repository = helper.repository(req);
    const body = await parseBody(
      req,
      z.object({
        content: z.string(),
        encoding: z.enum(['utf-8', 'base64']).default('utf-8'),
      }),
    );
    const sha = await store
      .git(repository)
      .writeBlob(
        Buffer.from(
          body.content,
          body.encoding === 'base64' ? 'base64' : 'utf8',
        ),
      );
    const url = `${helper.api(repository)}/git/blobs/${sha}`;
    res.status(201).location(url).json({ sha, url });
  });

  router.get(`${GIT}/blobs/:sha`, async (req, res) => {
    const repository = helper.repository(req);
    const { sha } = req.params;
    const bytes = await store.git(repository).blob(sha);
    if (!bytes) {
      throw GithubError.notFound();
    }
    if (/\.raw\b|\.raw\+json/.test(req.headers.accept ?? '')) {
      res.type('application/vnd.github.raw').send(bytes);
      return;
    }
    res.json({
      sha,
      node_id: nodeId('Blob', sha),
      size: bytes.length,
      url: `${helper.api(repository)}/git/blobs/${sha}`,
      content: bytes.toString('base64').replace(/(.{60})/g, '$1\n'),
      encoding: 'base64',
    });
  });

  async function renderTree(
    repository: Repository,
    sha: string,
    recursive: boolean,
  ) {
    const entries = await store.git(repository).tree(sha, recursive);
    return {
      sha,
      url: `${helper.api(repository)}/git/trees/${sha}`,
      tree: entries.map(entry => ({
        ...entry,
        url: `${helper.api(repository)}/git/${entry.type}s/${entry.sha}`,
      })),
      truncated: false,
    };
  }

  router.get(`${GIT}/trees/:sha(*)`, async (req, res) => {
    const repository = helper.repository(req);
    const git = store.git(repository);
    const { sha } = req.params;
    const commit = await git.resolve(sha);
    const isTree = /^[0-9a-f]{40}$/.test(sha) && (await git.isTree(sha));
    const found = commit ? (await git.commit(commit))?.tree : isTree && sha;
    if (!found) {
      throw GithubError.notFound();
    }
    // Any value switches it on, also `0` and `false` (GitHub REST documentation, git trees).
    res.json(
      await renderTree(repository, found, req.query.recursive !== undefined),
    );
  });

  router.post(`${GIT}/trees`, async (req, res) => {
    const repository = helper.repository(req);
    const git = store.git(repository);
    const body = await parseBody(req, treeBody);
    if (body.base_tree && !(await git.isTree(body.base_tree))) {
      throw new GithubError(422, 'base_tree is not a valid tree oid');
    }
    const changes = [];
    for (const item of body.tree) {
      if (!isSafePath(item.path)) {
        throw new GithubError(
          422,
          'tree.path contains a malformed path component',
        );
      }
      const sha =
        item.content !== undefined
          ? await git.writeBlob(Buffer.from(item.content))
          : item.sha ?? null;
      if (sha !== null && !(await git.exists(sha))) {
        throw new GithubError(422, `tree.sha ${sha} is not a valid blob`);
      }
      changes.push({ path: item.path, mode: item.mode, sha });
    }
    const sha = await git.writeTree(body.base_tree ?? undefined, changes);
    res.status(201).json(await renderTree(repository, sha, false));
  });

  router.post(`${GIT}/commits`, async (req, res) => {
    const repository = helper.repository(req);
    const git = store.git(repository);
    const body = await parseBody(
      req,
      z.object({
        message: z.string(),
        tree: z.string(),
        parents: z.array(z.string()).default([]),
        author: person,
        committer: person,
      }),
    );
    if (!/^[0-9a-f]{40}$/.test(body.tree) || !(await git.isTree(body.tree))) {
      throw new GithubError(422, 'Tree SHA does not exist');
    }
    for (const parent of body.parents) {
      if (
        !/^[0-9a-f]{40}$/.test(parent) ||
        (await git.resolve(parent)) !== parent
      ) {
        throw new GithubError(
          422,
          'Parent SHA does not exist or is not a commit object',
        );
      }
    }
    const caller = helper.caller(req);
    const author = body.author ?? {
      name: caller.login,
      email: noreplyEmail(caller),
    };
    const sha = await git.writeCommit({
      tree: body.tree,
      parents: body.parents,
      message: body.message,
      author,
      committer: body.committer ?? author,
    });
    const commit = await helper.commit(repository, sha);
    res.status(201).json(helper.commits(repository).gitCommit(commit));
  });

  router.get(`${GIT}/commits/:sha`, async (req, res) => {
    const repository = helper.repository(req);
    const commit = await helper.commit(repository, req.params.sha);
    res.json(helper.commits(repository).gitCommit(commit));
  });

  const renderRef = (
    repository: Repository,
    item: { ref: string; sha: string; type: string },
  ) => ({
    ref: item.ref,
    node_id: nodeId('Ref', item.ref),
    url: `${helper.api(repository)}/git/${item.ref}`,
    object: {
      type: item.type,
      sha: item.sha,
      url: `${helper.api(repository)}/git/${item.type}s/${item.sha}`,
    },
  });

  async function findRef(repository: Repository, name: string) {
    const refs = await store.git(repository).refs(`refs/${name}`);
    return refs.find(({ ref }) => ref === `refs/${name}`);
  }

  router.get(`${GIT}/ref/:ref(*)`, async (req, res) => {
    const repository = helper.repository(req);
    const found = await findRef(repository, req.params.ref);
    if (!found) {
      throw GithubError.notFound();
    }
    res.json(renderRef(repository, found));
  });

  router.get(`${GIT}/matching-refs/:ref(*)`, async (req, res) => {
    const repository = helper.repository(req);
    const refs = await store.git(repository).refs(`refs/${req.params.ref}`);
    res.json(
      helper.page(req, res, refs).map(item => renderRef(repository, item)),
    );
  });

  router.post(`${GIT}/refs`, async (req, res) => {
    const repository = helper.repository(req);
    const git = store.git(repository);
    const body = await parseBody(
      req,
      z.object({ ref: z.string(), sha: z.string() }),
    );
    if (!/^refs\/(heads|tags)\/./.test(body.ref) || !isSafeRef(body.ref)) {
      throw new GithubError(422, 'Reference name is not valid');
    }
    if ((await git.resolve(body.sha)) !== body.sha) {
      throw new GithubError(422, 'Object does not exist');
    }
    if (await findRef(repository, body.ref.slice('refs/'.length))) {
      throw new GithubError(422, 'Reference already exists');
    }
    await git.updateRef(body.ref, body.sha);
    const rendered = renderRef(repository, { ...body, type: 'commit' });
    res.status(201).location(rendered.url).json(rendered);
  });

  router.patch(`${GIT}/refs/:ref(*)`, async (req, res) => {
    const repository = helper.repository(req);
    const git = store.git(repository);
    const body = await parseBody(
      req,
      z.object({ sha: z.string(), force: z.boolean().default(false) }),
    );
    const known = await findRef(repository, req.params.ref);
    if (!known) {
      throw new GithubError(422, 'Reference does not exist');
    }
    if ((await git.resolve(body.sha)) !== body.sha) {
      throw new GithubError(422, 'Object does not exist');
    }
    if (!body.force && !(await git.isAncestor(known.sha, body.sha))) {
      throw new GithubError(422, 'Update is not a fast forward');
    }
    await git.updateRef(known.ref, body.sha);
    res.json(renderRef(repository, { ...known, sha: body.sha }));
  });

  router.delete(`${GIT}/refs/:ref(*)`, async (req, res) => {
    const repository = helper.repository(req);
    const known = await findRef(repository, req.params.ref);
    if (!known) {
      throw new GithubError(422, 'Reference does not exist');
    }
    await store.git(repository).deleteRef(known.ref);
    res.status(204).end();
  });
}
