import type { components } from './generated/openapi';

type Schemas = components['schemas'];

/** A Databricks workspace as its account reports it. @public */
export type Workspace = Schemas['Workspace'];
/** Workspaces beside the sources that failed. @public */
export type WorkspaceList = Schemas['WorkspaceList'];
/** A source that could not be read; the rest of the answer is still true. @public */
export type SourceError = Schemas['SourceError'];
/** An environment joined with its workspace and Unity Catalog. @public */
export type EnvironmentDetails = Schemas['EnvironmentDetails'];
/** A Unity Catalog catalog of an environment. @public */
export type EnvironmentCatalog = Schemas['Catalog'];
/** A schema of a catalog. @public */
export type EnvironmentSchema = Schemas['Schema'];
/** A volume of a schema. @public */
export type EnvironmentVolume = Schemas['Volume'];
/** The declared network of an environment with address plan and cost. @public */
export type EnvironmentTopology = Schemas['EnvironmentTopology'];
/** What the rules find in what an environment declares. @public */
export type EnvironmentFindings = Schemas['EnvironmentFindings'];
/** Where a rule is not kept, and what would be right. @public */
export type Finding = Schemas['Finding'];
/** One run of an operation on an environment. @public */
export type Deployment = Schemas['Deployment'];
/** One page of deployments, newest first. @public */
export type DeploymentList = Schemas['DeploymentList'];
/** A job of a deployment's workflow run. @public */
export type DeploymentJob = Schemas['DeploymentJob'];
/** A step of a job. @public */
export type DeploymentStep = Schemas['DeploymentStep'];
/** What a deployment would change, as its run found out. @public */
export type DeploymentPlan = Schemas['DeploymentPlan'];
/** What an operation has changed. @public */
export type DeploymentResult = Schemas['DeploymentResult'];
/** What would change in one Terraform stack. @public */
export type PlannedStack = Schemas['PlannedStack'];
/** What would be done to one resource. @public */
export type PlannedChange = Schemas['PlannedChange'];
/** How many resources are added, changed, replaced and destroyed. @public */
export type ChangeSummary = Schemas['ChangeSummary'];
/** What can be done to an environment. @public */
export type DeploymentOperation = Schemas['DeploymentOperation'];
/** Where a deployment stands. @public */
export type DeploymentState = Schemas['DeploymentState'];
/** What starts a deployment. @public */
export type CreateDeploymentRequest = Schemas['CreateDeploymentRequest'];
