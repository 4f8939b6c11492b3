import type { Router } from 'express';
import { z } from 'zod';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import type { RouteHelper } from '../RouteHelper';
import type { Protection, Repository } from '../state/githubState';

const enabled = (value: boolean) => ({ enabled: value });

const protectionBody = z.object({
  required_status_checks: z
    .object({
      strict: z.boolean(),
      contexts: z.array(z.string()).default([]),
      checks: z.array(z.object({ context: z.string() })).optional(),
    })
    .nullable(),
  enforce_admins: z.boolean().nullable(),
  required_pull_request_reviews: z
    .object({
      dismiss_stale_reviews: z.boolean().optional(),
      require_code_owner_reviews: z.boolean().optional(),
      required_approving_review_count: z
        .number()
        .int()
        .min(0)
        .max(6)
        .optional(),
      require_last_push_approval: z.boolean().optional(),
    })
    .nullable(),
  restrictions: z.unknown(),
  required_linear_history: z.boolean().optional(),
  allow_force_pushes: z.boolean().nullish(),
  allow_deletions: z.boolean().optional(),
  block_creations: z.boolean().optional(),
  required_conversation_resolution: z.boolean().optional(),
});

/** Branches and their protection, which is kept and shown but not enforced. */
export function branchRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;
  const BRANCH = '/repos/:owner/:repo/branches/:branch(*)';

  async function head(repository: Repository, branch: string) {
    const sha = await store.git(repository).resolve(`heads/${branch}`);
    if (!sha) {
      throw new GithubError(404, 'Branch not found');
    }
    return sha;
  }

  const url = (repository: Repository, branch: string) =>
    `${helper.api(repository)}/branches/${encodeURIComponent(
      branch,
    )}/protection`;

  function render(
    repository: Repository,
    branch: string,
    protection: Protection,
  ) {
    const base = url(repository, branch);
    return {
      url: base,
      ...(protection.requiredStatusChecks
        ? {
            required_status_checks: {
              url: `${base}/required_status_checks`,
              strict: protection.requiredStatusChecks.strict,
              contexts: protection.requiredStatusChecks.contexts,
              contexts_url: `${base}/required_status_checks/contexts`,
              checks: protection.requiredStatusChecks.contexts.map(context => ({
                context,
                app_id: null,
              })),
            },
          }
        : {}),
      ...(protection.requiredReviews
        ? {
            required_pull_request_reviews: {
              url: `${base}/required_pull_request_reviews`,
              dismiss_stale_reviews: protection.requiredReviews.dismissStale,
              require_code_owner_reviews: protection.requiredReviews.codeOwners,
              required_approving_review_count: protection.requiredReviews.count,
              require_last_push_approval: protection.requiredReviews.lastPush,
            },
          }
        : {}),
      required_signatures: {
        url: `${base}/required_signatures`,
        enabled: protection.signatures,
      },
      enforce_admins: {
        url: `${base}/enforce_admins`,
        enabled: protection.enforceAdmins,
      },
      required_linear_history: enabled(protection.linearHistory),
      allow_force_pushes: enabled(protection.forcePushes),
      allow_deletions: enabled(protection.deletions),
      block_creations: enabled(protection.blockCreations),
      required_conversation_resolution: enabled(
        protection.conversationResolution,
      ),
    };
  }

  function protectionOf(repository: Repository, branch: string): Protection {
    if (!Object.hasOwn(repository.protections, branch)) {
      throw new GithubError(404, 'Branch not protected');
    }
    return repository.protections[branch];
  }

  router.get('/repos/:owner/:repo/branches', async (req, res) => {
    const repository = helper.repository(req);
    const refs = await store.git(repository).refs('refs/heads/');
    res.json(
      helper.page(req, res, refs).map(({ ref, sha }) => {
        const name = ref.slice('refs/heads/'.length);
        return {
          name,
          commit: { sha, url: `${helper.api(repository)}/commits/${sha}` },
          protected: Object.hasOwn(repository.protections, name),
        };
      }),
    );
  });

  router.get(`${BRANCH}/protection`, async (req, res) => {
    const repository = helper.repository(req);
    const { branch } = req.params;
    await head(repository, branch);
    res.json(render(repository, branch, protectionOf(repository, branch)));
  });

  router.put(`${BRANCH}/protection`, async (req, res) => {
    const repository = helper.repository(req);
    const { branch } = req.params;
    await head(repository, branch);
    const body = await parseBody(req, protectionBody);
    const checks = body.required_status_checks;
    const reviews = body.required_pull_request_reviews;
    const protection: Protection = {
      requiredStatusChecks: checks && {
        strict: checks.strict,
        contexts: checks.checks?.map(c => c.context) ?? checks.contexts,
      },
      enforceAdmins: body.enforce_admins === true,
      requiredReviews: reviews && {
        dismissStale: reviews.dismiss_stale_reviews ?? false,
        codeOwners: reviews.require_code_owner_reviews ?? false,
        count: reviews.required_approving_review_count ?? 1,
        lastPush: reviews.require_last_push_approval ?? false,
      },
      linearHistory: body.required_linear_history ?? false,
      conversationResolution: body.required_conversation_resolution ?? false,
      forcePushes: body.allow_force_pushes === true,
      deletions: body.allow_deletions ?? false,
      blockCreations: body.block_creations ?? false,
      signatures: repository.protections[branch]?.signatures ?? false,
    };
    repository.protections[branch] = protection;
    store.save();
    res.json(render(repository, branch, protection));
  });

  router.delete(`${BRANCH}/protection`, async (req, res) => {
    const repository = helper.repository(req);
    protectionOf(repository, req.params.branch);
    delete repository.protections[req.params.branch];
    store.save();
    res.status(204).end();
  });

  router.post(`${BRANCH}/protection/required_signatures`, async (req, res) => {
    const repository = helper.repository(req);
    const { branch } = req.params;
    protectionOf(repository, branch).signatures = true;
    store.save();
    res.json({
      url: `${url(repository, branch)}/required_signatures`,
      enabled: true,
    });
  });

  router.get(BRANCH, async (req, res) => {
    const repository = helper.repository(req);
    const { branch } = req.params;
    const commit = await helper.commit(
      repository,
      await head(repository, branch),
    );
    const known = Object.hasOwn(repository.protections, branch);
    res.json({
      name: branch,
      commit: helper.commits(repository).commit(commit),
      _links: {
        self: `${helper.api(repository)}/branches/${encodeURIComponent(
          branch,
        )}`,
        html: `${helper.html(repository)}/tree/${branch}`,
      },
      protected: known,
      protection: { enabled: known },
      protection_url: url(repository, branch),
    });
  });
}
