/**
 * Tags that a project puts on everything it creates, as AWS tags and as
 * Databricks custom tags.
 *
 * @public
 */
export const workspaceTags = {
  project: 'lakeport-project',
  environment: 'lakeport-environment',
} as const;
