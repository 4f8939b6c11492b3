import { InputError } from '@backstage/errors';
import type {
  LakeportEnvironment,
  LakeportRunner,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Environment } from './Environment';

/**
 * What `lakeport show` says of one environment of a project file.
 *
 * @throws InputError when the file is not valid or has no such environment
 */
export async function showEnvironment(
  lakeport: Pick<LakeportRunner, 'show'>,
  text: string,
  environment: Pick<Environment, 'environment' | 'projectFile'>,
): Promise<LakeportEnvironment> {
  const { environment: name, projectFile } = environment;
  const { environments } = await lakeport.show(text);
  if (!Object.hasOwn(environments, name)) {
    throw new InputError(
      `${projectFile} has no environment ${name}; it has ${Object.keys(
        environments,
      ).join(', ')}`,
    );
  }
  return environments[name];
}
