import type { FieldCheck } from './common/FieldCheck';
import { localProblems, textAt } from './common/localProblems';

/**
 * The check of the `LakeportValue` field: the project file that the form would
 * write is checked, and the problems of this value are reported.
 */
export const lakeportValueCheck: FieldCheck = {
  local(value, context) {
    const name = textAt(context.options, 'value');
    return name
      ? localProblems(name, value, context)
      : [context.t('field.noValueName')];
  },
};
