import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { UnityGrantPage } from '@lakeport/backstage-plugin-databricks-common';
import type { UnityGrant } from '@lakeport/backstage-plugin-databricks-node';
import type { Plain } from '../cache/Plain';
import { Readings } from '../sources/Readings';
import { authorizeUnityObject } from './authorizeUnityObject';
import { checkUnityRequest } from './checkUnityRequest';
import { collectPage, type SourcePage } from './collectPage';
import { fullNameOf } from './fullNameOf';
import { shownOwners } from './shownOwners';
import type { UnityAccess } from './UnityAccess';
import type { UnityCaller } from './UnityCaller';
import type { UnityCatalogGateway } from './UnityCatalogGateway';
import type { UnityObjectRequest } from './UnityObjectReader';
import type { UnityOwners } from './UnityOwners';
import { unityPageToken } from './unityPageToken';
import { UnityReadings } from './UnityReadings';

/** Fewer principals to a page are refused by Databricks (effective permissions, 2026). */
const PER_PAGE = 150;

type GrantPage = SourcePage<Plain<UnityGrant>>;

/** Who may do what with an object, directly and by inheritance, a page of principals at a time. */
export class UnityGrantReader {
  readonly #access: Pick<UnityAccess, 'decide'>;
  readonly #gateway: Pick<UnityCatalogGateway, 'read'>;
  readonly #owners: Pick<UnityOwners, 'resolve'>;
  readonly #readings: UnityReadings<GrantPage>;

  constructor(options: {
    access: Pick<UnityAccess, 'decide'>;
    gateway: Pick<UnityCatalogGateway, 'read'>;
    owners: Pick<UnityOwners, 'resolve'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    this.#access = options.access;
    this.#gateway = options.gateway;
    this.#owners = options.owners;
    this.#readings = new UnityReadings({ ...options, name: 'grants' });
  }

  /** @throws as UnityObjectReader.read, and InputError for a token of another list */
  async list(
    request: UnityObjectRequest & { principal?: string; pageToken?: string },
    caller: UnityCaller,
  ): Promise<UnityGrantPage> {
    const object = checkUnityRequest.object(request);
    const decision = await this.#access.decide(caller.credentials);
    await authorizeUnityObject(decision, object);

    const { kind, metastoreId, catalog } = object;
    const { principal, pageToken, workspace } = request;
    const fullName = fullNameOf(object);
    // Databricks grants models as functions (terraform-provider-databricks, 2026).
    const type = kind === 'model' ? 'function' : kind;
    const list = [metastoreId, kind, fullName, principal, workspace].map(part =>
      JSON.stringify(part ?? null),
    );
    const start = pageToken ? unityPageToken.read(list, pageToken) : undefined;
    const readings = new Readings();
    const through = { id: start?.workspaceId ?? workspace };
    const { items, next, repeated } = await collectPage<Plain<UnityGrant>>({
      cursor: start?.cursor ?? { skip: 0, seen: [] },
      limit: PER_PAGE,
      read: async token => {
        const answer = await this.#gateway.read<GrantPage>(
          { metastoreId, catalog, workspaceId: through.id },
          caller.rights,
          {
            of: [type, fullName, principal ?? '', token ?? ''],
            readings: this.#readings,
            read: async (reader, signal) => {
              const { items: found, nextPageToken } = await reader
                .effectivePermissions(type, fullName, principal)
                .page({ pageToken: token, maxResults: PER_PAGE, signal });
              return {
                items: found,
                ...(nextPageToken !== undefined && { nextPageToken }),
              };
            },
          },
        );
        through.id = answer.workspace.id;
        readings.include(answer.age, answer.errors);
        return answer.value;
      },
      fitting: async found => found,
      goesOn: () => false,
    });
    if (repeated) {
      readings.add(
        `grants of ${fullName}`,
        'Databricks gave a page token that it had given before; the list ends here and may lack something',
      );
    }
    const ownerOf = await shownOwners({
      owners: this.#owners,
      names: items.map(grant => grant.principal),
      viewer: decision.viewer(caller),
      readings,
    });
    return {
      items: items.map(grant => ({
        principal: ownerOf(grant.principal),
        privileges: grant.privileges,
      })),
      ...(next && {
        nextPageToken: unityPageToken.write(list, {
          cursor: next,
          workspaceId: through.id ?? '',
        }),
      }),
      age: readings.age(),
      errors: readings.sorted(),
    };
  }
}
