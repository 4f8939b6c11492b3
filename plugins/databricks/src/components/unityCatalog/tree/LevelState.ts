import type {
  Age,
  SourceError,
  UnityObject,
} from '@lakeport/backstage-plugin-databricks-common';

/** What has been read of one level, and how reading goes on. */
export interface LevelState {
  items: readonly UnityObject[];
  /** Nothing has been read yet. */
  isPending: boolean;
  isFetching: boolean;
  hasMore: boolean;
  /** How many pages in a row had nothing that the reader may see, the last ones. */
  emptyPages: number;
  /** Why the latest question failed; what was read before still stands. */
  error?: string;
  /** Sources that failed, beside what the others gave. */
  errors: readonly SourceError[];
  /** Age of the oldest page. */
  age?: Age;
}
