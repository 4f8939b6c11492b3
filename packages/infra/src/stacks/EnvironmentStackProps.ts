import { Environment, Project, ResourceNames } from '@lakeport/project';

/**
 * What every stack of an environment is made from.
 *
 * @public
 */
export interface EnvironmentStackProps {
  readonly project: Project;
  readonly environmentName: string;
  readonly environment: Environment;
  readonly names: ResourceNames;
}
