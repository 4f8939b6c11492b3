import { createHash } from 'node:crypto';
import type {
  CacheService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { EnvironmentTopology } from '@lakeport/backstage-plugin-databricks-common';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import type { Environment } from './Environment';

/** The same text always synthesizes to the same; the limit is for upgrades of lakeport. */
const FRESH_MS = 10 * 60_000;
/** The schema allows far less; this is against a file that is none of ours. */
const MOST_BYTES = 5 * 1024 * 1024;

/** Reads what a repository declares: the project file, synthesized by `lakeport`. */
export class TopologyReader {
  readonly #reader: UrlReaderService;
  readonly #lakeport: LakeportRunner;
  readonly #cache: CacheService;

  constructor(options: {
    reader: UrlReaderService;
    lakeport: LakeportRunner;
    cache: CacheService;
  }) {
    this.#reader = options.reader;
    this.#lakeport = options.lakeport;
    this.#cache = options.cache;
  }

  /** @throws InputError when the project file is not valid or has no such environment */
  async read(
    environment: Pick<Environment, 'environment' | 'projectFile'>,
  ): Promise<EnvironmentTopology> {
    const { projectFile } = environment;
    const response = await this.#reader.readUrl(projectFile);
    const bytes = await response.buffer();
    if (bytes.length > MOST_BYTES) {
      throw new InputError(
        `${projectFile} has ${bytes.length} bytes; a project file has ${MOST_BYTES} at most`,
      );
    }
    const text = bytes.toString('utf8');
    const digest = createHash('sha256').update(bytes).digest('hex');
    const key = `topology:${environment.environment}:${digest}`;
    const known = await this.#cache.get<EnvironmentTopology>(key);
    if (known) {
      return known;
    }
    const { environments } = await this.#lakeport.show(text);
    if (!Object.hasOwn(environments, environment.environment)) {
      throw new InputError(
        `${projectFile} has no environment ${
          environment.environment
        }; it has ${Object.keys(environments).join(', ')}`,
      );
    }
    const { addressPlan, monthlyCost } = environments[environment.environment];
    const declared: EnvironmentTopology = {
      source: 'declared',
      topology: await this.#lakeport.topology(text, environment.environment),
      addressPlan,
      monthlyCost,
    };
    await this.#cache.set(key, declared, { ttl: FRESH_MS });
    return declared;
  }
}
