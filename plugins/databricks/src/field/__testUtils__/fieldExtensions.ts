import { LakeportPlatformField } from '../platform/LakeportPlatformField';
import { lakeportPlatformValidation } from '../platform/lakeportPlatformValidation';
import { LakeportProjectNameField } from '../projectName/LakeportProjectNameField';
import { lakeportProjectNameValidation } from '../projectName/lakeportProjectNameValidation';
import { LakeportAwsAccountField } from '../awsAccount/LakeportAwsAccountField';
import { lakeportAwsAccountValidation } from '../awsAccount/lakeportAwsAccountValidation';
import { LakeportRegionField } from '../region/LakeportRegionField';
import { lakeportRegionValidation } from '../region/lakeportRegionValidation';
import { LakeportZonesField } from '../zones/LakeportZonesField';
import { lakeportZonesValidation } from '../zones/lakeportZonesValidation';
import { LakeportNetworkField } from '../network/LakeportNetworkField';
import { lakeportNetworkValidation } from '../network/lakeportNetworkValidation';
import { LakeportSecurityProfileField } from '../securityProfile/LakeportSecurityProfileField';
import { lakeportSecurityProfileValidation } from '../securityProfile/lakeportSecurityProfileValidation';
import { LakeportGroupsField } from '../groups/LakeportGroupsField';
import { lakeportGroupsValidation } from '../groups/lakeportGroupsValidation';
import { LakeportUnityNameField } from '../unityName/LakeportUnityNameField';
import { lakeportUnityNameValidation } from '../unityName/lakeportUnityNameValidation';
import { LakeportEnvironmentField } from '../environment/LakeportEnvironmentField';
import { lakeportEnvironmentValidation } from '../environment/lakeportEnvironmentValidation';
import { LakeportValueField } from '../LakeportValueField';
import { lakeportValueValidation } from '../lakeportValueValidation';

/** All fields, as the scaffolder's form takes them. */
export const fieldExtensions = [
  {
    name: 'LakeportPlatform',
    component: LakeportPlatformField,
    validation: lakeportPlatformValidation,
  },
  {
    name: 'LakeportProjectName',
    component: LakeportProjectNameField,
    validation: lakeportProjectNameValidation,
  },
  {
    name: 'LakeportAwsAccount',
    component: LakeportAwsAccountField,
    validation: lakeportAwsAccountValidation,
  },
  {
    name: 'LakeportRegion',
    component: LakeportRegionField,
    validation: lakeportRegionValidation,
  },
  {
    name: 'LakeportZones',
    component: LakeportZonesField,
    validation: lakeportZonesValidation,
  },
  {
    name: 'LakeportNetwork',
    component: LakeportNetworkField,
    validation: lakeportNetworkValidation,
  },
  {
    name: 'LakeportSecurityProfile',
    component: LakeportSecurityProfileField,
    validation: lakeportSecurityProfileValidation,
  },
  {
    name: 'LakeportGroups',
    component: LakeportGroupsField,
    validation: lakeportGroupsValidation,
  },
  {
    name: 'LakeportUnityName',
    component: LakeportUnityNameField,
    validation: lakeportUnityNameValidation,
  },
  {
    name: 'LakeportEnvironment',
    component: LakeportEnvironmentField,
    validation: lakeportEnvironmentValidation,
  },
  {
    name: 'LakeportValue',
    component: LakeportValueField,
    validation: lakeportValueValidation,
  },
];
