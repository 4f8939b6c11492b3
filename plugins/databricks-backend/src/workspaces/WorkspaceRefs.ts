import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Workspace } from '@lakeport/backstage-plugin-databricks-common';
import { isWorkspaceOf } from '@lakeport/backstage-plugin-databricks-node';
import type { EntityRefs } from '../entities/EntityRefs';
import type { EnvironmentEntities } from '../systems/EnvironmentEntities';

/** Ties workspaces to the catalog entities that a caller may see: their own and their environment's. */
export class WorkspaceRefs {
  readonly #entities: Pick<EntityRefs, 'workspaces'>;
  readonly #environments: Pick<EnvironmentEntities, 'list'>;

  constructor(options: {
    entities: Pick<EntityRefs, 'workspaces'>;
    environments: Pick<EnvironmentEntities, 'list'>;
  }) {
    this.#entities = options.entities;
    this.#environments = options.environments;
  }

  /** @returns what adds the references to a workspace */
  async load(
    credentials: BackstageCredentials,
  ): Promise<(workspace: Workspace) => Workspace> {
    const [refs, environments] = await Promise.all([
      this.#entities.workspaces(credentials),
      this.#environments.list(credentials),
    ]);
    const byName = new Map<string, (typeof environments)[number][]>();
    for (const environment of environments) {
      const name = `${environment.project}-${environment.environment}`;
      byName.set(name, [...(byName.get(name) ?? []), environment]);
    }
    return workspace => {
      const { project, environment, name } = workspace;
      const key =
        project === undefined && environment === undefined
          ? name
          : `${project}-${environment}`;
      const candidates = (byName.get(key) ?? [])
        .filter(candidate => isWorkspaceOf(workspace, candidate))
        .map(({ entityRef }) => entityRef)
        .sort();
      // Where several say that they are it, the one that is named after it.
      const environmentRef =
        candidates.find(ref => ref.endsWith(`/${key.toLowerCase()}`)) ??
        candidates.at(0);
      const entityRef = refs.get(workspace.id);
      return {
        ...workspace,
        ...(entityRef && { entityRef }),
        ...(environmentRef && { environmentRef }),
      };
    };
  }
}
