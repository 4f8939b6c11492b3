import { stringifyError } from '@backstage/errors';
import {
  RepositoryClient,
  type DatabricksService,
  type DatabricksWorkspace,
  type GitHubClients,
} from '@lakeport/backstage-plugin-databricks-node';
import { parseProject, type Project } from '@lakeport/project';
import { problemLine } from '../project/problemLine';
import type { EntityFile } from '../repository/EntityFile';
import type { CatalogHolding } from './CatalogHolding';
import { findWorkspaces } from './findWorkspaces';
import { readHoldings } from './readHoldings';

/** What stands against retiring an environment, and what it holds. */
export interface RetirementAssessment {
  workspace?: DatabricksWorkspace;
  holds: CatalogHolding[];
  /** Why it cannot be retired, apart from the data that it holds. */
  reasons: string[];
}

/**
 * Reads the project file of an environment and what its workspace holds.
 *
 * @param options - `file` where the environment's entity says it is declared
 */
export async function assessRetirement(options: {
  github: GitHubClients;
  accounts: Pick<DatabricksService, 'account'>;
  file: EntityFile;
  project: string;
  environment: string;
  signal?: AbortSignal;
}): Promise<RetirementAssessment> {
  const { accounts, project, environment, signal } = options;
  const read = await readProject(options);
  if (typeof read === 'string') {
    return { holds: [], reasons: [read] };
  }
  const { databricks, environments } = read.spec;
  const declared = Object.hasOwn(environments, environment)
    ? environments[environment]
    : undefined;
  const reasons: string[] = [];
  if (declared?.deletionProtection) {
    reasons.push(
      `it is protected from deletion: set deletionProtection to false for ${environment} in ${options.file.path} by pull request, and deploy that first`,
    );
  }
  let found: Awaited<ReturnType<typeof findWorkspaces>>;
  try {
    found = await findWorkspaces(
      accounts,
      { accountId: databricks.accountId, project, environment },
      { signal },
    );
  } catch (error) {
    signal?.throwIfAborted();
    return {
      holds: [],
      reasons: [...reasons, unread('the list of workspaces', error)],
    };
  }
  const [workspace, ...others] = found.workspaces;
  if (!workspace) {
    return { holds: [], reasons };
  }
  if (others.length > 0) {
    reasons.push(
      `it has ${others.length + 1} workspaces, by their tags: ${found.workspaces
        .map(({ name, id }) => `${name} (${id})`)
        .join(', ')}. Which is which has to be told apart in Databricks first`,
    );
    return { holds: [], reasons };
  }
  if (workspace.status !== 'RUNNING') {
    reasons.push(
      `its workspace ${workspace.name} is ${workspace.status}, so that what it holds cannot be read`,
    );
    return { workspace, holds: [], reasons };
  }
  try {
    const { holds, unread: missing } = await readHoldings(
      found.account.workspace(workspace),
      { project, environment, declared: schemasOf(declared) },
      { signal },
    );
    reasons.push(...missing.map(what => `Databricks did not tell ${what}`));
    return { workspace, holds, reasons };
  } catch (error) {
    signal?.throwIfAborted();
    return {
      workspace,
      holds: [],
      reasons: [...reasons, unread(`workspace ${workspace.name}`, error)],
    };
  }
}

/** The project, or why it cannot be told what it declares. */
async function readProject(options: {
  github: GitHubClients;
  file: EntityFile;
  project: string;
  signal?: AbortSignal;
}): Promise<Project | string> {
  const { github, file, signal } = options;
  const repository = new RepositoryClient({
    clients: github,
    repository: file.repository,
  });
  const branch = file.branch ?? (await repository.defaultBranch({ signal }));
  const text = await repository.readFile(file.path, branch, { signal });
  if (text === undefined) {
    return `there is no ${file.path} on branch ${branch} of ${file.repository.owner}/${file.repository.repo}, so it cannot be told whether it is protected from deletion`;
  }
  const parsed = parseProject(text);
  if (!parsed.valid) {
    return `${
      file.url
    } is not valid, so it cannot be told whether it is protected from deletion: ${parsed.problems
      .map(problemLine)
      .join('; ')}`;
  }
  return parsed.project.metadata.name === options.project
    ? parsed.project
    : `${file.url} is of project ${parsed.project.metadata.name}, not of ${options.project}`;
}

function schemasOf(
  environment: Project['spec']['environments'][string] | undefined,
): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(environment?.catalogs ?? {}).map(([name, { schemas }]) => [
      name,
      Object.keys(schemas),
    ]),
  );
}

function unread(what: string, error: unknown): string {
  return `${what} could not be read: ${
    error instanceof Error ? error.message : stringifyError(error)
  }`;
}
