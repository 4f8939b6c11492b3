import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { valueProblems } from './valueProblems';

/** Options under `ui:options` of a `LakeportValue` field. */
export interface LakeportValueOptions {
  /** The value's name in the project form; needed where problems are to be found. */
  field?: string;
  /** Grey text of an empty field. */
  placeholder?: string;
}

/**
 * Validation of the `LakeportValue` field: the project file that the form would
 * write is checked, and the problems of this field are reported.
 *
 * The scaffolder passes the values of all pages filled in so far, and asks again
 * for every page, so that a value is checked together with those of earlier
 * pages.
 */
export const lakeportValueValidation: CustomFieldValidator<
  string | string[],
  LakeportValueOptions
> = (value, validation, { formData, uiSchema }) => {
  const field = uiSchema?.['ui:options']?.field;
  if (!field) {
    validation.addError(
      'The template does not say which value this is: ui:options.field is missing.',
    );
    return;
  }
  for (const problem of valueProblems({ ...formData, [field]: value }, field)) {
    validation.addError(problem);
  }
};
