import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { LakeportSecurityProfileField } from './LakeportSecurityProfileField';
import { lakeportSecurityProfileSchema } from './lakeportSecurityProfileSchema';
import { lakeportSecurityProfileValidation } from './lakeportSecurityProfileValidation';

/** `ui:field: LakeportSecurityProfile` for the new frontend system. */
export const lakeportSecurityProfileFormField = createFormField({
  name: 'LakeportSecurityProfile',
  component: LakeportSecurityProfileField,
  validation: lakeportSecurityProfileValidation,
  schema: lakeportSecurityProfileSchema,
});
