import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, stringifyError } from '@backstage/errors';
import { editPlatform, type Platform } from '@lakeport/project';
import { pause } from '../deployment/pause';
import { isProposalBranch } from '../repository/proposalBranch';
import { proposeChanges } from '../repository/proposeChanges';
import type { Claim } from './Claim';
import { NOT_YET, onboardingTexts } from './onboardingTexts';
import type { OnboardingRequest } from './OnboardingRequest';
import { parsePlatformText } from './parsePlatformText';
import type { PlatformPlace } from './PlatformPlace';
import { PlatformReader, type PlatformState } from './PlatformReader';
import { planOnboarding, type OnboardingPlan } from './planOnboarding';

/** Each round somebody finds a place; as many at once are not onboarded. */
const MOST_ROUNDS = 40;

/** How GitHub names a repository in the subjects of its tokens. */
export interface RepositorySubject {
  ids?: { owner: number; repository: number };
}

/** How an onboarding stands: in the platform file, or in its pull request. */
export interface OnboardingState {
  /** The platform with the project in it, as it is or as it is proposed. */
  platform: Platform;
  pull?: Claim['pull'];
  /** The last that was opened for it here; it may be merged by now. */
  opened?: Claim['pull'];
}

/**
 * One project's onboarding: opens its pull request, and keeps it right while
 * others are opened and merged. The pull request is the reservation, so nothing
 * has to be locked and any number of portals may do this at once.
 */
export class Onboarding {
  readonly #place: PlatformPlace;
  readonly #asked: OnboardingRequest;
  readonly #subject: () => Promise<RepositorySubject | undefined>;
  readonly #reader: PlatformReader;
  readonly #logger: LoggerService;
  readonly #signal?: AbortSignal;
  readonly #settleMs: number;
  #again: boolean;
  #moved = false;
  #known?: RepositorySubject;
  #opened?: Claim['pull'];

  constructor(options: {
    place: PlatformPlace;
    request: OnboardingRequest;
    /** How GitHub names the project's repository; undefined as long as there is none. */
    subject: () => Promise<RepositorySubject | undefined>;
    /** Propose it again where its pull request was closed without being merged. */
    again: boolean;
    logger: LoggerService;
    signal?: AbortSignal;
    /** How long others are given to show up after something was published. */
    settleMs: number;
  }) {
    this.#place = options.place;
    this.#asked = options.request;
    this.#subject = options.subject;
    this.#again = options.again;
    this.#logger = options.logger;
    this.#signal = options.signal;
    this.#settleMs = options.settleMs;
    this.#reader = new PlatformReader(options);
  }

  /** What would be proposed, as things stand; nothing is changed. */
  async preview(): Promise<OnboardingState> {
    const { plan, pull } = await this.#look();
    return this.#stateOf(plan, pull);
  }

  /**
   * Opens the pull request or finds it, and returns once nothing of it is also
   * somebody else's.
   *
   * @throws ConflictError when it cannot be met, or its pull request was closed;
   *   one that can no longer be met is closed with the reason
   */
  async propose(): Promise<OnboardingState> {
    for (let round = 1; round <= MOST_ROUNDS; round++) {
      const { state, plan, pull } = await this.#look();
      if (plan.kind === 'there') {
        return this.#stateOf(plan, pull);
      }
      if (!pull) {
        await this.#open(state, plan);
      } else if (await this.#isRight(plan, pull)) {
        return this.#stateOf(plan, pull);
      } else {
        await this.#rewrite(state, plan, pull);
      }
      // Those who have to move at the same time do not come back together.
      const apart = round > 2 ? Math.random() * round : 0;
      await pause(this.#settleMs * (1 + apart), this.#signal);
      this.#signal?.throwIfAborted();
    }
    throw new ConflictError(
      `${
        this.#request.project
      } found no addresses of its own among all that are onboarded at the same time; run it again, its pull request is open`,
    );
  }

  get #request(): OnboardingRequest {
    const { ids } = this.#known ?? {};
    return { ...this.#asked, ...(ids && { githubIds: ids }) };
  }

  get #pulls() {
    return this.#place.repository.pullRequests;
  }

  get #options() {
    return { signal: this.#signal };
  }

  /** Names the pull request: the same whenever the same environments, and the same between them, are asked for. */
  get #key(): string {
    const { project, repository, environments } = this.#request;
    const names = [
      ...environments.map(({ name }) => name).sort(),
      ...(this.#request.connectivity ? ['connectivity'] : []),
      ...(this.#request.regions ? ['regions'] : []),
    ];
    return `onboard ${project} ${repository.toLowerCase()} ${names.join(' ')}`;
  }

  async #look() {
    this.#known ??= await this.#subject();
    const state = await this.#reader.read(this.#signal);
    const own = state.claims.find(({ pull }) =>
      isProposalBranch(pull.branch, this.#key),
    );
    const claims = state.claims.filter(claim => claim !== own);
    try {
      const plan = planOnboarding(this.#request, {
        ...state,
        claims,
        where: this.#place.where,
        own,
        moved: this.#moved,
      });
      return { state, plan, pull: own?.pull };
    } catch (error) {
      if (own && !stands(state.text, claims, own)) {
        await this.#withdraw(own.pull, error);
      }
      throw error;
    }
  }

  /** Whether there is nothing to change of what the pull request proposes. */
  async #isRight(
    plan: Exclude<OnboardingPlan, { kind: 'there' }>,
    { number }: Claim['pull'],
  ): Promise<boolean> {
    if (plan.kind !== 'kept') {
      return false;
    }
    const { mergeable, body } = await this.#pulls.read(number, this.#options);
    if (mergeable === false) {
      return false;
    }
    // GitHub knows the repository by now, and names it without ids.
    if (this.#known && body.includes(NOT_YET)) {
      const { description } = this.#texts(plan);
      await this.#pulls.describe(number, { body: description }, this.#options);
      this.#logger.info(`Pull request #${number} may be merged now`);
    }
    return true;
  }

  #texts({ edits }: { edits: Claim['edits'] }) {
    return onboardingTexts(this.#request, edits, this.#known !== undefined);
  }

  async #open(
    state: PlatformState,
    plan: Exclude<OnboardingPlan, { kind: 'there' }>,
  ): Promise<void> {
    const proposal = await proposeChanges({
      repository: this.#place.repository,
      base: this.#place.branch,
      commit: state.commit,
      changes: [this.#change(plan)],
      request: this.#key,
      ...this.#texts(plan),
      again: this.#again,
      logger: this.#logger,
      signal: this.#signal,
      lookAgainMs: this.#settleMs,
    });
    if (proposal.state === 'opened') {
      const { number, url, branch } = proposal;
      this.#again = false;
      this.#opened =
        number !== undefined && url && branch
          ? { number, url, branch }
          : undefined;
      const environments = describe(plan.edits);
      this.#logger.info(
        environments
          ? `Opened pull request #${proposal.number} (${environments}): ${proposal.url}`
          : `${
              this.#asked.project
            } was onboarded without the ids of its repository, which its tokens have: opened pull request #${
              proposal.number
            } to add them, which has to be merged as well: ${proposal.url}`,
      );
    }
  }

  /** Puts the pull request on what the platform's branch is now. */
  async #rewrite(
    state: PlatformState,
    plan: Exclude<OnboardingPlan, { kind: 'there' }>,
    pull: Claim['pull'],
  ): Promise<void> {
    const { repository } = this.#place;
    const { title, description } = this.#texts(plan);
    const commit = await repository.writeCommit(
      {
        parent: state.commit,
        message: title,
        changes: [this.#change(plan)],
      },
      this.#options,
    );
    this.#moved ||= plan.kind === 'proposed';
    await repository.moveBranch(pull.branch, commit, this.#options);
    await this.#pulls.describe(
      pull.number,
      { title, body: description },
      this.#options,
    );
    const what = {
      proposed: `Another request came first: pull request #${
        pull.number
      } now has ${describe(plan.edits)}`,
      completed: `Pull request #${pull.number} now names the repository by its ids, and may be merged`,
      kept: `Pull request #${pull.number} was brought up to date with ${
        this.#place.branch
      }`,
    };
    this.#logger.info(what[plan.kind]);
  }

  async #withdraw(pull: Claim['pull'], error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : 'It cannot be met.';
    try {
      await this.#pulls.close(pull.number, reason);
      await this.#place.repository.deleteBranch(pull.branch);
      this.#logger.warn(`Closed pull request #${pull.number}: ${pull.url}`);
    } catch (failure) {
      this.#logger.error(
        `Pull request #${
          pull.number
        } can no longer be met and could not be closed: ${stringifyError(
          failure,
        )}`,
      );
    }
  }

  #change({ text }: { text: string }) {
    return { path: this.#place.path, content: Buffer.from(text) };
  }

  #stateOf(
    plan: OnboardingPlan,
    pull: Claim['pull'] | undefined,
  ): OnboardingState {
    return {
      platform:
        plan.kind === 'there'
          ? plan.platform
          : parsePlatformText(plan.text, this.#place.where),
      ...(pull && plan.kind !== 'there' && { pull }),
      ...(this.#opened && { opened: this.#opened }),
    };
  }
}

/** Whether a claim can be merged after all that come before it. */
function stands(text: string, claims: Claim[], own: Claim): boolean {
  let standing = text;
  for (const claim of claims.filter(
    ({ pull }) => pull.number < own.pull.number,
  )) {
    const next = editPlatform(standing, claim.edits);
    standing = next.valid ? next.text : standing;
  }
  return editPlatform(standing, own.edits).valid;
}

function describe(edits: Claim['edits']): string {
  return edits
    .flatMap(edit => [
      ...Object.entries(edit.environments).map(
        ([name, { cidr }]) => `${name}: ${cidr ?? 'no network'}`,
      ),
      ...(edit.connectivity ? ['connectivity'] : []),
      ...(edit.regions ? ['regions'] : []),
    ])
    .join(', ');
}
