import type { Finding } from '../../Finding';
import { Cidr } from '../../network/Cidr';
import { freeBlocks } from '../../network/freeBlocks';
import { reservedRanges } from '../../network/reservedRanges';
import { firstOverlaps } from './firstOverlaps';
import type { PlatformDraft } from './platformDraft';
import { platformEnvironments } from './platformEnvironments';

/** Each is told with a free range, which takes a while to find. */
const MOST_TOLD = 100;

/**
 * That every environment's network is inside a pool of its region, and no two
 * overlap, whoever's they are.
 */
export function checkAllocations(draft: PlatformDraft): Finding[] {
  const pools = draft.spec?.addressPools;
  const networks = platformEnvironments(draft).flatMap(
    ({ path, project, name, environment }) => {
      const { region, cidr } = environment;
      const block = Cidr.parse(cidr ?? '');
      return block ? [{ block, region, path, project, name }] : [];
    },
  );
  const poolsOf = (region: string) =>
    (pools?.[region] ?? []).flatMap(range => Cidr.parse(range ?? '') ?? []);
  const freeOf = (region: string | undefined, prefix: number): string => {
    const taken = [
      ...networks.map(({ block }) => block),
      ...reservedRanges.flatMap(range => Cidr.parse(range) ?? []),
    ];
    const found = poolsOf(region ?? '')
      .flatMap(pool =>
        freeBlocks(
          pool,
          taken.filter(block => block.overlaps(pool)),
        ),
      )
      .find(block => block.prefix <= prefix);
    return found
      ? `; ${Cidr.at(found.first, prefix)} is free`
      : '; none of this size is free in the pools of the region';
  };
  return [
    ...firstOverlaps(networks)
      .slice(0, MOST_TOLD)
      .map(
        ({ item, other }): Finding => ({
          path: [...item.path, 'cidr'],
          message: `${item.block} overlaps ${other.block} of environment ${other.name} of ${other.project}`,
          hint: `give every environment a range of its own${freeOf(
            item.region,
            item.block.prefix,
          )}`,
          about: 'value',
        }),
      ),
    ...networks.flatMap(({ block, region, path }): Finding[] => {
      if (
        region === undefined ||
        (draft.spec?.keys.includes('addressPools') && !pools)
      ) {
        return [];
      }
      if (!pools || !Object.hasOwn(pools, region)) {
        return [
          {
            path: [...path, 'cidr'],
            message: `there is no address pool for ${region}`,
            hint: `write one in spec.addressPools.${region}, or leave cidr out when the network is brought along`,
            about: 'value',
          },
        ];
      }
      const whole = poolsOf(region);
      return whole.length < (pools[region]?.length ?? 1) ||
        whole.some(pool => pool.contains(block))
        ? []
        : [
            {
              path: [...path, 'cidr'],
              message: `${block} is outside the address pools of ${region}, ${
                whole.join(', ') || 'which hold no range'
              }`,
              hint: `use a range inside them${freeOf(region, block.prefix)}`,
              about: 'value',
            },
          ];
    }),
  ];
}
