import type { z } from 'zod';
import { defaultCatalogName } from '../defaultCatalogName';
import { nearest } from '../nearest';
import { projectFileSchema } from '../schema/projectFileSchema';
import { SchemaNode } from '../schema/SchemaNode';
import { shown } from '../shown';
import { addEntry } from './addEntry';
import type { Planned } from './editFile';
import { missingEnvironment } from './missingEnvironment';
import type { Operation } from './Operation';
import { planAccess } from './planAccess';
import { planFacts } from './planFacts';
import { planGrant } from './planGrant';
import type { ProjectEdit } from './ProjectEdit';
import { valueAt } from './valueAt';

type File = z.output<typeof projectFileSchema>;

const SCHEMA = SchemaNode.of(projectFileSchema);

const CALLED = {
  policies: 'policy',
  pools: 'pool',
  clusters: 'cluster',
  warehouses: 'warehouse',
};

/** What an edit of a project file means for the file as it is. */
export function planProjectEdit(
  edit: ProjectEdit,
  value: unknown,
  file: File,
): Planned {
  if (edit.kind === 'set-facts') {
    return planFacts(edit.facts, value, file);
  }
  const { environments } = file.spec;
  const at = ['spec', 'environments'];
  if (edit.kind === 'add-environment') {
    return addEntry(value, [...at, edit.name], edit.environment, SCHEMA, {
      name: `environment ${edit.name}`,
      where: 'in this project',
    });
  }
  const name = edit.environment;
  const path = [...at, name];
  if (edit.kind === 'retire-environment') {
    return retire(name, file);
  }
  if (!Object.hasOwn(environments, name)) {
    return {
      findings: [missingEnvironment(path, name, Object.keys(environments))],
    };
  }
  switch (edit.kind) {
    case 'add-catalog':
      return withDefaultCatalog(file, name, value, () =>
        addEntry(
          value,
          [...path, 'catalogs', edit.name],
          edit.catalog,
          SCHEMA,
          {
            name: `catalog ${edit.name}`,
            where: `in ${name}`,
          },
        ),
      );
    case 'add-schema':
      return inCatalog(file, name, edit.catalog, value, () =>
        addEntry(
          value,
          [...path, 'catalogs', edit.catalog, 'schemas', edit.name],
          edit.schema,
          SCHEMA,
          { name: `schema ${edit.name}`, where: `in ${edit.catalog}` },
        ),
      );
    case 'grant':
      return inCatalog(file, name, edit.catalog, value, () =>
        planGrant(edit, file),
      );
    case 'add-access':
      return planAccess(edit, file);
    case 'add-compute':
      return addEntry(
        value,
        [...path, 'compute', edit.type, edit.name],
        edit.value,
        SCHEMA,
        { name: `${CALLED[edit.type]} ${edit.name}`, where: `in ${name}` },
      );
    case 'set-security-profile':
      return setSwitch(
        value,
        [...path, 'securityProfile'],
        edit.securityProfile,
      );
    default:
      return setSwitch(
        value,
        [...path, 'deletionProtection'],
        edit.deletionProtection,
      );
  }
}

function setSwitch(value: unknown, path: string[], wanted: unknown): Planned {
  return {
    operations:
      valueAt(value, path) === wanted
        ? []
        : [{ kind: 'set', path, value: wanted }],
  };
}

/**
 * An environment that names no catalogs has one by default, which is gone as
 * soon as it names another. So the default one is written down first.
 */
function withDefaultCatalog(
  file: File,
  environment: string,
  value: unknown,
  planned: () => Planned,
): Planned {
  const path = ['spec', 'environments', environment, 'catalogs'];
  const plan = planned();
  if ('findings' in plan || plan.operations.length === 0) {
    return plan;
  }
  if (valueAt(value, path) !== undefined) {
    return plan;
  }
  const name = defaultCatalogName(file.metadata.name, environment);
  const own = plan.operations.some(({ path: at }) => at[path.length] === name);
  const written: Operation = {
    kind: 'set',
    path: [...path, name],
    value: { default: true },
  };
  if (!own) {
    return { operations: [written, ...plan.operations] };
  }
  // What is added to the default catalog makes the rest of it be written, too.
  const [only] = plan.operations;
  return only.path.length === path.length + 1
    ? plan
    : { operations: [written, ...plan.operations] };
}

/** That the catalog is one of the environment's. */
function inCatalog(
  file: File,
  environment: string,
  catalog: string,
  value: unknown,
  planned: () => Planned,
): Planned {
  const { catalogs } = file.spec.environments[environment];
  const names = catalogs
    ? Object.keys(catalogs)
    : [defaultCatalogName(file.metadata.name, environment)];
  if (names.includes(catalog)) {
    return withDefaultCatalog(file, environment, value, planned);
  }
  const close = nearest(catalog, names);
  return {
    findings: [
      {
        path: ['spec', 'environments', environment, 'catalogs', catalog],
        message: `there is no catalog ${shown(catalog)} in ${environment}`,
        hint: `${close ? `did you mean ${close}? ` : ''}${
          names.length > 0 ? `there is ${names.join(', ')}` : 'there is none'
        }; a new one is added by add-catalog`,
        about: 'key',
      },
    ],
  };
}

/**
 * Takes out an environment, the waivers that are about it alone, and which
 * metastore its region has when nobody else is there. A metastore that the
 * project makes stays in the file: taking it out would destroy it.
 */
/**
 * Where an environment is listed among others that can do without it. Where they
 * cannot (two members, one secondary, the primary), it stays listed, and the check
 * of what comes out says so.
 */
function listings(name: string, { spec }: File): Operation[] {
  const lists: Array<[string[], readonly string[] | undefined, number]> = [
    [['lakehouse', 'environments'], spec.lakehouse?.environments, 1],
    [['connectivity', 'members'], spec.connectivity?.members, 2],
    [['regions', 'secondaries'], spec.regions?.secondaries, 1],
  ];
  return lists.flatMap(([path, listed = [], fewest]): Operation[] => {
    const index = listed.indexOf(name);
    return index >= 0 && listed.length > fewest
      ? [{ kind: 'remove', path: ['spec', ...path, String(index)] }]
      : [];
  });
}

function retire(name: string, file: File): Planned {
  const { environments, waivers } = file.spec;
  const path = ['spec', 'environments', name];
  if (!Object.hasOwn(environments, name)) {
    return { operations: [] };
  }
  if (Object.keys(environments).length === 1) {
    return {
      findings: [
        {
          path,
          message: `${name} is the last environment of the project, which needs one`,
          hint: 'take the whole project out of the platform instead, and archive its repository',
          about: 'key',
        },
      ],
    };
  }
  const left = Object.keys(environments)
    .filter(other => other !== name)
    .map(other => environments[other].region);
  return {
    operations: [
      { kind: 'remove', path },
      ...listings(name, file),
      ...Object.entries(file.spec.databricks.metastores)
        .filter(
          ([region, metastore]) =>
            metastore?.mode !== 'create' && !left.includes(region),
        )
        .map(
          ([region]): Operation => ({
            kind: 'remove',
            path: ['spec', 'databricks', 'metastores', region],
          }),
        ),
      ...waivers
        .flatMap(({ environment }, index) =>
          environment === name ? [index] : [],
        )
        .reverse()
        .map(
          (index): Operation => ({
            kind: 'remove',
            path: ['spec', 'waivers', String(index)],
          }),
        ),
    ],
  };
}
