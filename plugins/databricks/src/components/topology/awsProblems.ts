import type { SourceList } from '@lakeport/backstage-plugin-databricks-common';

/** What is wrong in app-config with the AWS accounts: why some are not read. */
export function awsProblems(
  sources: SourceList | undefined,
): SourceList['problems'] {
  return (sources?.problems ?? []).filter(({ path }) =>
    path.startsWith('databricks.aws'),
  );
}
