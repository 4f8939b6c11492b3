import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { databricksTranslationRef } from '../../translation';
import type { AddressBlock } from './AddressBlock';
import type { PoolPart } from './PoolPart';
import { PoolTile } from './PoolTile';
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
  const { t } = useTranslationRef(databricksTranslationRef);
  const textOf = useTileText();
  const hintId = useId();
  const [view, setView] = useState(pool);
  const [current, setCurrent] = useState(0);
  const [isChosen, setIsChosen] = useState(false);
  const [pointed, setPointed] = useState<number>();
  const buttons = useRef<Array<HTMLButtonElement | null>>([]);
  const tiles = useMemo(() => mapTiles(view, parts), [view, parts]);
  const inUse = useMemo(() => blockInUse(pool, parts), [pool, parts]);

  const look = (block: AddressBlock) => {
    setView(block);
    setCurrent(0);
    setIsChosen(false);
    setPointed(undefined);
  };
  const walk = (event: KeyboardEvent, index: number) => {
    const step = STEPS[event.key];
    if (!step) {
      return;
    }
    event.preventDefault();
    const next = step(index, tiles.length);
    buttons.current[Math.max(0, Math.min(next, tiles.length - 1))]?.focus();
  };
  // Pull requests come and go: what was the current one may be no more.
  const focusable = Math.min(current, tiles.length - 1);
  const shown = tiles[pointed ?? (isChosen ? focusable : -1)];
  const isWhole = view.first === pool.first && view.prefix === pool.prefix;
  return (
    <Flex direction="column" gap="2">
      <Flex align="center" gap="2">
        <Text variant="body-small" color="secondary">
          {t('pools.showing', { cidr: formatAddressBlock(view) })}
        </Text>
        <Button
          size="small"
          variant="secondary"
          isDisabled={isWhole}
          onPress={() => look(pool)}
        >
          {t('pools.wholePool')}
        </Button>
        {inUse && (
          <Button size="small" variant="secondary" onPress={() => look(inUse)}>
            {t('pools.showUsed')}
          </Button>
        )}
      </Flex>
      <ul
        className={styles.map}
        aria-label={t('pools.mapLabel', { cidr: formatAddressBlock(view) })}
        aria-describedby={hintId}
        onMouseLeave={() => setPointed(undefined)}
      >
        {tiles.map((tile, index) => (
          <PoolTile
            key={formatAddressBlock(tile.block)}
            ref={button => {
              buttons.current[index] = button;
            }}
            view={view}
            tile={tile}
            label={textOf(tile)}
            isCurrent={index === focusable}
            onPoint={() => setPointed(index)}
            onFocus={() => {
              setCurrent(index);
              setIsChosen(true);
            }}
            onPress={() => {
              // Safari does not focus a button that is clicked.
              setCurrent(index);
              setIsChosen(true);
              if (tile.folded) {
                look(tile.block);
              }
            }}
            onKeyDown={event => walk(event, index)}
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
