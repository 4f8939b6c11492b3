import type { DeploymentLog } from '@lakeport/backstage-plugin-databricks-common';

/** As many lines of a log stay in the browser's memory. */
const KEPT = 20_000;

/** What has been read of a job's log so far. */
export interface ReadLog {
  lines: string[];
  /** What to give as `after` for the lines that follow. */
  next: number;
  complete: boolean;
  /** How many of the first lines are gone, here or at the backend. */
  omitted: number;
  problem?: string;
}

/** Adds a page of a log to what was read before it; of too many, the last are kept. */
export function appendLog(
  before: ReadLog | undefined,
  page: DeploymentLog,
): ReadLog {
  const lines = [...(before?.lines ?? []), ...page.lines];
  const tooMany = Math.max(0, lines.length - KEPT);
  const omittedBefore = before?.omitted ?? page.omittedLines ?? 0;
  return {
    lines: lines.slice(tooMany),
    next: page.next,
    complete: page.complete,
    omitted: omittedBefore + tooMany,
    ...(page.problem !== undefined && { problem: page.problem }),
  };
}
