import { z } from 'zod';
import {
  isRateLimit,
  statusOf,
} from '@lakeport/backstage-plugin-databricks-node';
import type { DispatchRequest } from './Deployer';

const withMessage = z.object({ message: z.string() });

/**
 * Why GitHub refused a dispatch and what to do about it, in plain words;
 * undefined when it may succeed later (network, 5xx, rate limit).
 */
export function dispatchRefusal(
  error: unknown,
  request: DispatchRequest,
): string | undefined {
  const { owner, repo, host } = request.repository;
  const where = `.github/workflows/${request.workflow} in ${owner}/${repo}`;
  const status = statusOf(error);
  const message = withMessage.safeParse(error).data?.message ?? '';
  if (isRateLimit(error)) {
    return undefined;
  }
  switch (status) {
    case 401:
      return `GitHub does not know the portal's credentials for ${host}: check integrations.github in app-config`;
    case 403:
      return `GitHub does not let the portal start workflows in ${owner}/${repo} (${message}): give its token or app the permission Actions: write`;
    case 404:
      return `There is no ${where}, or the portal's token may not see it: check that the file is on the default branch and that the token or app covers the repository`;
    case 400:
    case 422:
      if (/unexpected inputs/i.test(message)) {
        return `${where} does not take the inputs that the portal sends (${message}): it is older than the portal, write it anew with lakeport workflows`;
      }
      return `GitHub refused to start ${where} (${message}): check that the workflow is enabled and takes the inputs deployment_id, operation and environment on workflow_dispatch`;
    case 410:
      return `GitHub Actions is switched off for ${owner}/${repo}: switch it on in the repository's settings`;
    default:
      return undefined;
  }
}
