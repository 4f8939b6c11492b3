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
  '/sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the portal reads, and whether it can. */
    get: operations['ListSources'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/workspaces/{workspaceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A workspace with all that it was made from. */
    get: operations['GetWorkspace'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/workspaces/{workspaceId}/clusters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The clusters of a workspace. */
    get: operations['ListClusters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/workspaces/{workspaceId}/warehouses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The SQL warehouses of a workspace. */
    get: operations['ListWarehouses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/workspaces/{workspaceId}/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The jobs of a workspace with their last result. */
    get: operations['ListJobs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/workspaces/{workspaceId}/capacity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Free addresses of the subnets against what clusters and pools may grow to. */
    get: operations['GetCapacity'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/workspaces/{workspaceId}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Statuses that the portal saw, with the deployments of the environment beside them. */
    get: operations['GetWorkspaceTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/workspaces/{workspaceId}/cost': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the workspace has cost at list prices, from the system tables. */
    get: operations['GetWorkspaceCost'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/workspaces/{workspaceId}/topology': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The network around a workspace as AWS and Databricks tell of it. */
    get: operations['GetWorkspaceTopology'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/networks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The VPCs of the configured AWS accounts. */
    get: operations['ListNetworks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/networks/topology': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What AWS and Databricks tell of VPCs, accounts and regions. */
    get: operations['GetNetworkTopology'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unity-catalog/metastores': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The Unity Catalog metastores with their workspaces. */
    get: operations['ListMetastores'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unity-catalog/objects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One level of Unity Catalog, a page at a time. */
    get: operations['ListUnityObjects'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unity-catalog/object': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One object of Unity Catalog with all that is told of it. */
    get: operations['GetUnityObject'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unity-catalog/grants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who may do what with an object, directly and by inheritance. */
    get: operations['ListUnityGrants'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unity-catalog/lineage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the data of a table or column come from and go to, one step each way. */
    get: operations['GetUnityLineage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unity-catalog/column-tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The tags of a table's columns, some columns at a time.
     * @description Databricks tells tags one column at a time, so they are read when somebody asks for them, a request for each column.
     */
    get: operations['ListUnityColumnTags'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unity-catalog/bindings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which workspaces may use which catalogs. */
    get: operations['ListUnityBindings'];
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
    /** A project with its environments side by side, and what is between them. */
    get: operations['GetProject'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/projects/{namespace}/{name}/topology': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The networks that the repository declares for all environments, in one graph. */
    get: operations['GetProjectTopology'];
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
  '/environments/{namespace}/{name}/operations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the caller may start on an environment, why not the rest, and who approves. */
    get: operations['GetEnvironmentOperations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/environments/{namespace}/{name}/drift': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the last scheduled comparison of an environment with its repository found. */
    get: operations['GetEnvironmentDrift'];
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
    /** Deployments that the caller may see, newest first; of one environment or of all. */
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
  '/deployments/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends a deployment that is not finished. One that was not sent yet ends at once; of one that was, the run is cancelled and the deployment ends with it. */
    post: operations['CancelDeployment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deployments/{id}/reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approves or rejects a deployment that waits for it. */
    post: operations['ReviewDeployment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deployments/{id}/log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lines of the log of one job; GitHub gives a job's log when the job has ended. */
    get: operations['GetDeploymentLog'];
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
      /** @description The environment's catalog entity, when the caller may see one. */
      environmentRef?: string;
      pricingTier?: string;
      /** @description HYBRID or SERVERLESS. */
      computeMode?: string;
      /** Format: date-time */
      createdAt?: string;
    };
    WorkspaceList: {
      items: components['schemas']['Workspace'][];
      /** @description How many there are with these filters. */
      totalItems?: number;
      /** @description What can be filtered by, over all workspaces. */
      facets?: {
        accounts: string[];
        regions: string[];
        statuses: string[];
      };
      age?: components['schemas']['Age'];
      errors: components['schemas']['SourceError'][];
    };
    /** @description How old an answer is. */
    Age: {
      /**
       * Format: date-time
       * @description When the oldest part of it was read at its source.
       */
      readAt: string;
      /** @description Whether it would have been read anew but the source failed; why is among the errors. */
      stale: boolean;
      /** @description Set to true while a part of it is being read anew: who asks again in some seconds is told that. Left out otherwise. */
      refreshing?: boolean;
    };
    SourceState: {
      /** @enum {string} */
      kind: 'databricks-account' | 'databricks-workspace' | 'aws-account';
      /** @description Account id, or the workspace's host. */
      id: string;
      name?: string;
      /** @description Of an AWS account. */
      regions?: string[];
      /** @enum {string} */
      state: 'ok' | 'partial' | 'failed';
      /** @description What went wrong, and what would be right. */
      message?: string;
      /** @description What the portal cannot tell for want of rights, in words. */
      missing: string[];
      age?: components['schemas']['Age'];
    };
    SourceList: {
      items: components['schemas']['SourceState'][];
      problems: components['schemas']['ConfigProblem'][];
    };
    /** @description Something in app-config that is wrong, or does what one may not expect of it. */
    ConfigProblem: {
      /**
       * @description error: what is written there does not hold; it is left out or takes its
       *     default, as the message says. warning: it holds, and is worth knowing
       *     about.
       * @enum {string}
       */
      severity: 'error' | 'warning';
      /** @description Where it is, such as databricks.accounts[1].accountId. */
      path: string;
      message: string;
    };
    NetworkSubnet: {
      id: string;
      name?: string;
      cidr?: string;
      availabilityZone?: string;
      freeAddresses?: number;
      /** @description Those that AWS keeps for itself left out. */
      totalAddresses?: number;
    };
    NetworkMessage: {
      /** @enum {string} */
      severity: 'error' | 'warning';
      /** @description Databricks' word for what it is about. */
      type?: string;
      message: string;
    };
    RegisteredEndpoint: {
      /** @description Databricks' id of it. */
      id: string;
      name?: string;
      awsVpcEndpointId?: string;
      useCase?: string;
      /** @description As Databricks has it. */
      state?: string;
      /** @description As AWS has it, where that could be read. */
      awsState?: string;
    };
    WorkspaceNetwork: {
      id: string;
      name: string;
      /** @description VALID, WARNED, BROKEN or UNATTACHED. */
      status?: string;
      awsAccountId?: string;
      vpcId?: string;
      vpcName?: string;
      /** @description The VPC's catalog entity, when the caller may see one. */
      vpcEntityRef?: string;
      vpcCidrs?: string[];
      subnets: components['schemas']['NetworkSubnet'][];
      securityGroupIds: string[];
      endpoints: components['schemas']['RegisteredEndpoint'][];
      messages: components['schemas']['NetworkMessage'][];
    };
    WorkspaceDetails: {
      workspace: components['schemas']['Workspace'];
      /**
       * @description Whether it is read with the account's rights or with its own alone.
       * @enum {string}
       */
      mode?: 'account' | 'workspace';
      /** @description What cannot be told for want of rights, in words. */
      missing: string[];
      /** @description Left out where Databricks keeps the network, and where it could not be read. */
      network?: components['schemas']['WorkspaceNetwork'];
      credentials?: {
        id: string;
        name?: string;
        roleArn?: string;
      };
      storage?: {
        id: string;
        name?: string;
        bucket?: string;
      };
      keys: {
        id: string;
        arn?: string;
        alias?: string;
        useCases: string[];
      }[];
      privateAccess?: {
        id: string;
        name?: string;
        publicAccessEnabled?: boolean;
        level?: string;
        allowedEndpointIds: string[];
      };
      networkConnectivity?: {
        id: string;
        name?: string;
        stableCidrBlocks?: string[];
        rules: {
          id: string;
          endpointService?: string;
          vpcEndpointId?: string;
          state?: string;
          message?: string;
        }[];
      };
      networkPolicy?: {
        id: string;
        egressMode?: string;
        allowedDomains: string[];
      };
      metastore?: {
        id: string;
        name?: string;
        owner?: string;
        defaultCatalog?: string;
        entityRef?: string;
      };
      admins: components['schemas']['WorkspacePrincipal'][];
      users?: components['schemas']['WorkspacePrincipal'][];
      age: components['schemas']['Age'];
      errors: components['schemas']['SourceError'][];
    };
    WorkspacePrincipal: {
      id: string;
      name: string;
      /** @enum {string} */
      type: 'user' | 'group' | 'service-principal' | 'unknown';
      /** @description The User or Group of the catalog, where it resolves. */
      entityRef?: string;
    };
    Cluster: {
      id: string;
      name: string;
      state: string;
      stateMessage?: string;
      source?: string;
      sparkVersion?: string;
      nodeType?: string;
      workers?: number;
      minWorkers?: number;
      maxWorkers?: number;
      creator?: string;
      policyId?: string;
      url: string;
    };
    ClusterPage: {
      items: components['schemas']['Cluster'][];
      nextPageToken?: string;
      age: components['schemas']['Age'];
      errors: components['schemas']['SourceError'][];
    };
    Warehouse: {
      id: string;
      name: string;
      state: string;
      size?: string;
      type?: string;
      serverless?: boolean;
      minClusters?: number;
      maxClusters?: number;
      autoStopMinutes?: number;
      creator?: string;
      url: string;
    };
    WarehousePage: {
      items: components['schemas']['Warehouse'][];
      nextPageToken?: string;
      age: components['schemas']['Age'];
      errors: components['schemas']['SourceError'][];
    };
    Job: {
      id: string;
      name: string;
      creator?: string;
      schedule?: string;
      paused?: boolean;
      lastRun?: {
        id: string;
        /** @description SUCCESS, or Databricks' word for what went wrong. */
        result: string;
        failed?: boolean;
        message?: string;
        /** Format: date-time */
        startedAt?: string;
        /** Format: date-time */
        endedAt?: string;
        url?: string;
      };
      url: string;
    };
    JobPage: {
      items: components['schemas']['Job'][];
      nextPageToken?: string;
      age: components['schemas']['Age'];
      errors: components['schemas']['SourceError'][];
    };
    WorkspaceCapacity: {
      /** @description How many addresses one node of classic compute takes. */
      addressesPerNode?: number;
      subnets: components['schemas']['NetworkSubnet'][];
      /** @description Of all subnets that could be read. */
      freeAddresses?: number;
      /** @description What may still be started, largest first. */
      demands: {
        /** @enum {string} */
        kind: 'cluster' | 'instance-pool' | 'warehouse';
        id: string;
        name: string;
        nodesNow: number;
        /** @description Driver counted too. */
        nodesMax: number;
      }[];
      /** @description What all of them together may still take. */
      addressesAsked?: number;
      /** @enum {string} */
      verdict?: 'enough' | 'tight' | 'short' | 'unknown';
      message?: string;
      age: components['schemas']['Age'];
      errors: components['schemas']['SourceError'][];
    };
    WorkspaceTimeline: {
      /**
       * Format: date-time
       * @description Since when the portal has looked at this workspace.
       */
      watchedSince: string;
      items: {
        /** Format: date-time */
        at: string;
        /** @enum {string} */
        kind: 'status' | 'deployment' | 'created';
        /** @description The workspace's status from then on, or the deployment's state. */
        status?: string;
        message?: string;
        deploymentId?: string;
        operation?: string;
        environmentRef?: string;
        /** Format: date-time */
        endedAt?: string;
      }[];
    };
    WorkspaceCost: {
      /** @enum {string} */
      state: 'known' | 'not-configured' | 'failed';
      /** @description What is missing, and what would be right. */
      message?: string;
      currency?: string;
      /** Format: date */
      from?: string;
      /** Format: date */
      to?: string;
      total?: number;
      days?: {
        /** Format: date */
        date: string;
        amount: number;
      }[];
      products?: {
        product: string;
        amount: number;
        dbus: number;
      }[];
      /** @description How many records have no list price and are left out. */
      unpriced?: number;
      /**
       * Format: date-time
       * @description Until when the usage tables told of usage.
       */
      latestUsage?: string;
      age?: components['schemas']['Age'];
    };
    HealthFinding: {
      id: string;
      rule: string;
      /** @enum {string} */
      severity: 'error' | 'warning' | 'info';
      message: string;
      /** @enum {string} */
      source: 'databricks' | 'aws';
      nodes: string[];
    };
    ObservedNetwork: {
      /** @enum {string} */
      source: 'observed';
      topology: components['schemas']['Topology'];
      health: components['schemas']['HealthFinding'][];
      /** @description What was looked for; a kind that is not listed says nothing by its absence. */
      kinds: string[];
      /** @description What of that could not be read. */
      gaps: {
        /** @enum {string} */
        source: 'aws' | 'databricks';
        accountId: string;
        region?: string;
        action: string;
        message: string;
      }[];
      /** @description Entity references of nodes by their id, as far as the caller may see them. */
      entities?: {
        [key: string]: string;
      };
      age: components['schemas']['Age'];
      errors: components['schemas']['SourceError'][];
    };
    Network: {
      vpcId: string;
      name?: string;
      accountId: string;
      region: string;
      cidrs: string[];
      subnets?: number;
      freeAddresses?: number;
      totalAddresses?: number;
      workspaces: {
        id: string;
        name: string;
        networkStatus?: string;
      }[];
      findings: {
        errors: number;
        warnings: number;
      };
      entityRef?: string;
    };
    NetworkList: {
      items: components['schemas']['Network'][];
      totalItems: number;
      age: components['schemas']['Age'];
      errors: components['schemas']['SourceError'][];
    };
    /** @enum {string} */
    UnityKind: 'catalog' | 'schema' | 'table' | 'volume' | 'function' | 'model';
    UnityName: string;
    UnityOwner: {
      name: string;
      /** @description The User or Group of the catalog, where it resolves. */
      entityRef?: string;
    };
    UnityTag: {
      key: string;
      value?: string;
    };
    Metastore: {
      id: string;
      name: string;
      accountId?: string;
      region?: string;
      owner?: components['schemas']['UnityOwner'];
      storageRoot?: string;
      entityRef?: string;
      workspaces: {
        id: string;
        name: string;
        status: string;
        url: string;
      }[];
    };
    MetastoreList: {
      items: components['schemas']['Metastore'][];
      /**
       * @description Whose rights Unity Catalog is read with.
       * @enum {string}
       */
      readAs: 'portal' | 'user';
      age: components['schemas']['Age'];
      errors: components['schemas']['SourceError'][];
    };
    UnityObject: {
      kind: components['schemas']['UnityKind'];
      name: string;
      fullName: string;
      catalog?: string;
      schema?: string;
      /** @description Databricks' own word, such as MANAGED_CATALOG, VIEW, EXTERNAL. */
      type?: string;
      format?: string;
      owner?: components['schemas']['UnityOwner'];
      comment?: string;
      /** Format: date-time */
      updatedAt?: string;
      /** @description Of a catalog, OPEN or ISOLATED. */
      isolationMode?: string;
      /** @description Whether the portal sees no more than that it is there. */
      browseOnly?: boolean;
    };
    /** @description The workspace that was read through. */
    UnityVia: {
      id: string;
      name: string;
      url: string;
    };
    UnityObjectPage: {
      items: components['schemas']['UnityObject'][];
      /** @description Left out on the last page; a page may be empty and still have a follower. */
      nextPageToken?: string;
      via?: components['schemas']['UnityVia'];
      age: components['schemas']['Age'];
      errors: components['schemas']['SourceError'][];
    };
    UnityColumn: {
      name: string;
      type?: string;
      nullable?: boolean;
      comment?: string;
      partitionIndex?: number;
      maskFunction?: string;
    };
    UnityColumnTagPage: {
      items: {
        /** @description The column's name. */
        name: string;
        /** @description Left out where they could not be read, which is not none. */
        tags?: components['schemas']['UnityTag'][];
      }[];
      /** @description How many columns the table has. */
      totalItems: number;
      via: components['schemas']['UnityVia'];
      age: components['schemas']['Age'];
      errors: components['schemas']['SourceError'][];
    };
    UnityObjectDetails: {
      object: components['schemas']['UnityObject'];
      /** @description Where Databricks shows it. */
      url?: string;
      /** Format: date-time */
      createdAt?: string;
      createdBy?: string;
      updatedBy?: string;
      storageLocation?: string;
      storageRoot?: string;
      viewDefinition?: string;
      rowFilterFunction?: string;
      pipelineId?: string;
      connectionName?: string;
      providerName?: string;
      shareName?: string;
      columns?: components['schemas']['UnityColumn'][];
      constraints?: {
        /** @enum {string} */
        kind: 'primary-key' | 'foreign-key' | 'named';
        name?: string;
        columns: string[];
        parentTable?: string;
        parentColumns?: string[];
      }[];
      function?: {
        returns?: string;
        language?: string;
        definition?: string;
        parameters: {
          name: string;
          type?: string;
        }[];
      };
      /** @description Left out where they could not be read. */
      tags?: components['schemas']['UnityTag'][];
      properties: {
        [key: string]: string;
      };
      /** @description The catalog entity of a catalog, when the caller may see one. */
      entityRef?: string;
      /** @description Environments whose workspaces may use it, as far as the caller may see them. */
      environments?: {
        entityRef: string;
        workspaceId: string;
      }[];
      via: components['schemas']['UnityVia'];
      age: components['schemas']['Age'];
      errors: components['schemas']['SourceError'][];
    };
    UnityGrant: {
      principal: components['schemas']['UnityOwner'];
      privileges: {
        privilege: string;
        inheritedFromType?: string;
        inheritedFromName?: string;
      }[];
    };
    UnityGrantPage: {
      items: components['schemas']['UnityGrant'][];
      nextPageToken?: string;
      age: components['schemas']['Age'];
      errors: components['schemas']['SourceError'][];
    };
    UnityLineageNode: {
      catalog: string;
      schema: string;
      table: string;
      column?: string;
      type?: string;
      /** @description Whether the caller may not see more of it than that it is there. */
      hidden?: boolean;
      jobs?: {
        id: string;
        workspaceId?: string;
        url?: string;
      }[];
      notebooks?: {
        id: string;
        workspaceId?: string;
        url?: string;
      }[];
    };
    UnityLineage: {
      upstreams: components['schemas']['UnityLineageNode'][];
      downstreams: components['schemas']['UnityLineageNode'][];
      age: components['schemas']['Age'];
      errors: components['schemas']['SourceError'][];
    };
    UnityBindingPage: {
      /** @description The workspaces of the metastore, sorted by name. */
      workspaces: {
        id: string;
        name: string;
      }[];
      items: {
        catalog: string;
        /** @description Whether every workspace of the metastore may use it. */
        open: boolean;
        bindings: {
          workspaceId: string;
          readOnly: boolean;
        }[];
        /** @description Why its bindings could not be read. */
        failed?: string;
      }[];
      nextPageToken?: string;
      age: components['schemas']['Age'];
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
        | 'network-policy'
        | 'egress-only-internet-gateway'
        | 'peering-connection'
        | 'transit-gateway'
        | 'transit-gateway-route-table'
        | 'database'
        | 'on-premises'
        | 'kinesis-stream'
        | 'delivery-stream'
        | 'event-rule'
        | 'state-machine'
        | 'job'
        | 'share';
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
        | 'replaces'
        | 'peers-with'
        | 'feeds'
        | 'triggers'
        | 'replicates-to';
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
    ProjectTopology: {
      /** @enum {string} */
      source: 'declared';
      /** @description As in EnvironmentTopology. */
      commit?: string;
      commitUrl?: string;
      topology: components['schemas']['Topology'];
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
    /** @description What of a project is deployed by its name: an environment, or what is between its environments (connectivity, regions). What the caller may not see, or what could not be read, is left out. */
    ProjectTarget: {
      name: string;
      /** @description Whether the project file has it; else the catalog alone does. */
      declared: boolean;
      /** @description Its catalog entity, when the caller may see one. */
      entityRef?: string;
      /** @description Idle list price per month, without its items. */
      monthlyCost?: components['schemas']['CostTotal'];
      /** @description The newest one, without its jobs and log. */
      lastDeployment?: components['schemas']['Deployment'];
      /** @description The last apply that succeeded; its commit is what runs. */
      applied?: components['schemas']['Deployment'];
      drift?: components['schemas']['EnvironmentDrift'];
    };
    /** @description One column of the project's page. */
    ProjectEnvironment: components['schemas']['ProjectTarget'] & {
      awsAccountId?: string;
      region?: string;
      securityProfile?: string;
      deletionProtection?: boolean;
      cidr?: string;
      /** @description Names of the declared catalogs. */
      catalogs: string[];
      /** @description The monthly cost while the network is asleep. Left out where it cannot sleep. */
      monthlyCostAsleep?: components['schemas']['CostTotal'];
      workspace?: components['schemas']['Workspace'];
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
      /** @description What is between the environments: connectivity, then regions, then what only the catalog has. Empty where there is nothing. */
      sharedStacks: components['schemas']['ProjectTarget'][];
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
     * @description queued (until the deployment before it on the same environment has finished), requested (in the database, not sent yet), dispatched (accepted, run not seen yet), running, waiting (for an approval), and the ends succeeded, failed, cancelled and lost (dispatched, but no run was ever found, or the run vanished).
     * @enum {string}
     */
    DeploymentState:
      | 'queued'
      | 'requested'
      | 'dispatched'
      | 'running'
      | 'waiting'
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
      /** @description Address of the module, such as module.network; left out for the root. */
      module?: string;
      /** @description Type of the resource, such as aws_subnet. */
      type?: string;
      /** @description What differs, without values that are secret. */
      attributes?: components['schemas']['PlannedAttribute'][];
      /** @description How many attributes are left out of the list, when it was cut short. */
      omittedAttributes?: number;
    };
    PlannedAttribute: {
      /** @description Such as tags.Name or ingress[0].from_port. */
      path: string;
      /** @description JSON; left out where there was no value and where it is not shown. */
      before?: string;
      /** @description JSON; left out where there is no value and where it is not shown. */
      after?: string;
      /** @description The values are secret and not shown. */
      sensitive?: boolean;
      /** @description The value is known after the apply. */
      unknown?: boolean;
      /** @description Why the resource is replaced. */
      forcesReplacement?: boolean;
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
      /** @description What the environment costs a month before and after; left out where it is not known. */
      cost?: components['schemas']['CostDifference'];
    };
    CostDifference: {
      currency: string;
      /** @description The date of the price list. */
      asOf: string;
      before: number;
      after: number;
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
      /** @description Why it was asked for, in the requester's words. */
      comment?: string;
      /** @description The branch or tag whose workflow runs. */
      ref?: string;
      /** @description The commit whose project file is deployed, 40 hexadecimal digits. Left out while it is not known. */
      commit?: string;
      /** @description The environment whose commit this deployment takes over. */
      promotedFrom?: string;
      /** @description Id of the deployment that has to finish first, while this one is queued. */
      queuedBehind?: string;
      approval?: components['schemas']['DeploymentApproval'];
      /** @description Who asked to end it before its end. */
      cancellation?: components['schemas']['DeploymentCancellation'];
      /** @description Every state it came to, oldest first. Left out in lists. */
      transitions?: components['schemas']['DeploymentTransition'][];
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
    DeploymentTransition: {
      from?: components['schemas']['DeploymentState'];
      to: components['schemas']['DeploymentState'];
      /** Format: date-time */
      at: string;
      /** @description A user's entity reference, service:<subject>, github:<login>, github or portal. */
      actor: string;
      /** @description What happened, in plain words. */
      cause: string;
    };
    DeploymentApproval: {
      /**
       * @description Who holds it back: the protection rules of the GitHub environment, or the portal, which sends the second half when somebody approves.
       * @enum {string}
       */
      by: 'github' | 'portal';
      /**
       * @description expected (it will have to be given once there is a plan), waiting, approved, rejected, or not-needed (nothing to approve).
       * @enum {string}
       */
      state: 'expected' | 'waiting' | 'approved' | 'rejected' | 'not-needed';
      /**
       * Format: date-time
       * @description Since when it waits.
       */
      since?: string;
      /** @description Name of the GitHub environment that waits. */
      environment?: string;
      /** @description Who can approve, as far as it is known. */
      reviewers?: components['schemas']['Reviewer'][];
      /** @description Where it can be approved at GitHub. */
      reviewUrl?: string;
      /** @description Whether the caller may approve in the portal. Where GitHub holds the deployment back, that takes the caller's own GitHub token as well, unless the operator lets the portal approve with its own. */
      mayReview?: boolean;
      /** @description Whether a review has to carry the caller's own GitHub token. */
      needsGitHubToken?: boolean;
      /** @description The requester approved when asking, for a plan that neither destroys nor replaces anything. */
      inAdvance?: boolean;
      decidedBy?: string;
      /** Format: date-time */
      decidedAt?: string;
      /**
       * @description The right by which it was decided.
       * @enum {string}
       */
      decidedWith?:
        | 'portal-permission'
        | 'github-token'
        | 'portal-credentials'
        | 'github';
      comment?: string;
    };
    Reviewer: {
      /**
       * @description A GitHub user or team, or who has the permission in the portal.
       * @enum {string}
       */
      type: 'user' | 'team' | 'permission';
      name: string;
      url?: string;
    };
    DeploymentCancellation: {
      by: string;
      /** Format: date-time */
      at: string;
      reason?: string;
    };
    DeploymentLog: {
      job: string;
      lines: string[];
      /** @description What to give as after for the lines that follow. */
      next: number;
      /** @description Whether there is nothing after these lines, now or later. */
      complete: boolean;
      /** @description How many of the first lines were too many to keep. */
      omittedLines?: number;
      /** @description Why there is no log, such as that GitHub has deleted it. */
      problem?: string;
    };
    EnvironmentOperations: {
      items: components['schemas']['AllowedOperation'][];
      approval: components['schemas']['ApprovalRule'];
      /** @description The deployment that is not finished, if any. */
      active?: components['schemas']['Deployment'];
      /** @description How many wait for it. */
      queued?: number;
      /** @description The last apply that succeeded; its commit is what runs. */
      applied?: components['schemas']['Deployment'];
      /** @description Whether its network was put to sleep by the last sleep or wake. */
      asleep?: boolean;
      sleepSchedule?: components['schemas']['SleepSchedule'];
      /** @description The environment before it, whose commit it can take over. */
      promoteFrom?: components['schemas']['PromotionSource'];
    };
    AllowedOperation: {
      operation: components['schemas']['DeploymentOperation'];
      allowed: boolean;
      /** @description Why it is not allowed. */
      reason?: string;
    };
    ApprovalRule: {
      /**
       * @description Who holds an apply back, or nobody.
       * @enum {string}
       */
      by: 'github' | 'portal' | 'nobody' | 'unknown';
      /** @description Name of the GitHub environment. */
      environment?: string;
      reviewers?: components['schemas']['Reviewer'][];
      /** @description Whether who asks may also approve. */
      selfReview?: boolean;
      /** @description What to know of it, such as that the portal approves with its own credentials. */
      note?: string;
    };
    SleepSchedule: {
      timeZone: string;
      /** @description When it is put to sleep and woken, as the project file says it. */
      entries: {
        at: string;
        /** @enum {string} */
        operation: 'sleep' | 'wake';
      }[];
    };
    PromotionSource: {
      entityRef: string;
      environment: string;
      /** @description What it runs; left out where nothing was applied. */
      commit?: string;
      /** @description Why there is nothing to promote. */
      reason?: string;
    };
    EnvironmentDrift: {
      /** @enum {string} */
      status: 'clean' | 'drifted' | 'unknown';
      /** @description Why it is unknown, or what to know of the result. */
      reason?: string;
      /**
       * Format: date-time
       * @description Since which comparison it is drifted.
       */
      since?: string;
      /** Format: date-time */
      checkedAt?: string;
      runUrl?: string;
      plan?: components['schemas']['DeploymentPlan'];
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
      /** @description Branch or tag to deploy; the default branch when left out. */
      ref?: string;
      /** @description A commit of that branch to deploy instead of its head. */
      commit?: string;
      /** @description Takes the commit that was last applied to this environment of the same project. */
      promoteFrom?: components['schemas']['EntityRef'];
      /** @description The environment's name, typed by a person. Required for destroy. */
      confirm?: string;
      /**
       * @description What to do while another deployment of the environment is not finished; refuse when left out.
       * @enum {string}
       */
      whenBusy?: 'queue' | 'refuse';
      /** @description The caller approves at once, where the portal holds the approval, the caller may approve, and the plan neither destroys nor replaces anything. Else it waits for a review like any other. */
      approveInAdvance?: boolean;
      /** @description Why; shown to who reviews. */
      comment?: string;
      /** @description The same key for the same environment gives the same deployment. */
      idempotencyKey?: string;
    };
    CancelDeploymentRequest: {
      reason?: string;
    };
    ReviewDeploymentRequest: {
      /** @enum {string} */
      decision: 'approved' | 'rejected';
      comment?: string;
      /** @description The caller's own GitHub token, where GitHub holds the deployment back. Used once, never kept. */
      githubToken?: string;
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
    /** @description Databricks' id of the workspace. */
    WorkspaceId: string;
    /** @description Only workspaces of this Databricks account. */
    DatabricksAccountId: string;
    /** @description How many to return, 200 when left out. */
    WorkspaceLimit: number;
    /** @description Only workspaces in this status. */
    WorkspaceStatus: string;
    /** @description Only of this AWS account. */
    AwsAccountId: string;
    /** @description Only of this AWS region. */
    AwsRegion: string;
    /** @description Only this VPC with what it is connected to. */
    VpcId: string;
    /** @description Part of a name or id, in any case. */
    NetworkQuery: string;
    /** @description The nextPageToken of the page before. */
    PageToken: string;
    /** @description How many to return at most, 50 when left out. */
    PageLimit: number;
    /** @description Whether a person asks to have AWS and the Databricks account read anew. What was read less than 15 seconds ago is not, whoever asks. */
    Refresh: boolean;
    /** @description Whether a person asks to have Databricks read anew. What was read less than five seconds ago is not, whoever asks. */
    UnityRefresh: boolean;
    /** @description Databricks' id of the metastore. */
    MetastoreId: string;
    /** @description Id of the workspace that is read through; one that may use the catalog when left out. */
    ViaWorkspace: string;
    /** @description The caller's own Databricks token, which a portal needs that reads Unity Catalog with people's own rights (databricks.unityCatalog.readAs). Neither kept nor logged. */
    DatabricksToken: string;
    /** @description What is listed. */
    UnityChildKind: components['schemas']['UnityKind'];
    /** @description What the object is. */
    UnityKind: components['schemas']['UnityKind'];
    /** @description The catalog around it; left out for catalogs themselves. */
    UnityParentCatalog: components['schemas']['UnityName'];
    /** @description The catalog, or the catalog around it. */
    UnityCatalog: components['schemas']['UnityName'];
    /** @description The schema, or the schema around it; left out for catalogs. */
    UnityParentSchema: components['schemas']['UnityName'];
    /** @description The schema around it. */
    UnitySchema: components['schemas']['UnityName'];
    /** @description The object's own name; left out for catalogs and schemas. */
    UnityName: components['schemas']['UnityName'];
    /** @description The table's own name. */
    UnityTable: components['schemas']['UnityName'];
    /** @description One of its columns; the whole table when left out. */
    UnityColumn: components['schemas']['UnityName'];
    /** @description Of how many columns to read the tags, 50 when left out. */
    UnityColumnLimit: number;
    /** @description Only of this user, group or service principal. */
    UnityPrincipal: components['schemas']['UnityName'];
    /** @description Part of a name, in any case. `%` and `_` are letters like others. With kind `table` and no schema, tables of the whole catalog. */
    UnityQuery: string;
    Namespace: string;
    Name: string;
    DeploymentId: string;
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
      query?: {
        /** @description Only workspaces of this Databricks account. */
        account?: components['parameters']['DatabricksAccountId'];
        /** @description Only of this AWS region. */
        region?: components['parameters']['AwsRegion'];
        /** @description Only workspaces in this status. */
        status?: components['parameters']['WorkspaceStatus'];
        /** @description Part of a name or id, in any case. */
        q?: components['parameters']['NetworkQuery'];
        /** @description How many to return, 200 when left out. */
        limit?: components['parameters']['WorkspaceLimit'];
        /** @description How many of the first to leave out, 0 when left out. */
        offset?: components['parameters']['Offset'];
      };
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
  ListSources: {
    parameters: {
      query?: {
        /** @description Whether a person asks to have AWS and the Databricks account read anew. What was read less than 15 seconds ago is not, whoever asks. */
        refresh?: components['parameters']['Refresh'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accounts and workspaces with their state, beside what is wrong in app-config. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SourceList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetWorkspace: {
    parameters: {
      query?: {
        /** @description Whether a person asks to have AWS and the Databricks account read anew. What was read less than 15 seconds ago is not, whoever asks. */
        refresh?: components['parameters']['Refresh'];
      };
      header?: never;
      path: {
        /** @description Databricks' id of the workspace. */
        workspaceId: components['parameters']['WorkspaceId'];
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
          'application/json': components['schemas']['WorkspaceDetails'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListClusters: {
    parameters: {
      query?: {
        /** @description The nextPageToken of the page before. */
        pageToken?: components['parameters']['PageToken'];
        /** @description How many to return at most, 50 when left out. */
        limit?: components['parameters']['PageLimit'];
      };
      header?: never;
      path: {
        /** @description Databricks' id of the workspace. */
        workspaceId: components['parameters']['WorkspaceId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of clusters. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClusterPage'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListWarehouses: {
    parameters: {
      query?: {
        /** @description The nextPageToken of the page before. */
        pageToken?: components['parameters']['PageToken'];
        /** @description How many to return at most, 50 when left out. */
        limit?: components['parameters']['PageLimit'];
      };
      header?: never;
      path: {
        /** @description Databricks' id of the workspace. */
        workspaceId: components['parameters']['WorkspaceId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of warehouses. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WarehousePage'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListJobs: {
    parameters: {
      query?: {
        /** @description The nextPageToken of the page before. */
        pageToken?: components['parameters']['PageToken'];
        /** @description How many to return at most, 50 when left out. */
        limit?: components['parameters']['PageLimit'];
      };
      header?: never;
      path: {
        /** @description Databricks' id of the workspace. */
        workspaceId: components['parameters']['WorkspaceId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of jobs. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobPage'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetCapacity: {
    parameters: {
      query?: {
        /** @description Whether a person asks to have AWS and the Databricks account read anew. What was read less than 15 seconds ago is not, whoever asks. */
        refresh?: components['parameters']['Refresh'];
      };
      header?: never;
      path: {
        /** @description Databricks' id of the workspace. */
        workspaceId: components['parameters']['WorkspaceId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Subnets and what may be started in them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkspaceCapacity'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetWorkspaceTimeline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Databricks' id of the workspace. */
        workspaceId: components['parameters']['WorkspaceId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Newest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkspaceTimeline'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetWorkspaceCost: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Databricks' id of the workspace. */
        workspaceId: components['parameters']['WorkspaceId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Cost by day and product, or why it is not known. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkspaceCost'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetWorkspaceTopology: {
    parameters: {
      query?: {
        /** @description Whether a person asks to have AWS and the Databricks account read anew. What was read less than 15 seconds ago is not, whoever asks. */
        refresh?: components['parameters']['Refresh'];
      };
      header?: never;
      path: {
        /** @description Databricks' id of the workspace. */
        workspaceId: components['parameters']['WorkspaceId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The graph with its health, beside the sources that failed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ObservedNetwork'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListNetworks: {
    parameters: {
      query?: {
        /** @description Only of this AWS account. */
        account?: components['parameters']['AwsAccountId'];
        /** @description Only of this AWS region. */
        region?: components['parameters']['AwsRegion'];
        /** @description Part of a name or id, in any case. */
        q?: components['parameters']['NetworkQuery'];
        /** @description How many to return, 50 when left out. */
        limit?: components['parameters']['Limit'];
        /** @description How many of the first to leave out, 0 when left out. */
        offset?: components['parameters']['Offset'];
        /** @description Whether a person asks to have AWS and the Databricks account read anew. What was read less than 15 seconds ago is not, whoever asks. */
        refresh?: components['parameters']['Refresh'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description VPCs with the workspaces in them, beside the sources that failed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NetworkList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetNetworkTopology: {
    parameters: {
      query?: {
        /** @description Only of this AWS account. */
        account?: components['parameters']['AwsAccountId'];
        /** @description Only of this AWS region. */
        region?: components['parameters']['AwsRegion'];
        /** @description Only this VPC with what it is connected to. */
        vpc?: components['parameters']['VpcId'];
        /** @description Whether a person asks to have AWS and the Databricks account read anew. What was read less than 15 seconds ago is not, whoever asks. */
        refresh?: components['parameters']['Refresh'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The graph with its health, beside the sources that failed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ObservedNetwork'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListMetastores: {
    parameters: {
      query?: {
        /** @description Whether a person asks to have Databricks read anew. What was read less than five seconds ago is not, whoever asks. */
        refresh?: components['parameters']['UnityRefresh'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Metastores, beside the sources that failed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MetastoreList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListUnityObjects: {
    parameters: {
      query: {
        /** @description Databricks' id of the metastore. */
        metastore: components['parameters']['MetastoreId'];
        /** @description Id of the workspace that is read through; one that may use the catalog when left out. */
        workspace?: components['parameters']['ViaWorkspace'];
        /** @description Whether a person asks to have Databricks read anew. What was read less than five seconds ago is not, whoever asks. */
        refresh?: components['parameters']['UnityRefresh'];
        /** @description What is listed. */
        kind: components['parameters']['UnityChildKind'];
        /** @description The catalog around it; left out for catalogs themselves. */
        catalog?: components['parameters']['UnityParentCatalog'];
        /** @description The schema, or the schema around it; left out for catalogs. */
        schema?: components['parameters']['UnityParentSchema'];
        /** @description Part of a name, in any case. `%` and `_` are letters like others. With kind `table` and no schema, tables of the whole catalog. */
        q?: components['parameters']['UnityQuery'];
        /** @description The nextPageToken of the page before. */
        pageToken?: components['parameters']['PageToken'];
        /** @description How many to return at most, 50 when left out. */
        limit?: components['parameters']['PageLimit'];
      };
      header?: {
        /** @description The caller's own Databricks token, which a portal needs that reads Unity Catalog with people's own rights (databricks.unityCatalog.readAs). Neither kept nor logged. */
        'X-Databricks-Token'?: components['parameters']['DatabricksToken'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of what the caller may see. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UnityObjectPage'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetUnityObject: {
    parameters: {
      query: {
        /** @description Databricks' id of the metastore. */
        metastore: components['parameters']['MetastoreId'];
        /** @description Id of the workspace that is read through; one that may use the catalog when left out. */
        workspace?: components['parameters']['ViaWorkspace'];
        /** @description Whether a person asks to have Databricks read anew. What was read less than five seconds ago is not, whoever asks. */
        refresh?: components['parameters']['UnityRefresh'];
        /** @description What the object is. */
        kind: components['parameters']['UnityKind'];
        /** @description The catalog, or the catalog around it. */
        catalog: components['parameters']['UnityCatalog'];
        /** @description The schema, or the schema around it; left out for catalogs. */
        schema?: components['parameters']['UnityParentSchema'];
        /** @description The object's own name; left out for catalogs and schemas. */
        name?: components['parameters']['UnityName'];
      };
      header?: {
        /** @description The caller's own Databricks token, which a portal needs that reads Unity Catalog with people's own rights (databricks.unityCatalog.readAs). Neither kept nor logged. */
        'X-Databricks-Token'?: components['parameters']['DatabricksToken'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The object. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UnityObjectDetails'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListUnityGrants: {
    parameters: {
      query: {
        /** @description Databricks' id of the metastore. */
        metastore: components['parameters']['MetastoreId'];
        /** @description Id of the workspace that is read through; one that may use the catalog when left out. */
        workspace?: components['parameters']['ViaWorkspace'];
        /** @description Whether a person asks to have Databricks read anew. What was read less than five seconds ago is not, whoever asks. */
        refresh?: components['parameters']['UnityRefresh'];
        /** @description What the object is. */
        kind: components['parameters']['UnityKind'];
        /** @description The catalog, or the catalog around it. */
        catalog: components['parameters']['UnityCatalog'];
        /** @description The schema, or the schema around it; left out for catalogs. */
        schema?: components['parameters']['UnityParentSchema'];
        /** @description The object's own name; left out for catalogs and schemas. */
        name?: components['parameters']['UnityName'];
        /** @description Only of this user, group or service principal. */
        principal?: components['parameters']['UnityPrincipal'];
        /** @description The nextPageToken of the page before. */
        pageToken?: components['parameters']['PageToken'];
      };
      header?: {
        /** @description The caller's own Databricks token, which a portal needs that reads Unity Catalog with people's own rights (databricks.unityCatalog.readAs). Neither kept nor logged. */
        'X-Databricks-Token'?: components['parameters']['DatabricksToken'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of principals. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UnityGrantPage'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetUnityLineage: {
    parameters: {
      query: {
        /** @description Databricks' id of the metastore. */
        metastore: components['parameters']['MetastoreId'];
        /** @description Id of the workspace that is read through; one that may use the catalog when left out. */
        workspace?: components['parameters']['ViaWorkspace'];
        /** @description Whether a person asks to have Databricks read anew. What was read less than five seconds ago is not, whoever asks. */
        refresh?: components['parameters']['UnityRefresh'];
        /** @description The catalog, or the catalog around it. */
        catalog: components['parameters']['UnityCatalog'];
        /** @description The schema around it. */
        schema: components['parameters']['UnitySchema'];
        /** @description The table's own name. */
        table: components['parameters']['UnityTable'];
        /** @description One of its columns; the whole table when left out. */
        column?: components['parameters']['UnityColumn'];
      };
      header?: {
        /** @description The caller's own Databricks token, which a portal needs that reads Unity Catalog with people's own rights (databricks.unityCatalog.readAs). Neither kept nor logged. */
        'X-Databricks-Token'?: components['parameters']['DatabricksToken'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Both ends; empty where none was recorded. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UnityLineage'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListUnityColumnTags: {
    parameters: {
      query: {
        /** @description Databricks' id of the metastore. */
        metastore: components['parameters']['MetastoreId'];
        /** @description Id of the workspace that is read through; one that may use the catalog when left out. */
        workspace?: components['parameters']['ViaWorkspace'];
        /** @description Whether a person asks to have Databricks read anew. What was read less than five seconds ago is not, whoever asks. */
        refresh?: components['parameters']['UnityRefresh'];
        /** @description The catalog, or the catalog around it. */
        catalog: components['parameters']['UnityCatalog'];
        /** @description The schema around it. */
        schema: components['parameters']['UnitySchema'];
        /** @description The table's own name. */
        table: components['parameters']['UnityTable'];
        /** @description Of how many columns to read the tags, 50 when left out. */
        limit?: components['parameters']['UnityColumnLimit'];
        /** @description How many of the first to leave out, 0 when left out. */
        offset?: components['parameters']['Offset'];
      };
      header?: {
        /** @description The caller's own Databricks token, which a portal needs that reads Unity Catalog with people's own rights (databricks.unityCatalog.readAs). Neither kept nor logged. */
        'X-Databricks-Token'?: components['parameters']['DatabricksToken'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The columns in their order, beside what could not be read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UnityColumnTagPage'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListUnityBindings: {
    parameters: {
      query: {
        /** @description Databricks' id of the metastore. */
        metastore: components['parameters']['MetastoreId'];
        /** @description Id of the workspace that is read through; one that may use the catalog when left out. */
        workspace?: components['parameters']['ViaWorkspace'];
        /** @description Whether a person asks to have Databricks read anew. What was read less than five seconds ago is not, whoever asks. */
        refresh?: components['parameters']['UnityRefresh'];
        /** @description Part of a name, in any case. `%` and `_` are letters like others. With kind `table` and no schema, tables of the whole catalog. */
        q?: components['parameters']['UnityQuery'];
        /** @description The nextPageToken of the page before. */
        pageToken?: components['parameters']['PageToken'];
        /** @description How many to return at most, 50 when left out. */
        limit?: components['parameters']['PageLimit'];
      };
      header?: {
        /** @description The caller's own Databricks token, which a portal needs that reads Unity Catalog with people's own rights (databricks.unityCatalog.readAs). Neither kept nor logged. */
        'X-Databricks-Token'?: components['parameters']['DatabricksToken'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of catalogs with their workspaces. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UnityBindingPage'];
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
      /** @description What is there, beside the sources that failed. What is between environments has no workspace and no catalogs. */
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
  GetProjectTopology: {
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
      /** @description Declared topology with what connects the environments and where their data goes. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectTopology'];
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
  GetEnvironmentOperations: {
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
      /** @description Every operation, allowed or not; of what is between environments those that it has: plan, apply and destroy. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnvironmentOperations'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetEnvironmentDrift: {
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
      /** @description The last result; unknown with the reason where there is none. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnvironmentDrift'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListDeployments: {
    parameters: {
      query?: {
        /** @description Only those of this environment. */
        entityRef?: components['schemas']['EntityRef'];
        /** @description Only those of environments of this project. */
        project?: string;
        /** @description running (not finished), waiting-for-me (those whose approval the caller may give in the portal, or at GitHub as far as that can be told), or failing (the last finished deployment of an environment, where it did not succeed). */
        view?: 'running' | 'waiting-for-me' | 'failing';
        /** @description Only those in one of these states. */
        state?: components['schemas']['DeploymentState'][];
        /** @description Only these operations. */
        operation?: components['schemas']['DeploymentOperation'][];
        /** @description Only those that this user or service asked for. */
        requestedBy?: string;
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
        id: components['parameters']['DeploymentId'];
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
  CancelDeployment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['DeploymentId'];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['CancelDeploymentRequest'];
      };
    };
    responses: {
      /** @description The deployment, cancelled or about to be. */
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
  ReviewDeployment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['DeploymentId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviewDeploymentRequest'];
      };
    };
    responses: {
      /** @description The deployment with the review. */
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
  GetDeploymentLog: {
    parameters: {
      query: {
        /** @description Name of the job, as the deployment lists it. */
        job: string;
        /** @description How many lines the caller has already, 0 when left out. */
        after?: number;
      };
      header?: never;
      path: {
        id: components['parameters']['DeploymentId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The lines after those, at most 2,000. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeploymentLog'];
        };
      };
      default: components['responses']['Error'];
    };
  };
}
