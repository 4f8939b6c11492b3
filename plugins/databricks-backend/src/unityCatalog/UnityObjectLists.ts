import type {
  UnityObject,
  UnityObjectPage,
} from '@lakeport/backstage-plugin-databricks-common';
import { checkUnityRequest } from './checkUnityRequest';
import { shownOwners } from './shownOwners';
import type { UnityAccess } from './UnityAccess';
import type { UnityCaller } from './UnityCaller';
import type { UnityListRequest } from './UnityListRequest';
import { unityNameOf } from './unityNameOf';
import type { UnityOwners } from './UnityOwners';
import type { UnityPages } from './UnityPages';
import { viaOf } from './viaOf';

/** Levels of Unity Catalog, a page at a time, as far as the caller may see them. */
export class UnityObjectLists {
  readonly #access: Pick<UnityAccess, 'decide'>;
  readonly #pages: Pick<UnityPages, 'page'>;
  readonly #owners: Pick<UnityOwners, 'resolve'>;

  constructor(options: {
    access: Pick<UnityAccess, 'decide'>;
    pages: Pick<UnityPages, 'page'>;
    owners: Pick<UnityOwners, 'resolve'>;
  }) {
    this.#access = options.access;
    this.#pages = options.pages;
    this.#owners = options.owners;
  }

  /**
   * @throws NotAllowedError when the caller may see nothing of Unity Catalog
   * @throws as UnityPages.page
   */
  async list(
    request: UnityListRequest,
    caller: UnityCaller,
  ): Promise<UnityObjectPage> {
    checkUnityRequest.list(request);
    const decision = await this.#access.decide(caller.credentials);
    const page = await this.#pages.page(request, caller, async found => {
      const allowed = await decision.allows(
        found.map(item => judged(request, item)),
      );
      return found.filter((_, index) => allowed[index]);
    });
    const { readings } = page;
    const ownerOf = await shownOwners({
      owners: this.#owners,
      names: page.items.map(({ owner }) => owner?.name),
      viewer: decision.viewer(caller),
      readings,
    });
    return {
      items: page.items.map(item => ({
        ...item,
        ...(item.owner && { owner: ownerOf(item.owner.name) }),
      })),
      ...(page.nextPageToken && { nextPageToken: page.nextPageToken }),
      via: viaOf(page.workspace),
      age: readings.age(),
      errors: readings.sorted(),
    };
  }
}

/** Table summaries, of which a search by name is made, tell no owner. */
function judged(request: UnityListRequest, item: UnityObject) {
  const isSummary = request.kind === 'table' && request.q !== undefined;
  return {
    ...unityNameOf(request.metastore, item),
    owner: isSummary ? (false as const) : item.owner?.name,
  };
}
