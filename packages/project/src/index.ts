/**
 * The two lakeport files, of a project and of a platform: schema, checks,
 * edits, address plan, names and cost. No I/O; runs in browsers and in Node.
 *
 * @packageDocumentation
 */
export * from './Problem';
export * from './problemText';
export * from './Project';
export * from './Environment';
export * from './Network';
export * from './Compute';
export * from './WorkspaceContent';
export * from './Lakehouse';
export * from './Connectivity';
export * from './Regions';
export * from './profileDefaults';
export * from './CheckOptions';
export * from './parseProject';
export * from './checkProject';
export * from './serializeProject';
export * from './projectJsonSchema';
export * from './tags';
export * from './defaultCatalogName';
export { resourceNames } from './resourceNames';
export * from './sharedTargets';
export * from './failedOver';
export type { ResourceNames } from './resourceNames';
export type { EnvironmentResourceNames } from './environmentResourceNames';
export type { CatalogResourceNames } from './catalogResourceNames';
export { networkResourceNames } from './networkResourceNames';
export type { NetworkResourceNames } from './networkResourceNames';
export { accountResourceNames } from './accountResourceNames';
export type { AccountResourceNames } from './accountResourceNames';
export {
  LAKEHOUSE_PRINCIPAL,
  lakehouseResourceNames,
} from './lakehouseResourceNames';
export type {
  LakehouseResourceNames,
  StreamResourceNames,
  ZoneResourceNames,
} from './lakehouseResourceNames';
export * from './regionsResourceNames';
export type { InstanceProfileNames } from './instanceProfileNames';
export type { ServicePrincipalNames } from './servicePrincipalNames';
export * from './time/sleepStateDue';
export * from './time/sleepWorkflowCrons';
export * from './data/Region';
export * from './data/regions';
export * from './nearest';
export * from './data/grantPresets';
export * from './network/planAddresses';
export * from './network/AddressPlanError';
export * from './form/ProjectFormValues';
export * from './form/projectFromForm';
export * from './form/formProblems';
export * from './form/InvalidProjectError';
export * from './cost/TerraformJson';
export * from './cost/countResources';
export * from './cost/monthlyCost';
export * from './cost/appliedResources';
export * from './cost/planCost';
export * from './cost/Prices';
export * from './cost/parsePrices';
export * from './cost/costBands';
export * from './cost/asleepShare';
export type { Price } from './data/prices';
export * from './rules/ruleIds';
export * from './rules/RuleInfo';
export * from './rules/rules';
export * from './rules/StackFinding';
export * from './rules/SynthesizedLike';
export * from './rules/RuleProject';
export * from './rules/stackFindings';
export * from './rules/plan/declaredFindings';
export * from './rules/plan/planFindings';
export * from './rules/plan/planSummary';
export * from './rules/plan/reportedAttributes';
export type { PlanAttribute } from './rules/plan/attributeChanges';
export type { JsonRecord } from './rules/reading/json';
export type { PlanAction } from './rules/plan/readChanges';
export * from './lakehouse/lakehouseNotebooks';
export * from './lakehouse/lakehousePlaces';
export * from './lakehouse/lakehouseSteps';
export * from './lakehouse/lakehouseBundleFiles';
export * from './lakeportFileKind';
export * from './platform/Platform';
export * from './platform/parsePlatform';
export * from './platform/checkPlatform';
export * from './platform/serializePlatform';
export * from './platform/platformJsonSchema';
export * from './platform/platformResourceNames';
export * from './platform/githubSubject';
export * from './platform/reusableWorkflowRefs';
export * from './platform/workflowsSource';
export * from './platform/stateKeys';
export * from './platform/platformSharedTargets';
export * from './platform/freeAddresses';
export * from './platform/allocateAddresses';
export type { ProjectFacts } from './platform/ProjectFacts';
export * from './platform/platformFacts';
export * from './platform/parseProjectFacts';
export * from './edit/EditResult';
export * from './edit/ProjectEdit';
export * from './edit/PlatformEdit';
export * from './edit/editProject';
export * from './edit/editPlatform';
export * from './platform/compareWithPlatform';
export * from './adopt/WorkspaceSnapshot';
export * from './adopt/parseWorkspaceSnapshot';
export * from './adopt/AdoptionChoices';
export * from './adopt/AdoptionPlan';
export * from './adopt/planAdoption';
export * from './imports/Imports';
export * from './imports/parseImports';
export * from './imports/serializeImports';
export * from './migrate/Migration';
export * from './migrate/migrations';
export * from './migrate/migrateFile';
export * from './form/EnvironmentFormValues';
export * from './form/LakehouseFormValues';
export * from './form/RegionsFormValues';
