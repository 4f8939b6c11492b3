import type { DeploymentRecord } from './DeploymentRecord';

/** The longest time between two looks at a deployment that waits for people, or for a runner. */
const MOST_MS = 60_000;
/**
 * And at a run that works: it ends any moment, and a look at a run that has not
 * changed costs nothing of GitHub's limit (it answers 304).
 */
const MOST_RUNNING_MS = 15_000;
/** As long as the portal waits for a review, a look sees only whether it has expired. */
const REVIEW_MS = 60 * 60_000;
const GROWTH = 1.5;

/**
 * When a deployment is to be looked at again: soon after something has changed,
 * and less and less often as long as nothing does.
 */
export function nextLook(
  record: Pick<DeploymentRecord, 'state' | 'approval' | 'looks'>,
  options: {
    hasChanged: boolean;
    pollMs: number;
    expireAfterMs: number;
    now: Date;
  },
): { looks: number; nextLookAt: string } {
  const { hasChanged, pollMs, now } = options;
  const looks = hasChanged ? 0 : record.looks + 1;
  const { approval } = record;
  const inMs = () => {
    if (record.state === 'waiting' && approval?.by === 'portal') {
      const since = Date.parse(approval.since ?? now.toISOString());
      const expires = since + options.expireAfterMs - now.getTime() + 1;
      return Math.max(pollMs, Math.min(expires, REVIEW_MS));
    }
    // Fewer than a hundred looks make it the longest; more make a number too large.
    const grown = pollMs * GROWTH ** Math.min(looks, 100);
    const most = record.state === 'running' ? MOST_RUNNING_MS : MOST_MS;
    return Math.max(pollMs, Math.min(grown, most));
  };
  return {
    looks,
    nextLookAt: new Date(now.getTime() + inMs()).toISOString(),
  };
}
