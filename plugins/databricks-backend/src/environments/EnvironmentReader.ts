import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  EnvironmentCatalog,
  EnvironmentDetails,
  EnvironmentSchema,
  SourceError,
  Workspace,
  WorkspaceList,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  DatabricksApiError,
  isWorkspaceOf,
  workspaceTags,
  type DatabricksCatalog,
  type DatabricksService,
  type DatabricksWorkspaceClient,
} from '@lakeport/backstage-plugin-databricks-node';
import { Attempts } from '../sources/Attempts';
import type { WorkspaceReader } from '../workspaces/WorkspaceReader';
import type { Environment } from './Environment';

const DEADLINE_MS = 20_000;
/** What one page shows; more than that is browsed in Databricks. */
const MOST_CATALOGS = 50;
const MOST_SCHEMAS = 200;

/** Catalogs that every workspace has and no project made. */
const BUILT_IN = new Set([
  'system',
  'samples',
  'hive_metastore',
  '__databricks_internal',
]);
const FOREIGN_TYPES = new Set(['SYSTEM_CATALOG', 'INTERNAL_CATALOG']);
const INFORMATION_SCHEMA = 'information_schema';

type Named = Pick<
  Environment,
  'entityRef' | 'project' | 'environment' | 'isShared'
>;

/** Joins an environment with its workspace and that workspace's Unity Catalog, live. */
export class EnvironmentReader {
  readonly #databricks: DatabricksService;
  readonly #workspaces: Pick<WorkspaceReader, 'list'>;
  readonly #logger: LoggerService;

  constructor(options: {
    databricks: DatabricksService;
    workspaces: Pick<WorkspaceReader, 'list'>;
    logger: LoggerService;
  }) {
    this.#databricks = options.databricks;
    this.#workspaces = options.workspaces;
    this.#logger = options.logger;
  }

  /** What is between environments has no workspace, and none is looked for. */
  async read(environment: Named): Promise<EnvironmentDetails> {
    if (environment.isShared) {
      const { entityRef, project, environment: name } = environment;
      return {
        entityRef,
        project,
        environment: name,
        catalogs: [],
        errors: [],
      };
    }
    const list = await this.#workspaces.list();
    const details = await this.#join(environment, list);
    // Accounts that do not answer are not asked again for it.
    if (details.errors.length === list.errors.length || !details.workspace) {
      return details;
    }
    // The list may be some seconds old, and the workspace gone since.
    return this.#join(
      environment,
      await this.#workspaces.list({ asOf: 'now' }),
    );
  }

  async #join(
    environment: Named,
    { items, errors: listErrors }: WorkspaceList,
  ): Promise<EnvironmentDetails> {
    const { entityRef, project } = environment;
    const errors = [...listErrors];
    const [workspace, ...others] = items.filter(item =>
      isWorkspaceOf(item, environment),
    );
    if (others.length > 0) {
      errors.push({
        source: 'workspaces',
        message: `${others.length + 1} workspaces are tagged ${project}/${
          environment.environment
        }; this is the first of them`,
      });
    }
    return {
      entityRef,
      project,
      environment: environment.environment,
      workspace,
      catalogs:
        workspace?.status === 'RUNNING'
          ? await this.#readCatalogs(workspace, environment, errors)
          : [],
      errors,
    };
  }

  async #readCatalogs(
    workspace: Workspace,
    environment: Named,
    errors: SourceError[],
  ): Promise<EnvironmentCatalog[]> {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const attempts = new Attempts(this.#logger, errors);
    const client = await attempts.read(
      `workspace ${workspace.name}`,
      async () =>
        this.#databricks.account(workspace.accountId)?.workspace(workspace),
    );
    if (!client) {
      if (errors.length === 0) {
        attempts.add(
          `catalogs of ${workspace.name}`,
          'the workspace is configured without its account, so that its catalogs are in the explorer only',
        );
      }
      return [];
    }
    const [all, assignment] = await Promise.all([
      attempts.read(`catalogs of ${workspace.name}`, () =>
        client.listCatalogs({ signal }),
      ),
      attempts.read(`default catalog of ${workspace.name}`, () =>
        readAssignment(client, signal),
      ),
    ]);
    const own = (all ?? [])
      .filter(catalog => isOf(catalog, environment))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    if (own.length > MOST_CATALOGS) {
      errors.push({
        source: `catalogs of ${workspace.name}`,
        message: `showing the first ${MOST_CATALOGS} of ${own.length}`,
      });
    }
    return Promise.all(
      own.slice(0, MOST_CATALOGS).map(async catalog => ({
        name: catalog.name,
        owner: catalog.owner,
        comment: catalog.comment,
        isDefault: assignment
          ? assignment.defaultCatalog === catalog.name
          : undefined,
        schemas:
          (await attempts.read(`schemas of ${catalog.name}`, () =>
            readSchemas(client, catalog.name, { errors, signal }),
          )) ?? [],
      })),
    );
  }
}

async function readSchemas(
  client: DatabricksWorkspaceClient,
  catalog: string,
  options: { errors: SourceError[]; signal: AbortSignal },
): Promise<EnvironmentSchema[]> {
  const schemas = (await client.listSchemas(catalog, options))
    .filter(({ name }) => name !== INFORMATION_SCHEMA)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (schemas.length > MOST_SCHEMAS) {
    options.errors.push({
      source: `schemas of ${catalog}`,
      message: `showing the first ${MOST_SCHEMAS} of ${schemas.length}`,
    });
  }
  return Promise.all(
    schemas.slice(0, MOST_SCHEMAS).map(async ({ name, owner }) => ({
      name,
      owner,
      volumes: (await client.listVolumes(catalog, name, options)).sort((a, b) =>
        a.name < b.name ? -1 : 1,
      ),
    })),
  );
}

/** Which catalog is the default is worth showing, not worth an error where it cannot be read. */
async function readAssignment(
  client: DatabricksWorkspaceClient,
  signal: AbortSignal,
) {
  try {
    return await client.getMetastoreAssignment({ signal });
  } catch (error) {
    if (error instanceof DatabricksApiError && error.upstreamStatus === 404) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Whether a catalog that the workspace sees is the environment's: its tags say
 * so, or it has none and is isolated, that is, bound to this workspace. What is
 * open to the whole metastore belongs to nobody's environment, and Databricks'
 * own catalogs to nobody at all.
 */
function isOf(
  catalog: DatabricksCatalog,
  of: { project: string; environment: string },
): boolean {
  if (BUILT_IN.has(catalog.name) || FOREIGN_TYPES.has(catalog.type ?? '')) {
    return false;
  }
  const project = catalog.properties[workspaceTags.project];
  const environment = catalog.properties[workspaceTags.environment];
  if (project === undefined && environment === undefined) {
    return catalog.isolationMode !== 'OPEN';
  }
  return project === of.project && environment === of.environment;
}
