import type { CreateDeploymentRequest } from '@lakeport/backstage-plugin-databricks-common';

/** What every start of a deployment can be given besides what is done. */
export interface StartOptions {
  /** Why, in the requester's words. */
  comment: string;
  /** Whether to wait for the deployment that is not finished. */
  queue: boolean;
  approveInAdvance: boolean;
}

/** Nothing but what is done. */
export const NO_OPTIONS: StartOptions = {
  comment: '',
  queue: false,
  approveInAdvance: false,
};

/** The part of a request that the options make. */
export function requestOf(
  options: StartOptions,
): Pick<CreateDeploymentRequest, 'comment' | 'whenBusy' | 'approveInAdvance'> {
  const comment = options.comment.trim();
  return {
    ...(comment && { comment }),
    ...(options.queue && { whenBusy: 'queue' as const }),
    ...(options.approveInAdvance && { approveInAdvance: true }),
  };
}
