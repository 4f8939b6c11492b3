import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { LakeportUnityNameField } from './LakeportUnityNameField';
import { lakeportUnityNameSchema } from './lakeportUnityNameSchema';
import { lakeportUnityNameValidation } from './lakeportUnityNameValidation';

/** `ui:field: LakeportUnityName` for the new frontend system. */
export const lakeportUnityNameFormField = createFormField({
  name: 'LakeportUnityName',
  component: LakeportUnityNameField,
  validation: lakeportUnityNameValidation,
  schema: lakeportUnityNameSchema,
});
