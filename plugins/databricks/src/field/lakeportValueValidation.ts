import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { valueProblems } from './valueProblems';
import { withValue } from './withValue';

/** Options under `ui:options` of a `LakeportValue` field. */
export interface LakeportValueOptions {
  /**
   * Which value of the project form this is, such as `cidr` or `admins.groups`.
   * Not called `field`: react-jsonschema-form would take that for `ui:field`.
   */
  value?: string;
  /** Values to choose from, each with the words for it. */
  choices?: Record<string, string>;
  /** Grey text of an empty field. */
  placeholder?: string;
}

/**
 * Validation of the `LakeportValue` field: the project file that the form would
 * write is checked, and the problems of this value are reported.
 *
 * The scaffolder passes the values of all pages filled in so far, and asks again
 * for every page, so that a value is checked together with those of earlier
 * pages.
 */
export const lakeportValueValidation: CustomFieldValidator<
  string | string[],
  LakeportValueOptions
> = (value, validation, { formData, uiSchema }) => {
  const name = uiSchema?.['ui:options']?.value;
  if (!name) {
    validation.addError(
      'The template does not say which value this is: ui:options.value is missing.',
    );
    return;
  }
  for (const problem of valueProblems(withValue(formData, name, value), name)) {
    validation.addError(problem);
  }
};
