/**
 * An in-memory AWS and Databricks account behind the real Terraform engine,
 * and what runs a project's stacks against it or against the real clouds.
 *
 * @packageDocumentation
 */
export { RehearsalAccount } from './account/RehearsalAccount';
export type {
  AccountChange,
  ObjectFilter,
  RehearsalAccountOptions,
} from './account/RehearsalAccount';
export type { AccountObject } from './account/AccountObject';
export type { StrayNetworkInterface } from './account/strayNetworkInterface';
export { parseFaults } from './account/parseFaults';
export type { Fault } from './account/parseFaults';
export { ProviderServer } from './server/ProviderServer';
export type { ProviderServerOptions } from './server/ProviderServer';
export { TerraformEngine } from './engine/TerraformEngine';
export type { RunOptions, RunResult } from './engine/TerraformEngine';
export { TerraformNotFoundError } from './engine/TerraformNotFoundError';
export { TerraformReader } from './read/TerraformReader';
export type { TerraformReaderOptions } from './read/TerraformReader';
export type { AskedProviders } from './read/questionsJson';
export type { Answers, Question } from './read/Question';
export { runOperation } from './run/runOperation';
export type {
  OperationName,
  OperationOptions,
  PlannedOperation,
} from './run/OperationOptions';
export { PlanStore } from './run/PlanStore';
export { FolderObjectStore } from './run/FolderObjectStore';
export type { ObjectStore } from './run/ObjectStore';
export type { PlanGuard, PlanRefusal } from './run/PlanRefusal';
export type { PlannedChange } from './run/PlannedChange';
export type { Remains } from './run/remainsOf';
export { rehearsedTypes } from './run/rehearsedTypes';
export { rehearse } from './run/rehearse';
export type { RehearseOptions } from './run/rehearse';
export type { SleepRoundTrip } from './run/roundTrip';
export { recoverFromEachFault } from './run/recoverFromEachFault';
export type {
  RecoveryOptions,
  RecoveryResult,
} from './run/recoverFromEachFault';
export { rehearseRegionOutage } from './drill/rehearseRegionOutage';
export type {
  RegionOutageOptions,
  RegionOutageResult,
} from './drill/rehearseRegionOutage';
export type {
  DrilledChange,
  DrilledFailBack,
  DrilledFailover,
  DrilledPlan,
  DrilledReplacement,
  DrilledResource,
  DrilledTarget,
  DrillPhase,
  RegionOutageReport,
} from './drill/RegionOutageReport';
export { seedsFor } from './run/seedsFor';
export { redact } from './run/redact';
export type {
  ChangeSummary,
  OperationResult,
  RehearsalResult,
  StepEvent,
  StepName,
  StepStatus,
} from './run/StepEvent';
export type { StackEntry, SynthesizedStacks } from './run/SynthesizedStacks';
export type { ProviderName } from './schema/loadProviderSchema';
export type { Unknown, Value, ValueObject } from './wire/Value';
