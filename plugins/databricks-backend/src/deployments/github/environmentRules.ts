import { statusOf } from '@lakeport/backstage-plugin-databricks-node';
import { z } from 'zod';
import type { Repository } from '../../environments/Environment';
import type { EnvironmentRules } from '../Deployer';
import { askGitHub, type RepositoryClients } from './askGitHub';
import { reviewerOf } from './reviewerOf';

/** The one rule of an environment that people decide by; Enterprise Server may leave out what is new. */
const requiredReviewers = z.object({
  type: z.literal('required_reviewers'),
  prevent_self_review: z.boolean().nullish(),
  reviewers: z.array(z.unknown()).default([]),
});

/** Who has to review what runs on an environment; undefined when GitHub has no such environment. */
export function environmentRules(
  clients: RepositoryClients,
  request: { repository: Repository; environment: string },
  signal?: AbortSignal,
): Promise<EnvironmentRules | undefined> {
  const { repository, environment } = request;
  return askGitHub(
    clients,
    `Reading the rules of environment ${environment}`,
    { repository, signal },
    async ({ octokit, names, request: options }) => {
      try {
        const { data } = await octokit.rest.repos.getEnvironment({
          ...names,
          environment_name: environment,
          request: options,
        });
        const rules = (data.protection_rules ?? []).flatMap(
          rule => requiredReviewers.safeParse(rule).data ?? [],
        );
        return {
          reviewers: rules.flatMap(({ reviewers }) =>
            reviewers.flatMap(reviewerOf),
          ),
          selfReview: !rules.some(rule => rule.prevent_self_review),
        };
      } catch (error) {
        if (statusOf(error) === 404) {
          return undefined;
        }
        throw error;
      }
    },
  );
}
