import type { Request, Router } from 'express';
import { z } from 'zod';
import { findLabel } from '../findLabel';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import { renderLabel } from '../render/renderLabel';
import type { RouteHelper } from '../RouteHelper';
import type { Label, Pull, Repository } from '../state/githubState';

/** The colour of a label that nobody chose one for (GitHub, labels, 2026). */
const GREY = 'ededed';

const labelName = z.string().min(1).max(50);

const labelBody = z.object({
  name: labelName,
  color: z
    .string()
    .regex(/^[0-9a-f]{6}$/i)
    .optional(),
  description: z.string().max(100).nullish(),
});

const namesBody = z.object({
  labels: z
    .array(z.union([labelName, z.object({ name: labelName })]))
    .default([]),
});

/** The labels of a repository, and those of its pull requests. */
export function labelRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;
  const ALL = '/repos/:owner/:repo/labels';
  const OF_PULL = '/repos/:owner/:repo/issues/:number(\\d+)/labels';

  const render = (repository: Repository) => (label: Label) =>
    renderLabel(helper.api(repository), label);

  const add = (
    repository: Repository,
    { name, color, description }: z.output<typeof labelBody>,
  ): Label => {
    const label = {
      id: store.newId(),
      name,
      color: color ?? GREY,
      description: description ?? '',
    };
    repository.labels[name.toLowerCase()] = label;
    return label;
  };

  const named = (req: Request) => {
    const repository = helper.repository(req);
    const label = findLabel(repository, req.params.name);
    if (!label) {
      throw GithubError.notFound();
    }
    return { repository, label };
  };

  router.get(ALL, async (req, res) => {
    const repository = helper.repository(req);
    const labels = Object.values(repository.labels);
    res.json(helper.page(req, res, labels).map(render(repository)));
  });

  router.post(ALL, async (req, res) => {
    const repository = helper.repository(req);
    const body = await parseBody(req, labelBody);
    if (findLabel(repository, body.name)) {
      throw GithubError.invalid('Label', 'name', '', 'already_exists');
    }
    const label = render(repository)(add(repository, body));
    store.save();
    res.status(201).location(label.url).json(label);
  });

  router.get(`${ALL}/:name`, async (req, res) => {
    const { repository, label } = named(req);
    res.json(render(repository)(label));
  });

  router.delete(`${ALL}/:name`, async (req, res) => {
    const { repository, label } = named(req);
    delete repository.labels[label.name.toLowerCase()];
    for (const pull of repository.pulls) {
      pull.labels = pull.labels.filter(name => name !== label.name);
    }
    store.save();
    res.status(204).end();
  });

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

  const list = (repository: Repository, pull: Pull) =>
    pull.labels
      .flatMap(name => findLabel(repository, name) ?? [])
      .map(render(repository));

  /** Names as the labels are called; a label that is not there yet is made. */
  const read = async (req: Request, repository: Repository) => {
    const { labels } = await parseBody(req, namesBody);
    return labels
      .map(label => (typeof label === 'string' ? label : label.name))
      .map(
        name => (findLabel(repository, name) ?? add(repository, { name })).name,
      );
  };

  router.get(OF_PULL, async (req, res) => {
    const { repository, pull } = pullOf(req);
    res.json(helper.page(req, res, list(repository, pull)));
  });

  for (const method of ['post', 'put'] as const) {
    router[method](OF_PULL, async (req, res) => {
      const { repository, pull } = pullOf(req);
      const names = await read(req, repository);
      const kept = method === 'post' ? pull.labels : [];
      pull.labels = [...new Set([...kept, ...names])];
      pull.updatedAt = new Date().toISOString();
      store.save();
      res.json(list(repository, pull));
    });
  }

  router.delete(`${OF_PULL}/:name`, async (req, res) => {
    const { repository, pull } = pullOf(req);
    const label = findLabel(repository, req.params.name);
    if (!label || !pull.labels.includes(label.name)) {
      throw new GithubError(404, 'Label does not exist');
    }
    pull.labels = pull.labels.filter(name => name !== label.name);
    store.save();
    res.json(list(repository, pull));
  });

  router.delete(OF_PULL, async (req, res) => {
    pullOf(req).pull.labels = [];
    store.save();
    res.status(204).end();
  });
}
