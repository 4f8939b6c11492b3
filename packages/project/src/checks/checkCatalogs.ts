import { defaultCatalogName } from '../defaultCatalogName';
import type { Finding } from '../Finding';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';
import { servicePrincipalsOf } from './servicePrincipalsOf';
import { shown } from '../shown';
import { undeclared } from './undeclared';

const KINDS = [
  ['group', 'group'],
  ['servicePrincipal', 'service principal'],
] as const;

type CatalogDraft = NonNullable<EnvironmentDraft['catalogs']>[string];

/**
 * That a workspace has one default catalog at most, that a principal has one
 * grant for each catalog, and that catalogs of one metastore have different names: a
 * Databricks account has one metastore for each region.
 */
export function checkCatalogs(draft: ProjectDraft): Finding[] {
  const findings: Finding[] = [];
  const ownerOf = new Map<string, string>();
  const projectName = draft.metadata?.name;

  for (const [name, environment] of Object.entries(
    draft.spec?.environments ?? {},
  )) {
    const path = ['spec', 'environments', name, 'catalogs'];
    const catalogs = environment?.catalogs;
    const leftOut = environment !== undefined && catalogs === undefined;
    const names = [
      ...Object.keys(catalogs ?? {}),
      ...(leftOut && projectName !== undefined
        ? [defaultCatalogName(projectName, name)]
        : []),
    ];
    for (const catalog of names) {
      const region = environment?.region;
      const key = `${region}/${catalog}`;
      const owner = ownerOf.get(key);
      if (region !== undefined && owner !== undefined) {
        findings.push({
          path: leftOut ? path : [...path, catalog],
          message: `catalog ${catalog} is also in environment ${owner}, which shares the metastore of ${region}`,
          hint: leftOut
            ? 'name the catalogs of this environment, or {} for none'
            : 'give every catalog of a region a name of its own',
          about: 'key',
        });
      } else {
        ownerOf.set(key, name);
      }
    }

    const principals = environment
      ? servicePrincipalsOf(draft, name, environment)
      : {};
    let defaultCatalog: string | undefined;
    for (const [catalogName, catalog] of Object.entries(catalogs ?? {})) {
      if (catalog?.default) {
        if (defaultCatalog !== undefined) {
          findings.push({
            path: [...path, catalogName, 'default'],
            message: `${defaultCatalog} is the default catalog already`,
            hint: 'set default: true on one catalog only',
            about: 'value',
          });
        }
        defaultCatalog ??= catalogName;
      }
      findings.push(...bindingFindings([...path, catalogName], catalog));
      findings.push(
        ...grantFindings([...path, catalogName], catalog, principals),
      );
    }
  }
  return findings;
}

/** A principal has one grant, and a service principal is the environment's. */
function grantFindings(
  path: string[],
  catalog: CatalogDraft | undefined,
  principals: Record<string, unknown>,
): Finding[] {
  const seen = new Set<string>();
  return (catalog?.grants ?? []).flatMap((grant, index) =>
    KINDS.flatMap(([kind, called]): Finding[] => {
      const principal = grant?.[kind];
      if (principal === undefined) {
        return [];
      }
      const at = [...path, 'grants', index, kind];
      const again = seen.has(`${kind}/${principal}`);
      seen.add(`${kind}/${principal}`);
      return [
        ...(again
          ? [
              {
                path: at,
                message: `${called} ${principal} has a grant on ${path.at(
                  -1,
                )} already`,
                hint: `put the privileges of a ${called} into one grant`,
                about: 'value' as const,
              },
            ]
          : []),
        ...(kind === 'servicePrincipal'
          ? undeclared(at, principal, principals, 'servicePrincipals')
          : []),
      ];
    }),
  );
}

/** Only an isolated catalog is bound, and to each workspace once. */
function bindingFindings(
  path: string[],
  catalog: CatalogDraft | undefined,
): Finding[] {
  const bindings = catalog?.bindings ?? [];
  const seen = new Set<string>();
  return [
    ...(catalog?.isolation === 'open' && bindings.length > 0
      ? [
          {
            path: [...path, 'bindings'],
            message:
              'bindings do not go with isolation: open, which every workspace of the metastore sees',
            hint: 'remove them, or use isolation: isolated',
            about: 'key' as const,
          },
        ]
      : []),
    ...bindings.flatMap((binding, index): Finding[] => {
      const id = binding?.workspaceId;
      const again = id !== undefined && seen.has(id);
      if (id !== undefined) {
        seen.add(id);
      }
      return again
        ? [
            {
              path: [...path, 'bindings', index, 'workspaceId'],
              message: `workspace ${shown(id)} is bound already`,
              hint: 'bind a workspace once',
              about: 'value',
            },
          ]
        : [];
    }),
  ];
}
