import { fieldValidation } from './common/fieldValidation';

/**
 * Validation of `LakeportValue` fields when a page is submitted.
 *
 * The scaffolder passes the values of all pages filled in so far, and asks again
 * for every page, so that a value is checked together with those of earlier
 * pages.
 */
export const lakeportValueValidation = fieldValidation('LakeportValue');
