import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import {
  annotations,
  databricksPlatformReadPermission,
  type ProjectDetails,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  compareWithPlatform,
  parsePlatform,
  parseProject,
  type Project,
  workflowsSource,
} from '@lakeport/project';
import { mayDo } from '../access/mayDo';
import type { PlatformReader } from '../platforms/PlatformReader';
import type { Attempts } from '../sources/Attempts';
import type { DeclaredSystem } from '../systems/DeclaredSystem';
import type { SystemLocator } from '../systems/SystemLocator';
import { findPlatformOf } from './findPlatformOf';

type Compared = Pick<ProjectDetails, 'platform' | 'differences'>;

/** Finds the platform that a project names, and where their files differ. */
export class PlatformComparison {
  readonly #platforms: Pick<PlatformReader, 'readFile'>;
  readonly #locator: Pick<SystemLocator, 'declaredPlatforms'>;
  readonly #permissions: PermissionsService;

  constructor(options: {
    platforms: Pick<PlatformReader, 'readFile'>;
    locator: Pick<SystemLocator, 'declaredPlatforms'>;
    permissions: PermissionsService;
  }) {
    this.#platforms = options.platforms;
    this.#locator = options.locator;
    this.#permissions = options.permissions;
  }

  /**
   * The platform as far as the caller may see it. Of a project file that is not
   * valid nothing is compared, and the entity tells the platform.
   */
  async compare(
    system: DeclaredSystem,
    request: {
      /** Text of the project file. */
      text: string;
      attempts: Attempts;
      credentials: BackstageCredentials;
    },
  ): Promise<Compared> {
    const { text, attempts, credentials } = request;
    const parsed = parseProject(text);
    const project = parsed.valid ? parsed.project : undefined;
    const { namespace, annotations: noted } = system.entity.metadata;
    const name = project
      ? project.spec.platform
      : noted?.[annotations.platform];
    if (!name) {
      return { differences: [] };
    }
    const found = await attempts.read(`platform ${name}`, async () =>
      findPlatformOf(
        {
          platform: name,
          repository:
            project?.spec.github.workflows &&
            workflowsSource(project.spec.github.workflows).repository,
          namespace: namespace ?? DEFAULT_NAMESPACE,
        },
        await this.#locator.declaredPlatforms(credentials),
      ),
    );
    const differences =
      project &&
      found &&
      (await mayDo(
        this.#permissions,
        databricksPlatformReadPermission,
        credentials,
      ))
        ? await attempts.read(`platform ${name}`, () =>
            this.#differences(project, found, attempts),
          )
        : undefined;
    return {
      platform: { name, ...(found && { entityRef: found.entityRef }) },
      differences: differences ?? [],
    };
  }

  async #differences(
    project: Project,
    platform: DeclaredSystem,
    attempts: Attempts,
  ): Promise<Compared['differences']> {
    const { text } = await this.#platforms.readFile(platform);
    const parsed = parsePlatform(text);
    if (!parsed.valid) {
      attempts.add(
        `platform ${platform.entity.metadata.name}`,
        `the platform file has ${parsed.problems.length} problems, so that the project was not compared with it`,
      );
      return [];
    }
    return compareWithPlatform(project, parsed.platform);
  }
}
