import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { PlatformReader } from '../platforms/PlatformReader';
import type { DeclaredSystem } from '../systems/DeclaredSystem';
import { isSameRepository } from '../systems/isSameRepository';
import type { SystemLocator } from '../systems/SystemLocator';
import type { VersionedSystem } from './RepositoryVersions';

/** Finds the systems whose version of lakeport is told. */
export class VersionedSystems {
  readonly #locator: Pick<
    SystemLocator,
    'declaredPlatforms' | 'declaredProjects'
  >;
  readonly #platforms: Pick<PlatformReader, 'read'>;

  constructor(options: {
    locator: Pick<SystemLocator, 'declaredPlatforms' | 'declaredProjects'>;
    platforms: Pick<PlatformReader, 'read'>;
  }) {
    this.#locator = options.locator;
    this.#platforms = options.platforms;
  }

  /** All that the caller may see, or a platform with its onboarded projects alone. */
  async list(
    platform: DeclaredSystem | undefined,
    credentials: BackstageCredentials,
  ): Promise<VersionedSystem[]> {
    const [platforms, projects] = await Promise.all([
      platform ? [platform] : this.#locator.declaredPlatforms(credentials),
      this.#locator.declaredProjects(credentials),
    ]);
    const onboarded = platform && (await this.#onboarded(platform));
    return [
      ...platforms.map(
        (system): VersionedSystem => ({ kind: 'platform', system }),
      ),
      ...projects
        .filter(
          project =>
            !onboarded ||
            onboarded.some(repository =>
              isSameRepository(repository, project.repository),
            ),
        )
        .map((system): VersionedSystem => ({ kind: 'project', system })),
    ];
  }

  async #onboarded(platform: DeclaredSystem) {
    const { projects } = await this.#platforms.read(platform);
    const { host } = platform.repository;
    return projects.map(({ repository }) => {
      const [owner, repo = ''] = repository.split('/');
      return { host, owner, repo };
    });
  }
}
