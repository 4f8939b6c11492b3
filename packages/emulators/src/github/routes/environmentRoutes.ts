import type { Request, Router } from 'express';
import { z } from 'zod';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import { nodeId } from '../render/nodeId';
import { renderEnvironment } from '../render/renderEnvironment';
import type { RouteHelper } from '../RouteHelper';
import type { Environment, Repository } from '../state/githubState';

const body = z.object({
  wait_timer: z.number().int().min(0).max(43_200).optional(),
  prevent_self_review: z.boolean().optional(),
  reviewers: z
    .array(z.object({ type: z.enum(['User', 'Team']), id: z.number() }))
    .max(6)
    .nullish(),
  deployment_branch_policy: z
    .object({
      protected_branches: z.boolean(),
      custom_branch_policies: z.boolean(),
    })
    .nullish(),
});

/** Deployment environments and the branches that may use them. */
export function environmentRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;
  const PATH = '/repos/:owner/:repo/environments';
  const ONE = `${PATH}/:environment([^/]+)`;

  const find = (req: Request) => {
    const repository = helper.repository(req);
    const key = req.params.environment.toLowerCase();
    if (!Object.hasOwn(repository.environments, key)) {
      throw GithubError.notFound();
    }
    return { repository, key, environment: repository.environments[key] };
  };

  const render = (repository: Repository, environment: Environment) =>
    renderEnvironment(helper, repository, environment);

  /** Whether a reviewer is a person or a team that there is. */
  const known = ({ type, id }: Environment['reviewers'][number]) =>
    type === 'Team'
      ? store.teams().some(team => team.id === id)
      : store.owners().some(owner => owner.id === id && owner.type === 'User');

  router.get(PATH, async (req, res) => {
    const repository = helper.repository(req);
    const all = Object.values(repository.environments);
    res.json({
      total_count: all.length,
      environments: helper
        .page(req, res, all)
        .map(environment => render(repository, environment)),
    });
  });

  router.get(ONE, async (req, res) => {
    const { repository, environment } = find(req);
    res.json(render(repository, environment));
  });

  router.put(ONE, async (req, res) => {
    const repository = helper.repository(req);
    const given = await parseBody(req, body);
    const policy = given.deployment_branch_policy;
    if (policy && policy.protected_branches === policy.custom_branch_policies) {
      throw new GithubError(
        422,
        'protected_branches and custom_branch_policies cannot have the same value',
      );
    }
    const unknown = given.reviewers?.find(reviewer => !known(reviewer));
    if (unknown) {
      throw GithubError.invalid(
        'Environment',
        'reviewers',
        `${unknown.type} ${unknown.id} is not known here`,
      );
    }
    const environment = store.environment(repository, req.params.environment);
    environment.waitTimer = given.wait_timer ?? 0;
    environment.preventSelfReview = given.prevent_self_review ?? false;
    environment.reviewers = given.reviewers ?? [];
    environment.branchPolicy = policy
      ? {
          protectedBranches: policy.protected_branches,
          customBranchPolicies: policy.custom_branch_policies,
        }
      : null;
    environment.updatedAt = new Date().toISOString();
    store.save();
    res.json(render(repository, environment));
  });

  router.delete(ONE, async (req, res) => {
    const { repository, key } = find(req);
    delete repository.environments[key];
    store.save();
    res.status(204).end();
  });

  const renderPolicy = (policy: Environment['branchPolicies'][number]) => ({
    id: policy.id,
    node_id: nodeId('BranchPolicy', policy.id),
    name: policy.name,
    type: policy.type,
  });

  router.get(`${ONE}/deployment-branch-policies`, async (req, res) => {
    const { environment } = find(req);
    const all = environment.branchPolicies;
    res.json({
      total_count: all.length,
      branch_policies: helper.page(req, res, all).map(renderPolicy),
    });
  });

  router.post(`${ONE}/deployment-branch-policies`, async (req, res) => {
    const { environment } = find(req);
    const given = await parseBody(
      req,
      z.object({
        name: z.string(),
        type: z.enum(['branch', 'tag']).default('branch'),
      }),
    );
    if (!environment.branchPolicy?.customBranchPolicies) {
      throw GithubError.notFound();
    }
    const policy = { id: store.newId(), ...given };
    environment.branchPolicies.push(policy);
    store.save();
    res.json(renderPolicy(policy));
  });
}
