import { fieldValidation } from '../common/fieldValidation';

/** Validation of `LakeportAwsAccount` fields when a page is submitted. */
export const lakeportAwsAccountValidation =
  fieldValidation('LakeportAwsAccount');
