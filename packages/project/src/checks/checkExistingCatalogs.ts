import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import type { ProjectDraft } from './projectDraft';

/**
 * That an external volume says where it lies in a catalog that is there, and
 * only in one: in a catalog that is made it lies beside the managed part.
 */
export function checkExistingCatalogs(draft: ProjectDraft): Finding[] {
  return environmentsOf(draft).flatMap(({ path, environment }) =>
    Object.entries(environment.catalogs ?? {}).flatMap(([catalog, said]) =>
      Object.entries(said?.schemas ?? {}).flatMap(
        ([schema, { volumes } = {}]) =>
          Object.entries(volumes ?? {}).flatMap(
            ([volume, written]): Finding[] => {
              const at = [
                ...path,
                'catalogs',
                catalog,
                'schemas',
                schema,
                'volumes',
                volume,
              ];
              const isExternal = written?.type === 'external';
              const hasLocation = written?.keys.includes('location') ?? false;
              if (isExternal && said?.existing && !hasLocation) {
                return [
                  {
                    path: [...at, 'location'],
                    message:
                      'location is missing: lakeport has no storage for external volumes of a catalog that is there',
                    hint: 'write the folder that it lies in, such as location: s3://acme-lake/landing',
                    about: 'value',
                  },
                ];
              }
              return hasLocation && !(isExternal && said?.existing)
                ? [
                    {
                      path: [...at, 'location'],
                      message: isExternal
                        ? 'location does not go with a catalog that is made, whose external volumes lie beside its managed part'
                        : 'location does not go with a managed volume, which lies where its catalog does',
                      hint: 'remove it',
                      about: 'key',
                    },
                  ]
                : [];
            },
          ),
      ),
    ),
  );
}
