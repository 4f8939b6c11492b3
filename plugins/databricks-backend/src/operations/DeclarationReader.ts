import { InputError, isError, NotFoundError } from '@backstage/errors';
import { refOfUrl } from '@lakeport/backstage-plugin-databricks-node';
import {
  isSharedTarget,
  parseProject,
  type Environment as DeclaredEnvironment,
  type Project,
} from '@lakeport/project';
import type { Environment } from '../environments/Environment';
import type { ProjectFileReader } from '../environments/ProjectFileReader';

const MOST_PROBLEMS = 3;

/** An environment, or what is between environments, as its project file declares it. */
export interface Declaration {
  project: Project;
  /** Undefined of what is between environments. */
  declared: DeclaredEnvironment | undefined;
}

/** Reads what a project file says of an environment that something is to be done to. */
export class DeclarationReader {
  readonly #files: Pick<ProjectFileReader, 'read'>;

  constructor(options: { files: Pick<ProjectFileReader, 'read'> }) {
    this.#files = options.files;
  }

  /**
   * @param at - branch, tag or commit to read the file at, instead of where the
   *   entity says that it is
   * @throws InputError when there is no file at that place, it is not valid, is
   *   of another project, has no such environment, or nothing of that name between
   *   its environments
   * @throws ServiceUnavailableError and the like when it cannot be read
   */
  async read(environment: Environment, at?: string): Promise<Declaration> {
    const { project: name, environment: key } = environment;
    const projectFile = at
      ? refOfUrl(environment.projectFile)?.at(at) ?? environment.projectFile
      : environment.projectFile;
    const { text } = await this.#files
      .read({ ...environment, projectFile })
      .catch(error => {
        throw isError(error) && error.name === NotFoundError.name
          ? new InputError(
              `There is no ${projectFile}: ${
                at
                  ? `${at} is no branch, tag or commit of the repository, or has no project file`
                  : 'the repository has no project file there, or the portal may not read it'
              }`,
              error,
            )
          : error;
      });
    const parsed = parseProject(text);
    if (!parsed.valid) {
      const { problems } = parsed;
      throw new InputError(
        `${projectFile} is not valid, so that nothing can be done with it: ${problems
          .slice(0, MOST_PROBLEMS)
          .map(({ path, message }) => `${path}: ${message}`)
          .join('; ')}${
          problems.length > MOST_PROBLEMS
            ? `; and ${problems.length - MOST_PROBLEMS} more`
            : ''
        }`,
      );
    }
    const { project } = parsed;
    if (project.metadata.name !== name) {
      throw new InputError(
        `${projectFile} declares the project ${project.metadata.name}, and ${environment.entityRef} says that it is of ${name}`,
      );
    }
    if (environment.isShared) {
      if (!isSharedTarget(project, key)) {
        throw new InputError(
          `${projectFile} declares no ${key} between its environments: there is no spec.${key}`,
        );
      }
      return { project, declared: undefined };
    }
    const { environments } = project.spec;
    if (!Object.hasOwn(environments, key)) {
      throw new InputError(
        `${projectFile} has no environment ${key}; it has ${Object.keys(
          environments,
        ).join(', ')}`,
      );
    }
    return { project, declared: environments[key] };
  }
}
