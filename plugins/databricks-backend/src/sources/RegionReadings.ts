import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { AwsNetworkReader } from '@lakeport/backstage-plugin-databricks-node';
import type { Ec2RegionAnswers } from '@lakeport/topology';
import type { Plain } from '../cache/Plain';
import type { Reading } from '../cache/Reading';
import { ReadingCache, type ReadingRequest } from '../cache/ReadingCache';

/** Networks change seldom, and a region takes some twenty calls. */
const FRESH_MS = 3 * 60_000;
/** How often a person's wish to have a region read anew has an effect. */
const REFRESH_MS = 15_000;
const KEEP_MS = 24 * 60 * 60_000;
const DEADLINE_MS = 60_000;

/** An AWS account and one of its configured regions. */
export interface AccountRegion {
  accountId: string;
  region: string;
}

/**
 * What AWS tells of the configured accounts and regions; all routes share an
 * answer of at most three minutes ago, or of fifteen seconds for a person who
 * wants it anew.
 */
export class RegionReadings {
  readonly #aws: Pick<AwsNetworkReader, 'accounts' | 'readRegion'>;
  readonly #cache: ReadingCache<Plain<Ec2RegionAnswers>>;

  constructor(options: {
    aws: Pick<AwsNetworkReader, 'accounts' | 'readRegion'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    this.#aws = options.aws;
    this.#cache = new ReadingCache({
      cache: options.cache,
      logger: options.logger,
      name: 'aws-region',
      freshMs: FRESH_MS,
      refreshMs: REFRESH_MS,
      keepMs: KEEP_MS,
      deadlineMs: DEADLINE_MS,
    });
  }

  /** All that are configured, as far as they are of an account or region. */
  configured(of: { account?: string; region?: string } = {}): AccountRegion[] {
    return this.#aws
      .accounts()
      .flatMap(({ accountId, regions }) =>
        regions.map(region => ({ accountId, region })),
      )
      .filter(
        ({ accountId, region }) =>
          (of.account === undefined || of.account === accountId) &&
          (of.region === undefined || of.region === region),
      );
  }

  /**
   * A region's answers, some of whose parts may be missing.
   *
   * @throws ServiceUnavailableError when not even the VPCs could be read, now or before
   */
  read(
    target: AccountRegion,
    request?: ReadingRequest,
  ): Promise<Reading<Plain<Ec2RegionAnswers>>> {
    const { accountId, region } = target;
    const read = async (signal: AbortSignal) => {
      const answers = await this.#aws.readRegion(target, { signal });
      if (!answers.vpcs) {
        // Whatever was known before is more than an answer without VPCs.
        const [first] = answers.errors ?? [];
        throw new ServiceUnavailableError(
          first
            ? `${first.action}: ${first.message}`
            : 'AWS gave no list of VPCs',
        );
      }
      return answers;
    };
    return this.#cache.read([accountId, region], read, request);
  }
}
