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
/** A state that a deployment came to, when, and why. @public */
export type DeploymentTransition = Schemas['DeploymentTransition'];
/** Who holds a deployment back until somebody approves, and what became of it. @public */
export type DeploymentApproval = Schemas['DeploymentApproval'];
/** Who can approve. @public */
export type Reviewer = Schemas['Reviewer'];
/** Lines of a job's log. @public */
export type DeploymentLog = Schemas['DeploymentLog'];
/** What a plan changes of one attribute. @public */
export type PlannedAttribute = Schemas['PlannedAttribute'];
/** What an environment costs a month before and after. @public */
export type CostDifference = Schemas['CostDifference'];
/** What may be started on an environment, and who approves. @public */
export type EnvironmentOperations = Schemas['EnvironmentOperations'];
/** Whether an operation may be started, and why not. @public */
export type AllowedOperation = Schemas['AllowedOperation'];
/** Who has to approve before something changes. @public */
export type ApprovalRule = Schemas['ApprovalRule'];
/** When an environment's network is put to sleep and woken. @public */
export type SleepSchedule = Schemas['SleepSchedule'];
/** The environment whose commit another one can take over. @public */
export type PromotionSource = Schemas['PromotionSource'];
/** Whether an environment differs from its repository. @public */
export type EnvironmentDrift = Schemas['EnvironmentDrift'];
/** Ends a deployment before its end. @public */
export type CancelDeploymentRequest = Schemas['CancelDeploymentRequest'];
/** Approves or rejects a deployment. @public */
export type ReviewDeploymentRequest = Schemas['ReviewDeploymentRequest'];
/** What starts a deployment. @public */
export type CreateDeploymentRequest = Schemas['CreateDeploymentRequest'];
/** What is wrong in a file, where, and what would be right. @public */
export type FileProblem = Schemas['Problem'];
/** The file that an answer was read from. @public */
export type DeclaredFile = Schemas['DeclaredFile'];
/** An open pull request. @public */
export type PullRequest = Schemas['PullRequest'];
/** A platform as the catalog has it. @public */
export type PlatformSummary = Schemas['PlatformSummary'];
/** The platforms that the caller may see. @public */
export type PlatformList = Schemas['PlatformList'];
/** What every project of a platform copies. @public */
export type PlatformFacts = Schemas['PlatformFacts'];
/** A range that environments' networks are allocated from. @public */
export type AddressPool = Schemas['AddressPool'];
/** A block of an address pool that an environment has or asks for. @public */
export type UsedAddresses = Schemas['UsedAddresses'];
/** A project in the platform file. @public */
export type PlatformProject = Schemas['PlatformProject'];
/** An environment in the platform file. @public */
export type PlatformProjectEnvironment = Schemas['PlatformProjectEnvironment'];
/** What a platform file says, or its problems. @public */
export type PlatformDetails = Schemas['PlatformDetails'];
/** An environment beside its siblings. @public */
export type ProjectEnvironment = Schemas['ProjectEnvironment'];
/** An idle list price per month. @public */
export type CostTotal = Schemas['CostTotal'];
/** The platform that a project names. @public */
export type ProjectPlatform = Schemas['ProjectPlatform'];
/** A project with its environments side by side. @public */
export type ProjectDetails = Schemas['ProjectDetails'];
/** Which version of lakeport a repository uses. @public */
export type LakeportVersion = Schemas['LakeportVersion'];
/** A repository with its version of lakeport. @public */
export type RepositoryVersion = Schemas['RepositoryVersion'];
/** One page of repositories, those furthest behind first. @public */
export type LakeportVersionList = Schemas['LakeportVersionList'];
/** Whether a new project may have a name. @public */
export type NameAvailability = Schemas['NameAvailability'];
/** Something that a form field offers. @public */
export type Choice = Schemas['Choice'];
/** One page of choices. @public */
export type ChoiceList = Schemas['ChoiceList'];
/** Which deployments are listed. @public */
export type DeploymentFilter = {
  /** Only those of this environment; `resource:` may be left out. */
  entityRef?: string;
  /** Only those of environments of this project. */
  project?: string;
  /** Not finished, waiting for the caller's approval, or failing as the last of its environment. */
  view?: 'running' | 'waiting-for-me' | 'failing';
  /** Only those in one of these states. */
  state?: DeploymentState[];
  /** Only these operations. */
  operation?: DeploymentOperation[];
  /** Only those that this user or service asked for. */
  requestedBy?: string;
};
