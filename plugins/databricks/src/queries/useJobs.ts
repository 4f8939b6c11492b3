import { useApi } from '@backstage/core-plugin-api';
import type { JobPage } from '@lakeport/backstage-plugin-databricks-common';
import { databricksApiRef } from '../api/databricksApiRef';
import { usePages } from './usePages';

/** The jobs with their last results of a workspace, a page at a time. */
export function useJobs(workspaceId: string) {
  const api = useApi(databricksApiRef);
  return usePages<JobPage>(
    ['workspace-jobs', workspaceId],
    (request, options) => api.listJobs(workspaceId, request, options),
  );
}
