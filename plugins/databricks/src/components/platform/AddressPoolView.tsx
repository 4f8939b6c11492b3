import { Alert, Flex, Text } from '@backstage/ui';
import type { AddressPool } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { formatCount } from '../common/formatCount';
import { formatShare } from '../common/formatShare';
import { isWhollyFree } from './isWhollyFree';
import { PoolMap } from './PoolMap';
import { PoolTable } from './PoolTable';
import { parseAddressBlock } from './parseAddressBlock';
import { poolParts } from './poolParts';
import { poolTotals } from './poolTotals';

/** One pool: how full it is, as a map and as a table where anybody has a part of it. */
export function AddressPoolView(props: { pool: AddressPool }) {
  const { pool } = props;
  const { cidr, region } = pool;
  const { t } = useDatabricksTranslation();
  const block = useMemo(() => parseAddressBlock(cidr), [cidr]);
  const parts = useMemo(() => poolParts(pool), [pool]);
  const totals = block && poolTotals(block, parts);
  return (
    <Flex direction="column" gap="2">
      <Text as="h3" variant="body-large" weight="bold">
        {t('pools.pool', { cidr, region })}
      </Text>
      {totals && (
        <Text as="p">
          {t('pools.summary', {
            total: formatCount(totals.total),
            used: formatCount(totals.used),
            usedShare: formatShare(totals.used, totals.total),
            pending: formatCount(totals.pending),
            free: formatCount(totals.free),
          })}
        </Text>
      )}
      {pool.free.length === 0 && (
        <Alert status="warning" icon title={t('pools.full', { region })} />
      )}
      {!isWhollyFree(pool) && (
        <>
          {/* A range that cannot be read has a table, but nothing to draw. */}
          {block && <PoolMap key={cidr} pool={block} parts={parts} />}
          <PoolTable cidr={cidr} parts={parts} />
        </>
      )}
    </Flex>
  );
}
