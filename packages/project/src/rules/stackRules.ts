import { bucketAccessRules } from './stack/bucketAccessRules';
import { bucketContentRules } from './stack/bucketContentRules';
import { catalogRules } from './stack/catalogRules';
import { computeRules } from './stack/computeRules';
import { endpointRules } from './stack/endpointRules';
import { federationRules } from './stack/federationRules';
import { keyRules } from './stack/keyRules';
import { keyUseRules } from './stack/keyUseRules';
import { lifecycleRules } from './stack/lifecycleRules';
import { logRules } from './stack/logRules';
import { nameRules } from './stack/nameRules';
import { networkRules } from './stack/networkRules';
import { permissionRules } from './stack/permissionRules';
import { platformRoleRules } from './stack/platformRoleRules';
import { regionRules } from './stack/regionRules';
import { secretRules } from './stack/secretRules';
import { securityGroupRules } from './stack/securityGroupRules';
import { sleepRules } from './stack/sleepRules';
import { trustRules } from './stack/trustRules';
import { workspaceRules } from './stack/workspaceRules';
import type { StackRule } from './StackRule';

/** Every rule over synthesized stacks. */
export const stackRules: readonly StackRule[] = [
  ...bucketAccessRules,
  ...bucketContentRules,
  ...keyRules,
  ...keyUseRules,
  ...trustRules,
  ...permissionRules,
  ...federationRules,
  ...platformRoleRules,
  ...securityGroupRules,
  ...networkRules,
  ...endpointRules,
  ...workspaceRules,
  ...catalogRules,
  ...computeRules,
  ...lifecycleRules,
  ...nameRules,
  ...logRules,
  ...secretRules,
  ...sleepRules,
  ...regionRules,
];
