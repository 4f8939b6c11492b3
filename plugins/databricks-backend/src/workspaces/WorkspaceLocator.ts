import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  Age,
  SourceError,
  Workspace,
} from '@lakeport/backstage-plugin-databricks-common';
import type {
  DatabricksService,
  DatabricksWorkspaceReader,
} from '@lakeport/backstage-plugin-databricks-node';
import type { ConfiguredWorkspaces } from './ConfiguredWorkspaces';
import type { WorkspaceReader } from './WorkspaceReader';

/** A workspace, and how it is read. */
export interface LocatedWorkspace {
  workspace: Workspace;
  /** Whether its account is read, or it by itself alone. */
  mode: 'account' | 'workspace';
  /** Of what its account tells, or it by itself; other accounts do not count. */
  age: Age;
  /** What of that could not be read, or not anew. */
  errors: SourceError[];
  /**
   * Reads the workspace itself.
   *
   * @throws NotAllowedError when its host is not one that its account may have
   */
  reader(): DatabricksWorkspaceReader;
}

/** Finds workspaces by their ids. */
export class WorkspaceLocator {
  readonly #databricks: Pick<DatabricksService, 'accountReader'>;
  readonly #configured: Pick<ConfiguredWorkspaces, 'at'>;
  readonly #workspaces: Pick<WorkspaceReader, 'list'>;

  constructor(options: {
    databricks: Pick<DatabricksService, 'accountReader'>;
    configured: Pick<ConfiguredWorkspaces, 'at'>;
    workspaces: Pick<WorkspaceReader, 'list'>;
  }) {
    this.#databricks = options.databricks;
    this.#configured = options.configured;
    this.#workspaces = options.workspaces;
  }

  /**
   * A workspace that somebody wrote down by its id or its name.
   *
   * @throws ConflictError when several have that name
   * @throws as {@link WorkspaceLocator.find}
   */
  async lookUp(idOrName: string): Promise<LocatedWorkspace> {
    const { items } = await this.#workspaces.list();
    const named = items.filter(
      ({ id, name }) => id === idOrName || name === idOrName,
    );
    const [found, ...others] = named;
    if (others.length > 0) {
      throw new ConflictError(
        `Several workspaces are named ${idOrName}: name one of them by its id, ${named
          .map(({ id }) => id)
          .join(' or ')}`,
      );
    }
    return this.find(found?.id ?? idOrName);
  }

  /**
   * @throws NotFoundError when there is none
   * @throws ServiceUnavailableError when a source that may have it was not read
   */
  async find(id: string): Promise<LocatedWorkspace> {
    const { items, errors, sources } = await this.#workspaces.list();
    const workspace = items.find(item => item.id === id);
    const told = sources.findLast(source =>
      source.items.some(item => item.id === id),
    );
    if (!workspace || !told) {
      if (errors.length > 0) {
        throw new ServiceUnavailableError(
          `Workspace ${id} is not among those that could be read; ${errors
            .map(({ source, message }) => `${source}: ${message}`)
            .join('; ')}`,
        );
      }
      throw new NotFoundError(`There is no workspace ${id}`);
    }
    const account = this.#databricks.accountReader(workspace.accountId);
    return {
      workspace,
      mode: account ? 'account' : 'workspace',
      age: told.age,
      errors: told.errors,
      reader: () => {
        // What is configured for a workspace itself is meant for it.
        const reader =
          this.#configured.at(workspace.url) ?? account?.workspace(workspace);
        if (!reader) {
          throw new NotFoundError(
            `Workspace ${workspace.name} is not among databricks.workspaces of app-config any more, nor is its account`,
          );
        }
        return reader;
      },
    };
  }
}
