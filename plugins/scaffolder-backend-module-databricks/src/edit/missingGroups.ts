import type { LoggerService } from '@backstage/backend-plugin-api';

/**
 * Of these groups, those that the Databricks account does not have. One of which
 * that could not be told counts as there, and the log says so.
 *
 * @param find - undefined when it cannot tell
 */
export async function missingGroups(
  groups: string[],
  find: (name: string) => Promise<boolean | undefined>,
  logger: LoggerService,
): Promise<string[]> {
  const missing: string[] = [];
  for (const group of groups) {
    const found = await find(group).catch((error: unknown) => {
      logger.warn(`Groups cannot be looked up: ${error}`);
      return undefined;
    });
    if (found === undefined) {
      logger.warn(
        `Whether the Databricks account has the group ${group} could not be told`,
      );
    } else if (!found) {
      missing.push(group);
    }
  }
  return missing;
}
