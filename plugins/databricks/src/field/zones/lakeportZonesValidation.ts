import { fieldValidation } from '../common/fieldValidation';

/** Validation of `LakeportZones` fields when a page is submitted. */
export const lakeportZonesValidation = fieldValidation('LakeportZones');
