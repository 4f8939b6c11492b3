import { createHash } from 'node:crypto';
import type {
  CacheService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import {
  InputError,
  isError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { EnvironmentTopology } from '@lakeport/backstage-plugin-databricks-common';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import type { CommitResolver } from './CommitResolver';
import type { Environment } from './Environment';

/** The same text always synthesizes to the same; the limit is for upgrades of lakeport. */
const FRESH_MS = 10 * 60_000;
/** How a source says that there is nothing for this reader. */
const SAID_NO = ['NotFoundError', 'NotAllowedError', 'AuthenticationError'];
/** The schema allows far less; this is against a file that is none of ours. */
const MOST_BYTES = 5 * 1024 * 1024;

/** Reads what a repository declares: the project file, synthesized by `lakeport`. */
export class TopologyReader {
  readonly #commits: Pick<CommitResolver, 'resolve'>;
  readonly #reader: UrlReaderService;
  readonly #lakeport: LakeportRunner;
  readonly #cache: CacheService;

  constructor(options: {
    commits: Pick<CommitResolver, 'resolve'>;
    reader: UrlReaderService;
    lakeport: LakeportRunner;
    cache: CacheService;
  }) {
    this.#commits = options.commits;
    this.#reader = options.reader;
    this.#lakeport = options.lakeport;
    this.#cache = options.cache;
  }

  /** @throws InputError when the project file is not valid or has no such environment */
  async read(
    environment: Pick<
      Environment,
      'environment' | 'projectFile' | 'repository'
    >,
  ): Promise<EnvironmentTopology> {
    // The commit first, then the file at it: read the other way round, a push in
    // between would put a commit to a file that is not of it.
    const at = await this.#commits.resolve(environment);
    const text = await this.#readFile(
      at?.projectFile ?? environment.projectFile,
    );
    return {
      ...(await this.#declared(text, environment)),
      ...(at && { commit: at.commit, commitUrl: at.commitUrl }),
    };
  }

  async #readFile(url: string): Promise<string> {
    const bytes = await this.#reader
      .readUrl(url)
      .then(response => response.buffer())
      .catch(error => {
        // What the source said no to is the caller's to know; that it said
        // nothing at all is no fault of this server.
        throw isError(error) && SAID_NO.includes(error.name)
          ? error
          : new ServiceUnavailableError(
              `Could not read ${url}: its server cannot be reached or had an error of its own`,
              error,
            );
      });
    if (bytes.length > MOST_BYTES) {
      throw new InputError(
        `${url} has ${bytes.length} bytes; a project file has ${MOST_BYTES} at most`,
      );
    }
    return bytes.toString('utf8');
  }

  async #declared(
    text: string,
    environment: Pick<Environment, 'environment' | 'projectFile'>,
  ): Promise<EnvironmentTopology> {
    const name = environment.environment;
    const digest = createHash('sha256').update(text).digest('hex');
    const key = `topology:${name}:${digest}`;
    const known = await this.#cache.get<EnvironmentTopology>(key);
    if (known) {
      return known;
    }
    const { environments } = await this.#lakeport.show(text);
    if (!Object.hasOwn(environments, name)) {
      throw new InputError(
        `${
          environment.projectFile
        } has no environment ${name}; it has ${Object.keys(environments).join(
          ', ',
        )}`,
      );
    }
    const { addressPlan, monthlyCost } = environments[name];
    const declared: EnvironmentTopology = {
      source: 'declared',
      topology: await this.#lakeport.topology(text, name),
      ...(addressPlan && { addressPlan }),
      monthlyCost,
    };
    await this.#cache.set(key, declared, { ttl: FRESH_MS });
    return declared;
  }
}
