import { fieldValidation } from '../common/fieldValidation';

/** Validation of `LakeportEnvironment` fields when a page is submitted. */
export const lakeportEnvironmentValidation = fieldValidation(
  'LakeportEnvironment',
);
