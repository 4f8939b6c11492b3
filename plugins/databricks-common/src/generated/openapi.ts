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
