import type { FieldCheck } from '../common/FieldCheck';
import { localProblems } from '../common/localProblems';

/** A region that Databricks runs in, with PrivateLink where the security profile needs it. */
export const lakeportRegionCheck: FieldCheck = {
  local: (value, context) => localProblems('region', value, context),
};
