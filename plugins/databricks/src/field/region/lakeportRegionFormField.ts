import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { LakeportRegionField } from './LakeportRegionField';
import { lakeportRegionSchema } from './lakeportRegionSchema';
import { lakeportRegionValidation } from './lakeportRegionValidation';

/** `ui:field: LakeportRegion` for the new frontend system. */
export const lakeportRegionFormField = createFormField({
  name: 'LakeportRegion',
  component: LakeportRegionField,
  validation: lakeportRegionValidation,
  schema: lakeportRegionSchema,
});
