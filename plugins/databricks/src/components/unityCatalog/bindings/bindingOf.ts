import type { UnityBindingPage } from '@lakeport/backstage-plugin-databricks-common';

/** How a workspace may use a catalog. */
export type BindingState = 'write' | 'read' | 'none' | 'unknown';

/** How one workspace may use a catalog; an open one is there for all of its metastore. */
export function bindingOf(
  row: UnityBindingPage['items'][number],
  workspaceId: string,
): BindingState {
  if (row.open) {
    return 'write';
  }
  if (row.failed !== undefined) {
    return 'unknown';
  }
  const binding = row.bindings.find(item => item.workspaceId === workspaceId);
  if (!binding) {
    return 'none';
  }
  return binding.readOnly ? 'read' : 'write';
}
