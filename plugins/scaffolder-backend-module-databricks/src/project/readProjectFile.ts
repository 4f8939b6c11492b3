import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { readFile } from 'node:fs/promises';

/**
 * The text of a project file in a task's workspace.
 *
 * @throws InputError when there is no such file, NotAllowedError when the path leaves the workspace.
 */
export async function readProjectFile(
  workspacePath: string,
  path: string,
): Promise<string> {
  const file = resolveSafeChildPath(workspacePath, path);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new InputError(
      `There is no readable ${path} in the workspace; write it first with databricks:project:write, or name another file in "path"`,
      error,
    );
  }
}
