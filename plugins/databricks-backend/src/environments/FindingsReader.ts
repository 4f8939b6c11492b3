import { createHash } from 'node:crypto';
import type { CacheService } from '@backstage/backend-plugin-api';
import type { EnvironmentFindings } from '@lakeport/backstage-plugin-databricks-common';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import type { Environment } from './Environment';
import type { ProjectFileReader } from './ProjectFileReader';
import { showEnvironment } from './showEnvironment';

/** Waivers end with a day, so that the same text has other findings tomorrow. */
const FRESH_MS = 10 * 60_000;

/** Reads what the rules find in what a repository declares. */
export class FindingsReader {
  readonly #files: Pick<ProjectFileReader, 'read'>;
  readonly #lakeport: Pick<LakeportRunner, 'check' | 'show'>;
  readonly #cache: CacheService;

  constructor(options: {
    files: Pick<ProjectFileReader, 'read'>;
    lakeport: Pick<LakeportRunner, 'check' | 'show'>;
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
  ): Promise<EnvironmentFindings> {
    const { text, at } = await this.#files.read(environment);
    return { ...(await this.#declared(text, environment)), ...at };
  }

  async #declared(
    text: string,
    environment: Pick<Environment, 'environment' | 'projectFile'>,
  ): Promise<EnvironmentFindings> {
    const name = environment.environment;
    const digest = createHash('sha256').update(text).digest('hex');
    const key = `findings:${name}:${digest}`;
    const known = await this.#cache.get<EnvironmentFindings>(key);
    if (known) {
      return known;
    }
    const { securityProfile } = await showEnvironment(
      this.#lakeport,
      text,
      environment,
    );
    const { findings } = await this.#lakeport.check(text);
    const declared: EnvironmentFindings = {
      source: 'declared',
      ...(securityProfile && { securityProfile }),
      findings: findings.filter(
        finding =>
          finding.environment === undefined || finding.environment === name,
      ),
    };
    await this.#cache.set(key, declared, { ttl: FRESH_MS });
    return declared;
  }
}
