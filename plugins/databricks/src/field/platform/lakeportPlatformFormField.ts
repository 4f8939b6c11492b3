import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { LakeportPlatformField } from './LakeportPlatformField';
import { lakeportPlatformSchema } from './lakeportPlatformSchema';
import { lakeportPlatformValidation } from './lakeportPlatformValidation';

/** `ui:field: LakeportPlatform` for the new frontend system. */
export const lakeportPlatformFormField = createFormField({
  name: 'LakeportPlatform',
  component: LakeportPlatformField,
  validation: lakeportPlatformValidation,
  schema: lakeportPlatformSchema,
});
