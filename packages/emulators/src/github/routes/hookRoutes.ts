import type { Request, Router } from 'express';
import { GithubError } from '../GithubError';
import {
  changedHook,
  hookConfig,
  newHook,
  readHookConfig,
} from '../hooks/hookBody';
import {
  renderDelivery,
  renderDeliveryItem,
  renderHook,
  renderHookConfig,
} from '../hooks/renderHook';
import type { Webhooks } from '../hooks/Webhooks';
import { parseBody } from '../parseBody';
import type { RouteHelper } from '../RouteHelper';
import type { Hook } from '../state/githubState';

/** What a webhook hears of, and the address of that. */
interface Place {
  target: Hook['target'];
  api: string;
}

function addRoutes(
  router: Router,
  helper: RouteHelper,
  webhooks: Webhooks,
  options: { path: string; place: (req: Request) => Place },
): void {
  const { store } = helper.context;
  const { sender } = webhooks;
  const HOOKS = `${options.path}/hooks`;
  const ONE = `${HOOKS}/:hook(\\d+)`;
  const DELIVERY = `${ONE}/deliveries/:delivery(\\d+)`;

  const at = (req: Request) => {
    helper.caller(req);
    const place = options.place(req);
    return { ...place, hooks: store.hooks(place.target) };
  };

  const find = (req: Request) => {
    const { api, hooks } = at(req);
    const hook = hooks.find(({ id }) => String(id) === req.params.hook);
    if (!hook) {
      throw GithubError.notFound();
    }
    return { api, hook };
  };

  const render = (api: string, hook: Hook) =>
    renderHook(api, hook, sender.deliveries(hook)[0]);

  const change = (hook: Hook, changes: Partial<Hook>) => {
    Object.assign(hook, changes, { updatedAt: new Date().toISOString() });
    store.save();
  };

  const findDelivery = (req: Request) => {
    const { hook } = find(req);
    const delivery = sender
      .deliveries(hook)
      .find(({ id }) => String(id) === req.params.delivery);
    if (!delivery) {
      throw GithubError.notFound();
    }
    return { hook, delivery };
  };

  router.get(HOOKS, async (req, res) => {
    const { api, hooks } = at(req);
    res.json(helper.page(req, res, hooks).map(hook => render(api, hook)));
  });

  router.post(HOOKS, async (req, res) => {
    const { api, target, hooks } = at(req);
    const body = await parseBody(req, newHook);
    const config = readHookConfig(body.config);
    if (
      hooks.some(
        ({ url, events }) =>
          url === config.url && events.some(e => body.events.includes(e)),
      )
    ) {
      throw new GithubError(422, 'Validation Failed', [
        {
          resource: 'Hook',
          code: 'custom',
          message: `Hook already exists on this ${target.type}`,
        },
      ]);
    }
    const now = new Date().toISOString();
    const hook: Hook = {
      ...config,
      id: store.newId(),
      target,
      events: body.events,
      active: body.active,
      createdAt: now,
      updatedAt: now,
    };
    store.addHook(hook);
    const rendered = render(api, hook);
    webhooks.ping(hook, { hook: rendered });
    res.status(201).location(rendered.url).json(rendered);
  });

  router.get(ONE, async (req, res) => {
    const { api, hook } = find(req);
    res.json(render(api, hook));
  });

  router.patch(ONE, async (req, res) => {
    const { api, hook } = find(req);
    const body = await parseBody(req, changedHook);
    const events = [...(body.events ?? hook.events), ...body.add_events];
    change(hook, {
      // Who says what a hook is like says it with its secret, or it has none.
      ...(body.config
        ? { secret: undefined, ...readHookConfig(body.config) }
        : {}),
      events: [...new Set(events)].filter(
        event => !body.remove_events.includes(event),
      ),
      active: body.active ?? hook.active,
    });
    res.json(render(api, hook));
  });

  router.delete(ONE, async (req, res) => {
    store.removeHook(find(req).hook);
    res.status(204).end();
  });

  router.get(`${ONE}/config`, async (req, res) => {
    res.json(renderHookConfig(find(req).hook));
  });

  router.patch(`${ONE}/config`, async (req, res) => {
    const { hook } = find(req);
    const body = await parseBody(req, hookConfig);
    change(
      hook,
      readHookConfig({
        url: hook.url,
        content_type: hook.contentType,
        secret: hook.secret,
        insecure_ssl: hook.insecureSsl,
        ...body,
      }),
    );
    res.json(renderHookConfig(hook));
  });

  router.post(`${ONE}/pings`, async (req, res) => {
    const { api, hook } = find(req);
    webhooks.ping(hook, { hook: render(api, hook) });
    res.status(204).end();
  });

  router.get(`${ONE}/deliveries`, async (req, res) => {
    const all = sender.deliveries(find(req).hook);
    res.json(helper.page(req, res, all).map(renderDeliveryItem));
  });

  router.get(DELIVERY, async (req, res) => {
    res.json(renderDelivery(findDelivery(req).delivery));
  });

  router.post(`${DELIVERY}/attempts`, async (req, res) => {
    const { hook, delivery } = findDelivery(req);
    sender.redeliver(hook, delivery);
    res.status(202).json({});
  });
}

/** The webhooks of repositories and of organizations. */
export function hookRoutes(
  router: Router,
  helper: RouteHelper,
  webhooks: Webhooks,
): void {
  addRoutes(router, helper, webhooks, {
    path: '/repos/:owner/:repo',
    place: req => {
      const repository = helper.repository(req);
      return {
        target: { type: 'repository', id: repository.id },
        api: helper.api(repository),
      };
    },
  });
  addRoutes(router, helper, webhooks, {
    path: '/orgs/:login',
    place: req => {
      const owner = helper.owner(req.params.login);
      if (owner.type !== 'Organization') {
        throw GithubError.notFound();
      }
      return {
        target: { type: 'organization', id: owner.id },
        api: `${helper.baseUrl}/api/v3/orgs/${owner.login}`,
      };
    },
  });
}
