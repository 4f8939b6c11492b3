import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { LakeportEnvironmentField } from './LakeportEnvironmentField';
import { lakeportEnvironmentSchema } from './lakeportEnvironmentSchema';
import { lakeportEnvironmentValidation } from './lakeportEnvironmentValidation';

/** `ui:field: LakeportEnvironment` for the new frontend system. */
export const lakeportEnvironmentFormField = createFormField({
  name: 'LakeportEnvironment',
  component: LakeportEnvironmentField,
  validation: lakeportEnvironmentValidation,
  schema: lakeportEnvironmentSchema,
});
