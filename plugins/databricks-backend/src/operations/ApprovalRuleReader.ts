import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ApprovalRule } from '@lakeport/backstage-plugin-databricks-common';
import { AnswerCache } from '../cache/AnswerCache';
import type { ApprovalSettings } from '../deployments/ApprovalSettings';
import type { Deployer } from '../deployments/Deployer';
import { PORTAL_REVIEWERS } from '../deployments/prepareDeployment';
import type { Environment } from '../environments/Environment';

/** Rules seldom change, and the deployment itself asks GitHub again. */
const FRESH_MS = 60_000;
const DEADLINE_MS = 10_000;

/** Tells who will have to approve what is started on an environment. */
export class ApprovalRuleReader {
  readonly #deployer: Pick<Deployer, 'environmentRules'>;
  readonly #settings: ApprovalSettings;
  readonly #logger: LoggerService;
  readonly #rules: AnswerCache<ApprovalRule>;

  constructor(options: {
    deployer: Pick<Deployer, 'environmentRules'>;
    settings: ApprovalSettings;
    cache: CacheService;
    logger: LoggerService;
  }) {
    this.#deployer = options.deployer;
    this.#settings = options.settings;
    this.#logger = options.logger;
    this.#rules = new AnswerCache({
      cache: options.cache,
      name: 'approval',
      ttlMs: FRESH_MS,
    });
  }

  /** As of at most a minute ago; `unknown` with a note where GitHub does not tell. */
  async read(
    environment: Pick<Environment, 'repository' | 'environment'>,
  ): Promise<ApprovalRule> {
    const { repository, environment: name } = environment;
    const { host, owner, repo } = repository;
    try {
      return await this.#rules.read([host, owner, repo, name], () =>
        this.#make(environment),
      );
    } catch (error) {
      this.#logger.warn(
        `Who approves ${owner}/${repo} ${name} could not be read`,
        toError(error),
      );
      return {
        by: 'unknown',
        note: 'GitHub did not say whether the environment has required reviewers',
      };
    }
  }

  async #make({
    repository,
    environment,
  }: Pick<Environment, 'repository' | 'environment'>): Promise<ApprovalRule> {
    const { portal, selfReview, withPortalCredentials } = this.#settings;
    const rules = await this.#deployer.environmentRules(
      { repository, environment },
      AbortSignal.timeout(DEADLINE_MS),
    );
    if (rules?.reviewers.length) {
      return {
        by: 'github',
        environment,
        reviewers: rules.reviewers,
        selfReview: rules.selfReview,
        ...(withPortalCredentials && {
          note: "Who has databricks.deployment.approve can approve with the portal's own credentials",
        }),
      };
    }
    return portal === 'always'
      ? { by: 'portal', reviewers: PORTAL_REVIEWERS, selfReview }
      : { by: 'nobody' };
  }
}
