import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { PlatformDetails } from '@lakeport/backstage-plugin-databricks-common';
import { Attempts } from '../sources/Attempts';
import type { DeclaredSystem } from '../systems/DeclaredSystem';
import type { EnvironmentEntities } from '../systems/EnvironmentEntities';
import type { SystemLocator } from '../systems/SystemLocator';
import type { PlatformReader } from './PlatformReader';
import { withPlatformEntities } from './withPlatformEntities';

/** Joins a platform with the entities that its caller may see. */
export class PlatformPage {
  readonly #platforms: Pick<PlatformReader, 'read'>;
  readonly #locator: Pick<SystemLocator, 'declaredProjects'>;
  readonly #environments: Pick<EnvironmentEntities, 'list'>;
  readonly #logger: LoggerService;

  constructor(options: {
    platforms: Pick<PlatformReader, 'read'>;
    locator: Pick<SystemLocator, 'declaredProjects'>;
    environments: Pick<EnvironmentEntities, 'list'>;
    logger: LoggerService;
  }) {
    this.#platforms = options.platforms;
    this.#locator = options.locator;
    this.#environments = options.environments;
    this.#logger = options.logger;
  }

  /** @throws as PlatformReader.read does */
  async read(
    system: DeclaredSystem,
    credentials: BackstageCredentials,
  ): Promise<PlatformDetails> {
    const attempts = new Attempts(this.#logger);
    const [answer, projects, environments] = await Promise.all([
      this.#platforms.read(system),
      attempts.read('projects in the catalog', () =>
        this.#locator.declaredProjects(credentials),
      ),
      attempts.read('environments in the catalog', () =>
        this.#environments.list(credentials),
      ),
    ]);
    const details = withPlatformEntities(system, answer, {
      projects: projects ?? [],
      environments: environments ?? [],
    });
    attempts.errors.push(...answer.errors);
    return { ...details, errors: attempts.sorted() };
  }
}
