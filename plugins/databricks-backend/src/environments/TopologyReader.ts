import type { CacheService } from '@backstage/backend-plugin-api';
import type { EnvironmentTopology } from '@lakeport/backstage-plugin-databricks-common';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import { AnswerCache } from '../cache/AnswerCache';
import type { Environment } from './Environment';
import type { ProjectFileReader } from './ProjectFileReader';
import { showEnvironment } from './showEnvironment';

/** The same text always synthesizes to the same; the limit is for upgrades of lakeport. */
const FRESH_MS = 10 * 60_000;

/** Reads what a repository declares: the project file, synthesized by `lakeport`. */
export class TopologyReader {
  readonly #files: Pick<ProjectFileReader, 'read'>;
  readonly #lakeport: LakeportRunner;
  readonly #declared: AnswerCache<EnvironmentTopology>;

  constructor(options: {
    files: Pick<ProjectFileReader, 'read'>;
    lakeport: LakeportRunner;
    cache: CacheService;
  }) {
    this.#files = options.files;
    this.#lakeport = options.lakeport;
    this.#declared = new AnswerCache({
      cache: options.cache,
      name: 'topology',
      ttlMs: FRESH_MS,
    });
  }

  /** @throws InputError when the project file is not valid or has no such environment */
  async read(
    environment: Pick<
      Environment,
      'environment' | 'isShared' | 'projectFile' | 'repository'
    >,
  ): Promise<EnvironmentTopology> {
    const { text, at } = await this.#files.read(environment);
    const declared = await this.#declared.read(
      [environment.environment, String(environment.isShared ?? false), text],
      () => this.#declare(text, environment),
    );
    return { ...declared, ...at };
  }

  async #declare(
    text: string,
    environment: Pick<Environment, 'environment' | 'isShared' | 'projectFile'>,
  ): Promise<EnvironmentTopology> {
    const { addressPlan, monthlyCost, monthlyCostAsleep } =
      await showEnvironment(this.#lakeport, text, environment);
    return {
      source: 'declared',
      topology: await this.#lakeport.topology(text, environment.environment),
      ...(addressPlan && { addressPlan }),
      monthlyCost,
      ...(monthlyCostAsleep && { monthlyCostAsleep }),
    };
  }
}
