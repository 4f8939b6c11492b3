import type { FieldCheck } from '../common/FieldCheck';
import { localProblems } from '../common/localProblems';

/** One of the profiles. */
export const lakeportSecurityProfileCheck: FieldCheck = {
  local: (value, context) => localProblems('securityProfile', value, context),
};
