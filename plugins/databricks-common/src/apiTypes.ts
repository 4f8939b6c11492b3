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
/** The declared networks of all environments of a project, in one graph. @public */
export type ProjectTopology = Schemas['ProjectTopology'];
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
/** An environment of a project, or what is between its environments. @public */
export type ProjectTarget = Schemas['ProjectTarget'];
/** An environment beside its siblings. @public */
export type ProjectEnvironment = Schemas['ProjectEnvironment'];
/** An idle list price per month. @public */
export type CostTotal = Schemas['CostTotal'];
/** The platform that a project names. @public */
export type ProjectPlatform = Schemas['ProjectPlatform'];
/** A project with its environments side by side, and what is between them. @public */
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
/** How old an answer is. @public */
export type Age = Schemas['Age'];
/** An account or workspace that the portal reads, and whether it can. @public */
export type SourceState = Schemas['SourceState'];
/** What the portal reads, beside what is wrong in app-config. @public */
export type SourceList = Schemas['SourceList'];
/** A subnet with its free addresses. @public */
export type NetworkSubnet = Schemas['NetworkSubnet'];
/** The VPC that a workspace runs its compute in, with Databricks' verdict on it. @public */
export type WorkspaceNetwork = Schemas['WorkspaceNetwork'];
/** A workspace with all that it was made from. @public */
export type WorkspaceDetails = Schemas['WorkspaceDetails'];
/** Who may use a workspace. @public */
export type WorkspacePrincipal = Schemas['WorkspacePrincipal'];
/** A cluster of a workspace. @public */
export type Cluster = Schemas['Cluster'];
/** One page of clusters. @public */
export type ClusterPage = Schemas['ClusterPage'];
/** A SQL warehouse of a workspace. @public */
export type Warehouse = Schemas['Warehouse'];
/** One page of SQL warehouses. @public */
export type WarehousePage = Schemas['WarehousePage'];
/** A job of a workspace with its last result. @public */
export type Job = Schemas['Job'];
/** One page of jobs. @public */
export type JobPage = Schemas['JobPage'];
/** Free addresses against what clusters and pools may grow to. @public */
export type WorkspaceCapacity = Schemas['WorkspaceCapacity'];
/** Statuses of a workspace beside the deployments of its environment, newest first. @public */
export type WorkspaceTimeline = Schemas['WorkspaceTimeline'];
/** What a workspace has cost at list prices. @public */
export type WorkspaceCost = Schemas['WorkspaceCost'];
/** Something that is wrong with a network, or may be. @public */
export type HealthFinding = Schemas['HealthFinding'];
/** A network as AWS and Databricks tell of it, with its health. @public */
export type ObservedNetwork = Schemas['ObservedNetwork'];
/** A VPC with the workspaces in it. @public */
export type Network = Schemas['Network'];
/** VPCs of the configured AWS accounts. @public */
export type NetworkList = Schemas['NetworkList'];
/** What an object of Unity Catalog is. @public */
export type UnityKind = Schemas['UnityKind'];
/** An owner or principal, with the catalog's User or Group where it resolves. @public */
export type UnityOwner = Schemas['UnityOwner'];
/** A tag of an object or column. @public */
export type UnityTag = Schemas['UnityTag'];
/** A Unity Catalog metastore with its workspaces. @public */
export type Metastore = Schemas['Metastore'];
/** Metastores, beside the sources that failed. @public */
export type MetastoreList = Schemas['MetastoreList'];
/** An object of Unity Catalog as a list tells of it. @public */
export type UnityObject = Schemas['UnityObject'];
/** The workspace that was read through. @public */
export type UnityVia = Schemas['UnityVia'];
/** One page of objects. @public */
export type UnityObjectPage = Schemas['UnityObjectPage'];
/** A column of a table. @public */
export type UnityColumn = Schemas['UnityColumn'];
/** Some of a table's columns with their tags. @public */
export type UnityColumnTagPage = Schemas['UnityColumnTagPage'];
/** An object of Unity Catalog with all that is told of it. @public */
export type UnityObjectDetails = Schemas['UnityObjectDetails'];
/** What a principal may do with an object. @public */
export type UnityGrant = Schemas['UnityGrant'];
/** One page of principals with their privileges. @public */
export type UnityGrantPage = Schemas['UnityGrantPage'];
/** A table or column at one end of lineage. @public */
export type UnityLineageNode = Schemas['UnityLineageNode'];
/** Where data come from and go to, one step each way. @public */
export type UnityLineage = Schemas['UnityLineage'];
/** One page of catalogs with the workspaces that may use them. @public */
export type UnityBindingPage = Schemas['UnityBindingPage'];
/** Which workspaces are listed. @public */
export type WorkspaceFilter = {
  /** Id of a Databricks account. */
  account?: string;
  /** AWS region. */
  region?: string;
  status?: string;
  /** Part of a name or id, in any case. */
  q?: string;
  /** 200 when left out, which is the most. */
  limit?: number;
  offset?: number;
};
/** Which VPCs are listed. @public */
export type NetworkFilter = {
  /** Twelve digits. */
  account?: string;
  /** AWS region. */
  region?: string;
  /** Part of a name or id, in any case. */
  q?: string;
  /** 50 when left out, 200 at most. */
  limit?: number;
  offset?: number;
};
/** Which VPCs a graph is drawn of. @public */
export type NetworkTopologyFilter = {
  /** Twelve digits. */
  account?: string;
  /** AWS region. */
  region?: string;
  /** Only this VPC with what it is connected to. */
  vpc?: string;
};
/** A part of a list. @public */
export type PageRequest = {
  /** The `nextPageToken` of the page before. */
  pageToken?: string;
  /** 50 when left out, 200 at most. */
  limit?: number;
};
/** Which level of Unity Catalog is listed. @public */
export type UnityObjectListRequest = PageRequest & {
  /** Id of the metastore. */
  metastore: string;
  /** What is listed. */
  kind: UnityKind;
  /** The catalog around it; none for catalogs. */
  catalog?: string;
  /** The schema around it; none for catalogs and schemas. */
  schema?: string;
  /** Part of a name, in any case; of kind `table` without a schema, over the whole catalog. */
  q?: string;
  /** Id of the workspace to read through; one that may use the catalog when left out. */
  workspace?: string;
};
/** Names one object of Unity Catalog. @public */
export type UnityObjectRequest = {
  /** Id of the metastore. */
  metastore: string;
  kind: UnityKind;
  /** The catalog itself, or the one around it. */
  catalog: string;
  /** The schema itself, or the one around it; none for a catalog. */
  schema?: string;
  /** The object's own name; none for catalogs and schemas. */
  name?: string;
  /** Id of the workspace to read through; one that may use the catalog when left out. */
  workspace?: string;
};
/** Names a table, or a column of it. @public */
export type UnityLineageRequest = {
  /** Id of the metastore. */
  metastore: string;
  catalog: string;
  schema: string;
  table: string;
  column?: string;
  /** Id of the workspace to read through; one that may use the catalog when left out. */
  workspace?: string;
};
/** Of which columns of a table the tags are read, in the columns' order. @public */
export type UnityColumnTagRequest = {
  /** 50 when left out, 100 at most. */
  limit?: number;
  offset?: number;
  /** Id of the metastore. */
  metastore: string;
  catalog: string;
  schema: string;
  table: string;
  /** Id of the workspace to read through; one that may use the catalog when left out. */
  workspace?: string;
};
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
