import {
  Checkbox,
  CheckboxGroup,
  Select,
  Text,
  TextField,
} from '@backstage/ui';
import { FieldFrame, withQueries } from './common/FieldFrame';
import { useField } from './common/useField';
import { lakeportValueCheck } from './lakeportValueCheck';
import { ListTextField } from './ListTextField';
import type { lakeportValueSchema } from './lakeportValueSchema';
import { valueOptions } from './valueOptions';
import { withValue } from './withValue';

type Props = typeof lakeportValueSchema.TProps;

function listOf(value: string | string[] | undefined): string[] {
  if (Array.isArray(value)) {
    return value;
  }
  return value ? [value] : [];
}

/**
 * One value of the project file. What it looks like follows from the template's
 * schema: a list of choices is a menu, zones are boxes to tick, everything else
 * is text. Problems show up while typing, in the words of the final check.
 */
export const LakeportValueField = withQueries((props: Props) => {
  const { formData, schema, uiSchema, name } = props;
  const field = useField(lakeportValueCheck, props);
  const { t, place, change, control } = field;
  const valueName = uiSchema['ui:options']?.value ?? name;
  const isList = schema.type === 'array';
  const options = valueOptions(
    valueName,
    schema,
    withValue(place.siblings, valueName, formData),
    uiSchema['ui:options']?.choices,
  );

  return (
    <FieldFrame problems={field.problems}>
      {isList && options && (
        <CheckboxGroup
          {...control}
          orientation="horizontal"
          value={listOf(formData)}
          onChange={chosen => change([...chosen].sort())}
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
      )}
      {isList && options?.length === 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('field.chooseRegionFirst')}
        </Text>
      )}
      {!isList && options && (
        <Select
          {...control}
          placeholder={t('field.choose')}
          options={options}
          search={options.length > 12 || undefined}
          value={typeof formData === 'string' ? formData : null}
          onChange={chosen =>
            change(typeof chosen === 'string' ? chosen : undefined)
          }
        />
      )}
      {!options && isList && (
        <ListTextField
          {...control}
          description={[control.description, t('field.separated')]
            .filter(Boolean)
            .join(' ')}
          placeholder={uiSchema['ui:options']?.placeholder}
          list={listOf(formData)}
          onListChange={change}
        />
      )}
      {!options && !isList && (
        <TextField
          {...control}
          placeholder={uiSchema['ui:options']?.placeholder}
          value={typeof formData === 'string' ? formData : ''}
          autoComplete="off"
          onChange={text => change(text === '' ? undefined : text)}
        />
      )}
    </FieldFrame>
  );
});
