import { NotAllowedError } from '@backstage/errors';
import type { RepositoryClient } from '@lakeport/backstage-plugin-databricks-node';
import { sameWorkflows, workflowsOf } from '@lakeport/project';
import { parse } from 'yaml';
import { z } from 'zod';
import type { PlatformPlace } from './PlatformPlace';

const FILE = 'lakeport.yaml';

/** Of a project file, only what says where it belongs; the rest may be wrong. */
const callerSchema = z.object({
  spec: z.object({
    repository: z.string(),
    github: z.object({ workflows: z.string() }),
  }),
});

/**
 * Makes sure that a repository wants to be deployed by a platform: its own
 * project file, on its own branch, calls the workflows of the repository that
 * the platform's file is in. Whoever may register a platform could have settings
 * written with the portal's rights to any repository that it names otherwise.
 *
 * @param project - repository of the project, as the platform's file names it
 * @throws NotAllowedError when it does not say so
 */
export async function requireCaller(
  project: Pick<RepositoryClient, 'repository' | 'defaultBranch' | 'readFile'>,
  { branch, repository }: Pick<PlatformPlace, 'branch' | 'repository'>,
  signal?: AbortSignal,
): Promise<void> {
  const nameOf = ({ owner, repo }: { owner: string; repo: string }) =>
    `${owner}/${repo}`;
  const name = nameOf(project.repository);
  const workflows = workflowsOf({
    repository: nameOf(repository.repository),
    branch,
  });
  const text = await project.readFile(
    FILE,
    await project.defaultBranch({ signal }),
    { signal },
  );
  const { data } = callerSchema.safeParse(read(text));
  if (
    data?.spec.repository.toLowerCase() !== name.toLowerCase() ||
    !sameWorkflows(data.spec.github.workflows, workflows)
  ) {
    throw new NotAllowedError(
      `${name} is not told who its workflows run as: its ${FILE} has to say spec.repository: ${name} and spec.github.workflows: ${workflows} on its default branch. Write that there, and run this again`,
    );
  }
}

function read(text: string | undefined): unknown {
  try {
    return parse(text ?? '');
  } catch {
    return undefined;
  }
}
