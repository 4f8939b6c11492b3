import {
  GitHubNotConfiguredError,
  isRateLimit,
  statusOf,
} from '@lakeport/backstage-plugin-databricks-node';
import { z } from 'zod';
import type { Repository } from '../../environments/Environment';
import { DispatchRefusedError } from '../DispatchRefusedError';
import { askGitHub, type Asking, type RepositoryClients } from './askGitHub';
import { refProblem } from './refProblem';

const hash = z.string().regex(/^[0-9a-f]{40}$/);

interface ResolveRequest {
  repository: Repository;
  ref?: string;
  commit?: string;
}

/**
 * What a branch, tag or commit means at this moment; the default branch and its
 * head where nothing is given.
 *
 * @throws DispatchRefusedError when there is no such ref, or the commit is not on
 *   it
 */
export async function resolveRef(
  clients: RepositoryClients,
  { repository, ref, commit }: ResolveRequest,
  signal?: AbortSignal,
): Promise<{ ref: string; commit: string }> {
  const problem = ref === undefined ? undefined : refProblem(ref);
  if (problem) {
    throw new DispatchRefusedError(problem);
  }
  if (commit !== undefined && !hash.safeParse(commit).success) {
    throw new DispatchRefusedError(
      `${JSON.stringify(
        commit,
      )} is no commit: give all 40 hexadecimal digits, in lower case`,
    );
  }
  const name = `${repository.owner}/${repository.repo}`;
  try {
    return await askGitHub(
      clients,
      `Looking for ${commit ?? ref ?? 'the default branch'} in ${name}`,
      { repository, signal },
      async asking => {
        const known = ref ?? (await defaultBranch(asking, repository));
        const head = await headOf(asking, known, name);
        if (commit && commit !== head) {
          await requireOn(asking, { commit, head, ref: known, name });
        }
        return { ref: known, commit: commit ?? head };
      },
    );
  } catch (error) {
    throw error instanceof GitHubNotConfiguredError
      ? new DispatchRefusedError(error.message)
      : error;
  }
}

async function defaultBranch(
  { octokit, names, request }: Asking,
  { host, owner, repo }: Repository,
): Promise<string> {
  try {
    const { data } = await octokit.rest.repos.get({ ...names, request });
    return data.default_branch;
  } catch (error) {
    const status = statusOf(error);
    if (status === 404 || (status === 403 && !isRateLimit(error))) {
      throw new DispatchRefusedError(
        `${host} has no repository ${owner}/${repo}, or the portal's token or app may not read it: check integrations.github in app-config and what the app covers`,
      );
    }
    if (status === 401) {
      throw new DispatchRefusedError(
        `GitHub does not know the portal's credentials for ${host}: check integrations.github in app-config`,
      );
    }
    throw error;
  }
}

/** A branch comes before a tag of the same name, as in a dispatch. */
async function headOf(
  asking: Asking,
  ref: string,
  name: string,
): Promise<string> {
  const head =
    (await commitOf(asking, `heads/${ref}`)) ??
    (await commitOf(asking, `tags/${ref}`));
  if (!head) {
    throw new DispatchRefusedError(
      `${name} has no branch or tag ${ref}: check its name`,
    );
  }
  return head;
}

async function commitOf(
  { octokit, names, request }: Asking,
  ref: string,
): Promise<string | undefined> {
  try {
    const { data } = await octokit.rest.repos.getCommit({
      ...names,
      ref,
      // The hash alone, as text.
      mediaType: { format: 'sha' },
      request,
    });
    return hash.parse(data);
  } catch (error) {
    // An empty repository is a conflict (409), no such commit is unprocessable (422).
    if ([404, 409, 422].includes(statusOf(error) ?? 0)) {
      return undefined;
    }
    throw error;
  }
}

async function requireOn(
  { octokit, names, request }: Asking,
  where: { commit: string; head: string; ref: string; name: string },
): Promise<void> {
  const { commit, head, ref, name } = where;
  try {
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
      ...names,
      basehead: `${commit}...${head}`,
      per_page: 1,
      request,
    });
    if (data.status === 'ahead' || data.status === 'identical') {
      return;
    }
  } catch (error) {
    if ([404, 422].includes(statusOf(error) ?? 0)) {
      throw new DispatchRefusedError(
        `${name} has no commit ${commit}: check it, and that it was pushed`,
      );
    }
    throw error;
  }
  throw new DispatchRefusedError(
    `Commit ${commit} is not on ${ref} of ${name}: merge it there, or give the branch or tag that it is on`,
  );
}
