/**
 * The lakeport project file: schema, checks, address plan, names and cost. No
 * I/O; runs in browsers and in Node.
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
export * from './profileDefaults';
export * from './CheckOptions';
export * from './parseProject';
export * from './checkProject';
export * from './serializeProject';
export * from './projectJsonSchema';
export * from './tags';
export * from './defaultCatalogName';
export { resourceNames } from './resourceNames';
export type { ResourceNames } from './resourceNames';
export type { EnvironmentResourceNames } from './environmentResourceNames';
export type { CatalogResourceNames } from './catalogResourceNames';
export { networkResourceNames } from './networkResourceNames';
export type { NetworkResourceNames } from './networkResourceNames';
export { accountResourceNames } from './accountResourceNames';
export type { AccountResourceNames } from './accountResourceNames';
export type { InstanceProfileNames } from './instanceProfileNames';
export type { ServicePrincipalNames } from './servicePrincipalNames';
export * from './time/sleepStateDue';
export * from './time/sleepWorkflowCrons';
export * from './data/Region';
export * from './data/regions';
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
export * from './rules/plan/planFindings';
export * from './rules/plan/planSummary';
export type { PlanAttribute } from './rules/plan/attributeChanges';
export type { PlanAction } from './rules/plan/readChanges';
