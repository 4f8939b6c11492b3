import type { Finding } from '../Finding';
import { catalogNames } from './catalogNames';
import { defaultCatalogOf } from './defaultCatalogOf';
import { environmentsOf } from './environmentsOf';
import { lakehouseEnvironments } from './lakehouseEnvironments';
import { lakehouseZones } from './lakehouseZones';
import type { ProjectDraft } from './projectDraft';
import { regionMembers } from './regionMembers';
import { undeclared } from './undeclared';

const PATH = ['spec', 'regions'];

/**
 * That what is shared are catalogs of the primary, that their schemas have names
 * of their own in the one catalog that they are seen in, and that the catalogs
 * which sharing and federation make have names of their own in the metastores
 * that they are made in.
 */
export function checkRegionCatalogs(draft: ProjectDraft): Finding[] {
  const { sharing, database } = draft.spec?.regions ?? {};
  const { primary, secondaries } = regionMembers(draft);
  const project = draft.metadata?.name;
  const ofPrimary =
    primary && catalogNames(primary.environment, project, primary.name);
  const regionsOf = (members: typeof secondaries) =>
    members.flatMap(({ environment: { region } }) => region ?? []);
  const away = regionsOf(secondaries);
  const as = sharing?.as;
  const federateAs = database?.federateAs;
  return [
    ...(ofPrimary && sharing?.catalogs
      ? sharing.catalogs.flatMap((catalog, index) =>
          undeclared(
            [...PATH, 'sharing', 'catalogs', index],
            catalog,
            Object.fromEntries(ofPrimary.map(name => [name, true])),
            `catalogs of ${primary.name}`,
          ).map(finding => ({
            ...finding,
            message: `${catalog} is no catalog of the primary environment ${primary.name}`,
          })),
        )
      : []),
    ...(ofPrimary ? sameSchemas(draft, ofPrimary) : []),
    ...taken(draft, as, away).map(where => ({
      path: [...PATH, 'sharing', 'as'],
      message: `catalog ${as} is ${where}`,
      hint: `use a name that no catalog has there, such as ${as}_shared`,
      about: 'value' as const,
    })),
    ...taken(draft, federateAs, [
      ...(primary ? regionsOf([primary]) : []),
      ...away,
    ]).map(where => ({
      path: [...PATH, 'database', 'federateAs'],
      message: `catalog ${federateAs} is ${where}`,
      hint: `use a name that no catalog has there, such as ${federateAs}_federated`,
      about: 'value' as const,
    })),
    ...(as !== undefined && as === federateAs
      ? [
          {
            path: [...PATH, 'database', 'federateAs'],
            message: `catalog ${as} is what the shared catalogs are seen as already`,
            hint: `use another name, such as ${as}_federated`,
            about: 'value' as const,
          },
        ]
      : []),
  ];
}

/** Where in the metastores of these regions there is a catalog of this name. */
function taken(
  draft: ProjectDraft,
  catalog: string | undefined,
  regions: string[],
): string[] {
  if (catalog === undefined) {
    return [];
  }
  return environmentsOf(draft)
    .filter(
      ({ name, environment }) =>
        environment.region !== undefined &&
        regions.includes(environment.region) &&
        catalogNames(environment, draft.metadata?.name, name)?.includes(
          catalog,
        ),
    )
    .slice(0, 1)
    .map(
      ({ name, environment }) =>
        `in environment ${name} already, which shares the metastore of ${environment.region}`,
    );
}

/**
 * Schemas that would have one name in the catalog which shows them: those of
 * the first catalog keep theirs, and those of a further one are preceded by its
 * name.
 */
function sameSchemas(draft: ProjectDraft, known: string[]): Finding[] {
  const { catalogs = [] } = draft.spec?.regions?.sharing ?? {};
  const before = new Map<string, string>();
  return catalogs.flatMap((catalog, index): Finding[] =>
    catalog === undefined ||
    !known.includes(catalog) ||
    catalogs.indexOf(catalog) < index
      ? []
      : schemasOf(draft, catalog).flatMap(schema => {
          const seen = index === 0 ? schema : `${catalog}_${schema}`;
          const of = `schema ${schema} of catalog ${catalog}`;
          const other = before.get(seen);
          before.set(seen, other ?? of);
          return other === undefined
            ? []
            : [
                {
                  path: [...PATH, 'sharing', 'catalogs', index],
                  message: `${of} would be seen as ${seen}, like ${other}`,
                  hint: `give one of the two another name, or list ${catalog} before the other`,
                  about: 'value',
                },
              ];
        }),
  );
}

/** The schemas of a catalog of the primary that are made here. */
function schemasOf(draft: ProjectDraft, catalog: string): string[] {
  const { primary } = regionMembers(draft);
  if (!primary) {
    return [];
  }
  const { environment, name } = primary;
  const main = defaultCatalogOf(environment, draft.metadata?.name, name);
  const holdsZones =
    main !== undefined &&
    main !== 'none' &&
    main.name === catalog &&
    lakehouseEnvironments(draft).some(one => one.name === name);
  return [
    ...new Set([
      ...Object.keys(environment.catalogs?.[catalog]?.schemas ?? {}),
      ...(holdsZones
        ? lakehouseZones(draft).flatMap(({ schema }) => schema ?? [])
        : []),
    ]),
  ];
}
