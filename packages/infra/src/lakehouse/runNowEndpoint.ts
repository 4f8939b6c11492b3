/**
 * The address at which a workspace starts jobs (Databricks REST API, jobs/run-now
 * 2.1, 2026).
 *
 * @param workspaceUrl - with its scheme and without a slash at its end
 */
export function runNowEndpoint(workspaceUrl: string): string {
  return `${workspaceUrl}/api/2.1/jobs/run-now`;
}
