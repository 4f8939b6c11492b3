import { privileges } from '../data/privileges';
import type { ProjectInput } from '../Project';
import { awsFields } from '../schema/awsFields';
import { fields } from '../schema/fields';
import type { AdoptionChoices } from './AdoptionChoices';
import type { AdoptionDraft } from './AdoptionDraft';
import type { WorkspaceSnapshot } from './WorkspaceSnapshot';

type CatalogsInput = NonNullable<
  ProjectInput['spec']['environments'][string]['catalogs']
>;
type CatalogInput = CatalogsInput[string];
type FoundCatalog = NonNullable<WorkspaceSnapshot['catalogs']>[number];
type FoundSchema = NonNullable<FoundCatalog['schemas']>[number];
type FoundGrant = NonNullable<FoundCatalog['grants']>[number];

/** What Databricks puts into every metastore or workspace. */
const BUILT_IN = [
  'system',
  'samples',
  'hive_metastore',
  '__databricks_internal',
];

const APPLICATION_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const NOT_A_NAME =
  'its name is none that a project file takes (a-z, 0-9 and _, starting with a letter)';

/**
 * The catalogs of a snapshot as the file has them, each with what of it the
 * file can say. A catalog belongs to its metastore, so only those are taken
 * that are this workspace's own, or that somebody asks for.
 */
export function adoptCatalogs(
  snapshot: WorkspaceSnapshot,
  choices: Pick<AdoptionChoices, 'catalogs'>,
  draft: AdoptionDraft,
): CatalogsInput {
  const found = snapshot.catalogs ?? [];
  for (const name of choices.catalogs ?? []) {
    if (!found.some(catalog => catalog.name === name)) {
      draft.leave(
        `catalog ${name}`,
        'it was asked for, and the workspace has none of that name, or it may not be seen',
      );
    }
  }
  return Object.fromEntries(
    found
      .filter(
        catalog =>
          !BUILT_IN.includes(catalog.name) &&
          isTaken(catalog, snapshot, choices, draft),
      )
      .map(catalog => [catalog.name, adoptCatalog(catalog, snapshot, draft)]),
  );
}

function isTaken(
  { bindings, isolation, name, project, storageRoot, type }: FoundCatalog,
  { workspace }: WorkspaceSnapshot,
  { catalogs }: Pick<AdoptionChoices, 'catalogs'>,
  draft: AdoptionDraft,
): boolean {
  const reason = () => {
    if (type !== 'MANAGED_CATALOG') {
      return `it is a ${type}, which a project file does not know`;
    }
    if (!fields.catalogName.safeParse(name).success) {
      return NOT_A_NAME;
    }
    if (storageRoot && !isStorageUrl(storageRoot)) {
      return `where it lies (${storageRoot}) is none that a project file takes`;
    }
    if (project !== undefined) {
      return `it is in the hands of project ${project}, by its properties`;
    }
    if (catalogs) {
      return catalogs.includes(name) ? undefined : 'it was not asked for';
    }
    if (isolation === 'OPEN') {
      return 'every workspace of the metastore sees it, so others may use it; name it to take it over';
    }
    return bindings?.some(({ workspaceId }) => workspaceId !== workspace.id)
      ? 'other workspaces are bound to it as well; name it to take it over'
      : undefined;
  };
  const why = reason();
  if (why !== undefined) {
    draft.leave(`catalog ${name}`, why);
  }
  return why === undefined;
}

function adoptCatalog(
  catalog: FoundCatalog,
  snapshot: WorkspaceSnapshot,
  draft: AdoptionDraft,
): CatalogInput {
  const { isolation, name, storageRoot } = catalog;
  draft.take(
    { what: 'catalog', catalog: name, id: name },
    `catalog ${name}`,
    'comment, owner and properties stay as they are',
  );
  if (storageRoot) {
    const location = snapshot.externalLocations?.find(({ url }) =>
      isIn(storageRoot, url),
    );
    draft.refer(
      `storage of catalog ${name} (${storageRoot})`,
      location
        ? `external location ${location.name} with storage credential ${location.credentialName}; both, bucket and role stay with whoever made them`
        : 'external location, storage credential, bucket and role stay with whoever made them',
    );
  }
  const isDefault = snapshot.defaultCatalog === name;
  if (isDefault) {
    draft.take(
      { what: 'default-catalog', id: 'global' },
      `default catalog ${name}`,
      'as the workspace has it',
    );
    if (snapshot.legacyAccessDisabled) {
      draft.take(
        { what: 'no-legacy-access', id: 'global' },
        'legacy access',
        'it is shut already',
      );
    }
  }
  return {
    ...(isDefault && { default: true }),
    existing: storageRoot ? { storageRoot } : {},
    isolation: isolation === 'OPEN' ? 'open' : 'isolated',
    bindings: bindingsOf(catalog, snapshot, draft),
    schemas: Object.fromEntries(
      (catalog.schemas ?? [])
        .filter(schema => schema.name !== 'information_schema')
        .flatMap(schema => adoptSchema(name, schema, draft)),
    ),
    grants: (catalog.grants ?? []).flatMap(grant =>
      adoptGrant(name, grant, draft),
    ),
  };
}

function isStorageUrl(url: string): boolean {
  return awsFields.storageUrl.safeParse(url).success;
}

function isIn(url: string, folder: string): boolean {
  const root = folder.replace(/\/+$/, '');
  return url === root || url.startsWith(`${root}/`);
}

function bindingsOf(
  { bindings, isolation, name }: FoundCatalog,
  { workspace }: WorkspaceSnapshot,
  draft: AdoptionDraft,
): CatalogInput['bindings'] {
  if (isolation === 'OPEN') {
    return [];
  }
  if (!bindings) {
    draft.leave(
      `bindings of catalog ${name}`,
      'they were not read; those that there are stay',
    );
    return [];
  }
  return bindings
    .filter(({ workspaceId }) => workspaceId !== workspace.id)
    .map(({ access, workspaceId }) => {
      draft.take(
        {
          what: 'binding',
          catalog: name,
          workspaceId,
          id: `${workspaceId}|catalog|${name}`,
        },
        `binding of catalog ${name} to workspace ${workspaceId}`,
        `${access}, as it is`,
      );
      return { workspaceId, access };
    });
}

type SchemasInput = NonNullable<CatalogInput['schemas']>;
type VolumesInput = NonNullable<SchemasInput[string]['volumes']>;

function adoptSchema(
  catalog: string,
  { grants = [], name, volumes = [] }: FoundSchema,
  draft: AdoptionDraft,
): Array<[string, SchemasInput[string]]> {
  const full = `${catalog}.${name}`;
  if (!fields.schemaName.safeParse(name).success) {
    draft.leave(`schema ${full}`, NOT_A_NAME);
    return [];
  }
  draft.take(
    { what: 'schema', catalog, schema: name, id: full },
    `schema ${full}`,
    'comment, owner, properties and storage stay as they are',
  );
  if (grants.length > 0) {
    draft.leave(
      `grants on schema ${full}`,
      'a project file grants on catalogs; those on schemas and below stay as they are',
    );
  }
  return [
    [
      name,
      {
        volumes: Object.fromEntries(
          volumes.flatMap(volume => adoptVolume(catalog, name, volume, draft)),
        ),
      },
    ],
  ];
}

function adoptVolume(
  catalog: string,
  schema: string,
  { name, storageLocation, type }: NonNullable<FoundSchema['volumes']>[number],
  draft: AdoptionDraft,
): Array<[string, VolumesInput[string]]> {
  const full = `${catalog}.${schema}.${name}`;
  const isExternal = type === 'EXTERNAL';
  const why = () => {
    if (!fields.volumeName.safeParse(name).success) {
      return NOT_A_NAME;
    }
    if (!isExternal) {
      return undefined;
    }
    if (!storageLocation) {
      return 'where it lies was not read';
    }
    return isStorageUrl(storageLocation)
      ? undefined
      : `where it lies (${storageLocation}) is none that a project file takes`;
  };
  const reason = why();
  if (reason !== undefined) {
    draft.leave(`volume ${full}`, reason);
    return [];
  }
  draft.take(
    { what: 'volume', catalog, schema, volume: name, id: full },
    `volume ${full}`,
    'its files stay where they are',
  );
  return [
    [
      name,
      isExternal && storageLocation
        ? { type: 'external', location: storageLocation }
        : { type: 'managed' },
    ],
  ];
}

function isPrivilege(name: string): name is (typeof privileges)[number] {
  return privileges.some(known => known === name);
}

function adoptGrant(
  catalog: string,
  { principal, privileges: granted }: FoundGrant,
  draft: AdoptionDraft,
): NonNullable<CatalogInput['grants']> {
  const what = `grant on catalog ${catalog} to ${principal}`;
  const names = granted.map(name => name.replace(/ /g, '_').toUpperCase());
  const known = names.filter(isPrivilege);
  const why = () => {
    if (principal.includes('@')) {
      return 'a project file grants to groups; that of a person stays as it is';
    }
    if (APPLICATION_ID.test(principal)) {
      return 'it is to a service principal that the file does not make; it stays as it is';
    }
    if (!fields.groupName.safeParse(principal).success) {
      return 'the name of the group cannot be written in a project file';
    }
    if (known.length < names.length) {
      return `a project file does not know ${names
        .filter(name => !isPrivilege(name))
        .join(', ')}; it stays as it is`;
    }
    return known.length === 0 ? 'it grants nothing' : undefined;
  };
  const reason = why();
  if (reason !== undefined) {
    draft.leave(what, reason);
    return [];
  }
  draft.take(
    {
      what: 'grant',
      catalog,
      group: principal,
      id: `catalog/${catalog}/${principal}`,
    },
    what,
    known.join(', '),
  );
  return [{ group: principal, privileges: [...new Set(known)].sort() }];
}
