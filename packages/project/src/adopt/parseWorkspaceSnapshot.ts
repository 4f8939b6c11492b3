import type { Problem } from '../Problem';
import { shownPath } from '../shownPath';
import type { WorkspaceSnapshot } from './WorkspaceSnapshot';
import { workspaceSnapshotSchema } from './workspaceSnapshotSchema';

/**
 * A checked snapshot, or everything that is wrong with its value.
 *
 * @public
 */
export type SnapshotResult =
  | { valid: true; snapshot: WorkspaceSnapshot; problems: [] }
  | { valid: false; problems: Problem[] };

/**
 * Checks a value that is to be a snapshot of a workspace. Keys that are not
 * known are left out. Never throws.
 *
 * @public
 */
export function parseWorkspaceSnapshot(value: unknown): SnapshotResult {
  const { data, error } = workspaceSnapshotSchema.safeParse(value);
  return data
    ? { valid: true, snapshot: data, problems: [] }
    : {
        valid: false,
        problems: (error?.issues ?? []).map(({ path, message }) => ({
          path: shownPath(
            path.map(step => (typeof step === 'number' ? step : String(step))),
          ),
          message,
          hint: 'use what `lakeport adopt --print-snapshot` or the portal gives',
          line: 0,
          column: 0,
        })),
      };
}
