import type { Router } from 'express';
import { z } from 'zod';
import { GithubError } from '../GithubError';
import { APP_LOGIN } from '../identify';
import { parseBody } from '../parseBody';
import { noreplyEmail } from '../render/noreplyEmail';
import {
  renderOrganization,
  renderOrganizationLink,
} from '../render/renderOrganization';
import { renderOwner } from '../render/renderOwner';
import type { RouteHelper } from '../RouteHelper';
import type { Owner } from '../state/githubState';

const APP_PERMISSIONS = {
  actions: 'write',
  administration: 'write',
  contents: 'write',
  environments: 'write',
  metadata: 'read',
  pull_requests: 'write',
  secrets: 'write',
  actions_variables: 'write',
  workflows: 'write',
};

/** Users, organizations and the installations of an app. */
export function accountRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;
  const repositoriesOf = (owner: Owner) =>
    store.repositories().filter(repository => repository.owner === owner.login);

  const full = (owner: Owner) => ({
    ...renderOwner(helper.baseUrl, owner),
    name: owner.login,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: repositoriesOf(owner).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: owner.createdAt,
    updated_at: owner.createdAt,
  });

  router.get('/user', async (req, res) => {
    const owner = helper.caller(req);
    res.json({
      ...full(owner),
      email: owner.email ?? null,
      collaborators: 0,
      disk_usage: 0,
      owned_private_repos: 0,
      private_gists: 0,
      total_private_repos: 0,
      two_factor_authentication: true,
    });
  });

  router.get('/user/emails', async (req, res) => {
    const owner = helper.caller(req);
    const caller = helper.identify(req);
    if (caller.kind !== 'user') {
      throw new GithubError(403, 'Resource not accessible by integration');
    }
    const { scopes } = caller;
    if (scopes && !scopes.some(scope => /^user(:email)?$/.test(scope))) {
      throw GithubError.notFound();
    }
    res.json([
      {
        email: owner.email ?? noreplyEmail(owner),
        primary: true,
        verified: true,
        visibility: owner.email ? 'public' : null,
      },
    ]);
  });

  router.post('/admin/users', async (req, res) => {
    helper.caller(req);
    const { login, email } = await parseBody(
      req,
      z.object({ login: z.string(), email: z.string().optional() }),
    );
    if (!/^[a-z\d]+(-[a-z\d]+)*$/i.test(login) || store.owner(login)) {
      throw GithubError.invalid(
        'User',
        'login',
        'Login is already taken, or has other characters than letters, digits and single hyphens',
      );
    }
    const owner = store.addOwner(login, 'User', email);
    res.status(201).json(renderOwner(helper.baseUrl, owner));
  });

  router.get('/user/orgs', async (req, res) => {
    helper.caller(req);
    const orgs = store.owners().filter(o => o.type === 'Organization');
    res.json(
      helper
        .page(req, res, orgs)
        .map(owner => renderOrganizationLink(helper.baseUrl, owner)),
    );
  });

  router.get('/users/:login', async (req, res) => {
    helper.identify(req);
    res.json(full(helper.owner(req.params.login)));
  });

  router.get('/orgs/:login', async (req, res) => {
    helper.identify(req);
    const owner = helper.owner(req.params.login);
    if (owner.type !== 'Organization') {
      throw GithubError.notFound();
    }
    res.json(
      renderOrganization(helper.baseUrl, owner, repositoriesOf(owner).length),
    );
  });

  for (const path of ['/orgs/:login/repos', '/users/:login/repos']) {
    router.get(path, async (req, res) => {
      const caller = helper.identify(req);
      const owner = helper.owner(req.params.login);
      const visible = repositoriesOf(owner).filter(
        repository => !repository.private || caller.kind !== 'anonymous',
      );
      res.json(
        helper.page(req, res, visible).map(r => helper.renderRepository(r)),
      );
    });
  }

  const installation = (owner: Owner) => ({
    id: owner.id,
    account: renderOwner(helper.baseUrl, owner),
    access_tokens_url: `${helper.baseUrl}/api/v3/app/installations/${owner.id}/access_tokens`,
    repositories_url: `${helper.baseUrl}/api/v3/installation/repositories`,
    html_url: `${helper.baseUrl}/organizations/${owner.login}/settings/installations/${owner.id}`,
    app_id: 1,
    app_slug: 'lakeport-portal',
    target_id: owner.id,
    target_type: owner.type,
    repository_selection: 'all',
    permissions: APP_PERMISSIONS,
    events: [],
    single_file_name: null,
    suspended_by: null,
    suspended_at: null,
    created_at: owner.createdAt,
    updated_at: owner.createdAt,
  });

  router.get('/app/installations', async (req, res) => {
    helper.caller(req);
    const owners = store.owners().filter(owner => owner.login !== APP_LOGIN);
    res.json(helper.page(req, res, owners).map(installation));
  });

  router.post('/app/installations/:id/access_tokens', async (req, res) => {
    helper.caller(req);
    await parseBody(req, z.object({}));
    const owner = store.owners().find(o => String(o.id) === req.params.id);
    if (!owner) {
      throw GithubError.notFound();
    }
    res.status(201).json({
      token: `ghs_installation${owner.id}`,
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
      permissions: APP_PERMISSIONS,
      repository_selection: 'all',
    });
  });

  router.get('/installation/repositories', async (req, res) => {
    helper.caller(req);
    const all = store.repositories();
    res.json({
      total_count: all.length,
      repositories: helper
        .page(req, res, all)
        .map(r => helper.renderRepository(r)),
    });
  });
}
