import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  WorkspaceDetails,
  WorkspacePrincipal,
} from '@lakeport/backstage-plugin-databricks-common';
import type { ReadingRequest } from '../cache/ReadingCache';
import type { EntityRefs } from '../entities/EntityRefs';
import type { PrincipalRefs } from '../entities/PrincipalRefs';
import { Readings } from '../sources/Readings';
import { sourceNames } from '../sources/sourceNames';
import { workspaceOnlyMissing } from '../sources/workspaceOnlyMissing';
import type { AccountPartsReader } from './AccountPartsReader';
import type { LocatedWorkspace, WorkspaceLocator } from './WorkspaceLocator';
import type { WorkspaceRefs } from './WorkspaceRefs';

/** Who asks, and whether they may see what AWS tells. */
export interface DetailsViewer extends ReadingRequest {
  credentials: BackstageCredentials;
  seesNetworks: boolean;
}

type Parts = Omit<
  WorkspaceDetails,
  'workspace' | 'mode' | 'age' | 'errors' | 'keys' | 'admins' | 'missing'
> &
  Partial<Pick<WorkspaceDetails, 'keys' | 'admins' | 'missing'>>;

/** Joins a workspace with all that it was made from, as far as that can be read. */
export class WorkspaceDetailsReader {
  readonly #locator: Pick<WorkspaceLocator, 'find'>;
  readonly #parts: Pick<AccountPartsReader, 'read'>;
  readonly #refs: Pick<WorkspaceRefs, 'load'>;
  readonly #entities: Pick<EntityRefs, 'metastores' | 'vpcs'>;
  readonly #principals: Pick<PrincipalRefs, 'resolve'>;

  constructor(options: {
    locator: Pick<WorkspaceLocator, 'find'>;
    parts: Pick<AccountPartsReader, 'read'>;
    refs: Pick<WorkspaceRefs, 'load'>;
    entities: Pick<EntityRefs, 'metastores' | 'vpcs'>;
    principals: Pick<PrincipalRefs, 'resolve'>;
  }) {
    this.#locator = options.locator;
    this.#parts = options.parts;
    this.#refs = options.refs;
    this.#entities = options.entities;
    this.#principals = options.principals;
  }

  /** @throws as {@link WorkspaceLocator.find} */
  async read(id: string, viewer: DetailsViewer): Promise<WorkspaceDetails> {
    const { credentials } = viewer;
    const [located, withRefs] = await Promise.all([
      this.#locator.find(id),
      this.#refs.load(credentials),
    ]);
    const readings = new Readings(viewer);
    readings.include(located.age, located.errors);
    const parts: Parts =
      located.mode === 'account'
        ? await this.#parts.read(located, readings, viewer)
        : await readAlone(located, readings);
    const { network, metastore, admins = [], users } = parts;
    const [vpcs, metastores, refOf] = await Promise.all([
      this.#entities.vpcs(credentials),
      this.#entities.metastores(credentials),
      this.#resolver([...admins, ...(users ?? [])], credentials),
    ]);
    const vpcEntityRef = network?.vpcId && vpcs.get(network.vpcId);
    const metastoreRef = metastore && metastores.get(metastore.id);
    return {
      ...parts,
      workspace: withRefs(located.workspace),
      mode: located.mode,
      ...(network && {
        network: { ...network, ...(vpcEntityRef && { vpcEntityRef }) },
      }),
      ...(metastore && {
        metastore: {
          ...metastore,
          ...(metastoreRef && { entityRef: metastoreRef }),
        },
      }),
      keys: parts.keys ?? [],
      admins: admins.map(refOf),
      ...(users && { users: users.map(refOf) }),
      missing: [
        ...(parts.missing ?? []),
        ...readings.refused.map(
          source => `${source}: Databricks refuses the portal's principal`,
        ),
      ],
      age: readings.age(),
      errors: readings.sorted(),
    };
  }

  async #resolver(
    principals: WorkspacePrincipal[],
    credentials: BackstageCredentials,
  ): Promise<(principal: WorkspacePrincipal) => WorkspacePrincipal> {
    const named = principals.flatMap(({ type, name }) =>
      type === 'user' || type === 'group' ? [{ type, name }] : [],
    );
    const find = await this.#principals.resolve(named, credentials);
    return principal => {
      const { type, name } = principal;
      const entityRef =
        type === 'user' || type === 'group' ? find({ type, name }) : undefined;
      return { ...principal, ...(entityRef && { entityRef }) };
    };
  }
}

/** What a workspace tells that is configured without its account. */
async function readAlone(
  { workspace, reader }: LocatedWorkspace,
  readings: Readings,
): Promise<Parts> {
  const missing = [...workspaceOnlyMissing];
  const found = await readings.take(
    `metastore of ${sourceNames.workspace(workspace.name)}`,
    async () => ({
      value: await reader().unityCatalog.metastoreSummary({
        signal: AbortSignal.timeout(15_000),
      }),
      readAt: new Date().toISOString(),
      stale: false,
    }),
  );
  return {
    missing,
    ...(found && {
      metastore: {
        id: found.id,
        name: found.name,
        ...(found.owner && { owner: found.owner }),
      },
    }),
  };
}
