import { Project } from '@lakeport/project';
import { DatabricksProvider } from '#dbx/provider';
import { pinProvider } from './pinProvider';
import { ProjectStack } from './ProjectStack';

/**
 * The Databricks account: alias `account`. It signs in with what the
 * environment of the process holds (OAuth client or workload identity), never
 * with anything written here.
 */
export function databricksAccountProvider(
  stack: ProjectStack,
  project: Project,
): DatabricksProvider {
  pinProvider(stack, 'databricks');
  return new DatabricksProvider(stack, 'databricks', {
    alias: 'account',
    host: 'https://accounts.cloud.databricks.com',
    accountId: project.spec.databricks.accountId,
  });
}
