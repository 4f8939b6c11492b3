import { InputError } from '@backstage/errors';
import type {
  UnityKind,
  UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import type { UnityListRequest } from './UnityListRequest';

/** The parts of a request that name something. */
interface Parts {
  kind: UnityKind;
  catalog?: string;
  schema?: string;
  name?: string;
}

/** What `checkUnityRequest` makes sure of: the parts that each kind has, and no others. */
export const checkUnityRequest = {
  /** @throws InputError naming each parameter that is missing or too much */
  list(request: UnityListRequest): void {
    const { kind, q } = request;
    const needs: Array<keyof Parts> =
      kind === 'catalog' ? [] : ['catalog', 'schema'];
    const optional: Array<keyof Parts> =
      kind === 'table' && q !== undefined ? ['schema'] : [];
    check(
      request,
      kind === 'schema' ? ['catalog'] : needs,
      optional,
      `a list of kind ${kind}`,
    );
  },

  /** @throws InputError naming each parameter that is missing or too much */
  object(
    request: Parts & { metastore: string; catalog: string },
  ): UnityObjectName {
    const { kind, metastore, catalog, schema, name } = request;
    const needs: Array<keyof Parts> =
      kind === 'catalog' ? ['catalog'] : ['catalog', 'schema'];
    check(
      request,
      kind === 'catalog' || kind === 'schema' ? needs : [...needs, 'name'],
      [],
      `an object of kind ${kind}`,
    );
    return {
      metastoreId: metastore,
      kind,
      catalog,
      ...(schema !== undefined && { schema }),
      ...(name !== undefined && { name }),
    };
  },
} as const;

function check(
  parts: Parts,
  needs: Array<keyof Parts>,
  optional: Array<keyof Parts>,
  what: string,
): void {
  const problems = (['catalog', 'schema', 'name'] as const).flatMap(part => {
    const given = parts[part] !== undefined;
    const needed = needs.includes(part) && !optional.includes(part);
    if (needed && !given) {
      return [`${part} is missing`];
    }
    return given && !needs.includes(part) ? [`${part} has no meaning`] : [];
  });
  if (problems.length > 0) {
    throw new InputError(`For ${what} ${problems.join(' and ')}`);
  }
}
