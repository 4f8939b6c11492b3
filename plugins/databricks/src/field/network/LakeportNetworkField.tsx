import { useApi } from '@backstage/core-plugin-api';
import { Select, Text, TextField } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { databricksApiRef } from '../../api/databricksApiRef';
import { ChoiceCombobox } from '../common/ChoiceCombobox';
import { FieldFrame, withQueries } from '../common/FieldFrame';
import { fittingChoices } from '../common/fittingChoices';
import { textAt } from '../common/localProblems';
import { useChoiceText } from '../common/useChoiceText';
import { useField } from '../common/useField';
import { formatAddressBlock } from '../../components/platform/formatAddressBlock';
import { blockContains } from '../../components/platform/blockContains';
import { parseBlock } from './parseBlock';
import { blockAt } from './blockAt';
import { candidateBlocks } from './candidateBlocks';
import { formNetworks } from './formNetworks';
import { lakeportNetworkCheck } from './lakeportNetworkCheck';
import type { lakeportNetworkSchema } from './lakeportNetworkSchema';
import { NetworkMap } from './NetworkMap';
import { networkNodes, plannedZones } from './networkNodes';
import { freeToChoose, networkPools } from './networkPools';
import styles from './network.module.css';

const LARGEST = 16;
const SMALLEST = 24;
const DEFAULT_SIZE = 22;
const SIZES = Array.from({ length: 9 }, (_, index) => SMALLEST - index);

/**
 * The network of an environment: a free block of the platform's pool, with how
 * many nodes it can hold. Without a platform it is typed.
 */
export const LakeportNetworkField = withQueries(
  (props: typeof lakeportNetworkSchema.TProps) => {
    const api = useApi(databricksApiRef);
    const value = props.formData;
    const field = useField(lakeportNetworkCheck, props, ({ place }) => [
      textAt(place.values, 'platform'),
      textAt(place.siblings, 'region'),
    ]);
    const { t, place, options, control } = field;
    const platform = textAt(place.values, 'platform');
    const region = textAt(place.siblings, 'region') ?? '';
    const zones = plannedZones(region, place.siblings.availabilityZones);
    const query = useQuery({
      queryKey: ['platform', platform],
      queryFn: ({ signal }) => api.getPlatform(platform ?? '', { signal }),
      enabled: platform !== undefined,
    });
    const pools = networkPools(
      query.data?.pools ?? [],
      region,
      formNetworks(place),
      value,
    );
    const [size, setSize] = useState<number>();
    const prefix =
      size ??
      parseBlock(value)?.prefix ??
      (typeof options.prefix === 'number' ? options.prefix : DEFAULT_SIZE);
    const free = freeToChoose(pools);
    const { search, ...choice } = useChoiceText({
      value,
      onChange: field.change,
    });
    const nodes = value ? networkNodes(value, zones) : undefined;
    const nodesIn = (bits: number) =>
      networkNodes(`10.0.0.0/${bits}`, zones) ?? 0;

    return (
      <FieldFrame
        problems={field.problems}
        remote={field.remote}
        accepted={
          platform && value
            ? t('field.network.accepted', { cidr: value })
            : undefined
        }
      >
        {pools.length === 0 ? (
          <TextField
            {...control}
            value={value ?? ''}
            autoComplete="off"
            placeholder="10.0.0.0/22"
            onChange={text => field.change(text === '' ? undefined : text)}
          />
        ) : (
          <div className={styles.choice}>
            <Select
              label={t('field.network.size')}
              isDisabled={control.isDisabled}
              options={SIZES.filter(
                bits => bits >= LARGEST && nodesIn(bits) > 0,
              ).map(bits => ({
                value: String(bits),
                label: t('field.network.sizeOption', {
                  size: `/${bits}`,
                  nodes: String(nodesIn(bits)),
                }),
              }))}
              value={String(prefix)}
              onChange={chosen => {
                setSize(Number(chosen));
                // A block of another size is another block.
                const other =
                  value && parseBlock(value)?.prefix !== Number(chosen);
                if (other) {
                  field.change(undefined);
                }
              }}
            />
            <ChoiceCombobox
              {...control}
              {...choice}
              placeholder={t('field.network.placeholder')}
              choices={fittingChoices(
                (function* blocks() {
                  for (const cidr of candidateBlocks(free, prefix)) {
                    yield { value: cidr };
                  }
                })(),
                search,
              )}
            />
          </div>
        )}
        <Text as="p" variant="body-small" color="secondary" role="status">
          {nodes !== undefined && value
            ? t('field.network.nodes', {
                cidr: value,
                nodes: String(nodes),
                zones: String(zones.length),
              })
            : ''}
        </Text>
        {platform && (
          <NetworkMap
            query={query}
            pools={pools}
            region={region}
            onPress={address => {
              const wanted = blockAt(address, prefix);
              if (
                !control.isDisabled &&
                free.some(one => blockContains(one, wanted))
              ) {
                choice.onPick({ value: formatAddressBlock(wanted) });
              }
            }}
          />
        )}
      </FieldFrame>
    );
  },
);
