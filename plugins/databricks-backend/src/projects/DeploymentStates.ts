import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  databricksDeploymentReadPermission,
  type EnvironmentDrift,
  type ProjectTarget,
} from '@lakeport/backstage-plugin-databricks-common';
import { allowedOf } from '../access/allowedOf';
import type { DeploymentService } from '../deployments/DeploymentService';
import type { DriftReader } from '../drift/DriftReader';
import type { Attempts } from '../sources/Attempts';
import type { EnvironmentEntity } from '../systems/EnvironmentEntities';

/**
 * Joins what a project file declares, environments or what is between them, with
 * its entities and what was deployed there.
 */
export class DeploymentStates {
  readonly #deployments: Pick<DeploymentService, 'applied' | 'list'>;
  readonly #drift: Pick<DriftReader, 'read'>;
  readonly #permissions: PermissionsService;

  constructor(options: {
    deployments: Pick<DeploymentService, 'applied' | 'list'>;
    drift: Pick<DriftReader, 'read'>;
    permissions: PermissionsService;
  }) {
    this.#deployments = options.deployments;
    this.#drift = options.drift;
    this.#permissions = options.permissions;
  }

  /** What is declared, then what only the catalog has, each as far as the caller may see it. */
  async join<Target extends ProjectTarget>(
    declared: readonly Target[],
    request: {
      /** Of the project alone. */
      entities: readonly EnvironmentEntity[];
      /** Makes what the file does not have. */
      undeclared: (name: string) => Target;
      attempts: Attempts;
      credentials: BackstageCredentials;
    },
  ): Promise<Target[]> {
    const { entities, undeclared, attempts, credentials } = request;
    const refs = new Map(
      entities.map(({ environment, entityRef }) => [environment, entityRef]),
    );
    const followed = await allowedOf(
      this.#permissions,
      databricksDeploymentReadPermission,
      { resourceRefs: [...refs.values()], credentials },
    );
    const names = new Set(declared.map(({ name }) => name));
    const all = [
      ...declared,
      ...[...refs.keys()].filter(name => !names.has(name)).map(undeclared),
    ];
    return Promise.all(
      all.map(async target => {
        const entityRef = refs.get(target.name);
        if (entityRef === undefined) {
          return target;
        }
        const deployed = followed.has(entityRef)
          ? await attempts.read(`deployments of ${target.name}`, () =>
              this.#deployed(entityRef),
            )
          : undefined;
        return { ...target, entityRef, ...deployed };
      }),
    );
  }

  /** What runs, what was done last, and whether it differs, each as short as in a list. */
  async #deployed(
    entityRef: string,
  ): Promise<Pick<ProjectTarget, 'applied' | 'drift' | 'lastDeployment'>> {
    const [{ items }, applied, drift] = await Promise.all([
      this.#deployments.list({ entityRef, limit: 1, offset: 0 }),
      this.#deployments.applied(entityRef),
      this.#drift.read(entityRef),
    ]);
    const lastDeployment = items.at(0);
    return {
      ...(lastDeployment && { lastDeployment }),
      ...(applied && { applied }),
      drift: withoutStacks(drift),
    };
  }
}

function withoutStacks({ plan, ...drift }: EnvironmentDrift): EnvironmentDrift {
  if (!plan) {
    return drift;
  }
  const { stacks: _stacks, ...totals } = plan;
  return { ...drift, plan: totals };
}
