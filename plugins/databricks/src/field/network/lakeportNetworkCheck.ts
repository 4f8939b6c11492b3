import { databricksApiRef } from '../../api/databricksApiRef';
import { apiOf } from '../common/apiOf';
import type { FieldCheck } from '../common/FieldCheck';
import { localProblems, textAt } from '../common/localProblems';
import { parseBlock } from './parseBlock';
import { blocksOverlap } from './blocksOverlap';
import { candidateBlocks } from './candidateBlocks';
import { formNetworks } from './formNetworks';
import { freeToChoose, networkPools } from './networkPools';

/** A range that a network can be made in, that nobody else has, and that is in a pool. */
export const lakeportNetworkCheck: FieldCheck = {
  local: (value, context) => localProblems('cidr', value, context),

  async remote(value, { apis, place, signal, t }) {
    const platform = textAt(place.values, 'platform');
    const region = textAt(place.siblings, 'region');
    const block = parseBlock(value);
    if (!platform || !region || !block) {
      return { problems: [], notes: [] };
    }
    const details = await apiOf(apis, databricksApiRef).getPlatform(platform, {
      signal,
    });
    const cidr = String(value);
    const pools = networkPools(details.pools, region, formNetworks(place));
    const free = freeToChoose(pools);
    const notes = details.errors.map(({ source, message }) =>
      t('field.network.notLookedAt', { source, reason: message }),
    );
    if (pools.length === 0) {
      return { problems: [t('field.network.noPool', { region })], notes };
    }
    if (
      free.some(one => one.prefix <= block.prefix && blocksOverlap(one, block))
    ) {
      return { problems: [], notes };
    }
    const next = candidateBlocks(free, block.prefix).next();
    const instead = next.done
      ? t('field.network.full', { size: `/${block.prefix}` })
      : t('field.network.instead', { cidr: next.value });
    const taken = pools
      .flatMap(({ parts }) => parts)
      .find(part => part.kind !== 'free' && blocksOverlap(part.block, block));
    return {
      problems: [
        taken
          ? t('field.network.taken', {
              cidr,
              other: taken.cidr,
              who: taken.who,
              instead,
            })
          : t('field.network.outside', {
              cidr,
              region,
              pools: pools.map(pool => pool.cidr).join(', '),
              instead,
            }),
      ],
      notes,
    };
  },
};
