import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { editPlatform } from '@lakeport/project';
import { pause } from '../deployment/pause';
import { problemLine } from '../project/problemLine';
import { findProposal } from '../repository/findProposal';
import { proposeChanges } from '../repository/proposeChanges';
import { offboardingTexts } from './offboardingTexts';
import type { OnboardingState } from './Onboarding';
import { parsePlatformText } from './parsePlatformText';
import type { PlatformPlace } from './PlatformPlace';
import { PlatformReader } from './PlatformReader';
import { remainsOf } from './remainsOf';
import { removalOf } from './removalOf';

/** Each round somebody else has changed the platform's branch. */
const MOST_ROUNDS = 10;

/**
 * Takes a project or one environment of it out of a platform file: opens its
 * pull request, and keeps it mergeable while others are merged.
 */
export class Offboarding {
  readonly #place: PlatformPlace;
  readonly #request: { project: string; environment?: string };
  readonly #reader: PlatformReader;
  readonly #again: boolean;
  readonly #logger: LoggerService;
  readonly #signal?: AbortSignal;
  readonly #settleMs: number;

  constructor(options: {
    place: PlatformPlace;
    request: { project: string; environment?: string };
    /** Propose it again where its pull request was closed without being merged. */
    again: boolean;
    logger: LoggerService;
    signal?: AbortSignal;
    settleMs: number;
  }) {
    this.#place = options.place;
    this.#request = options.request;
    this.#again = options.again;
    this.#logger = options.logger;
    this.#signal = options.signal;
    this.#settleMs = options.settleMs;
    this.#reader = new PlatformReader(options);
  }

  /** What is on the platform's branch, and what there is of it to take off. */
  async look() {
    const { commit, text } = await this.#reader.read(this.#signal);
    const platform = parsePlatformText(text, this.#place.where);
    return {
      commit,
      text,
      platform,
      removal: removalOf(platform, this.#request),
    };
  }

  /** The pull request that took it off before; undefined when none was merged. */
  async merged() {
    const { pull } = await findProposal({
      repository: this.#place.repository,
      request: this.#key,
      signal: this.#signal,
    });
    return pull?.state === 'merged' ? pull : undefined;
  }

  /**
   * Opens the pull request or finds it, and puts it on what the branch is now
   * where it could not be merged.
   *
   * @returns the platform without it, and no pull request when it is not there
   * @throws ConflictError when its pull request was closed without being merged
   */
  async propose(): Promise<OnboardingState> {
    const { repository, branch: base, path, where } = this.#place;
    const signal = this.#signal;
    for (let round = 1; round <= MOST_ROUNDS; round++) {
      signal?.throwIfAborted();
      const { commit, text, platform, removal } = await this.look();
      if (!removal) {
        return { platform };
      }
      const edited = editPlatform(text, removal.edits);
      if (!edited.valid) {
        throw new ConflictError(
          [
            `${this.#request.project} cannot be taken off ${where}:`,
            ...edited.problems.map(problemLine),
          ].join('\n'),
        );
      }
      const change = { path, content: Buffer.from(edited.text) };
      const { title, description } = offboardingTexts(
        removal,
        remainsOf(platform, removal),
      );
      const { state, number, url, branch } = await proposeChanges({
        repository,
        base,
        commit,
        changes: [change],
        request: this.#key,
        title,
        description,
        again: this.#again,
        logger: this.#logger,
        signal,
        lookAgainMs: this.#settleMs,
      });
      if (number !== undefined && url && branch && state !== 'merged') {
        if (state === 'opened') {
          this.#logger.info(`Opened pull request #${number}: ${url}`);
        } else if (
          (await repository.pullRequests.read(number, { signal })).mergeable ===
          false
        ) {
          const tip = await repository.writeCommit(
            { parent: commit, message: title, changes: [change] },
            { signal },
          );
          await repository.moveBranch(branch, tip, { signal });
          this.#logger.info(
            `Pull request #${number} was brought up to date with ${base}`,
          );
        }
        return {
          platform: parsePlatformText(edited.text, where),
          pull: { number, url, branch },
        };
      }
      // Merged since the branch was read.
      await pause(this.#settleMs, signal);
    }
    throw new ConflictError(
      `${where} changes all the time; run it again when it does not`,
    );
  }

  /** Names the pull request: the same whenever the same is taken off. */
  get #key(): string {
    const { project, environment } = this.#request;
    return `offboard ${project}${environment ? ` ${environment}` : ''}`;
  }
}
