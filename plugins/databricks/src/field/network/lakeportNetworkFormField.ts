import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { LakeportNetworkField } from './LakeportNetworkField';
import { lakeportNetworkSchema } from './lakeportNetworkSchema';
import { lakeportNetworkValidation } from './lakeportNetworkValidation';

/** `ui:field: LakeportNetwork` for the new frontend system. */
export const lakeportNetworkFormField = createFormField({
  name: 'LakeportNetwork',
  component: LakeportNetworkField,
  validation: lakeportNetworkValidation,
  schema: lakeportNetworkSchema,
});
