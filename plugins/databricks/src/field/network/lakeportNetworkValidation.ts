import { fieldValidation } from '../common/fieldValidation';

/** Validation of `LakeportNetwork` fields when a page is submitted. */
export const lakeportNetworkValidation = fieldValidation('LakeportNetwork');
