import type { DatabricksList } from '@lakeport/backstage-plugin-databricks-node';

/** A list that is there at once; an Error is thrown. */
export function listOf<T>(items: T[] | Error): DatabricksList<T> {
  const all = async () => {
    if (items instanceof Error) {
      throw items;
    }
    return [...items];
  };
  return {
    all,
    page: async () => ({ items: await all() }),
    pages: async function* pages() {
      yield await all();
    },
  };
}
