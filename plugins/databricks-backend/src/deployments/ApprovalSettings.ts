/** `databricks.deployments.approval` of app-config. */
export interface ApprovalSettings {
  /** Whether the portal holds back what no rule of GitHub does. */
  portal: 'always' | 'never';
  /** Whether who asks may also approve. */
  selfReview: boolean;
  /** Whether the portal may review at GitHub with its own credentials. */
  withPortalCredentials: boolean;
  /** How long a deployment waits for a review. */
  expireAfterMs: number;
}
