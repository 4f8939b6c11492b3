import { fieldValidation } from '../common/fieldValidation';

/** Validation of `LakeportProjectName` fields when a page is submitted. */
export const lakeportProjectNameValidation = fieldValidation(
  'LakeportProjectName',
);
