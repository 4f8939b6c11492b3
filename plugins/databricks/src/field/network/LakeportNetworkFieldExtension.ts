import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { databricksPlugin } from '../../plugin';
import { LakeportNetworkField } from './LakeportNetworkField';
import { lakeportNetworkSchema } from './lakeportNetworkSchema';
import { lakeportNetworkValidation } from './lakeportNetworkValidation';

/**
 * `ui:field: LakeportNetwork`, a network out of the platform's pools, for apps of the old frontend system: put it
 * into `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const LakeportNetworkFieldExtension = databricksPlugin.provide(
  createScaffolderFieldExtension({
    name: 'LakeportNetwork',
    component: LakeportNetworkField,
    validation: lakeportNetworkValidation,
    schema: lakeportNetworkSchema.schema,
  }),
);
