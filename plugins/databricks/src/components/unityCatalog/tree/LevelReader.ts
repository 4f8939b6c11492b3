import { ResponseError } from '@backstage/errors';
import type {
  DatabricksApi,
  DatabricksRequestOptions,
  UnityObjectPage,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  InfiniteQueryObserver,
  keepPreviousData,
  type InfiniteData,
  type InfiniteQueryObserverOptions,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query';
import { refreshedSoon } from '../../../queries/refreshedSoon';
import type { LevelState } from './LevelState';
import { levelStateOf } from './levelStateOf';
import type { TreeLevel } from './TreeLevel';

/**
 * Rows that are read at a time after the first page. That one is as large as the API
 * makes it by itself: backends read it ahead.
 */
const PAGE_SIZE = 100;

type Pages = InfiniteData<UnityObjectPage, string | undefined>;

type Observer = InfiniteQueryObserver<
  UnityObjectPage,
  Error,
  Pages,
  QueryKey,
  string | undefined
>;

/** Where and how levels are read. */
export interface LevelSource {
  client: QueryClient;
  api: DatabricksApi;
  optionsOf: (signal: AbortSignal) => Promise<DatabricksRequestOptions>;
  /** Id of the workspace to read through; the backend chooses one when left out. */
  workspace?: string;
}

/**
 * Reads the levels of a tree that are open, a page at a time. How many there are
 * changes with every click, which hooks of queries are not made for.
 */
export class LevelReader {
  readonly #source: LevelSource;
  readonly #observers = new Map<
    string,
    { observer: Observer; unsubscribe: () => void }
  >();
  readonly #listeners = new Set<() => void>();
  #states: ReadonlyMap<string, LevelState> = new Map();
  /** Levels that are being read anew since a person pressed a button for it. */
  readonly #anew = new Set<string>();
  /** What is watched, as text: asking for the same again does nothing. */
  #watched = '';

  constructor(source: LevelSource) {
    this.#source = source;
  }

  /** Reads these levels from now on, and no others. A question that nobody waits for any more is given up. */
  watch(
    levels: readonly TreeLevel[],
    filters: Readonly<Record<string, string>>,
  ) {
    const watched = JSON.stringify(
      levels.map(level => [level, filters[level.key] ?? '']),
    );
    if (watched === this.#watched) {
      return;
    }
    this.#watched = watched;
    const wanted = new Set(levels.map(({ key }) => key));
    for (const [key, { unsubscribe }] of this.#observers) {
      if (!wanted.has(key)) {
        unsubscribe();
        this.#observers.delete(key);
      }
    }
    for (const level of levels) {
      const options = this.#options(level, filters[level.key]);
      const known = this.#observers.get(level.key);
      if (known) {
        known.observer.setOptions(options);
      } else {
        const observer: Observer = new InfiniteQueryObserver(
          this.#source.client,
          options,
        );
        const unsubscribe = observer.subscribe(this.#publish);
        this.#observers.set(level.key, { observer, unsubscribe });
      }
    }
    this.#publish();
  }

  /** Goes on where a level ends, or tries again what has failed. */
  readMore(key: string) {
    const observer = this.#observers.get(key)?.observer;
    if (!observer || observer.getCurrentResult().isFetching) {
      return;
    }
    const { data, error } = observer.getCurrentResult();
    if (data && isRefused(error)) {
      // The next page's token has expired: only the first page has another one.
      this.#readAnew(key, observer);
    } else {
      void (data ? observer.fetchNextPage() : observer.refetch());
    }
  }

  /** Reads every open level anew from its first page on. */
  refresh() {
    for (const [key, { observer }] of this.#observers) {
      this.#readAnew(key, observer);
    }
  }

  #readAnew(key: string, observer: Observer) {
    this.#source.client.setQueryData<Pages>(
      observer.options.queryKey,
      data =>
        data && {
          pages: data.pages.slice(0, 1),
          pageParams: data.pageParams.slice(0, 1),
        },
    );
    this.#anew.add(key);
    void observer.refetch().finally(() => this.#anew.delete(key));
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly states = () => this.#states;

  /** Ends all reading. */
  close() {
    this.watch([], {});
  }

  readonly #publish = () => {
    this.#states = new Map(
      [...this.#observers].map(([key, { observer }]) => [
        key,
        levelStateOf(observer.getCurrentResult()),
      ]),
    );
    this.#listeners.forEach(listener => listener());
  };

  #options(
    level: TreeLevel,
    filter: string | undefined,
  ): InfiniteQueryObserverOptions<
    UnityObjectPage,
    Error,
    Pages,
    QueryKey,
    string | undefined
  > {
    const { api, optionsOf, workspace } = this.#source;
    const { metastore, kind, catalog, schema } = level;
    const text = filter?.trim();
    const request = {
      metastore,
      kind,
      ...(catalog !== undefined && { catalog }),
      ...(schema !== undefined && { schema }),
      ...(workspace !== undefined && { workspace }),
      ...(text && { q: text }),
    };
    return {
      queryKey: ['unity', 'objects', request],
      queryFn: async ({ pageParam, signal }) =>
        api.listUnityObjects(
          {
            ...request,
            ...(pageParam && { pageToken: pageParam, limit: PAGE_SIZE }),
          },
          {
            ...(await optionsOf(signal)),
            refresh: this.#anew.has(level.key),
          },
        ),
      initialPageParam: undefined,
      getNextPageParam: page => page.nextPageToken,
      placeholderData: keepPreviousData,
      // Reading thousands of pages again takes a press of the button.
      staleTime: Infinity,
      refetchInterval: ({ state: { data } }) => refreshedSoon(data?.pages),
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      // Comparing a hundred thousand rows with themselves takes longer than drawing them.
      structuralSharing: false,
    };
  }
}

/** Whether the backend takes the question for a wrong one: asking it again is of no use. */
function isRefused(error: Error | null): boolean {
  return error instanceof ResponseError && error.statusCode === 400;
}
