import { useState } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import type { CheckContext, FieldCheck } from './FieldCheck';
import { placeOf } from './placeOf';
import type { FieldProps } from './FieldProps';
import { useRemoteCheck } from './useRemoteCheck';

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/**
 * What all fields of the project form have in common: their words, where they
 * are, and what is wrong with their value while it is typed.
 *
 * @param check - the same check that the form does when it is submitted
 * @param besides - values that the answer of others depends on, besides the
 *   field's own
 */
export function useField<T>(
  check: FieldCheck,
  props: FieldProps<T>,
  besides: (context: CheckContext) => unknown[] = () => [],
) {
  const { t } = useDatabricksTranslation();
  const [touched, setTouched] = useState(false);
  const { formData: value, schema, uiSchema, name } = props;
  const context: CheckContext = {
    place: placeOf(props.formContext, props.idSchema?.$id),
    options: { ...uiSchema?.['ui:options'] },
    t,
  };
  const local = isEmpty(value) ? [] : check.local(value, context);
  const remote = useRemoteCheck(check, {
    value,
    question: [name, value, ...besides(context)],
    enabled: !isEmpty(value) && local.length === 0,
    context,
  });
  const refusals = props.rawErrors ?? [];
  // A value that was never changed is not wrong yet, unless others say so.
  const problems = [
    ...(touched ? local : []),
    ...(remote.state === 'answered' ? remote.answer.problems : []),
  ];
  const described = uiSchema?.['ui:description'] ?? schema.description;
  return {
    ...context,
    remote,
    /** What the form does not show itself. */
    problems: problems.filter(problem => !refusals.includes(problem)),
    change: (next: T | undefined) => {
      setTouched(true);
      props.onChange(next);
    },
    /** Properties of the control, whatever it is. */
    control: {
      // Native validation would keep the browser from submitting a form whose
      // field is marked as wrong, also when it no longer is.
      validationBehavior: 'aria' as const,
      label: schema.title ?? name,
      description: typeof described === 'string' ? described : undefined,
      isRequired: props.required,
      isDisabled: props.disabled || props.readonly,
      isInvalid: (touched ? problems : [...problems, ...refusals]).length > 0,
    },
  };
}
