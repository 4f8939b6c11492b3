import { fieldValidation } from '../common/fieldValidation';

/** Validation of `LakeportGroups` fields when a page is submitted. */
export const lakeportGroupsValidation = fieldValidation('LakeportGroups');
