import type { Request, Router } from 'express';
import { z } from 'zod';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import { renderOrganization } from '../render/renderOrganization';
import { renderTeam } from '../render/renderTeam';
import type { RouteHelper } from '../RouteHelper';
import type { Team } from '../state/githubState';

const teamBody = z.object({
  name: z.string().min(1),
  description: z.string().nullish(),
  privacy: z.enum(['secret', 'closed']).default('closed'),
  maintainers: z.array(z.string()).default([]),
});

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** The teams of organizations: who belongs to them may review what asks for them. */
export function teamRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;
  const TEAMS = '/orgs/:login/teams';
  const MEMBERSHIP = `${TEAMS}/:slug/memberships/:member`;

  const organization = (req: Request) => {
    helper.caller(req);
    const owner = helper.owner(req.params.login);
    if (owner.type !== 'Organization') {
      throw GithubError.notFound();
    }
    return owner;
  };

  const find = (req: Request): Team => {
    const { login } = organization(req);
    const team = store
      .teams(login)
      .find(({ slug }) => slug === req.params.slug.toLowerCase());
    if (!team) {
      throw GithubError.notFound();
    }
    return team;
  };

  const person = (login: string) => {
    const owner = helper.owner(login);
    if (owner.type !== 'User') {
      throw GithubError.notFound();
    }
    return owner;
  };

  const full = (team: Team) => {
    const owner = helper.owner(team.organization);
    const repositories = store
      .repositories()
      .filter(repository => repository.owner === owner.login);
    return {
      ...renderTeam(helper.baseUrl, team),
      members_count: team.members.length,
      repos_count: 0,
      created_at: team.createdAt,
      updated_at: team.updatedAt,
      organization: renderOrganization(
        helper.baseUrl,
        owner,
        repositories.length,
      ),
    };
  };

  router.get(TEAMS, async (req, res) => {
    const all = store.teams(organization(req).login);
    res.json(
      helper.page(req, res, all).map(team => renderTeam(helper.baseUrl, team)),
    );
  });

  router.post(TEAMS, async (req, res) => {
    const { login } = organization(req);
    const body = await parseBody(req, teamBody);
    const slug = slugOf(body.name);
    if (slug === '' || store.teams(login).some(team => team.slug === slug)) {
      throw GithubError.invalid(
        'Team',
        'name',
        'Name must be unique for this org',
      );
    }
    const now = new Date().toISOString();
    const team: Team = {
      id: store.newId(),
      organization: login,
      name: body.name,
      slug,
      description: body.description ?? null,
      privacy: body.privacy,
      members: body.maintainers.map(name => person(name).login),
      createdAt: now,
      updatedAt: now,
    };
    store.addTeam(team);
    res.status(201).json(full(team));
  });

  router.get(`${TEAMS}/:slug`, async (req, res) => {
    res.json(full(find(req)));
  });

  router.delete(`${TEAMS}/:slug`, async (req, res) => {
    store.removeTeam(find(req));
    res.status(204).end();
  });

  router.get(`${TEAMS}/:slug/members`, async (req, res) => {
    const { members } = find(req);
    res.json(
      helper.page(req, res, members).map(login => helper.renderOwner(login)),
    );
  });

  const renderMembership = (team: Team) => ({
    url: `${renderTeam(helper.baseUrl, team).url}/memberships`,
    role: 'member',
    state: 'active',
  });

  router.get(MEMBERSHIP, async (req, res) => {
    const team = find(req);
    if (!team.members.includes(person(req.params.member).login)) {
      throw GithubError.notFound();
    }
    res.json(renderMembership(team));
  });

  router.put(MEMBERSHIP, async (req, res) => {
    const team = find(req);
    const { login } = person(req.params.member);
    team.members = [...new Set([...team.members, login])];
    team.updatedAt = new Date().toISOString();
    store.save();
    res.json(renderMembership(team));
  });

  router.delete(MEMBERSHIP, async (req, res) => {
    const team = find(req);
    const { login } = person(req.params.member);
    team.members = team.members.filter(member => member !== login);
    store.save();
    res.status(204).end();
  });
}
