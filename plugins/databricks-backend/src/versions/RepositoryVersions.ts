import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  LakeportVersionList,
  RepositoryVersion,
} from '@lakeport/backstage-plugin-databricks-common';
import { Attempts } from '../sources/Attempts';
import type { DeclaredSystem } from '../systems/DeclaredSystem';
import { repositoryUrlOf } from '../systems/repositoryUrlOf';
import type { VersionReader } from './VersionReader';

const DEADLINE_MS = 25_000;
const ORDER = ['major', 'minor', 'patch', 'unknown', 'none'];

/** A system, and which of the two it is. */
export interface VersionedSystem {
  kind: RepositoryVersion['kind'];
  system: DeclaredSystem;
}

/** Lists the versions of lakeport over many repositories. */
export class RepositoryVersions {
  readonly #versions: Pick<VersionReader, 'current' | 'read'>;
  readonly #logger: LoggerService;
  readonly #deadlineMs: number;

  constructor(options: {
    versions: Pick<VersionReader, 'current' | 'read'>;
    logger: LoggerService;
    deadlineMs?: number;
  }) {
    this.#versions = options.versions;
    this.#logger = options.logger;
    this.#deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  }

  /**
   * One page, those furthest behind first. What could not be read in time is
   * `unknown` and named; asked again, the list goes on from what is known.
   */
  async list(
    systems: readonly VersionedSystem[],
    page: { limit: number; offset: number },
  ): Promise<LakeportVersionList> {
    const current = await this.#versions.current();
    const attempts = new Attempts(this.#logger);
    const signal = AbortSignal.timeout(this.#deadlineMs);
    let late = 0;
    const all = await Promise.all(
      systems.map(async ({ kind, system }): Promise<RepositoryVersion> => {
        const { name, title } = system.entity.metadata;
        const lakeport = await attempts.read(
          `version of lakeport in ${system.entityRef}`,
          async () => {
            try {
              return await this.#versions.read(system.file, signal);
            } catch (error) {
              if (!signal.aborted) {
                throw error;
              }
              late += 1;
              return undefined;
            }
          },
        );
        return {
          entityRef: system.entityRef,
          name,
          ...(title && { title }),
          kind,
          repositoryUrl: repositoryUrlOf(system),
          lakeport: lakeport ?? { current, behind: 'unknown' },
        };
      }),
    );
    if (late > 0) {
      attempts.add(
        'versions of lakeport',
        `${late} of ${systems.length} repositories were not read in time; ask again, and it goes on from here`,
      );
    }
    all.sort(
      (a, b) =>
        ORDER.indexOf(a.lakeport.behind) - ORDER.indexOf(b.lakeport.behind) ||
        a.name.localeCompare(b.name, 'en') ||
        a.entityRef.localeCompare(b.entityRef, 'en'),
    );
    return {
      current,
      items: all.slice(page.offset, page.offset + page.limit),
      totalItems: all.length,
      behind: all.filter(({ lakeport }) =>
        ['major', 'minor', 'patch'].includes(lakeport.behind),
      ).length,
      errors: attempts.sorted(),
      readAt: new Date().toISOString(),
    };
  }
}
