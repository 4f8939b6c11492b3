import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { LakeportZonesField } from './LakeportZonesField';
import { lakeportZonesSchema } from './lakeportZonesSchema';
import { lakeportZonesValidation } from './lakeportZonesValidation';

/** `ui:field: LakeportZones` for the new frontend system. */
export const lakeportZonesFormField = createFormField({
  name: 'LakeportZones',
  component: LakeportZonesField,
  validation: lakeportZonesValidation,
  schema: lakeportZonesSchema,
});
