// Generated from plugins/databricks-backend/openapi.yaml by `yarn generate` in plugins/databricks-common.

export interface paths {
  '/workspaces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The workspaces of every configured Databricks account. */
    get: operations['GetWorkspaces'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/environments/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An environment entity joined with its workspace and Unity Catalog, read live. */
    get: operations['GetEnvironment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/environments/{namespace}/{name}/topology': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The network that the repository declares for the environment. */
    get: operations['GetEnvironmentTopology'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/environments/{namespace}/{name}/findings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the rules find in what the repository declares for the environment. */
    get: operations['GetEnvironmentFindings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/platforms': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The platforms that the caller may see in the catalog. */
    get: operations['ListPlatforms'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/platforms/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a platform file says, with the pull requests that wait for it. */
    get: operations['GetPlatform'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/projects/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A project with its environments side by side. */
    get: operations['GetProject'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/lakeport-versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which version of lakeport the repositories use, those furthest behind first. */
    get: operations['ListLakeportVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/names/project': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether a new project may have a name. */
    get: operations['CheckProjectName'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/choices/groups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Groups of the Databricks account whose names contain a text. */
    get: operations['ListGroupChoices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/choices/aws-accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** AWS accounts of the platform file and of the catalog. */
    get: operations['ListAwsAccountChoices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deployments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Deployments of one environment, newest first. */
    get: operations['ListDeployments'];
    put?: never;
    /** Starts an operation on an environment. */
    post: operations['CreateDeployment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deployments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One deployment with its jobs and steps. */
    get: operations['GetDeployment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description A full entity reference, kind:namespace/name. */
    EntityRef: string;
    Error: {
      error: {
        name: string;
        message: string;
      } & {
        [key: string]: unknown;
      };
      request?: {
        method: string;
        url: string;
      };
      response: {
        statusCode: number;
      };
    };
    /** @description A source that could not be read; the rest of the answer is still true. */
    SourceError: {
      /** @description What was read, such as "account 0d26… workspaces". */
      source: string;
      message: string;
    };
    Workspace: {
      accountId: string;
      /** @description A 64-bit number, carried as a string so that no digit is lost. */
      id: string;
      name: string;
      /** @description NOT_PROVISIONED, PROVISIONING, RUNNING, FAILED, BANNED, CANCELLING, or a value newer than this document. */
      status: string;
      statusMessage?: string;
      region: string;
      url: string;
      project?: string;
      environment?: string;
      metastoreId?: string;
      /** @description The workspace's catalog entity, when the caller may see one. */
      entityRef?: string;
    };
    WorkspaceList: {
      items: components['schemas']['Workspace'][];
      errors: components['schemas']['SourceError'][];
    };
    Volume: {
      name: string;
      /** @description MANAGED or EXTERNAL. */
      type?: string;
    };
    Schema: {
      name: string;
      owner?: string;
      volumes: components['schemas']['Volume'][];
    };
    Catalog: {
      name: string;
      owner?: string;
      comment?: string;
      isDefault?: boolean;
      schemas: components['schemas']['Schema'][];
    };
    EnvironmentDetails: {
      entityRef: string;
      project: string;
      environment: string;
      workspace?: components['schemas']['Workspace'];
      catalogs: components['schemas']['Catalog'][];
      errors: components['schemas']['SourceError'][];
    };
    TopologyNode: {
      id: string;
      /** @enum {string} */
      kind:
        | 'account'
        | 'region'
        | 'vpc'
        | 'availability-zone'
        | 'subnet'
        | 'route-table'
        | 'internet-gateway'
        | 'nat-gateway'
        | 'vpc-endpoint'
        | 'security-group'
        | 'bucket'
        | 'control-plane'
        | 'workspace'
        | 'elastic-ip'
        | 'network-acl'
        | 'hosted-zone'
        | 'kms-key'
        | 'instance-profile'
        | 'registered-endpoint'
        | 'private-access-settings'
        | 'ip-access-list'
        | 'network-connectivity'
        | 'network-policy';
      name: string;
      parent?: string;
    } & {
      [key: string]: string | number | boolean | string[];
    };
    TopologyEdge: {
      source: string;
      target: string;
      /** @enum {string} */
      kind:
        | 'routes-to'
        | 'associated-with'
        | 'attached-to'
        | 'uses'
        | 'secured-by'
        | 'stores-in'
        | 'managed-by'
        | 'reaches'
        | 'encrypts'
        | 'resolves-to'
        | 'registers'
        | 'connects-through'
        | 'restricted-by'
        | 'allows'
        | 'replaces';
    };
    Topology: {
      nodes: components['schemas']['TopologyNode'][];
      edges: components['schemas']['TopologyEdge'][];
    };
    PlannedSubnet: {
      name: string;
      /** @enum {string} */
      tier: 'public' | 'private' | 'privatelink';
      availabilityZone: string;
      cidr: string;
      /** @description Addresses left after the five that AWS keeps in every subnet. */
      usable: number;
      /** @description Databricks cluster nodes that fit, two addresses each. */
      nodes: number;
    };
    AddressPlan: {
      cidr: string;
      subnets: components['schemas']['PlannedSubnet'][];
      free: string[];
    };
    CostItem: {
      type: string;
      name: string;
      quantity: number;
      unitPrice: number;
      monthly: number;
    };
    /** @description Idle list price per month. */
    MonthlyCost: {
      currency: string;
      /** @description The date of the price list. */
      asOf: string;
      total: number;
      items: components['schemas']['CostItem'][];
    };
    EnvironmentTopology: {
      /** @enum {string} */
      source: 'declared';
      /** @description The full hash of the commit that the project file was read at. Left out when its host did not tell it; then the file is the one that the branch had at that moment. */
      commit?: string;
      /** @description The commit's page, whenever there is a commit. */
      commitUrl?: string;
      topology: components['schemas']['Topology'];
      /** @description Left out where lakeport makes no network. */
      addressPlan?: components['schemas']['AddressPlan'];
      monthlyCost: components['schemas']['MonthlyCost'];
      /** @description The same while the network is asleep. Left out where it cannot sleep. */
      monthlyCostAsleep?: components['schemas']['MonthlyCost'];
    };
    /** @description Why a finding is put up with, as the project file says. */
    Waiver: {
      reason: string;
      /**
       * Format: date
       * @description The last day on which it is.
       */
      until: string;
    };
    Finding: {
      /** @description The rule's id, such as network.nat-single. */
      rule: string;
      /** @enum {string} */
      severity: 'error' | 'warning' | 'info';
      /** @description Left out for what all environments share. */
      environment?: string;
      stack?: string;
      /** @description Terraform address of the resource within its stack. */
      resource?: string;
      message: string;
      /** @description What goes wrong where the rule is not kept. */
      reason: string;
      /** @description Whose rule it is. */
      source: string;
      /** @description What would be right. */
      fix: string;
      waived?: components['schemas']['Waiver'];
    };
    EnvironmentFindings: {
      /** @enum {string} */
      source: 'declared';
      /** @description As in EnvironmentTopology. */
      commit?: string;
      commitUrl?: string;
      /** @description development, production-basic, production-secure, maximum-security, or a value newer than this document. */
      securityProfile?: string;
      /** @description What the rules find in the environment's own stacks and in those that it shares with others. */
      findings: components['schemas']['Finding'][];
    };
    /** @description What is wrong in a file, where, and what would be right. */
    Problem: {
      path: string;
      message: string;
      hint: string;
      line?: number;
      column?: number;
    };
    /** @description The file that an answer was read from. */
    DeclaredFile: {
      url: string;
      /** @description Full hash of the commit that it was read at, where its host told it. */
      commit?: string;
      commitUrl?: string;
    };
    PullRequest: {
      number: number;
      title: string;
      url: string;
      branch: string;
      /** @description Login at GitHub. */
      author?: string;
      draft: boolean;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    PlatformSummary: {
      entityRef: string;
      name: string;
      title?: string;
      description?: string;
      owner?: string;
    };
    PlatformList: {
      items: components['schemas']['PlatformSummary'][];
      errors: components['schemas']['SourceError'][];
    };
    /** @description What every project of the platform copies, and where it is. */
    PlatformFacts: {
      /** @description Prefix of account-level names. */
      name: string;
      title?: string;
      /** @description Databricks account id. */
      accountId: string;
      pricingTier?: string;
      /** @description The umbrella AWS account. */
      adminAccountId: string;
      adminRole: string;
      childRole: string;
      state: {
        bucket: string;
        region: string;
      };
      github: {
        host: string;
        organization: string;
        repository: string;
        branch: string;
        /** @description Label of the runners, or several that a runner must all have. */
        runsOn: string | string[];
      };
      /** @description Regions with a metastore or an address pool, sorted. */
      regions: string[];
      /** @description Groups of the account that the platform file names, sorted. */
      groups?: string[];
    };
    UsedAddresses: {
      cidr: string;
      project: string;
      environment: string;
      /** @description The environment's catalog entity, when the caller may see one. */
      entityRef?: string;
      /** @description The open pull request that asks for it. Left out for what is merged. */
      pending?: components['schemas']['PullRequest'];
    };
    AddressPool: {
      region: string;
      cidr: string;
      /** @description By address. */
      used: components['schemas']['UsedAddresses'][];
      /** @description The fewest blocks that cover what is neither used nor asked for by an open pull request. */
      free: string[];
    };
    PlatformProjectEnvironment: {
      name: string;
      awsAccountId: string;
      region: string;
      /** @description Left out for a network that is brought along, or none. */
      cidr?: string;
      /** @description The environment's catalog entity, when the caller may see one. */
      entityRef?: string;
    };
    PlatformProject: {
      name: string;
      /** @description Organization and name. */
      repository: string;
      owner: string;
      /** @description The project's catalog entity, when the caller may see one. */
      entityRef?: string;
      environments: components['schemas']['PlatformProjectEnvironment'][];
      /** @description The open pull request that adds the project. Left out for what is merged. */
      pending?: components['schemas']['PullRequest'];
    };
    PlatformDetails: {
      entityRef: string;
      file: components['schemas']['DeclaredFile'];
      valid: boolean;
      /** @description Everything that is wrong with the file, in the order of its text. */
      problems: components['schemas']['Problem'][];
      /** @description Left out when the file is not valid. */
      facts?: components['schemas']['PlatformFacts'];
      pools: components['schemas']['AddressPool'][];
      /** @description Sorted by name, those of open pull requests among them. */
      projects: components['schemas']['PlatformProject'][];
      /** @description Open pull requests of the platform repository, oldest first. */
      pullRequests: components['schemas']['PullRequest'][];
      errors: components['schemas']['SourceError'][];
      /**
       * Format: date-time
       * @description When the sources were read; answers are kept for some seconds.
       */
      readAt: string;
    };
    /** @description One column of the project's page. What the caller may not see, or what could not be read, is left out. */
    ProjectEnvironment: {
      name: string;
      /** @description Whether the project file has it; else the catalog alone does. */
      declared: boolean;
      /** @description The environment's catalog entity, when the caller may see one. */
      entityRef?: string;
      awsAccountId?: string;
      region?: string;
      securityProfile?: string;
      deletionProtection?: boolean;
      cidr?: string;
      /** @description Names of the declared catalogs. */
      catalogs: string[];
      /** @description Idle list price per month, without its items. */
      monthlyCost?: components['schemas']['CostTotal'];
      /** @description The same while the network is asleep. Left out where it cannot sleep. */
      monthlyCostAsleep?: components['schemas']['CostTotal'];
      workspace?: components['schemas']['Workspace'];
      /** @description The newest one, without its jobs and log. */
      lastDeployment?: components['schemas']['Deployment'];
    };
    CostTotal: {
      currency: string;
      /** @description The date of the price list. */
      asOf: string;
      total: number;
    };
    LakeportVersion: {
      /** @description As the repository's package.json pins it. Left out where there is none. */
      used?: string;
      /** @description The version that the portal brings along. */
      current: string;
      /**
       * @description The first part of the version in which the repository is behind.
       * @enum {string}
       */
      behind: 'major' | 'minor' | 'patch' | 'none' | 'unknown';
    };
    ProjectPlatform: {
      /** @description As the project file names it. */
      name: string;
      /** @description The platform's catalog entity, when the caller may see one. */
      entityRef?: string;
    };
    ProjectDetails: {
      entityRef: string;
      name: string;
      title?: string;
      repositoryUrl?: string;
      file: components['schemas']['DeclaredFile'];
      valid: boolean;
      problems: components['schemas']['Problem'][];
      /** @description Left out for a standalone project. */
      platform?: components['schemas']['ProjectPlatform'];
      /** @description In the order of the file, then those that only the catalog has. */
      environments: components['schemas']['ProjectEnvironment'][];
      /** @description Open pull requests of the project's repository, oldest first. */
      pullRequests: components['schemas']['PullRequest'][];
      lakeport?: components['schemas']['LakeportVersion'];
      /** @description Where the project file says otherwise than its platform's file. Empty for a caller who may not see the platform. */
      differences: components['schemas']['Problem'][];
      errors: components['schemas']['SourceError'][];
      /** Format: date-time */
      readAt: string;
    };
    RepositoryVersion: {
      entityRef: string;
      name: string;
      title?: string;
      /** @enum {string} */
      kind: 'platform' | 'project';
      repositoryUrl?: string;
      lakeport: components['schemas']['LakeportVersion'];
    };
    LakeportVersionList: {
      current: string;
      items: components['schemas']['RepositoryVersion'][];
      totalItems: number;
      /** @description How many of all repositories are behind. */
      behind: number;
      errors: components['schemas']['SourceError'][];
      /** Format: date-time */
      readAt: string;
    };
    NameAvailability: {
      name: string;
      /** @description False also for a name that no project may have. */
      available: boolean;
      /** @description Why not, and what would be right. Never who holds a name that the caller may not see. */
      reason?: string;
      /** @description The catalog entity that has the name, when the caller may see it. */
      heldBy?: string;
      /** @description What could not be looked at; the name may be taken there. */
      errors: components['schemas']['SourceError'][];
    };
    Choice: {
      value: string;
      label?: string;
      detail?: string;
    };
    ChoiceList: {
      items: components['schemas']['Choice'][];
      /** @description Left out on the last page. */
      nextCursor?: string;
      errors: components['schemas']['SourceError'][];
    };
    /**
     * @description What is done with the environment. sleep and wake change the network alone, rotate makes new secrets of its service principals.
     * @enum {string}
     */
    DeploymentOperation:
      | 'plan'
      | 'apply'
      | 'destroy'
      | 'sleep'
      | 'wake'
      | 'rotate';
    /**
     * @description requested (in the database, not sent yet), dispatched (accepted, run not seen yet), running, and the ends succeeded, failed, cancelled and lost (dispatched, but no run was ever found).
     * @enum {string}
     */
    DeploymentState:
      | 'requested'
      | 'dispatched'
      | 'running'
      | 'succeeded'
      | 'failed'
      | 'cancelled'
      | 'lost';
    DeploymentStep: {
      number: number;
      name: string;
      status: string;
      conclusion?: string;
      /** Format: date-time */
      startedAt?: string;
      /** Format: date-time */
      completedAt?: string;
    };
    DeploymentJob: {
      name: string;
      status: string;
      conclusion?: string;
      steps: components['schemas']['DeploymentStep'][];
    };
    /** @description How many resources are added, changed in place, replaced and destroyed. */
    ChangeSummary: {
      add: number;
      change: number;
      replace: number;
      destroy: number;
    };
    PlannedChange: {
      /** @description Terraform address of the resource within its stack. */
      address: string;
      /** @description Terraform's words: create, update, delete, read, and both delete and create for a replacement. */
      actions: string[];
    };
    PlannedStack: {
      stack: string;
      /**
       * @description planned (compared with what is there), deferred (what it builds on has to be applied first), failed, or refused (a rule on plans forbids it; the findings say which).
       * @enum {string}
       */
      status: 'planned' | 'deferred' | 'failed' | 'refused';
      /** @description Left out where it is not known. A deferred stack that was never applied counts the resources that it declares. */
      summary?: components['schemas']['ChangeSummary'];
      /** @description Destroyed and replaced resources first, then changed and added ones. */
      changes: components['schemas']['PlannedChange'][];
      /** @description How many changes are left out of the list, when it was cut short. */
      omittedChanges?: number;
      /** @description Why it was deferred or failed, or what was changed by hand. */
      message?: string;
      /** @description What the rules on plans say about it; errors refuse it. */
      findings?: components['schemas']['Finding'][];
    };
    DeploymentPlan: {
      summary: components['schemas']['ChangeSummary'];
      /** @description How many stacks are not in the summary, because their changes are not known. */
      unknownStacks?: number;
      /** @description Left out in lists; GET /deployments/{id} has them. */
      stacks?: components['schemas']['PlannedStack'][];
      /** @description How many stacks are left out of the list, when it was cut short. */
      omittedStacks?: number;
    };
    Remainder: {
      stack: string;
      resource: string;
      why: string;
    };
    DeploymentResult: {
      summary: components['schemas']['ChangeSummary'];
      /** @description What Terraform still manages afterwards, when it was counted. */
      objectsLeft?: number;
      /** @description What a person should know of it, such as what stops working while asleep. */
      notices?: string[];
      /** @description What a destroy cannot take away, or takes away later. */
      remains?: components['schemas']['Remainder'][];
    };
    Deployment: {
      id: string;
      entityRef: string;
      project: string;
      environment: string;
      operation: components['schemas']['DeploymentOperation'];
      allowDestroy?: components['schemas']['AllowDestroy'];
      state: components['schemas']['DeploymentState'];
      requestedBy: string;
      /** Format: date-time */
      requestedAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** Format: date-time */
      finishedAt?: string;
      runId?: string;
      runUrl?: string;
      /** @description The step that failed, named as in the workflow. */
      failedStep?: string;
      /** @description What happened and what to do, in plain words. */
      message?: string;
      jobs: components['schemas']['DeploymentJob'][];
      /** @description The end of the failing job's log. */
      log?: string;
      /** @description Whether it ran against a rehearsal account instead of AWS and Databricks. Left out while, or where, the run has not said so. */
      rehearsal?: boolean;
      plan?: components['schemas']['DeploymentPlan'];
      /** @description Why the plan, or a part of it, cannot be shown. */
      planProblem?: string;
      result?: components['schemas']['DeploymentResult'];
      /** @description Why what an operation has done, or a part of it, cannot be shown. */
      resultProblem?: string;
    };
    DeploymentList: {
      items: components['schemas']['Deployment'][];
      totalItems: number;
    };
    /** @description Terraform addresses, each alone or after its stack and a colon, of what holds data and may be destroyed or made anew all the same. For plan and apply. */
    AllowDestroy: string[];
    CreateDeploymentRequest: {
      entityRef: components['schemas']['EntityRef'];
      operation: components['schemas']['DeploymentOperation'];
      allowDestroy?: components['schemas']['AllowDestroy'];
      /** @description The same key for the same environment gives the same deployment. */
      idempotencyKey?: string;
    };
  };
  responses: {
    /** @description An error in the shape of @backstage/errors. */
    Error: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
  };
  parameters: {
    Namespace: string;
    Name: string;
    /** @description How many to return, 50 when left out. */
    Limit: number;
    /** @description How many of the first to leave out, 0 when left out. */
    Offset: number;
    /** @description The platform whose Databricks account and file are looked at. */
    ChoicePlatform: components['schemas']['EntityRef'];
    /** @description Part of a value or label, in any case. */
    ChoiceQuery: string;
    /** @description The nextCursor of the page before. */
    ChoiceCursor: string;
    /** @description How many to return, 50 when left out. */
    ChoiceLimit: number;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  GetWorkspaces: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Workspaces sorted by account and name, beside the sources that failed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkspaceList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetEnvironment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What is there, beside the sources that failed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnvironmentDetails'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetEnvironmentTopology: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Declared topology, address plan and idle list price. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnvironmentTopology'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetEnvironmentFindings: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Security profile and findings, errors first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnvironmentFindings'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListPlatforms: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Platforms sorted by title. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlatformList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetPlatform: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Facts, address pools and projects; of a file that is not valid its problems instead. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlatformDetails'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetProject: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What the project file says and what is there, beside the sources that failed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectDetails'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListLakeportVersions: {
    parameters: {
      query?: {
        /** @description Only this platform's projects and its own repository. */
        platform?: components['schemas']['EntityRef'];
        /** @description How many to return, 50 when left out. */
        limit?: components['parameters']['Limit'];
        /** @description How many of the first to leave out, 0 when left out. */
        offset?: components['parameters']['Offset'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of repositories. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LakeportVersionList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  CheckProjectName: {
    parameters: {
      query: {
        name: string;
        /** @description The platform to onboard the project to; a standalone project has none. */
        platform?: components['schemas']['EntityRef'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whether it is free, as far as the sources could be read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NameAvailability'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListGroupChoices: {
    parameters: {
      query?: {
        /** @description The platform whose Databricks account and file are looked at. */
        platform?: components['parameters']['ChoicePlatform'];
        /** @description Part of a value or label, in any case. */
        q?: components['parameters']['ChoiceQuery'];
        /** @description The nextCursor of the page before. */
        cursor?: components['parameters']['ChoiceCursor'];
        /** @description How many to return, 50 when left out. */
        limit?: components['parameters']['ChoiceLimit'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of groups, sorted by name. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChoiceList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListAwsAccountChoices: {
    parameters: {
      query?: {
        /** @description The platform whose Databricks account and file are looked at. */
        platform?: components['parameters']['ChoicePlatform'];
        /** @description Part of a value or label, in any case. */
        q?: components['parameters']['ChoiceQuery'];
        /** @description The nextCursor of the page before. */
        cursor?: components['parameters']['ChoiceCursor'];
        /** @description How many to return, 50 when left out. */
        limit?: components['parameters']['ChoiceLimit'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of accounts, sorted by id. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChoiceList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListDeployments: {
    parameters: {
      query: {
        entityRef: components['schemas']['EntityRef'];
        /** @description How many to return, 20 when left out. */
        limit?: number;
        /** @description How many of the newest to leave out, 0 when left out. */
        offset?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of deployments. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeploymentList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  CreateDeployment: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateDeploymentRequest'];
      };
    };
    responses: {
      /** @description The deployment. With an idempotencyKey that was used before for the same environment, the deployment that was made then. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deployment'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetDeployment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The deployment as last seen. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deployment'];
        };
      };
      default: components['responses']['Error'];
    };
  };
}
