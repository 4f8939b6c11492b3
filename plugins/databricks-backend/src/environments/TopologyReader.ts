import { createHash } from 'node:crypto';
import type { CacheService } from '@backstage/backend-plugin-api';
import type { EnvironmentTopology } from '@lakeport/backstage-plugin-databricks-common';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import type { Environment } from './Environment';
import type { ProjectFileReader } from './ProjectFileReader';
import { showEnvironment } from './showEnvironment';

/** The same text always synthesizes to the same; the limit is for upgrades of lakeport. */
const FRESH_MS = 10 * 60_000;

/** Reads what a repository declares: the project file, synthesized by `lakeport`. */
export class TopologyReader {
  readonly #files: Pick<ProjectFileReader, 'read'>;
  readonly #lakeport: LakeportRunner;
  readonly #cache: CacheService;

  constructor(options: {
    files: Pick<ProjectFileReader, 'read'>;
    lakeport: LakeportRunner;
    cache: CacheService;
  }) {
    this.#files = options.files;
    this.#lakeport = options.lakeport;
    this.#cache = options.cache;
  }

  /** @throws InputError when the project file is not valid or has no such environment */
  async read(
    environment: Pick<
      Environment,
      'environment' | 'projectFile' | 'repository'
    >,
  ): Promise<EnvironmentTopology> {
    const { text, at } = await this.#files.read(environment);
    return { ...(await this.#declared(text, environment)), ...at };
  }

  async #declared(
    text: string,
    environment: Pick<Environment, 'environment' | 'projectFile'>,
  ): Promise<EnvironmentTopology> {
    const name = environment.environment;
    const digest = createHash('sha256').update(text).digest('hex');
    const key = `topology:${name}:${digest}`;
    const known = await this.#cache.get<EnvironmentTopology>(key);
    if (known) {
      return known;
    }
    const { addressPlan, monthlyCost, monthlyCostAsleep } =
      await showEnvironment(this.#lakeport, text, environment);
    const declared: EnvironmentTopology = {
      source: 'declared',
      topology: await this.#lakeport.topology(text, name),
      ...(addressPlan && { addressPlan }),
      monthlyCost,
      ...(monthlyCostAsleep && { monthlyCostAsleep }),
    };
    await this.#cache.set(key, declared, { ttl: FRESH_MS });
    return declared;
  }
}
