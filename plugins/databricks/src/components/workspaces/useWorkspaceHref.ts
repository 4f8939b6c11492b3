import { useRouteRef } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { rootRouteRef } from '../../routes';

/** Where this app shows a workspace. */
export function useWorkspaceHref(): (workspaceId: string) => string {
  const root = useRouteRef(rootRouteRef)();
  return useCallback(
    id => `${root}/workspaces/${encodeURIComponent(id)}`,
    [root],
  );
}
