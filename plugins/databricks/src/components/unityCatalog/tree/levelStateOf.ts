import type {
  Age,
  UnityObject,
  UnityObjectPage,
} from '@lakeport/backstage-plugin-databricks-common';
import type {
  InfiniteData,
  InfiniteQueryObserverResult,
} from '@tanstack/react-query';
import { errorMessage } from '../../common/errorMessage';
import type { LevelState } from './LevelState';

type Pages = InfiniteData<UnityObjectPage, string | undefined>;

/** What was worked out of pages, kept as long as they are. */
const known = new WeakMap<
  Pages,
  Pick<LevelState, 'items' | 'errors' | 'age' | 'emptyPages'>
>();

function ofPages(data: Pages) {
  const seen = known.get(data);
  if (seen) {
    return seen;
  }
  const items = new Map<string, UnityObject>();
  const errors = new Map<string, { source: string; message: string }>();
  let age: Age | undefined;
  let emptyPages = 0;
  for (const page of data.pages) {
    // What moved to a later page while it was read is there once all the same.
    page.items.forEach(item => items.set(item.name, item));
    page.errors.forEach(error =>
      errors.set(`${error.source} ${error.message}`, error),
    );
    emptyPages = page.items.length === 0 ? emptyPages + 1 : 0;
    if (!age || page.age.readAt < age.readAt || page.age.stale) {
      age = {
        readAt:
          age && age.readAt < page.age.readAt ? age.readAt : page.age.readAt,
        stale: page.age.stale || Boolean(age?.stale),
      };
    }
  }
  const state = {
    items: [...items.values()],
    errors: [...errors.values()],
    emptyPages,
    ...(age && { age }),
  };
  known.set(data, state);
  return state;
}

/** A level as its pages tell of it. */
export function levelStateOf(
  result: InfiniteQueryObserverResult<Pages, Error>,
): LevelState {
  const { data, error } = result;
  return {
    ...(data ? ofPages(data) : { items: [], errors: [], emptyPages: 0 }),
    isPending: data === undefined && !error,
    isFetching: result.isFetching,
    hasMore: Boolean(data) && result.hasNextPage,
    ...(error && { error: errorMessage(error) }),
  };
}
