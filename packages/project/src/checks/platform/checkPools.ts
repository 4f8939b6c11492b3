import type { Finding } from '../../Finding';
import { Cidr } from '../../network/Cidr';
import { firstOverlaps } from './firstOverlaps';
import type { PlatformDraft } from './platformDraft';

/**
 * That no two pools overlap, of one region or of two: networks that overlap
 * can never be connected.
 */
export function checkPools(draft: PlatformDraft): Finding[] {
  const pools = Object.entries(draft.spec?.addressPools ?? {}).flatMap(
    ([region, ranges]) =>
      (ranges ?? []).flatMap((range, index) => {
        const block = Cidr.parse(range ?? '');
        return block
          ? [
              {
                block,
                region,
                path: ['spec', 'addressPools', region, index],
              },
            ]
          : [];
      }),
  );
  return firstOverlaps(pools).map(({ item, other }) => ({
    path: item.path,
    message: `${item.block} overlaps ${other.block} of ${other.region}`,
    hint: 'give every pool a range of its own',
    about: 'value',
  }));
}
