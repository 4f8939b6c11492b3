import { fieldValidation } from '../common/fieldValidation';

/** Validation of `LakeportRegion` fields when a page is submitted. */
export const lakeportRegionValidation = fieldValidation('LakeportRegion');
