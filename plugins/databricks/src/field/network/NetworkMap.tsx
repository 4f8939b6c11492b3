import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type { PlatformDetails } from '@lakeport/backstage-plugin-databricks-common';
import type { UseQueryResult } from '@tanstack/react-query';
import { QueryBoundary } from '../../components/common/QueryBoundary';
import { SourceErrors } from '../../components/common/SourceErrors';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { AddressPoolPicture } from './AddressPoolPicture';
import { AddressPoolTable } from './AddressPoolTable';
import type { NetworkPool, PoolPart } from './NetworkPool';
import styles from './network.module.css';

const KINDS: ReadonlyArray<PoolPart['kind']> = [
  'used',
  'pending',
  'form',
  'chosen',
  'free',
];

/** The pools of the environment's region, drawn to scale and as tables. */
export function NetworkMap(props: {
  query: UseQueryResult<PlatformDetails>;
  pools: readonly NetworkPool[];
  region: string;
  onPress: (address: number) => void;
}) {
  const { query, pools, region, onPress } = props;
  const { t } = useDatabricksTranslation();
  return (
    <QueryBoundary query={query} what={t('field.network.what')}>
      {({ errors }) => (
        <>
          <SourceErrors errors={errors} />
          {region === '' && (
            <Text as="p" variant="body-small" color="secondary">
              {t('field.chooseRegionFirst')}
            </Text>
          )}
          {region !== '' && pools.length === 0 && (
            <Text as="p" variant="body-small" color="warning">
              {t('field.network.noPool', { region })}
            </Text>
          )}
          {pools.map(pool => (
            <section
              key={pool.cidr}
              className={styles.pool}
              aria-label={t('field.network.poolLabel', { pool: pool.cidr })}
            >
              <Text as="p" variant="body-small" weight="bold">
                {t('field.network.poolLabel', { pool: pool.cidr })}
              </Text>
              <AddressPoolPicture pool={pool} onPress={onPress} />
              <ul className={styles.legend} aria-label={t('topology.legend')}>
                {KINDS.filter(kind =>
                  pool.parts.some(part => part.kind === kind),
                ).map(kind => (
                  <li key={kind}>
                    <svg
                      className={styles.swatch}
                      viewBox="0 0 12 12"
                      aria-hidden
                    >
                      <rect className={styles[kind]} width="12" height="12" />
                    </svg>
                    {t(`field.network.kind.${kind}`)}
                  </li>
                ))}
              </ul>
              <Accordion>
                <AccordionTrigger title={t('field.network.asTable')} />
                <AccordionPanel>
                  <AddressPoolTable pool={pool} />
                </AccordionPanel>
              </Accordion>
            </section>
          ))}
        </>
      )}
    </QueryBoundary>
  );
}
