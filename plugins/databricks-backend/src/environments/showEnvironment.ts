import { InputError } from '@backstage/errors';
import type {
  LakeportEnvironment,
  LakeportRunner,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Environment } from './Environment';

/**
 * What `lakeport show` says of one environment of a project file, or of what is
 * between environments.
 *
 * @throws InputError when the file is not valid or has no such environment
 */
export async function showEnvironment(
  lakeport: Pick<LakeportRunner, 'show'>,
  text: string,
  environment: Pick<Environment, 'environment' | 'isShared' | 'projectFile'>,
): Promise<LakeportEnvironment> {
  const { environment: name, isShared, projectFile } = environment;
  const { environments, between = {} } = await lakeport.show(text);
  if (isShared) {
    if (!Object.hasOwn(between, name)) {
      throw new InputError(
        `${projectFile} declares no ${name} between its environments`,
      );
    }
    return between[name];
  }
  if (!Object.hasOwn(environments, name)) {
    throw new InputError(
      `${projectFile} has no environment ${name}; it has ${Object.keys(
        environments,
      ).join(', ')}`,
    );
  }
  return environments[name];
}
