import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { PromotionSource } from '@lakeport/backstage-plugin-databricks-common';
import type { Project } from '@lakeport/project';
import type { DeploymentService } from '../deployments/DeploymentService';
import type { Environment } from '../environments/Environment';
import type { EnvironmentLocator } from '../environments/EnvironmentLocator';
import type { EnvironmentEntities } from '../systems/EnvironmentEntities';
import { isSameRepository } from '../systems/isSameRepository';

/** What a promotion takes over. */
export interface Promotion {
  entityRef: string;
  environment: string;
  commit: string;
  /** The branch or tag that it was applied from. */
  ref?: string;
}

/** Finds the commit that one environment can take over from another of its project. */
export class PromotionReader {
  readonly #locator: Pick<EnvironmentLocator, 'locate'>;
  readonly #entities: Pick<EnvironmentEntities, 'list'>;
  readonly #deployments: Pick<DeploymentService, 'applied'>;

  constructor(options: {
    locator: Pick<EnvironmentLocator, 'locate'>;
    entities: Pick<EnvironmentEntities, 'list'>;
    deployments: Pick<DeploymentService, 'applied'>;
  }) {
    this.#locator = options.locator;
    this.#entities = options.entities;
    this.#deployments = options.deployments;
  }

  /**
   * What was last applied to an environment that somebody names.
   *
   * @param mayRead - whether the caller may see the deployments of an environment
   * @throws NotFoundError when the caller may not see it
   * @throws InputError when it is of another project or repository, or nothing
   *   was applied to it
   */
  async take(
    promoteFrom: string,
    to: Environment,
    options: {
      credentials: BackstageCredentials;
      mayRead: (entityRef: string) => Promise<void>;
    },
  ): Promise<Promotion> {
    const from = await this.#locator.locate(promoteFrom, options.credentials);
    if (from.entityRef === to.entityRef) {
      throw new InputError(
        `promoteFrom must be another environment than ${to.environment} itself`,
      );
    }
    if (
      from.project !== to.project ||
      !isSameRepository(from.repository, to.repository)
    ) {
      throw new InputError(
        `promoteFrom must be an environment of ${to.project}, not ${from.environment} of ${from.project}`,
      );
    }
    await options.mayRead(from.entityRef);
    const applied = await this.#deployments.applied(from.entityRef);
    if (!applied?.commit) {
      throw new InputError(nothingApplied(from.environment));
    }
    return {
      entityRef: from.entityRef,
      environment: from.environment,
      commit: applied.commit,
      ...(applied.ref && { ref: applied.ref }),
    };
  }

  /**
   * The environment before this one in the project file, as far as the caller
   * may see it; undefined for the first one.
   */
  async before(
    to: Environment,
    project: Project,
    options: {
      credentials: BackstageCredentials;
      isReadable: (entityRef: string) => Promise<boolean>;
    },
  ): Promise<PromotionSource | undefined> {
    const names = Object.keys(project.spec.environments);
    const previous = names[names.indexOf(to.environment) - 1];
    if (previous === undefined) {
      return undefined;
    }
    const entities = await this.#entities.list(options.credentials);
    const from = entities.find(
      entity =>
        entity.project === to.project &&
        entity.environment === previous &&
        isSameRepository(entity.repository, to.repository),
    );
    if (!from || !(await options.isReadable(from.entityRef))) {
      return undefined;
    }
    const source = { entityRef: from.entityRef, environment: previous };
    const [applied, own] = await Promise.all([
      this.#deployments.applied(from.entityRef),
      this.#deployments.applied(to.entityRef),
    ]);
    if (!applied?.commit) {
      return { ...source, reason: nothingApplied(previous) };
    }
    return {
      ...source,
      commit: applied.commit,
      ...(own?.commit === applied.commit && {
        reason: `${to.environment} runs the commit of ${previous} already`,
      }),
    };
  }
}

function nothingApplied(environment: string): string {
  return `Nothing was applied to ${environment} by the portal, so that there is nothing to promote`;
}
