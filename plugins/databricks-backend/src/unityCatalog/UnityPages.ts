import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { UnityObject } from '@lakeport/backstage-plugin-databricks-common';
import { Readings } from '../sources/Readings';
import { collectPage, type SourcePage } from './collectPage';
import type { MetastoreWorkspace } from './KnownMetastore';
import type { UnityCaller } from './UnityCaller';
import type { UnityCatalogGateway } from './UnityCatalogGateway';
import type { UnityListRequest } from './UnityListRequest';
import { unityPageToken } from './unityPageToken';
import { UnityReadings } from './UnityReadings';
import { unitySourceList } from './unitySourceList';

const PER_PAGE = 50;
/** Of lists that are looked through for a name. */
const SEARCHED_PER_PAGE = 500;
/** How long a search goes on for one answer; the next page goes on from there. */
const SEARCH_MS = 1_000;
/** Pages that are read after a search's answer, for what is typed next. */
const MOST_AHEAD = 40;

/** What a page of a level holds. */
export interface UnityPage {
  items: UnityObject[];
  nextPageToken?: string;
  workspace: MetastoreWorkspace;
  /** Age and failures of what was read. */
  readings: Readings;
}

/**
 * Pages of a level of Unity Catalog. A page costs one request to Databricks: the
 * whole list is never read for it. A search by name reads on until there are
 * enough, since Databricks searches tables alone; what follows is read meanwhile.
 */
export class UnityPages {
  readonly #gateway: Pick<UnityCatalogGateway, 'read' | 'listed'>;
  readonly #readings: UnityReadings<SourcePage<UnityObject>>;
  readonly #ahead = new Set<string>();

  constructor(options: {
    gateway: Pick<UnityCatalogGateway, 'read' | 'listed'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    this.#gateway = options.gateway;
    this.#readings = new UnityReadings({ ...options, name: 'page' });
  }

  /**
   * @param fitting - which of some objects the caller may see
   * @throws InputError for a page token of another list
   * @throws as UnityCatalogGateway.read
   */
  async page(
    request: UnityListRequest,
    caller: Pick<UnityCaller, 'rights'>,
    fitting: (items: UnityObject[]) => Promise<UnityObject[]>,
  ): Promise<UnityPage> {
    const { metastore, kind, catalog, schema, q, limit = PER_PAGE } = request;
    const list = [metastore, kind, catalog, schema, q, request.workspace].map(
      part => JSON.stringify(part ?? null),
    );
    const start = request.pageToken
      ? unityPageToken.read(list, request.pageToken)
      : undefined;
    // Databricks searches tables by itself.
    const isSearched = q !== undefined && kind !== 'table';
    const size = isSearched ? SEARCHED_PER_PAGE : limit;
    // What is searched here is the same list whatever is looked for.
    const source = [
      kind,
      catalog,
      schema,
      isSearched ? undefined : q,
      kind === 'catalog' ? request.workspace : undefined,
    ].map(part => JSON.stringify(part ?? null));

    const readings = new Readings();
    const through: { id?: string; workspace?: MetastoreWorkspace } = {
      id: start?.workspaceId ?? request.workspace,
    };
    const read = async (token: string | undefined) => {
      const answer = await this.#gateway.read(
        { metastoreId: metastore, catalog, workspaceId: through.id },
        caller.rights,
        {
          of: [...source, String(size), token ?? ''],
          readings: this.#readings,
          read: (reader, signal) =>
            unitySourceList(reader, request, {
              pageToken: token,
              maxResults: size,
              signal,
            }),
        },
      );
      through.workspace = answer.workspace;
      // All pages of a list come from one workspace.
      through.id = answer.workspace.id;
      readings.include(answer.age, answer.errors);
      if (kind === 'catalog') {
        const found = answer.value.items;
        this.#gateway.listed(metastore, found, request.workspace);
      }
      return answer.value;
    };
    const wanted = q?.toLowerCase() ?? '';
    const end = performance.now() + SEARCH_MS;
    const { items, next, repeated } = await collectPage<UnityObject>({
      cursor: start?.cursor ?? { skip: 0, seen: [] },
      limit,
      read,
      fitting: found =>
        fitting(
          found.filter(({ name }) => name.toLowerCase().includes(wanted)),
        ),
      goesOn: () => isSearched && performance.now() < end,
    });
    const { workspace } = through;
    if (!workspace) {
      throw new Error('a page was made of nothing');
    }
    if (repeated) {
      readings.add(
        `${kind}s of ${workspace.name}`,
        'Databricks gave a page token that it had given before; the list ends here and may lack something',
      );
    }
    if (isSearched && next?.token !== undefined) {
      this.#readAhead([...source, workspace.url].join(), next.token, read);
    }
    return {
      items,
      ...(next && {
        nextPageToken: unityPageToken.write(list, {
          workspaceId: workspace.id,
          cursor: next,
        }),
      }),
      workspace,
      readings,
    };
  }

  /** Not awaited; what fails is read when it is asked for. */
  #readAhead(
    key: string,
    from: string,
    read: (token: string) => Promise<SourcePage<UnityObject>>,
  ): void {
    if (this.#ahead.has(key)) {
      return;
    }
    this.#ahead.add(key);
    const go = async () => {
      let token: string | undefined = from;
      for (let n = 0; n < MOST_AHEAD && token !== undefined; n++) {
        token = (await read(token)).nextPageToken;
      }
    };
    go()
      .catch(() => {})
      .finally(() => this.#ahead.delete(key));
  }
}
