import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { ConditionsAsked } from './ConditionsAsked';

/**
 * The conditions that the permission backend has applied. It must be asked for
 * before `coreServices.permissionsRegistry`, whose routes answer the same requests;
 * a module of this plugin that asks for the registry comes before both, and then
 * no conditions are known.
 */
export const conditionsAskedServiceRef = createServiceRef<ConditionsAsked>({
  id: 'lakeport.databricks.conditions-asked',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { httpRouter: coreServices.httpRouter },
      factory: ({ httpRouter }) => {
        const asked = new ConditionsAsked();
        httpRouter.use(asked.handler());
        return asked;
      },
    }),
});
