import type { Finding } from '../Finding';
import { parseOnce } from '../schema/parseOnce';
import { checkCatalogs } from './checkCatalogs';
import { checkClusterPolicies } from './checkClusterPolicies';
import { checkCompute } from './checkCompute';
import { checkConnectivity } from './checkConnectivity';
import { checkContent } from './checkContent';
import { checkDerivedNames } from './checkDerivedNames';
import { checkEncryption } from './checkEncryption';
import { checkEnvironmentCount } from './checkEnvironmentCount';
import { checkEnvironmentNames } from './checkEnvironmentNames';
import { checkExistingCatalogs } from './checkExistingCatalogs';
import { checkExistingNetwork } from './checkExistingNetwork';
import { checkExistingWorkspace } from './checkExistingWorkspace';
import { checkIpAccessLists } from './checkIpAccessLists';
import { checkLakehouse } from './checkLakehouse';
import { checkLakehouseZones } from './checkLakehouseZones';
import { checkLogDelivery } from './checkLogDelivery';
import { checkMetastores } from './checkMetastores';
import { checkNetworks } from './checkNetworks';
import { checkNetworkSwap } from './checkNetworkSwap';
import { checkOnPremises } from './checkOnPremises';
import { checkPlatformKeys } from './checkPlatformKeys';
import { checkPricingTier } from './checkPricingTier';
import { checkPrincipals } from './checkPrincipals';
import { checkPrivateLink } from './checkPrivateLink';
import { checkReplication } from './checkReplication';
import { checkRepeats } from './checkRepeats';
import { checkRegionCatalogs } from './checkRegionCatalogs';
import { checkRegionDatabase } from './checkRegionDatabase';
import { checkRegionKeys } from './checkRegionKeys';
import { checkRegions } from './checkRegions';
import { checkRegionalIds } from './checkRegionalIds';
import { checkServerlessNames } from './checkServerlessNames';
import { checkSleep } from './checkSleep';
import { checkTags } from './checkTags';
import { checkWaivers } from './checkWaivers';
import { checkWorkspaceGroups } from './checkWorkspaceGroups';
import { checkWorkspaceMode } from './checkWorkspaceMode';
import { checkZonePaths } from './checkZonePaths';
import { checkZones } from './checkZones';
import { projectDraft } from './projectDraft';
import { rawSpec } from './rawSpec';

/**
 * Everything that only several places of the file together can be wrong about.
 * Parts the schema refuses are left out, so this can be asked of any value.
 */
export function crossFindings(value: unknown, today: string): Finding[] {
  const draft = projectDraft.parse(value, parseOnce);
  const tooMany = checkEnvironmentCount(draft);
  if (tooMany.length > 0) {
    // Comparing thousands of environments to each other takes long and helps nobody.
    return tooMany;
  }
  return [
    ...[
      checkEnvironmentNames,
      checkMetastores,
      checkLogDelivery,
      checkPlatformKeys,
      checkPricingTier,
      checkWorkspaceMode,
      checkZones,
      checkNetworks,
      checkNetworkSwap,
      checkExistingNetwork,
      checkExistingWorkspace,
      checkExistingCatalogs,
      checkSleep,
      checkPrivateLink,
      checkEncryption,
      checkRegionalIds,
      checkServerlessNames,
      checkPrincipals,
      checkIpAccessLists,
      checkCatalogs,
      checkCompute,
      checkClusterPolicies,
      checkWorkspaceGroups,
      checkContent,
      checkLakehouse,
      checkLakehouseZones,
      checkZonePaths,
      checkOnPremises,
      checkConnectivity,
      checkRegions,
      checkRegionCatalogs,
      checkRegionDatabase,
      checkRegionKeys,
      checkReplication,
      checkDerivedNames,
    ].flatMap(check => check(draft)),
    ...checkTags(draft.spec?.aws?.tags),
    ...checkRepeats(rawSpec.parse(value)),
    ...checkWaivers(draft, today),
  ];
}
