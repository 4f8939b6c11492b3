import { fieldValidation } from '../common/fieldValidation';

/** Validation of `LakeportUnityName` fields when a page is submitted. */
export const lakeportUnityNameValidation = fieldValidation('LakeportUnityName');
