import { fieldValidation } from '../common/fieldValidation';

/** Validation of `LakeportPlatform` fields when a page is submitted. */
export const lakeportPlatformValidation = fieldValidation('LakeportPlatform');
