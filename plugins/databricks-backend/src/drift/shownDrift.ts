import type { EnvironmentDrift } from '@lakeport/backstage-plugin-databricks-common';
import type { DriftRecord } from './DriftRecord';

/** Comparisons are made every day; after this time something is wrong with them. */
const FRESH_MS = 3 * 24 * 60 * 60_000;

/**
 * What is told of an environment's drift. What is old, or was found out about an
 * environment that sleeps now, is not known any more.
 */
export function shownDrift(
  record: DriftRecord | undefined,
  { isAsleep, now }: { isAsleep: boolean; now: Date },
): EnvironmentDrift {
  if (!record) {
    return {
      status: 'unknown',
      reason: 'Nobody has looked for a comparison with the repository yet',
    };
  }
  const { status, reason, since, checkedAt, runUrl, plan } = record;
  const seen = { ...(checkedAt && { checkedAt }), ...(runUrl && { runUrl }) };
  const age = checkedAt && now.getTime() - Date.parse(checkedAt);
  if (isAsleep) {
    return {
      ...seen,
      status: 'unknown',
      reason:
        'It is asleep, and differs from the repository on purpose; it is compared when it is awake',
    };
  }
  if (age && age > FRESH_MS) {
    return {
      ...seen,
      status: 'unknown',
      reason: `The last comparison is of ${checkedAt?.slice(
        0,
        10,
      )}, more than three days ago: look why drift.yml does not run any more`,
    };
  }
  return {
    ...seen,
    status,
    ...(status === 'unknown' && reason && { reason }),
    ...(status === 'drifted' && since && { since }),
    ...(plan && { plan }),
  };
}
