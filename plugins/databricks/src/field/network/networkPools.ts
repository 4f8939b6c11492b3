import type { AddressPool } from '@lakeport/backstage-plugin-databricks-common';
import type { AddressBlock } from '../../components/platform/AddressBlock';
import { formatAddressBlock } from '../../components/platform/formatAddressBlock';
import { blockContains } from '../../components/platform/blockContains';
import { parseBlock } from './parseBlock';
import { blockWithout } from './blockWithout';
import type { NetworkPool, PoolPart } from './NetworkPool';

/** A range that somebody else in the form has. */
export interface FormNetwork {
  cidr: string;
  who: string;
}

/**
 * The pools of a region with what is used, asked for, chosen and free.
 *
 * @param others - networks of the form's other environments, in any region
 * @param chosen - this field's value, whatever it is
 */
export function networkPools(
  pools: readonly AddressPool[],
  region: string,
  others: readonly FormNetwork[],
  chosen?: string,
): NetworkPool[] {
  return pools
    .filter(pool => pool.region === region)
    .flatMap(pool => {
      const block = parseBlock(pool.cidr);
      if (!block) {
        return [];
      }
      const part =
        (kind: PoolPart['kind'], cidr: string, who: string) =>
        (of: AddressBlock | undefined): PoolPart[] =>
          of && blockContains(block, of)
            ? [{ block: of, cidr, kind, who }]
            : [];
      const used = pool.used.flatMap(
        ({ cidr, project, environment, pending }) =>
          part(
            pending ? 'pending' : 'used',
            cidr,
            [
              `${project}/${environment}`,
              ...(pending ? [`#${pending.number}`] : []),
            ].join(' '),
          )(parseBlock(cidr)),
      );
      const form = others.flatMap(({ cidr, who }) =>
        part('form', cidr, who)(parseBlock(cidr)),
      );
      const mine = part('chosen', chosen ?? '', '')(parseBlock(chosen));
      const taken = [...form, ...mine].map(one => one.block);
      const free = pool.free
        .flatMap(cidr => parseBlock(cidr) ?? [])
        .flatMap(one => blockWithout(one, taken))
        .flatMap(one => part('free', formatAddressBlock(one), '')(one));
      return [
        {
          block,
          cidr: pool.cidr,
          parts: [...used, ...form, ...mine, ...free].sort(
            (a, b) => a.block.first - b.block.first,
          ),
        },
      ];
    });
}

/** Free blocks of pools, among them what this field has chosen. */
export function freeToChoose(pools: readonly NetworkPool[]): AddressBlock[] {
  return pools.flatMap(({ block, parts }) =>
    blockWithout(
      block,
      parts
        .filter(({ kind }) => kind !== 'free' && kind !== 'chosen')
        .map(part => part.block),
    ),
  );
}
