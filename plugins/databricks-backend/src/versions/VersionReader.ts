import type { CacheService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { LakeportVersion } from '@lakeport/backstage-plugin-databricks-common';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import { bulkhead } from 'cockatiel';
import { AnswerCache } from '../cache/AnswerCache';
import type { ProjectFileReader } from '../environments/ProjectFileReader';
import { lakeportVersionOf } from './lakeportVersionOf';
import { pinnedLakeport } from './pinnedLakeport';

/** Repositories change it by an upgrade now and then. */
const FRESH_MS = 5 * 60_000;
const AT_A_TIME = 8;

/** Reads which version of lakeport repositories use. */
export class VersionReader {
  readonly #files: Pick<ProjectFileReader, 'readUrl'>;
  readonly #integrations: Pick<ScmIntegrationRegistry, 'resolveUrl'>;
  readonly #lakeport: Pick<LakeportRunner, 'version'>;
  readonly #current: AnswerCache<string>;
  readonly #pins: AnswerCache<{ used?: string }>;
  readonly #limit = bulkhead(AT_A_TIME, Infinity);

  constructor(options: {
    files: Pick<ProjectFileReader, 'readUrl'>;
    integrations: Pick<ScmIntegrationRegistry, 'resolveUrl'>;
    lakeport: Pick<LakeportRunner, 'version'>;
    cache: CacheService;
  }) {
    this.#files = options.files;
    this.#integrations = options.integrations;
    this.#lakeport = options.lakeport;
    this.#current = new AnswerCache({
      cache: options.cache,
      name: 'lakeport-current',
      ttlMs: FRESH_MS,
    });
    this.#pins = new AnswerCache({
      cache: options.cache,
      name: 'lakeport-version',
      ttlMs: FRESH_MS,
    });
  }

  /** The version that the portal brings along. */
  current(): Promise<string> {
    return this.#current.read([], () => this.#lakeport.version());
  }

  /**
   * The version that the package.json beside a project or platform file asks for.
   *
   * @throws ServiceUnavailableError and the like when it cannot be read; that
   *   there is none is no error
   */
  async read(file: string, signal?: AbortSignal): Promise<LakeportVersion> {
    const url = this.#integrations.resolveUrl({
      url: 'package.json',
      base: file,
    });
    const [current, { used }] = await Promise.all([
      this.current(),
      this.#pins.read([url], () =>
        this.#limit.execute(() => this.#pin(url, signal), signal),
      ),
    ]);
    return lakeportVersionOf(used, current);
  }

  async #pin(url: string, signal?: AbortSignal): Promise<{ used?: string }> {
    try {
      const used = pinnedLakeport(await this.#files.readUrl(url, signal));
      return used === undefined ? {} : { used };
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        return {};
      }
      throw error;
    }
  }
}
