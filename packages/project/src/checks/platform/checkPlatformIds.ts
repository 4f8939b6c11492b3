import type { Finding } from '../../Finding';
import type { PlatformDraft } from './platformDraft';

const KINDS = [
  ['metastores', 'metastore'],
  ['networkConnectivity', 'network connectivity configuration'],
] as const;

/** That what is there of a region is not taken for that of another one. */
export function checkPlatformIds(draft: PlatformDraft): Finding[] {
  return KINDS.flatMap(([key, what]) => {
    const regionOf = new Map<string, string>();
    return Object.entries(draft.spec?.databricks?.[key] ?? {}).flatMap(
      ([region, said]): Finding[] => {
        const id = said?.existing;
        const before = id === undefined ? undefined : regionOf.get(id);
        if (id !== undefined && before === undefined) {
          regionOf.set(id, region);
        }
        return before === undefined
          ? []
          : [
              {
                path: ['spec', 'databricks', key, region, 'existing'],
                message: `this ${what} is that of region ${before}, and one serves one region only`,
                hint: `use the id of that of ${region}`,
                about: 'value',
              },
            ];
      },
    );
  });
}
