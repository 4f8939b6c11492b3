import type { CacheService } from '@backstage/backend-plugin-api';
import type { ProjectTopology } from '@lakeport/backstage-plugin-databricks-common';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import { AnswerCache } from '../cache/AnswerCache';
import type { ProjectFileReader } from '../environments/ProjectFileReader';
import type { DeclaredSystem } from '../systems/DeclaredSystem';

/** The same text always synthesizes to the same; the limit is for upgrades of lakeport. */
const FRESH_MS = 10 * 60_000;

/** Reads the networks that a project file declares for all its environments. */
export class ProjectTopologyReader {
  readonly #files: Pick<ProjectFileReader, 'read'>;
  readonly #lakeport: Pick<LakeportRunner, 'topology'>;
  readonly #declared: AnswerCache<ProjectTopology>;

  constructor(options: {
    files: Pick<ProjectFileReader, 'read'>;
    lakeport: Pick<LakeportRunner, 'topology'>;
    cache: CacheService;
  }) {
    this.#files = options.files;
    this.#lakeport = options.lakeport;
    this.#declared = new AnswerCache({
      cache: options.cache,
      name: 'project-topology',
      ttlMs: FRESH_MS,
    });
  }

  /**
   * @throws InputError when the project file is not valid, with all its problems
   * @throws NotFoundError, NotAllowedError or ServiceUnavailableError when the
   *   file cannot be read
   */
  async read(
    system: Pick<DeclaredSystem, 'file' | 'repository'>,
  ): Promise<ProjectTopology> {
    const { text, at } = await this.#files.read({
      projectFile: system.file,
      repository: system.repository,
    });
    const declared = await this.#declared.read(
      [text],
      async (): Promise<ProjectTopology> => ({
        source: 'declared',
        topology: await this.#lakeport.topology(text),
      }),
    );
    return { ...declared, ...at };
  }
}
