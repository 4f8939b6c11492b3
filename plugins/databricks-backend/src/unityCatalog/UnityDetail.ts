import type { UnityObjectDetails } from '@lakeport/backstage-plugin-databricks-common';

/** What Databricks tells of one object, whoever asks. */
export type UnityDetail = Omit<
  UnityObjectDetails,
  'age' | 'entityRef' | 'environments' | 'errors' | 'tags' | 'url' | 'via'
>;
