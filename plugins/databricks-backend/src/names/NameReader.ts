import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isDatabricksProject,
  type NameAvailability,
} from '@lakeport/backstage-plugin-databricks-common';
import type { PlatformReader } from '../platforms/PlatformReader';
import { Attempts } from '../sources/Attempts';
import type { DeclaredSystem } from '../systems/DeclaredSystem';
import type { WorkspaceReader } from '../workspaces/WorkspaceReader';
import { holdsProjectName } from './holdsProjectName';
import { projectNameProblem } from './projectNameProblem';

type Answer = Pick<NameAvailability, 'reason' | 'heldBy'>;

/**
 * Finds out whether a new project may have a name. It looks with the portal's
 * own rights, since a name that the caller cannot see is taken all the same, and
 * tells who has it only where the caller may see that.
 */
export class NameReader {
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly #catalog: CatalogService;
  readonly #platforms: Pick<PlatformReader, 'read'>;
  readonly #workspaces: Pick<WorkspaceReader, 'list'>;
  readonly #logger: LoggerService;

  constructor(options: {
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    catalog: CatalogService;
    platforms: Pick<PlatformReader, 'read'>;
    workspaces: Pick<WorkspaceReader, 'list'>;
    logger: LoggerService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#platforms = options.platforms;
    this.#workspaces = options.workspaces;
    this.#logger = options.logger;
  }

  /** @param platform - where the project is to be onboarded; none for a standalone one */
  async check(
    name: string,
    platform: DeclaredSystem | undefined,
    credentials: BackstageCredentials,
  ): Promise<NameAvailability> {
    const problem = projectNameProblem(name);
    if (problem) {
      return { name, available: false, reason: problem, errors: [] };
    }
    const attempts = new Attempts(this.#logger);
    const [inCatalog, inPlatform] = await Promise.all([
      attempts.read('catalog', () => this.#inCatalog(name, credentials)),
      platform &&
        attempts.read('platform file', () =>
          this.#inPlatform(name, platform, attempts),
        ),
    ]);
    const taken =
      inPlatform?.answer ??
      inCatalog ??
      (await attempts.read('workspaces', () =>
        this.#inWorkspaces(name, inPlatform?.accountId, attempts),
      ));
    return {
      name,
      available: !taken,
      ...taken,
      ...(taken && inCatalog?.heldBy && { heldBy: inCatalog.heldBy }),
      errors: attempts.sorted(),
    };
  }

  async #inCatalog(
    name: string,
    credentials: BackstageCredentials,
  ): Promise<Answer | undefined> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: { kind: 'System', 'metadata.name': name },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.annotations',
        ],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    const holder =
      items.find(isDatabricksProject) ??
      // The project's own entity could not be registered beside it.
      items.find(
        ({ metadata: { namespace } }) =>
          namespace === undefined || namespace === 'default',
      );
    if (!holder) {
      return undefined;
    }
    const heldBy = stringifyEntityRef(holder);
    const seen = await this.#catalog.getEntityByRef(heldBy, { credentials });
    return {
      reason: `${name} is taken: a system in the catalog is called so; choose another name`,
      ...(seen && { heldBy }),
    };
  }

  async #inPlatform(
    name: string,
    platform: DeclaredSystem,
    attempts: Attempts,
  ): Promise<{ answer?: Answer; accountId?: string }> {
    const { facts, projects, errors } = await this.#platforms.read(platform);
    attempts.errors.push(...errors);
    const accountId = facts && { accountId: facts.accountId };
    if (name === (facts?.name ?? platform.entity.metadata.name)) {
      const reason = `${name} is the platform's own name; choose another one`;
      return { answer: { reason }, ...accountId };
    }
    const holder = projects.find(project => project.name === name);
    if (!holder) {
      return { ...accountId };
    }
    const reason = holder.pending
      ? `${name} is taken: an open pull request of the platform repository asks for it; choose another name, or have that pull request merged or closed`
      : `${name} is taken: a project of this platform has it; choose another name`;
    return { answer: { reason }, ...accountId };
  }

  /** In the platform's account; of a standalone project in all accounts, since any may become its. */
  async #inWorkspaces(
    name: string,
    accountId: string | undefined,
    attempts: Attempts,
  ): Promise<Answer | undefined> {
    const { items, errors } = await this.#workspaces.list();
    attempts.errors.push(...errors);
    const isTaken = items.some(
      workspace =>
        (accountId === undefined || workspace.accountId === accountId) &&
        holdsProjectName(workspace, name),
    );
    return isTaken
      ? {
          reason: `${name} is taken: the Databricks account has a workspace of a project that is called so; choose another name`,
        }
      : undefined;
  }
}
