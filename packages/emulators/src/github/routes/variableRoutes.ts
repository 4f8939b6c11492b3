import { createHash } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import type { RouteHelper } from '../RouteHelper';
import type { Environment, Repository } from '../state/githubState';

type Holder = Pick<Repository | Environment, 'variables' | 'secrets'>;

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * A public key to seal secrets with. Nobody has the private one: a secret that
 * is put here is taken and cannot be read by anyone, workflows included.
 */
const PUBLIC_KEY = createHash('sha256')
  .update('a curve point nobody has the key to')
  .digest('base64');
const KEY_ID = '3380204578043523366';

function checkName(name: string): string {
  if (!NAME.test(name) || /^GITHUB_/i.test(name)) {
    throw new GithubError(
      422,
      'Names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_). Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_) and must not start with GITHUB_.',
    );
  }
  return name.toUpperCase();
}

/** Variables and secrets of a repository and of its environments. */
export function variableRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;

  function mount(prefix: string, holderOf: (req: Request) => Holder) {
    const render = (
      name: string,
      item: { value: string; createdAt: string; updatedAt: string },
    ) => ({
      name,
      value: item.value,
      created_at: item.createdAt,
      updated_at: item.updatedAt,
    });

    router.get(`${prefix}/variables`, async (req, res) => {
      const items = Object.entries(holderOf(req).variables);
      res.json({
        total_count: items.length,
        variables: helper
          .page(req, res, items)
          .map(([name, item]) => render(name, item)),
      });
    });

    router.post(`${prefix}/variables`, async (req, res) => {
      const holder = holderOf(req);
      const body = await parseBody(
        req,
        z.object({ name: z.string(), value: z.string() }),
      );
      const name = checkName(body.name);
      if (Object.hasOwn(holder.variables, name)) {
        throw new GithubError(409, 'Already exists - Variable already exists');
      }
      const now = new Date().toISOString();
      holder.variables[name] = {
        value: body.value,
        createdAt: now,
        updatedAt: now,
      };
      store.save();
      res.status(201).json({});
    });

    const found = (req: Request) => {
      const holder = holderOf(req);
      const name = req.params.name.toUpperCase();
      if (!Object.hasOwn(holder.variables, name)) {
        throw GithubError.notFound();
      }
      return { holder, name };
    };

    router.get(`${prefix}/variables/:name`, async (req, res) => {
      const { holder, name } = found(req);
      res.json(render(name, holder.variables[name]));
    });

    router.patch(`${prefix}/variables/:name`, async (req, res) => {
      const { holder, name } = found(req);
      const body = await parseBody(
        req,
        z.object({ name: z.string().optional(), value: z.string().optional() }),
      );
      const { [name]: item } = holder.variables;
      delete holder.variables[name];
      holder.variables[body.name ? checkName(body.name) : name] = {
        ...item,
        value: body.value ?? item.value,
        updatedAt: new Date().toISOString(),
      };
      store.save();
      res.status(204).end();
    });

    router.delete(`${prefix}/variables/:name`, async (req, res) => {
      const { holder, name } = found(req);
      delete holder.variables[name];
      store.save();
      res.status(204).end();
    });

    router.get(`${prefix}/secrets`, async (req, res) => {
      const items = Object.entries(holderOf(req).secrets);
      res.json({
        total_count: items.length,
        secrets: helper.page(req, res, items).map(([name, item]) => ({
          name,
          created_at: item.createdAt,
          updated_at: item.updatedAt,
        })),
      });
    });

    router.get(`${prefix}/secrets/public-key`, async (req, res) => {
      holderOf(req);
      res.json({ key_id: KEY_ID, key: PUBLIC_KEY });
    });

    const putSecret = async (req: Request, res: Response) => {
      const holder = holderOf(req);
      const body = await parseBody(
        req,
        z.object({ encrypted_value: z.string(), key_id: z.string() }),
      );
      if (body.key_id !== KEY_ID) {
        throw new GithubError(422, 'Bad Request: key_id is not known');
      }
      const name = checkName(req.params.name);
      const known = Object.hasOwn(holder.secrets, name);
      const now = new Date().toISOString();
      holder.secrets[name] = {
        createdAt: known ? holder.secrets[name].createdAt : now,
        updatedAt: now,
      };
      store.save();
      if (known) {
        res.status(204).end();
      } else {
        res.status(201).json({});
      }
    };
    router.put(`${prefix}/secrets/:name`, putSecret);
  }

  const environmentOf = (req: Request) => {
    const repository = helper.repository(req);
    const key = req.params.environment.toLowerCase();
    if (!Object.hasOwn(repository.environments, key)) {
      throw GithubError.notFound();
    }
    return repository.environments[key];
  };

  mount('/repos/:owner/:repo/actions', req => helper.repository(req));
  mount('/repos/:owner/:repo/environments/:environment([^/]+)', environmentOf);
  // Octokit before version 21 asks by the repository's id.
  mount('/repositories/:repositoryId/environments/:environment([^/]+)', req => {
    const repository = store.repositoryById(Number(req.params.repositoryId));
    if (!repository) {
      throw GithubError.notFound();
    }
    req.params.owner = repository.owner;
    req.params.repo = repository.name;
    return environmentOf(req);
  });
}
