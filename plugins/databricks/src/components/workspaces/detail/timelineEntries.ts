import type { WorkspaceTimeline } from '@lakeport/backstage-plugin-databricks-common';

/** What happened to a workspace, or was done to it. */
export type TimelineItem = WorkspaceTimeline['items'][number];

/** A moment of a workspace's timeline. */
export interface TimelineEntry {
  item: TimelineItem;
  /** The deployment that was under way then, and may have caused it. */
  during?: TimelineItem;
}

/** These only look. */
const CHANGES_NOTHING = ['plan'];

/**
 * Sets each status of a workspace beside the deployment that was under way when
 * it was seen; of several, the one that started last.
 */
export function timelineEntries(
  items: readonly TimelineItem[],
): TimelineEntry[] {
  const deployments = items
    .filter(
      ({ kind, operation = '' }) =>
        kind === 'deployment' && !CHANGES_NOTHING.includes(operation),
    )
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return items.map(item => {
    if (item.kind === 'deployment') {
      return { item };
    }
    const at = Date.parse(item.at);
    const during = deployments.find(
      deployment =>
        Date.parse(deployment.at) <= at &&
        (deployment.endedAt === undefined ||
          at <= Date.parse(deployment.endedAt)),
    );
    return { item, ...(during && { during }) };
  });
}
