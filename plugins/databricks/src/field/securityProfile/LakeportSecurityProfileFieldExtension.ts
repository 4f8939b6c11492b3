import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { databricksPlugin } from '../../plugin';
import { LakeportSecurityProfileField } from './LakeportSecurityProfileField';
import { lakeportSecurityProfileSchema } from './lakeportSecurityProfileSchema';
import { lakeportSecurityProfileValidation } from './lakeportSecurityProfileValidation';

/**
 * `ui:field: LakeportSecurityProfile`, a security profile, for apps of the old frontend system: put it
 * into `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const LakeportSecurityProfileFieldExtension = databricksPlugin.provide(
  createScaffolderFieldExtension({
    name: 'LakeportSecurityProfile',
    component: LakeportSecurityProfileField,
    validation: lakeportSecurityProfileValidation,
    schema: lakeportSecurityProfileSchema.schema,
  }),
);
