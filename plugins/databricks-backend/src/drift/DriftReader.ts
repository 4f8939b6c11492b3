import type { EnvironmentDrift } from '@lakeport/backstage-plugin-databricks-common';
import type { DeploymentService } from '../deployments/DeploymentService';
import { isAsleep } from '../operations/isAsleep';
import type { DriftStore } from './DriftStore';
import { shownDrift } from './shownDrift';

/** Tells whether an environment differs from its repository, as far as it is known. */
export class DriftReader {
  readonly #store: Pick<DriftStore, 'get'>;
  readonly #deployments: Pick<DeploymentService, 'list'>;

  constructor(options: {
    store: Pick<DriftStore, 'get'>;
    deployments: Pick<DeploymentService, 'list'>;
  }) {
    this.#store = options.store;
    this.#deployments = options.deployments;
  }

  async read(entityRef: string): Promise<EnvironmentDrift> {
    const [record, asleep] = await Promise.all([
      this.#store.get(entityRef),
      isAsleep(this.#deployments, entityRef),
    ]);
    return shownDrift(record, { isAsleep: asleep ?? false, now: new Date() });
  }
}
