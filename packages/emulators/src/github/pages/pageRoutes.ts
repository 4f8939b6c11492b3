import type { Request, Response, Router } from 'express';
import { GithubError } from '../GithubError';
import { mayReview } from '../mayReview';
import { readForm } from '../readForm';
import type { RouteHelper } from '../RouteHelper';
import type { Repository } from '../state/githubState';
import { escapeHtml } from './escapeHtml';
import { link, renderPage } from './renderPage';
import { runPage } from './runPage';

const LONGEST_FILE = 1024 * 1024;

/**
 * Small pages where the portal's links lead: repositories, files, runs and
 * pull requests. They show private repositories too: whoever can open them
 * sits at this machine.
 */
export function pageRoutes(router: Router, helper: RouteHelper): void {
  const { store, actions } = helper.context;
  const { runs } = actions.services;

  const send = (res: Response, title: string, body: string) =>
    res
      .type('html')
      .setHeader(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'",
      )
      .send(renderPage(title, body));

  const missing = (res: Response) => {
    res.status(404);
    send(res, 'Not found', '<p>There is no such page.</p>');
  };

  const repositoryOf = (req: Request) =>
    store.repository(req.params.owner, req.params.repo);

  /** Splits `main/docs/index.md` at the longest branch that it begins with. */
  async function split(repository: Repository, path: string) {
    const parts = path.split('/').filter(Boolean);
    for (let count = parts.length; count > 0; count -= 1) {
      const ref = parts.slice(0, count).join('/');
      const sha = await store
        .git(repository)
        .resolve(ref === 'HEAD' ? repository.defaultBranch : ref);
      if (sha) {
        return { ref, sha, path: parts.slice(count).join('/') };
      }
    }
    return undefined;
  }

  async function listing(repository: Repository, sha: string, where: string) {
    const git = store.git(repository);
    const entry = where === '' ? undefined : await git.entry(sha, where);
    const items = await git.tree(entry?.sha ?? sha);
    const base = helper.html(repository);
    const rows = items.map(item => {
      const path = where === '' ? item.path : `${where}/${item.path}`;
      const kind = item.type === 'tree' ? 'tree' : 'blob';
      const name = item.type === 'tree' ? `${item.path}/` : item.path;
      return `<li>${link(`${base}/${kind}/${sha}/${path}`, name)}</li>`;
    });
    return `<ul>${rows.join('')}</ul>`;
  }

  router.get('/', async (_req, res) => {
    const rows = store.repositories().map(repository => {
      const name = `${repository.owner}/${repository.name}`;
      return `<li>${link(helper.html(repository), name)}</li>`;
    });
    send(res, 'Repositories', `<ul>${rows.join('')}</ul>`);
  });

  router.get('/:owner/:repo', async (req, res) => {
    const repository = repositoryOf(req);
    if (!repository) {
      missing(res);
      return;
    }
    const base = helper.html(repository);
    const head = await store.git(repository).resolve(repository.defaultBranch);
    const pulls = repository.pulls.map(
      pull =>
        `<li>${link(
          `${base}/pull/${pull.number}`,
          `#${pull.number} ${pull.title}`,
        )} (${pull.state})</li>`,
    );
    send(
      res,
      `${repository.owner}/${repository.name}`,
      `<p>${escapeHtml(repository.description ?? '')}</p>
<pre>git clone ${escapeHtml(base)}.git</pre>
${
  head
    ? await listing(repository, head, '')
    : '<p>This repository is empty.</p>'
}
<p>${link(`${base}/actions`, 'Workflow runs')}</p>
${pulls.length > 0 ? `<h2>Pull requests</h2><ul>${pulls.join('')}</ul>` : ''}`,
    );
  });

  router.get(
    '/:owner/:repo/:kind(tree|blob|edit|raw)/:rest(*)',
    async (req, res) => {
      const repository = repositoryOf(req);
      const place = repository && (await split(repository, req.params.rest));
      if (!repository || !place) {
        missing(res);
        return;
      }
      const git = store.git(repository);
      const entry = place.path
        ? await git.entry(place.sha, place.path)
        : undefined;
      if (place.path && !entry) {
        missing(res);
        return;
      }
      const title = `${repository.owner}/${repository.name} ${place.path}`;
      if (entry?.type !== 'blob') {
        send(res, title, await listing(repository, place.sha, place.path));
        return;
      }
      const bytes = (await git.blob(entry.sha)) ?? Buffer.alloc(0);
      if (req.params.kind === 'raw') {
        res.type('text/plain').send(bytes);
        return;
      }
      const text =
        bytes.length > LONGEST_FILE || bytes.includes(0)
          ? `${bytes.length} bytes`
          : bytes.toString();
      send(res, title, `<pre>${escapeHtml(text)}</pre>`);
    },
  );

  router.get('/:owner/:repo/commit/:sha', async (req, res) => {
    const repository = repositoryOf(req);
    const git = repository && store.git(repository);
    const sha = await git?.resolve(req.params.sha);
    if (!git || !sha) {
      missing(res);
      return;
    }
    const out = await git.git(['show', '--stat', '--patch', sha]);
    const text = out.subarray(0, LONGEST_FILE).toString();
    send(res, `Commit ${sha.slice(0, 7)}`, `<pre>${escapeHtml(text)}</pre>`);
  });

  router.get('/:owner/:repo/actions', async (req, res) => {
    const repository = repositoryOf(req);
    if (!repository) {
      missing(res);
      return;
    }
    const rows = runs
      .list(repository.id)
      .map(
        run =>
          `<tr><td>${link(
            `${helper.html(repository)}/actions/runs/${run.id}`,
            run.title,
          )}</td><td>${escapeHtml(run.conclusion ?? run.status)}</td><td>${
            run.createdAt
          }</td></tr>`,
      );
    send(
      res,
      `Workflow runs of ${repository.owner}/${repository.name}`,
      `<table>${rows.join('')}</table>`,
    );
  });

  router.get('/:owner/:repo/actions/runs/:run/:rest(*)?', async (req, res) => {
    const repository = repositoryOf(req);
    const run = repository && runs.get(repository.id, Number(req.params.run));
    if (!run) {
      missing(res);
      return;
    }
    send(res, run.title, runPage(helper, repository, run));
  });

  router.post('/:owner/:repo/actions/runs/:run/review', async (req, res) => {
    const repository = repositoryOf(req);
    const run = repository && runs.get(repository.id, Number(req.params.run));
    if (!run) {
      missing(res);
      return;
    }
    // The page has no session: it is the page itself that must have asked.
    if (req.headers.origin !== helper.baseUrl) {
      throw new GithubError(403, 'Open the page of the run to decide');
    }
    const { environment: name = '', approved, rejected } = await readForm(req);
    const login = approved ?? rejected ?? '';
    const environment = store.environment(repository, name);
    if (
      !actions.pending(run).some(item => item.name === name) ||
      !mayReview(store, environment, run, { kind: 'user', login })
    ) {
      throw new GithubError(422, `${login} may not decide about ${name}`);
    }
    actions.review(run, name, {
      state: approved === undefined ? 'rejected' : 'approved',
      comment: '',
      login,
    });
    res.redirect(
      303,
      `${helper.html(repository)}/actions/runs/${req.params.run}`,
    );
  });

  router.get('/:owner/:repo/pull/:number', async (req, res) => {
    const repository = repositoryOf(req);
    const pull = repository?.pulls.find(
      candidate => String(candidate.number) === req.params.number,
    );
    if (!repository || !pull) {
      missing(res);
      return;
    }
    const git = store.git(repository);
    const open = pull.state === 'open';
    const head =
      (open && (await git.resolve(`heads/${pull.head}`))) || pull.headSha;
    const comments = pull.comments.map(
      comment =>
        `<h2>${escapeHtml(comment.author)}</h2><pre>${escapeHtml(
          comment.body,
        )}</pre>`,
    );
    const diff = await git.git(['diff', `${pull.baseSha}...${head}`]);
    send(
      res,
      `${pull.title} #${pull.number}`,
      `<p>${escapeHtml(pull.author)} wants to merge ${escapeHtml(
        pull.head,
      )} into ${escapeHtml(pull.base)}: ${
        pull.mergedAt ? 'merged' : pull.state
      }</p><pre>${escapeHtml(pull.body ?? '')}</pre>${comments.join(
        '',
      )}<h2>Changes</h2><pre>${escapeHtml(
        diff.subarray(0, LONGEST_FILE).toString(),
      )}</pre>`,
    );
  });
}
