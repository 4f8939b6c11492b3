import { Button, Flex, Text } from '@backstage/ui';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import type { AddressBlock } from './AddressBlock';
import type { PoolPart } from './PoolPart';
import { PoolTile, type TileHandlers } from './PoolTile';
import { TileDetails } from './TileDetails';
import { blockInUse } from './blockInUse';
import { formatAddressBlock } from './formatAddressBlock';
import { mapTiles } from './mapTiles';
import styles from './platform.module.css';
import { useTileText } from './useTileText';

const STEPS: Record<string, (index: number, count: number) => number> = {
  ArrowRight: index => index + 1,
  ArrowDown: index => index + 1,
  ArrowLeft: index => index - 1,
  ArrowUp: index => index - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * An address pool drawn to scale: blocks lie within the blocks that hold them,
 * each with the area of its share. Pointing at one or walking to it tells who
 * has it; one that stands for several opens.
 */
export function PoolMap(props: { pool: AddressBlock; parts: PoolPart[] }) {
  const { pool, parts } = props;
  const { t } = useDatabricksTranslation();
  const textOf = useTileText();
  const hintId = useId();
  const map = useRef<HTMLUListElement>(null);
  const [view, setView] = useState(pool);
  const [stop, setStop] = useState(0);
  const [isChosen, setIsChosen] = useState(false);
  const [pointed, setPointed] = useState<number>();
  const tiles = useMemo(
    () => mapTiles(view, parts).map(tile => ({ ...tile, label: textOf(tile) })),
    [view, parts, textOf],
  );
  const inUse = useMemo(() => blockInUse(pool, parts), [pool, parts]);

  const focusTile = (index: number) =>
    map.current?.querySelectorAll('button')[index]?.focus();
  const drawn = useRef(view);
  useEffect(() => {
    // The button that was pressed is gone; the keyboard goes on in the new view.
    if (drawn.current !== view) {
      drawn.current = view;
      focusTile(0);
    }
  }, [view]);

  const handlers = useMemo((): TileHandlers => {
    const choose = (index: number) => {
      setStop(index);
      setIsChosen(true);
    };
    return {
      onPoint: setPointed,
      onFocus: choose,
      onPress: index => {
        // Safari does not focus a button that is clicked.
        choose(index);
        if (tiles[index].folded) {
          setPointed(undefined);
          setView(tiles[index].block);
        }
      },
      onKeyDown: (index, event) => {
        const step = STEPS[event.key];
        if (step) {
          event.preventDefault();
          const next = step(index, tiles.length);
          focusTile(Math.max(0, Math.min(next, tiles.length - 1)));
        }
      },
    };
  }, [tiles]);

  // Pull requests come and go: where Tab stopped may be no more.
  const stopAt = Math.min(stop, tiles.length - 1);
  const shown = tiles[pointed ?? (isChosen ? stopAt : -1)];
  const isWhole = view.first === pool.first && view.prefix === pool.prefix;
  return (
    <Flex direction="column" gap="2">
      <Flex align="center" gap="2">
        <Text variant="body-small" color="secondary">
          {t('pools.showing', { cidr: formatAddressBlock(view) })}
        </Text>
        {!isWhole && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setView(pool)}
          >
            {t('pools.wholePool')}
          </Button>
        )}
        {inUse && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setView(inUse)}
          >
            {t('pools.showUsed')}
          </Button>
        )}
      </Flex>
      <ul
        ref={map}
        className={styles.map}
        aria-label={t('pools.mapLabel', { cidr: formatAddressBlock(view) })}
        aria-describedby={hintId}
        onMouseLeave={() => setPointed(undefined)}
      >
        {tiles.map((tile, index) => (
          <PoolTile
            key={formatAddressBlock(tile.block)}
            view={view}
            tile={tile}
            index={index}
            label={tile.label}
            isStop={index === stopAt}
            handlers={handlers}
          />
        ))}
      </ul>
      <TileDetails tile={shown} />
      <Text as="p" id={hintId} variant="body-small" color="secondary">
        {t('pools.mapHint')}
      </Text>
    </Flex>
  );
}
