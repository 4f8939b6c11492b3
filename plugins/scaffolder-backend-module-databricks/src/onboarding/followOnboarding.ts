import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { pause } from '../deployment/pause';
import type { Onboarding, OnboardingState } from './Onboarding';
import type { PlatformPlace } from './PlatformPlace';

/** How an onboarding ended up in the platform file. */
export interface MergedOnboarding extends OnboardingState {
  /** The commit that its merge made; undefined where it had been there before. */
  mergeCommit?: string;
}

/**
 * Follows an onboarding's pull request until it is merged. Where others are
 * merged first it is brought up to date, with other addresses if need be.
 *
 * @throws ConflictError when it is closed without being merged
 */
export async function followOnboarding(options: {
  place: PlatformPlace;
  onboarding: Pick<Onboarding, 'propose'>;
  state: OnboardingState;
  logger: LoggerService;
  signal?: AbortSignal;
  pollMs: number;
  deadline: number;
}): Promise<MergedOnboarding> {
  const { place, onboarding, logger, signal, pollMs, deadline } = options;
  const { repository, branch } = place;
  let { state } = options;
  let tip: string | undefined;
  let merged: Pick<MergedOnboarding, 'pull' | 'mergeCommit'> = {};
  for (;;) {
    signal?.throwIfAborted();
    const pull = state.pull ?? state.opened;
    if (!pull || pull.number === merged.pull?.number) {
      return { platform: state.platform, ...merged };
    }
    const now = await repository.pullRequests.read(pull.number, { signal });
    if (now.state === 'merged') {
      logger.info(`Pull request #${pull.number} is merged`);
      merged = { pull, mergeCommit: now.mergeCommit };
      // What was merged before its repository had ids needs another one.
      state = await onboarding.propose();
      if (state.pull) {
        const { number, url } = state.pull;
        logger.info(`Waiting for pull request #${number}: ${url}`);
      }
      continue;
    }
    if (now.state === 'closed') {
      throw new ConflictError(
        `Pull request #${pull.number} was closed without being merged (${pull.url}). See there why; run it again with "again" to propose it once more`,
      );
    }
    const head = await repository.head(branch, { signal });
    if (now.mergeable === false || (tip !== undefined && head !== tip)) {
      const next = await onboarding.propose();
      // Merged since it was looked at: the next round sees that.
      state = next.pull ? next : { ...next, pull };
    }
    tip = head;
    if (Date.now() >= deadline) {
      throw new Error(
        `Pull request #${pull.number} is not merged yet (${pull.url}). It stays open: run this again to go on`,
      );
    }
    await pause(pollMs, signal);
  }
}
