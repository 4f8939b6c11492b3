import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Checkbox,
  CheckboxGroup,
  Flex,
  Select,
  Text,
  TextField,
} from '@backstage/ui';
import { useState } from 'react';
import { databricksTranslationRef } from '../translation';
import type { lakeportValueSchema } from './lakeportValueSchema';
import { valueOptions } from './valueOptions';
import { valueProblems } from './valueProblems';

type Props = typeof lakeportValueSchema.TProps;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All values of the form, which the scaffolder hands to fields as their context. */
function formValues(formContext: unknown): Record<string, unknown> {
  return isRecord(formContext) && isRecord(formContext.formData)
    ? formContext.formData
    : {};
}

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
export function LakeportValueField(props: Props) {
  const { formData, onChange, schema, uiSchema, name, required, disabled } =
    props;
  const { t } = useTranslationRef(databricksTranslationRef);
  const [touched, setTouched] = useState(false);
  const field = uiSchema['ui:options']?.field ?? name;
  const values = formValues(props.formContext);
  // The context is one render behind while a key press is being handled.
  const current =
    values[field] === formData ? values : { ...values, [field]: formData };

  // A text that was never typed in is not wrong yet; the scaffolder's own
  // message stands already if it was asked for and refused.
  const problems = (touched ? valueProblems(current, field) : []).filter(
    problem => !props.rawErrors?.includes(problem),
  );
  const change = (value: string | string[] | undefined) => {
    setTouched(true);
    onChange(value);
  };
  const label = schema.title ?? name;
  const description = uiSchema['ui:description'] ?? schema.description;
  const common = {
    label,
    description: typeof description === 'string' ? description : undefined,
    isRequired: required,
    isDisabled: disabled || props.readonly,
    isInvalid: problems.length > 0 || (props.rawErrors?.length ?? 0) > 0,
  };
  const isList = schema.type === 'array';
  const options = valueOptions(field, schema, current);

  return (
    <Flex direction="column" gap="1">
      {isList && options && (
        <CheckboxGroup
          {...common}
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
          {...common}
          placeholder={t('field.choose')}
          options={options}
          search={options.length > 12 || undefined}
          value={typeof formData === 'string' ? formData : null}
          onChange={chosen =>
            change(typeof chosen === 'string' ? chosen : undefined)
          }
        />
      )}
      {!options && (
        <TextField
          {...common}
          description={
            isList
              ? [common.description, t('field.separated')]
                  .filter(Boolean)
                  .join(' ')
              : common.description
          }
          placeholder={uiSchema['ui:options']?.placeholder}
          value={listOf(formData).join(', ')}
          autoComplete="off"
          onChange={text => {
            if (isList) {
              change(
                text
                  .split(',')
                  .map(part => part.trim())
                  .filter(Boolean),
              );
            } else {
              change(text === '' ? undefined : text);
            }
          }}
        />
      )}
      {problems.map(problem => (
        <Text
          key={problem}
          as="p"
          role="alert"
          variant="body-small"
          color="danger"
        >
          {problem}
        </Text>
      ))}
    </Flex>
  );
}
