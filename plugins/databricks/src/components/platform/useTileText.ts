import { useCallback } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { formatCount } from '../common/formatCount';
import { blockSize } from './blockSize';
import { formatAddressBlock } from './formatAddressBlock';
import type { MapTile } from './mapTiles';

/** What a tile of the map is called: block, state, who has it and how large it is. */
export function useTileText() {
  const { t } = useDatabricksTranslation();
  return useCallback(
    ({ block, parts, folded }: MapTile): string => {
      const cidr = formatAddressBlock(block);
      const size = formatCount(blockSize(block));
      const conflict = parts.some(part => part.conflict);
      const text = () => {
        if (folded) {
          const taken = parts.filter(part => part.state !== 'free').length;
          return t('pools.tileGroup', {
            cidr,
            size,
            number: formatCount(parts.length),
            taken: formatCount(taken),
          });
        }
        const state = t(`pools.states.${parts[0].state}`);
        const who = parts.flatMap(part => part.who ?? []).join(', ');
        return who
          ? t('pools.tileOf', { cidr, state, who, size })
          : t('pools.tile', { cidr, state, size });
      };
      return conflict ? t('pools.tileConflict', { tile: text() }) : text();
    },
    [t],
  );
}
