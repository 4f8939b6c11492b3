import { Checkbox, CheckboxGroup, Text } from '@backstage/ui';
import { FieldFrame, withQueries } from '../common/FieldFrame';
import { useField } from '../common/useField';
import { valueOptions } from '../valueOptions';
import { lakeportZonesCheck } from './lakeportZonesCheck';
import type { lakeportZonesSchema } from './lakeportZonesSchema';

/** The availability zones of an environment: those of its region, as boxes to tick. */
export const LakeportZonesField = withQueries(
  (props: typeof lakeportZonesSchema.TProps) => {
    const field = useField(lakeportZonesCheck, props);
    const { t, place, control } = field;
    const value = props.formData ?? [];
    const options =
      valueOptions(
        'availabilityZones',
        {},
        { ...place.siblings, availabilityZones: value },
      ) ?? [];
    return (
      <FieldFrame problems={field.problems}>
        <CheckboxGroup
          {...control}
          orientation="horizontal"
          value={value}
          onChange={chosen => field.change([...chosen].sort())}
        >
          {options.map(option => (
            <Checkbox key={option.value} value={option.value}>
              {option.region
                ? t('field.otherRegion', {
                    zone: option.label,
                    region: option.region,
                  })
                : option.label}
            </Checkbox>
          ))}
        </CheckboxGroup>
        {options.length === 0 && (
          <Text as="p" variant="body-small" color="secondary">
            {t('field.chooseRegionFirst')}
          </Text>
        )}
      </FieldFrame>
    );
  },
);
