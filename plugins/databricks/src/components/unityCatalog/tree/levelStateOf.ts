import type {
  Age,
  UnityObjectPage,
} from '@lakeport/backstage-plugin-databricks-common';
import type {
  InfiniteData,
  InfiniteQueryObserverResult,
} from '@tanstack/react-query';
import { errorMessage } from '../../common/errorMessage';
import type { LevelState } from './LevelState';

type Pages = InfiniteData<UnityObjectPage, string | undefined>;

type Read = Pick<LevelState, 'items' | 'errors' | 'age' | 'emptyPages'>;

const NOTHING: Read = { items: [], errors: [], emptyPages: 0 };

/**
 * What all pages up to this one tell, and how many they are. Kept for the last
 * page of a level alone: each holds all rows before it.
 */
const known = new WeakMap<
  UnityObjectPage,
  { count: number; first: UnityObjectPage; read: Read; names: Set<string> }
>();

/** What pages tell: only those are looked at that were not there the time before. */
function ofPages(pages: readonly UnityObjectPage[]): Read {
  const [first] = pages;
  const at = pages.findLastIndex((page, index) => {
    const seen = known.get(page);
    return seen?.count === index + 1 && seen.first === first;
  });
  const seen = at < 0 ? undefined : known.get(pages[at]);
  if (seen && at === pages.length - 1) {
    return seen.read;
  }
  const names = seen?.names ?? new Set<string>();
  let read = seen?.read ?? NOTHING;
  for (const page of pages.slice(at + 1)) {
    read = withPage(read, page, names);
  }
  if (at >= 0) {
    known.delete(pages[at]);
  }
  if (pages.length > 0) {
    known.set(pages[pages.length - 1], {
      count: pages.length,
      first,
      read,
      names,
    });
  }
  return read;
}

function withPage(read: Read, page: UnityObjectPage, names: Set<string>): Read {
  // What moved to a later page while it was read is there once all the same.
  const items = page.items.filter(
    ({ name }) => !names.has(name) && names.add(name),
  );
  const errors = page.errors.filter(
    ({ source, message }) =>
      !read.errors.some(
        error => error.source === source && error.message === message,
      ),
  );
  return {
    items: read.items.concat(items),
    errors: read.errors.concat(errors),
    emptyPages: page.items.length === 0 ? read.emptyPages + 1 : 0,
    age: older(read.age, page.age),
  };
}

function older(one: Age | undefined, other: Age): Age {
  return {
    readAt: one && one.readAt < other.readAt ? one.readAt : other.readAt,
    stale: other.stale || Boolean(one?.stale),
  };
}

/** A level as its pages tell of it. */
export function levelStateOf(
  result: InfiniteQueryObserverResult<Pages, Error>,
): LevelState {
  const { data, error } = result;
  return {
    ...(data ? ofPages(data.pages) : NOTHING),
    isPending: data === undefined && !error,
    isFetching: result.isFetching,
    hasMore: Boolean(data) && result.hasNextPage,
    ...(error && { error: errorMessage(error) }),
  };
}
