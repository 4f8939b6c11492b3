export type StatusTone = 'success' | 'info' | 'warning' | 'danger' | 'neutral';

const TONES: Record<string, StatusTone> = {
  // Workspaces (Databricks Account API, Workspace.workspace_status).
  running: 'success',
  provisioning: 'info',
  not_provisioned: 'neutral',
  cancelling: 'warning',
  banned: 'danger',
  // Networks of workspaces (Account API, Network.vpc_status).
  valid: 'success',
  warned: 'warning',
  broken: 'danger',
  unattached: 'neutral',
  // VPC endpoints (EC2, State; Account API, VpcEndpoint.state) and private endpoint rules.
  available: 'success',
  established: 'success',
  pendingacceptance: 'info',
  rejected: 'danger',
  expired: 'danger',
  disconnected: 'danger',
  // Clusters and SQL warehouses (ClusterState, warehouse State).
  starting: 'info',
  restarting: 'info',
  resizing: 'info',
  terminating: 'neutral',
  terminated: 'neutral',
  stopping: 'neutral',
  stopped: 'neutral',
  error: 'danger',
  // Deployments.
  requested: 'neutral',
  dispatched: 'info',
  succeeded: 'success',
  failed: 'danger',
  cancelled: 'warning',
  lost: 'warning',
  // Jobs and steps (GitHub REST API, workflow jobs: status and conclusion).
  queued: 'neutral',
  waiting: 'neutral',
  pending: 'neutral',
  in_progress: 'info',
  completed: 'neutral',
  success: 'success',
  failure: 'danger',
  timed_out: 'danger',
  startup_failure: 'danger',
  action_required: 'warning',
  skipped: 'neutral',
  neutral: 'neutral',
  stale: 'neutral',
};

/**
 * How a status is to be taken. A status that is not known is neutral: it is
 * still shown in its own words.
 */
export function statusTone(status: string): StatusTone {
  return TONES[status.toLocaleLowerCase('en-US')] ?? 'neutral';
}
