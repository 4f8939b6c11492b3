import { lakeportAwsAccountCheck } from '../awsAccount/lakeportAwsAccountCheck';
import { lakeportEnvironmentCheck } from '../environment/lakeportEnvironmentCheck';
import { lakeportGroupsCheck } from '../groups/lakeportGroupsCheck';
import { lakeportNetworkCheck } from '../network/lakeportNetworkCheck';
import { lakeportPlatformCheck } from '../platform/lakeportPlatformCheck';
import { lakeportProjectNameCheck } from '../projectName/lakeportProjectNameCheck';
import { lakeportRegionCheck } from '../region/lakeportRegionCheck';
import { lakeportSecurityProfileCheck } from '../securityProfile/lakeportSecurityProfileCheck';
import { lakeportUnityNameCheck } from '../unityName/lakeportUnityNameCheck';
import { lakeportZonesCheck } from '../zones/lakeportZonesCheck';
import { lakeportValueCheck } from '../lakeportValueCheck';
import type { FieldCheck } from './FieldCheck';

/** The checks of all fields, by what a template calls them in `ui:field`. */
export const fieldChecks = {
  LakeportPlatform: lakeportPlatformCheck,
  LakeportProjectName: lakeportProjectNameCheck,
  LakeportAwsAccount: lakeportAwsAccountCheck,
  LakeportRegion: lakeportRegionCheck,
  LakeportZones: lakeportZonesCheck,
  LakeportNetwork: lakeportNetworkCheck,
  LakeportSecurityProfile: lakeportSecurityProfileCheck,
  LakeportGroups: lakeportGroupsCheck,
  LakeportUnityName: lakeportUnityNameCheck,
  LakeportEnvironment: lakeportEnvironmentCheck,
  LakeportValue: lakeportValueCheck,
} as const satisfies Record<string, FieldCheck>;
