import type {
  DeclaredFile,
  PlatformDetails,
} from '@lakeport/backstage-plugin-databricks-common';
import type { OpenPullRequest } from '../pullRequests/PullRequestReader';
import type { Claims } from './Claims';

/** What is known of a platform, whoever asks. */
export type PlatformAnswer = Omit<PlatformDetails, 'entityRef'>;

/** What an open pull request would add to a platform file. */
export interface PendingClaims {
  pullRequest: OpenPullRequest;
  claims: Claims;
}

/** A platform file as it was read. */
export type ReadPlatformFile = { text: string; file: DeclaredFile };
