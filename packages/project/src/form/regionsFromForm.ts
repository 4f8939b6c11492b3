import { defaultCatalogName } from '../defaultCatalogName';
import { filled } from './filled';
import { asKey } from './FormReader';
import { isMapping } from './isMapping';

/**
 * The regions of the file from those of a form, with what follows from the
 * environments; undefined when they are blank.
 *
 * @param project - the project's name
 * @param environments - those of the file, in their order
 */
export function regionsFromForm(
  value: unknown,
  project: unknown,
  environments: Readonly<Record<string, unknown>>,
): unknown {
  const given = filled(value);
  if (!isMapping(given)) {
    return given;
  }
  const { primary, secondaries, sharing, database, dns, ...others } = given;
  const [first, ...names] = Object.keys(environments);
  const home = primary ?? first;
  const made = {
    primary: home,
    secondaries:
      secondaries ?? [first, ...names].filter(name => name !== asKey(home)),
    sharing: isMapping(sharing)
      ? {
          catalogs: [catalogOf(environments, project, asKey(home))],
          ...sharing,
        }
      : sharing,
    database: databaseFromForm(database),
    dns: isMapping(dns) ? { ...dns, ...recordsOf(dns.records) } : dns,
    ...others,
  };
  return Object.fromEntries(
    Object.entries(made).filter(([, item]) => item !== undefined),
  );
}

/** The default catalog of an environment, as the form has made it. */
function catalogOf(
  environments: Readonly<Record<string, unknown>>,
  project: unknown,
  name: string,
): string {
  const environment = Object.hasOwn(environments, name)
    ? environments[name]
    : undefined;
  const [written] =
    isMapping(environment) && isMapping(environment.catalogs)
      ? Object.keys(environment.catalogs)
      : [];
  return written ?? defaultCatalogName(asKey(project), name);
}

function databaseFromForm(database: unknown): unknown {
  if (!isMapping(database)) {
    return database;
  }
  const { engine, mode, ...others } = database;
  if (engine === 'none') {
    return undefined;
  }
  const follows = String(engine).startsWith('aurora-') ? 'global' : 'replica';
  return {
    ...(engine === undefined ? {} : { engine, mode: mode ?? follows }),
    ...others,
  };
}

function recordsOf(records: unknown): { records?: unknown } {
  if (!Array.isArray(records)) {
    return {};
  }
  return {
    records: Object.fromEntries(
      records.map(name => [asKey(name), 'database'] as const),
    ),
  };
}
