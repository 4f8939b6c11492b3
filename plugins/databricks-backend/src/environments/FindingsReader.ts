import type { CacheService } from '@backstage/backend-plugin-api';
import type { EnvironmentFindings } from '@lakeport/backstage-plugin-databricks-common';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import { AnswerCache } from '../cache/AnswerCache';
import type { Environment } from './Environment';
import type { ProjectFileReader } from './ProjectFileReader';
import { showEnvironment } from './showEnvironment';

/** Waivers end with a day, so that the same text has other findings tomorrow. */
const FRESH_MS = 10 * 60_000;

/** Reads what the rules find in what a repository declares. */
export class FindingsReader {
  readonly #files: Pick<ProjectFileReader, 'read'>;
  readonly #lakeport: Pick<LakeportRunner, 'check' | 'show'>;
  readonly #declared: AnswerCache<EnvironmentFindings>;

  constructor(options: {
    files: Pick<ProjectFileReader, 'read'>;
    lakeport: Pick<LakeportRunner, 'check' | 'show'>;
    cache: CacheService;
  }) {
    this.#files = options.files;
    this.#lakeport = options.lakeport;
    this.#declared = new AnswerCache({
      cache: options.cache,
      name: 'findings',
      ttlMs: FRESH_MS,
    });
  }

  /** @throws InputError when the project file is not valid or has no such environment */
  async read(
    environment: Pick<
      Environment,
      'environment' | 'isShared' | 'projectFile' | 'repository'
    >,
  ): Promise<EnvironmentFindings> {
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
  ): Promise<EnvironmentFindings> {
    const { securityProfile } = await showEnvironment(
      this.#lakeport,
      text,
      environment,
    );
    const { findings } = await this.#lakeport.check(text);
    return {
      source: 'declared',
      ...(securityProfile && { securityProfile }),
      findings: findings.filter(
        finding =>
          finding.environment === undefined ||
          finding.environment === environment.environment,
      ),
    };
  }
}
