import type { FieldCheck } from '../common/FieldCheck';
import { localProblems } from '../common/localProblems';

/** Two or three zones of the environment's region. */
export const lakeportZonesCheck: FieldCheck = {
  local: (value, context) => localProblems('availabilityZones', value, context),
};
