import { fieldValidation } from '../common/fieldValidation';

/** Validation of `LakeportSecurityProfile` fields when a page is submitted. */
export const lakeportSecurityProfileValidation = fieldValidation(
  'LakeportSecurityProfile',
);
