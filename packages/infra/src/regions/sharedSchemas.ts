import { Project } from '@lakeport/project';
import { RegionsMember } from './regionsMembers';

/**
 * A schema that is shared, and what it is called where it is shared to.
 *
 * @public
 */
export interface SharedSchema {
  readonly catalog: string;
  readonly schema: string;
  /** `catalog.schema` */
  readonly name: string;
  /** One catalog holds them all there, so that each has a name of its own. */
  readonly sharedAs: string;
}

/**
 * The schemas of a member's catalogs: those that are declared and, of the
 * catalog of its lakehouse, those of the zones. A schema of the first catalog
 * keeps its name; one of a further catalog is preceded by its catalog's. The
 * checks of a project file refuse two that come to one name.
 *
 * @public
 */
export function sharedSchemas(
  { spec: { lakehouse } }: Project,
  { environment, name, names }: RegionsMember,
  catalogs: readonly string[],
): SharedSchema[] {
  return catalogs.flatMap((catalog, index) => {
    const declared = Object.keys(environment.catalogs[catalog]?.schemas ?? {});
    const zones =
      lakehouse?.environments.includes(name) && names.defaultCatalog === catalog
        ? Object.values(lakehouse.zones).map(({ schema }) => schema)
        : [];
    return [...new Set([...declared, ...zones])].sort().map(schema => ({
      catalog,
      schema,
      name: `${catalog}.${schema}`,
      sharedAs: index === 0 ? schema : `${catalog}_${schema}`,
    }));
  });
}
