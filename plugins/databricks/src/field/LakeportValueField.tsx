import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  BgProvider,
  Checkbox,
  CheckboxGroup,
  Flex,
  Select,
  Text,
  TextField,
} from '@backstage/ui';
import { useMemo, useState } from 'react';
import { databricksTranslationRef } from '../translation';
import { ListTextField } from './ListTextField';
import type { lakeportValueSchema } from './lakeportValueSchema';
import { valueOptions } from './valueOptions';
import { valueProblems } from './valueProblems';
import { withValue } from './withValue';

type Props = typeof lakeportValueSchema.TProps;

const NO_VALUES: Record<string, unknown> = {};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All values of the form, which the scaffolder hands to fields as their context. */
function formValues(formContext: unknown): Record<string, unknown> {
  return isRecord(formContext) && isRecord(formContext.formData)
    ? formContext.formData
    : NO_VALUES;
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
  const valueName = uiSchema['ui:options']?.value ?? name;
  const values = formValues(props.formContext);
  const current = useMemo(
    () => withValue(values, valueName, formData),
    [values, valueName, formData],
  );

  // A value that was never changed is not wrong yet.
  const problems = touched ? valueProblems(current, valueName) : [];
  const refusals = props.rawErrors ?? [];
  const change = (value: string | string[] | undefined) => {
    setTouched(true);
    onChange(value);
  };
  const label = schema.title ?? name;
  const description = uiSchema['ui:description'] ?? schema.description;
  const common = {
    // Native validation would keep the browser from submitting a form whose
    // field is marked as wrong, also when it no longer is.
    validationBehavior: 'aria' as const,
    label,
    description: typeof description === 'string' ? description : undefined,
    isRequired: required,
    isDisabled: disabled || props.readonly,
    isInvalid: (touched ? problems : refusals).length > 0,
  };
  // The form itself shows what it refused.
  const newProblems = problems.filter(problem => !refusals.includes(problem));
  const isList = schema.type === 'array';
  const options = valueOptions(
    valueName,
    schema,
    current,
    uiSchema['ui:options']?.choices,
  );

  return (
    // The scaffolder's form is white: fields have to stand out from that.
    <BgProvider bg="neutral-1">
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
        {!options && isList && (
          <ListTextField
            {...common}
            description={[common.description, t('field.separated')]
              .filter(Boolean)
              .join(' ')}
            placeholder={uiSchema['ui:options']?.placeholder}
            list={listOf(formData)}
            onListChange={change}
          />
        )}
        {!options && !isList && (
          <TextField
            {...common}
            placeholder={uiSchema['ui:options']?.placeholder}
            value={typeof formData === 'string' ? formData : ''}
            autoComplete="off"
            onChange={text => change(text === '' ? undefined : text)}
          />
        )}
        {newProblems.map(problem => (
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
    </BgProvider>
  );
}
