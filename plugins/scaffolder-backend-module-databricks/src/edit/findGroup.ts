import type { DatabricksApi } from '@lakeport/backstage-plugin-databricks-common';

/** Pages that are looked through for one name; part of it may be in very many. */
const PAGES = 5;
const PAGE_SIZE = 100;

/**
 * Whether the Databricks account has a group of exactly this name; undefined
 * when that could not be told.
 *
 * @param options - `platform` whose account it is, any account without
 */
export async function findGroup(
  api: Pick<DatabricksApi, 'listGroupChoices'>,
  name: string,
  options: { platform?: string; token: string; signal?: AbortSignal },
): Promise<boolean | undefined> {
  const { platform, token, signal } = options;
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { items, nextCursor, errors } = await api.listGroupChoices(
      { platform, q: name, limit: PAGE_SIZE, ...(cursor && { cursor }) },
      { token, signal },
    );
    if (items.some(({ value }) => value === name)) {
      return true;
    }
    if (errors.length > 0) {
      return undefined;
    }
    if (nextCursor === undefined) {
      return false;
    }
    cursor = nextCursor;
  }
  return undefined;
}
