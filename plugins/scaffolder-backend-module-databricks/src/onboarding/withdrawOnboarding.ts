import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { BRANCH_PREFIX } from '../repository/proposalBranch';
import type { Claim } from './Claim';
import type { PlatformPlace } from './PlatformPlace';
import { PlatformReader } from './PlatformReader';

/** As the requests of databricks:project:onboard name their branches. */
const ONBOARDING = `${BRANCH_PREFIX}onboard-`;

/**
 * Finds the open onboarding request of a project, of all or of one environment
 * or number.
 *
 * @returns undefined when there is none that is open
 * @throws ConflictError when there are several
 */
export async function findOnboarding(options: {
  place: PlatformPlace;
  request: { project: string; environment?: string; number?: number };
  logger: LoggerService;
  signal?: AbortSignal;
}): Promise<Claim['pull'] | undefined> {
  const { project, environment, number } = options.request;
  const { claims } = await new PlatformReader(options).read(options.signal);
  const found = claims
    .filter(
      ({ pull, edits }) =>
        pull.branch.startsWith(ONBOARDING) &&
        (number === undefined || pull.number === number) &&
        edits.length > 0 &&
        edits.every(edit => edit.name === project) &&
        (environment === undefined ||
          edits.some(edit => Object.hasOwn(edit.environments, environment))),
    )
    .map(({ pull }) => pull);
  if (found.length > 1) {
    throw new ConflictError(
      `${project} has more than one onboarding request: ${found
        .map(({ url }) => url)
        .join(
          ', ',
        )}. Say which by "number", or by "environment" where that does`,
    );
  }
  return found[0];
}

/** Closes an onboarding request and deletes its branch. */
export async function withdrawOnboarding(options: {
  place: PlatformPlace;
  pull: Claim['pull'];
  /** Who withdraws it, as an entity reference. */
  by?: string;
  logger: LoggerService;
}): Promise<void> {
  const { place, pull, by, logger } = options;
  const { repository } = place;
  // Closed and its branch gone, or neither: nothing is cancelled in between.
  await repository.pullRequests.close(
    pull.number,
    `Withdrawn in the portal${by ? ` by \`${by.replaceAll('`', '')}\`` : ''}.`,
  );
  await repository.deleteBranch(pull.branch);
  logger.info(`Withdrew pull request #${pull.number}: ${pull.url}`);
}
