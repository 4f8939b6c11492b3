// Generated from plugins/databricks-backend/openapi.yaml by `yarn generate` in plugins/databricks-common.

export const spec = {
  openapi: '3.0.3',
  info: {
    title: 'Lakeport Databricks API',
    version: '1',
    description:
      'Platforms, projects, workspaces, environments, network topology and deployments of the Databricks plugin. Types and validation are generated from this document by `yarn generate` in plugins/databricks-common.',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    '/workspaces': {
      get: {
        operationId: 'GetWorkspaces',
        summary: 'The workspaces of every configured Databricks account.',
        parameters: [
          { $ref: '#/components/parameters/DatabricksAccountId' },
          { $ref: '#/components/parameters/AwsRegion' },
          { $ref: '#/components/parameters/WorkspaceStatus' },
          { $ref: '#/components/parameters/NetworkQuery' },
          { $ref: '#/components/parameters/WorkspaceLimit' },
          { $ref: '#/components/parameters/Offset' },
        ],
        responses: {
          '200': {
            description:
              'Workspaces sorted by account and name, beside the sources that failed.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/WorkspaceList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/sources': {
      get: {
        operationId: 'ListSources',
        summary: 'What the portal reads, and whether it can.',
        parameters: [{ $ref: '#/components/parameters/Refresh' }],
        responses: {
          '200': {
            description:
              'Accounts and workspaces with their state, beside what is wrong in app-config.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/SourceList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/workspaces/{workspaceId}': {
      get: {
        operationId: 'GetWorkspace',
        summary: 'A workspace with all that it was made from.',
        parameters: [
          { $ref: '#/components/parameters/WorkspaceId' },
          { $ref: '#/components/parameters/Refresh' },
        ],
        responses: {
          '200': {
            description: 'What is there, beside the sources that failed.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/WorkspaceDetails' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/workspaces/{workspaceId}/clusters': {
      get: {
        operationId: 'ListClusters',
        summary: 'The clusters of a workspace.',
        parameters: [
          { $ref: '#/components/parameters/WorkspaceId' },
          { $ref: '#/components/parameters/PageToken' },
          { $ref: '#/components/parameters/PageLimit' },
        ],
        responses: {
          '200': {
            description: 'One page of clusters.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ClusterPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/workspaces/{workspaceId}/warehouses': {
      get: {
        operationId: 'ListWarehouses',
        summary: 'The SQL warehouses of a workspace.',
        parameters: [
          { $ref: '#/components/parameters/WorkspaceId' },
          { $ref: '#/components/parameters/PageToken' },
          { $ref: '#/components/parameters/PageLimit' },
        ],
        responses: {
          '200': {
            description: 'One page of warehouses.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/WarehousePage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/workspaces/{workspaceId}/jobs': {
      get: {
        operationId: 'ListJobs',
        summary: 'The jobs of a workspace with their last result.',
        parameters: [
          { $ref: '#/components/parameters/WorkspaceId' },
          { $ref: '#/components/parameters/PageToken' },
          { $ref: '#/components/parameters/PageLimit' },
        ],
        responses: {
          '200': {
            description: 'One page of jobs.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/JobPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/workspaces/{workspaceId}/capacity': {
      get: {
        operationId: 'GetCapacity',
        summary:
          'Free addresses of the subnets against what clusters and pools may grow to.',
        parameters: [
          { $ref: '#/components/parameters/WorkspaceId' },
          { $ref: '#/components/parameters/Refresh' },
        ],
        responses: {
          '200': {
            description: 'Subnets and what may be started in them.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/WorkspaceCapacity' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/workspaces/{workspaceId}/timeline': {
      get: {
        operationId: 'GetWorkspaceTimeline',
        summary:
          'Statuses that the portal saw, with the deployments of the environment beside them.',
        parameters: [{ $ref: '#/components/parameters/WorkspaceId' }],
        responses: {
          '200': {
            description: 'Newest first.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/WorkspaceTimeline' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/workspaces/{workspaceId}/cost': {
      get: {
        operationId: 'GetWorkspaceCost',
        summary:
          'What the workspace has cost at list prices, from the system tables.',
        parameters: [{ $ref: '#/components/parameters/WorkspaceId' }],
        responses: {
          '200': {
            description: 'Cost by day and product, or why it is not known.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/WorkspaceCost' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/workspaces/{workspaceId}/topology': {
      get: {
        operationId: 'GetWorkspaceTopology',
        summary:
          'The network around a workspace as AWS and Databricks tell of it.',
        parameters: [
          { $ref: '#/components/parameters/WorkspaceId' },
          { $ref: '#/components/parameters/Refresh' },
        ],
        responses: {
          '200': {
            description:
              'The graph with its health, beside the sources that failed.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ObservedNetwork' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/networks': {
      get: {
        operationId: 'ListNetworks',
        summary: 'The VPCs of the configured AWS accounts.',
        parameters: [
          { $ref: '#/components/parameters/AwsAccountId' },
          { $ref: '#/components/parameters/AwsRegion' },
          { $ref: '#/components/parameters/NetworkQuery' },
          { $ref: '#/components/parameters/Limit' },
          { $ref: '#/components/parameters/Offset' },
          { $ref: '#/components/parameters/Refresh' },
        ],
        responses: {
          '200': {
            description:
              'VPCs with the workspaces in them, beside the sources that failed.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/NetworkList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/networks/topology': {
      get: {
        operationId: 'GetNetworkTopology',
        summary: 'What AWS and Databricks tell of VPCs, accounts and regions.',
        parameters: [
          { $ref: '#/components/parameters/AwsAccountId' },
          { $ref: '#/components/parameters/AwsRegion' },
          { $ref: '#/components/parameters/VpcId' },
          { $ref: '#/components/parameters/Refresh' },
        ],
        responses: {
          '200': {
            description:
              'The graph with its health, beside the sources that failed.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ObservedNetwork' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/unity-catalog/metastores': {
      get: {
        operationId: 'ListMetastores',
        summary: 'The Unity Catalog metastores with their workspaces.',
        parameters: [{ $ref: '#/components/parameters/UnityRefresh' }],
        responses: {
          '200': {
            description: 'Metastores, beside the sources that failed.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/MetastoreList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/unity-catalog/objects': {
      get: {
        operationId: 'ListUnityObjects',
        summary: 'One level of Unity Catalog, a page at a time.',
        parameters: [
          { $ref: '#/components/parameters/MetastoreId' },
          { $ref: '#/components/parameters/ViaWorkspace' },
          { $ref: '#/components/parameters/DatabricksToken' },
          { $ref: '#/components/parameters/UnityRefresh' },
          { $ref: '#/components/parameters/UnityChildKind' },
          { $ref: '#/components/parameters/UnityParentCatalog' },
          { $ref: '#/components/parameters/UnityParentSchema' },
          { $ref: '#/components/parameters/UnityQuery' },
          { $ref: '#/components/parameters/PageToken' },
          { $ref: '#/components/parameters/PageLimit' },
        ],
        responses: {
          '200': {
            description: 'One page of what the caller may see.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/UnityObjectPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/unity-catalog/object': {
      get: {
        operationId: 'GetUnityObject',
        summary: 'One object of Unity Catalog with all that is told of it.',
        parameters: [
          { $ref: '#/components/parameters/MetastoreId' },
          { $ref: '#/components/parameters/ViaWorkspace' },
          { $ref: '#/components/parameters/DatabricksToken' },
          { $ref: '#/components/parameters/UnityRefresh' },
          { $ref: '#/components/parameters/UnityKind' },
          { $ref: '#/components/parameters/UnityCatalog' },
          { $ref: '#/components/parameters/UnityParentSchema' },
          { $ref: '#/components/parameters/UnityName' },
        ],
        responses: {
          '200': {
            description: 'The object.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/UnityObjectDetails' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/unity-catalog/grants': {
      get: {
        operationId: 'ListUnityGrants',
        summary: 'Who may do what with an object, directly and by inheritance.',
        parameters: [
          { $ref: '#/components/parameters/MetastoreId' },
          { $ref: '#/components/parameters/ViaWorkspace' },
          { $ref: '#/components/parameters/DatabricksToken' },
          { $ref: '#/components/parameters/UnityRefresh' },
          { $ref: '#/components/parameters/UnityKind' },
          { $ref: '#/components/parameters/UnityCatalog' },
          { $ref: '#/components/parameters/UnityParentSchema' },
          { $ref: '#/components/parameters/UnityName' },
          { $ref: '#/components/parameters/UnityPrincipal' },
          { $ref: '#/components/parameters/PageToken' },
        ],
        responses: {
          '200': {
            description: 'One page of principals.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/UnityGrantPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/unity-catalog/lineage': {
      get: {
        operationId: 'GetUnityLineage',
        summary:
          'Where the data of a table or column come from and go to, one step each way.',
        parameters: [
          { $ref: '#/components/parameters/MetastoreId' },
          { $ref: '#/components/parameters/ViaWorkspace' },
          { $ref: '#/components/parameters/DatabricksToken' },
          { $ref: '#/components/parameters/UnityRefresh' },
          { $ref: '#/components/parameters/UnityCatalog' },
          { $ref: '#/components/parameters/UnitySchema' },
          { $ref: '#/components/parameters/UnityTable' },
          { $ref: '#/components/parameters/UnityColumn' },
        ],
        responses: {
          '200': {
            description: 'Both ends; empty where none was recorded.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/UnityLineage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/unity-catalog/column-tags': {
      get: {
        operationId: 'ListUnityColumnTags',
        summary: "The tags of a table's columns, some columns at a time.",
        description:
          'Databricks tells tags one column at a time, so they are read when somebody asks for them, a request for each column.',
        parameters: [
          { $ref: '#/components/parameters/MetastoreId' },
          { $ref: '#/components/parameters/ViaWorkspace' },
          { $ref: '#/components/parameters/DatabricksToken' },
          { $ref: '#/components/parameters/UnityRefresh' },
          { $ref: '#/components/parameters/UnityCatalog' },
          { $ref: '#/components/parameters/UnitySchema' },
          { $ref: '#/components/parameters/UnityTable' },
          { $ref: '#/components/parameters/UnityColumnLimit' },
          { $ref: '#/components/parameters/Offset' },
        ],
        responses: {
          '200': {
            description:
              'The columns in their order, beside what could not be read.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/UnityColumnTagPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/unity-catalog/bindings': {
      get: {
        operationId: 'ListUnityBindings',
        summary: 'Which workspaces may use which catalogs.',
        parameters: [
          { $ref: '#/components/parameters/MetastoreId' },
          { $ref: '#/components/parameters/ViaWorkspace' },
          { $ref: '#/components/parameters/DatabricksToken' },
          { $ref: '#/components/parameters/UnityRefresh' },
          { $ref: '#/components/parameters/UnityQuery' },
          { $ref: '#/components/parameters/PageToken' },
          { $ref: '#/components/parameters/PageLimit' },
        ],
        responses: {
          '200': {
            description: 'One page of catalogs with their workspaces.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/UnityBindingPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/environments/{namespace}/{name}': {
      get: {
        operationId: 'GetEnvironment',
        summary:
          'An environment entity joined with its workspace and Unity Catalog, read live.',
        parameters: [
          { $ref: '#/components/parameters/Namespace' },
          { $ref: '#/components/parameters/Name' },
        ],
        responses: {
          '200': {
            description:
              'What is there, beside the sources that failed. What is between environments has no workspace and no catalogs.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/EnvironmentDetails' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/environments/{namespace}/{name}/topology': {
      get: {
        operationId: 'GetEnvironmentTopology',
        summary:
          'The network that the repository declares for the environment.',
        parameters: [
          { $ref: '#/components/parameters/Namespace' },
          { $ref: '#/components/parameters/Name' },
        ],
        responses: {
          '200': {
            description: 'Declared topology, address plan and idle list price.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/EnvironmentTopology' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/environments/{namespace}/{name}/findings': {
      get: {
        operationId: 'GetEnvironmentFindings',
        summary:
          'What the rules find in what the repository declares for the environment.',
        parameters: [
          { $ref: '#/components/parameters/Namespace' },
          { $ref: '#/components/parameters/Name' },
        ],
        responses: {
          '200': {
            description: 'Security profile and findings, errors first.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/EnvironmentFindings' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/platforms': {
      get: {
        operationId: 'ListPlatforms',
        summary: 'The platforms that the caller may see in the catalog.',
        responses: {
          '200': {
            description: 'Platforms sorted by title.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PlatformList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/platforms/{namespace}/{name}': {
      get: {
        operationId: 'GetPlatform',
        summary:
          'What a platform file says, with the pull requests that wait for it.',
        parameters: [
          { $ref: '#/components/parameters/Namespace' },
          { $ref: '#/components/parameters/Name' },
        ],
        responses: {
          '200': {
            description:
              'Facts, address pools and projects; of a file that is not valid its problems instead.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PlatformDetails' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/projects/{namespace}/{name}': {
      get: {
        operationId: 'GetProject',
        summary:
          'A project with its environments side by side, and what is between them.',
        parameters: [
          { $ref: '#/components/parameters/Namespace' },
          { $ref: '#/components/parameters/Name' },
        ],
        responses: {
          '200': {
            description:
              'What the project file says and what is there, beside the sources that failed.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ProjectDetails' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/projects/{namespace}/{name}/topology': {
      get: {
        operationId: 'GetProjectTopology',
        summary:
          'The networks that the repository declares for all environments, in one graph.',
        parameters: [
          { $ref: '#/components/parameters/Namespace' },
          { $ref: '#/components/parameters/Name' },
        ],
        responses: {
          '200': {
            description:
              'Declared topology with what connects the environments and where their data goes.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ProjectTopology' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/lakeport-versions': {
      get: {
        operationId: 'ListLakeportVersions',
        summary:
          'Which version of lakeport the repositories use, those furthest behind first.',
        parameters: [
          {
            name: 'platform',
            in: 'query',
            required: false,
            description:
              "Only this platform's projects and its own repository.",
            allowReserved: true,
            schema: { $ref: '#/components/schemas/EntityRef' },
          },
          { $ref: '#/components/parameters/Limit' },
          { $ref: '#/components/parameters/Offset' },
        ],
        responses: {
          '200': {
            description: 'One page of repositories.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/LakeportVersionList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/names/project': {
      get: {
        operationId: 'CheckProjectName',
        summary: 'Whether a new project may have a name.',
        parameters: [
          {
            name: 'name',
            in: 'query',
            required: true,
            schema: { type: 'string', minLength: 1, maxLength: 100 },
          },
          {
            name: 'platform',
            in: 'query',
            required: false,
            description:
              'The platform to onboard the project to; a standalone project has none.',
            allowReserved: true,
            schema: { $ref: '#/components/schemas/EntityRef' },
          },
        ],
        responses: {
          '200': {
            description:
              'Whether it is free, as far as the sources could be read.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/NameAvailability' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/choices/groups': {
      get: {
        operationId: 'ListGroupChoices',
        summary: 'Groups of the Databricks account whose names contain a text.',
        parameters: [
          { $ref: '#/components/parameters/ChoicePlatform' },
          { $ref: '#/components/parameters/ChoiceQuery' },
          { $ref: '#/components/parameters/ChoiceCursor' },
          { $ref: '#/components/parameters/ChoiceLimit' },
        ],
        responses: {
          '200': {
            description: 'One page of groups, sorted by name.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ChoiceList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/choices/aws-accounts': {
      get: {
        operationId: 'ListAwsAccountChoices',
        summary: 'AWS accounts of the platform file and of the catalog.',
        parameters: [
          { $ref: '#/components/parameters/ChoicePlatform' },
          { $ref: '#/components/parameters/ChoiceQuery' },
          { $ref: '#/components/parameters/ChoiceCursor' },
          { $ref: '#/components/parameters/ChoiceLimit' },
        ],
        responses: {
          '200': {
            description: 'One page of accounts, sorted by id.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ChoiceList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/environments/{namespace}/{name}/operations': {
      get: {
        operationId: 'GetEnvironmentOperations',
        summary:
          'What the caller may start on an environment, why not the rest, and who approves.',
        parameters: [
          { $ref: '#/components/parameters/Namespace' },
          { $ref: '#/components/parameters/Name' },
        ],
        responses: {
          '200': {
            description:
              'Every operation, allowed or not; of what is between environments those that it has: plan, apply and destroy.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/EnvironmentOperations' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/environments/{namespace}/{name}/drift': {
      get: {
        operationId: 'GetEnvironmentDrift',
        summary:
          'What the last scheduled comparison of an environment with its repository found.',
        parameters: [
          { $ref: '#/components/parameters/Namespace' },
          { $ref: '#/components/parameters/Name' },
        ],
        responses: {
          '200': {
            description:
              'The last result; unknown with the reason where there is none.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/EnvironmentDrift' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/deployments': {
      get: {
        operationId: 'ListDeployments',
        summary:
          'Deployments that the caller may see, newest first; of one environment or of all.',
        parameters: [
          {
            name: 'entityRef',
            in: 'query',
            required: false,
            description: 'Only those of this environment.',
            allowReserved: true,
            schema: { $ref: '#/components/schemas/EntityRef' },
          },
          {
            name: 'project',
            in: 'query',
            required: false,
            description: 'Only those of environments of this project.',
            schema: { type: 'string', minLength: 1, maxLength: 64 },
          },
          {
            name: 'view',
            in: 'query',
            required: false,
            description:
              'running (not finished), waiting-for-me (those whose approval the caller may give in the portal, or at GitHub as far as that can be told), or failing (the last finished deployment of an environment, where it did not succeed).',
            schema: {
              type: 'string',
              enum: ['running', 'waiting-for-me', 'failing'],
            },
          },
          {
            name: 'state',
            in: 'query',
            required: false,
            description: 'Only those in one of these states.',
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/DeploymentState' },
            },
          },
          {
            name: 'operation',
            in: 'query',
            required: false,
            description: 'Only these operations.',
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/DeploymentOperation' },
            },
          },
          {
            name: 'requestedBy',
            in: 'query',
            required: false,
            description: 'Only those that this user or service asked for.',
            allowReserved: true,
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
          {
            name: 'limit',
            in: 'query',
            required: false,
            description: 'How many to return, 20 when left out.',
            schema: { type: 'integer', minimum: 1, maximum: 100 },
          },
          {
            name: 'offset',
            in: 'query',
            required: false,
            description:
              'How many of the newest to leave out, 0 when left out.',
            schema: { type: 'integer', minimum: 0 },
          },
        ],
        responses: {
          '200': {
            description: 'One page of deployments.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeploymentList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'CreateDeployment',
        summary: 'Starts an operation on an environment.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/CreateDeploymentRequest' },
            },
          },
        },
        responses: {
          '201': {
            description:
              'The deployment. With an idempotencyKey that was used before for the same environment, the deployment that was made then.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Deployment' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/deployments/{id}': {
      get: {
        operationId: 'GetDeployment',
        summary: 'One deployment with its jobs and steps.',
        parameters: [{ $ref: '#/components/parameters/DeploymentId' }],
        responses: {
          '200': {
            description: 'The deployment as last seen.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Deployment' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/deployments/{id}/cancel': {
      post: {
        operationId: 'CancelDeployment',
        summary:
          'Ends a deployment that is not finished. One that was not sent yet ends at once; of one that was, the run is cancelled and the deployment ends with it.',
        parameters: [{ $ref: '#/components/parameters/DeploymentId' }],
        requestBody: {
          required: false,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/CancelDeploymentRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The deployment, cancelled or about to be.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Deployment' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/deployments/{id}/reviews': {
      post: {
        operationId: 'ReviewDeployment',
        summary: 'Approves or rejects a deployment that waits for it.',
        parameters: [{ $ref: '#/components/parameters/DeploymentId' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ReviewDeploymentRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The deployment with the review.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Deployment' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/deployments/{id}/log': {
      get: {
        operationId: 'GetDeploymentLog',
        summary:
          "Lines of the log of one job; GitHub gives a job's log when the job has ended.",
        parameters: [
          { $ref: '#/components/parameters/DeploymentId' },
          {
            name: 'job',
            in: 'query',
            required: true,
            description: 'Name of the job, as the deployment lists it.',
            allowReserved: true,
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
          {
            name: 'after',
            in: 'query',
            required: false,
            description:
              'How many lines the caller has already, 0 when left out.',
            schema: { type: 'integer', minimum: 0 },
          },
        ],
        responses: {
          '200': {
            description: 'The lines after those, at most 2,000.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeploymentLog' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
  },
  components: {
    parameters: {
      WorkspaceId: {
        name: 'workspaceId',
        in: 'path',
        required: true,
        description: "Databricks' id of the workspace.",
        schema: { type: 'string', pattern: '^[0-9]{1,20}$' },
      },
      DatabricksAccountId: {
        name: 'account',
        in: 'query',
        required: false,
        description: 'Only workspaces of this Databricks account.',
        schema: { type: 'string', minLength: 1, maxLength: 64 },
      },
      WorkspaceLimit: {
        name: 'limit',
        in: 'query',
        required: false,
        description: 'How many to return, 200 when left out.',
        schema: { type: 'integer', minimum: 1, maximum: 200 },
      },
      WorkspaceStatus: {
        name: 'status',
        in: 'query',
        required: false,
        description: 'Only workspaces in this status.',
        schema: { type: 'string', minLength: 1, maxLength: 64 },
      },
      AwsAccountId: {
        name: 'account',
        in: 'query',
        required: false,
        description: 'Only of this AWS account.',
        schema: { type: 'string', pattern: '^[0-9]{12}$' },
      },
      AwsRegion: {
        name: 'region',
        in: 'query',
        required: false,
        description: 'Only of this AWS region.',
        schema: { type: 'string', minLength: 1, maxLength: 32 },
      },
      VpcId: {
        name: 'vpc',
        in: 'query',
        required: false,
        description: 'Only this VPC with what it is connected to.',
        schema: { type: 'string', pattern: '^vpc-[0-9a-z]{1,32}$' },
      },
      NetworkQuery: {
        name: 'q',
        in: 'query',
        required: false,
        description: 'Part of a name or id, in any case.',
        allowReserved: true,
        schema: { type: 'string', maxLength: 255 },
      },
      PageToken: {
        name: 'pageToken',
        in: 'query',
        required: false,
        description: 'The nextPageToken of the page before.',
        allowReserved: true,
        schema: { type: 'string', minLength: 1, maxLength: 4096 },
      },
      PageLimit: {
        name: 'limit',
        in: 'query',
        required: false,
        description: 'How many to return at most, 50 when left out.',
        schema: { type: 'integer', minimum: 1, maximum: 200 },
      },
      Refresh: {
        name: 'refresh',
        in: 'query',
        required: false,
        description:
          'Whether a person asks to have AWS and the Databricks account read anew. What was read less than 15 seconds ago is not, whoever asks.',
        schema: { type: 'boolean' },
      },
      UnityRefresh: {
        name: 'refresh',
        in: 'query',
        required: false,
        description:
          'Whether a person asks to have Databricks read anew. What was read less than five seconds ago is not, whoever asks.',
        schema: { type: 'boolean' },
      },
      MetastoreId: {
        name: 'metastore',
        in: 'query',
        required: true,
        description: "Databricks' id of the metastore.",
        schema: { type: 'string', minLength: 1, maxLength: 64 },
      },
      ViaWorkspace: {
        name: 'workspace',
        in: 'query',
        required: false,
        description:
          'Id of the workspace that is read through; one that may use the catalog when left out.',
        schema: { type: 'string', pattern: '^[0-9]{1,20}$' },
      },
      DatabricksToken: {
        name: 'X-Databricks-Token',
        in: 'header',
        required: false,
        description:
          "The caller's own Databricks token, which a portal needs that reads Unity Catalog with people's own rights (databricks.unityCatalog.readAs). Neither kept nor logged.",
        schema: { type: 'string' },
      },
      UnityChildKind: {
        name: 'kind',
        in: 'query',
        required: true,
        description: 'What is listed.',
        schema: { $ref: '#/components/schemas/UnityKind' },
      },
      UnityKind: {
        name: 'kind',
        in: 'query',
        required: true,
        description: 'What the object is.',
        schema: { $ref: '#/components/schemas/UnityKind' },
      },
      UnityParentCatalog: {
        name: 'catalog',
        in: 'query',
        required: false,
        description: 'The catalog around it; left out for catalogs themselves.',
        allowReserved: true,
        schema: { $ref: '#/components/schemas/UnityName' },
      },
      UnityCatalog: {
        name: 'catalog',
        in: 'query',
        required: true,
        description: 'The catalog, or the catalog around it.',
        allowReserved: true,
        schema: { $ref: '#/components/schemas/UnityName' },
      },
      UnityParentSchema: {
        name: 'schema',
        in: 'query',
        required: false,
        description:
          'The schema, or the schema around it; left out for catalogs.',
        allowReserved: true,
        schema: { $ref: '#/components/schemas/UnityName' },
      },
      UnitySchema: {
        name: 'schema',
        in: 'query',
        required: true,
        description: 'The schema around it.',
        allowReserved: true,
        schema: { $ref: '#/components/schemas/UnityName' },
      },
      UnityName: {
        name: 'name',
        in: 'query',
        required: false,
        description:
          "The object's own name; left out for catalogs and schemas.",
        allowReserved: true,
        schema: { $ref: '#/components/schemas/UnityName' },
      },
      UnityTable: {
        name: 'table',
        in: 'query',
        required: true,
        description: "The table's own name.",
        allowReserved: true,
        schema: { $ref: '#/components/schemas/UnityName' },
      },
      UnityColumn: {
        name: 'column',
        in: 'query',
        required: false,
        description: 'One of its columns; the whole table when left out.',
        allowReserved: true,
        schema: { $ref: '#/components/schemas/UnityName' },
      },
      UnityColumnLimit: {
        name: 'limit',
        in: 'query',
        required: false,
        description: 'Of how many columns to read the tags, 50 when left out.',
        schema: { type: 'integer', minimum: 1, maximum: 100 },
      },
      UnityPrincipal: {
        name: 'principal',
        in: 'query',
        required: false,
        description: 'Only of this user, group or service principal.',
        allowReserved: true,
        schema: { $ref: '#/components/schemas/UnityName' },
      },
      UnityQuery: {
        name: 'q',
        in: 'query',
        required: false,
        description:
          'Part of a name, in any case. `%` and `_` are letters like others. With kind `table` and no schema, tables of the whole catalog.',
        allowReserved: true,
        schema: { type: 'string', minLength: 1, maxLength: 255 },
      },
      Namespace: {
        name: 'namespace',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      Name: {
        name: 'name',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      DeploymentId: {
        name: 'id',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 64 },
      },
      Limit: {
        name: 'limit',
        in: 'query',
        required: false,
        description: 'How many to return, 50 when left out.',
        schema: { type: 'integer', minimum: 1, maximum: 200 },
      },
      Offset: {
        name: 'offset',
        in: 'query',
        required: false,
        description: 'How many of the first to leave out, 0 when left out.',
        schema: { type: 'integer', minimum: 0 },
      },
      ChoicePlatform: {
        name: 'platform',
        in: 'query',
        required: false,
        description:
          'The platform whose Databricks account and file are looked at.',
        allowReserved: true,
        schema: { $ref: '#/components/schemas/EntityRef' },
      },
      ChoiceQuery: {
        name: 'q',
        in: 'query',
        required: false,
        description: 'Part of a value or label, in any case.',
        allowReserved: true,
        schema: { type: 'string', maxLength: 200 },
      },
      ChoiceCursor: {
        name: 'cursor',
        in: 'query',
        required: false,
        description: 'The nextCursor of the page before.',
        schema: { type: 'string', minLength: 1, maxLength: 200 },
      },
      ChoiceLimit: {
        name: 'limit',
        in: 'query',
        required: false,
        description: 'How many to return, 50 when left out.',
        schema: { type: 'integer', minimum: 1, maximum: 100 },
      },
    },
    responses: {
      Error: {
        description: 'An error in the shape of @backstage/errors.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
    },
    schemas: {
      EntityRef: {
        type: 'string',
        description: 'A full entity reference, kind:namespace/name.',
        minLength: 3,
        maxLength: 200,
        pattern: '^[^:/]+:[^:/]+/[^:/]+$',
      },
      Error: {
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
            additionalProperties: true,
          },
          request: {
            type: 'object',
            required: ['method', 'url'],
            properties: { method: { type: 'string' }, url: { type: 'string' } },
          },
          response: {
            type: 'object',
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
      },
      SourceError: {
        type: 'object',
        description:
          'A source that could not be read; the rest of the answer is still true.',
        required: ['source', 'message'],
        properties: {
          source: {
            type: 'string',
            description: 'What was read, such as "account 0d26… workspaces".',
          },
          message: { type: 'string' },
        },
      },
      Workspace: {
        type: 'object',
        required: ['accountId', 'id', 'name', 'status', 'region', 'url'],
        properties: {
          accountId: { type: 'string' },
          id: {
            type: 'string',
            description:
              'A 64-bit number, carried as a string so that no digit is lost.',
          },
          name: { type: 'string' },
          status: {
            type: 'string',
            description:
              'NOT_PROVISIONED, PROVISIONING, RUNNING, FAILED, BANNED, CANCELLING, or a value newer than this document.',
          },
          statusMessage: { type: 'string' },
          region: { type: 'string' },
          url: { type: 'string' },
          project: { type: 'string' },
          environment: { type: 'string' },
          metastoreId: { type: 'string' },
          entityRef: {
            type: 'string',
            description:
              "The workspace's catalog entity, when the caller may see one.",
          },
          environmentRef: {
            type: 'string',
            description:
              "The environment's catalog entity, when the caller may see one.",
          },
          pricingTier: { type: 'string' },
          computeMode: { type: 'string', description: 'HYBRID or SERVERLESS.' },
          createdAt: { type: 'string', format: 'date-time' },
        },
      },
      WorkspaceList: {
        type: 'object',
        required: ['items', 'errors'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Workspace' },
          },
          totalItems: {
            type: 'integer',
            description: 'How many there are with these filters.',
          },
          facets: {
            type: 'object',
            description: 'What can be filtered by, over all workspaces.',
            required: ['accounts', 'regions', 'statuses'],
            properties: {
              accounts: { type: 'array', items: { type: 'string' } },
              regions: { type: 'array', items: { type: 'string' } },
              statuses: { type: 'array', items: { type: 'string' } },
            },
          },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      Age: {
        type: 'object',
        description: 'How old an answer is.',
        required: ['readAt', 'stale'],
        properties: {
          readAt: {
            type: 'string',
            format: 'date-time',
            description: 'When the oldest part of it was read at its source.',
          },
          stale: {
            type: 'boolean',
            description:
              'Whether it would have been read anew but the source failed; why is among the errors.',
          },
          refreshing: {
            type: 'boolean',
            description:
              'Set to true while a part of it is being read anew: who asks again in some seconds is told that. Left out otherwise.',
          },
        },
      },
      SourceState: {
        type: 'object',
        required: ['kind', 'id', 'state', 'missing'],
        properties: {
          kind: {
            type: 'string',
            enum: ['databricks-account', 'databricks-workspace', 'aws-account'],
          },
          id: {
            type: 'string',
            description: "Account id, or the workspace's host.",
          },
          name: { type: 'string' },
          regions: {
            type: 'array',
            items: { type: 'string' },
            description: 'Of an AWS account.',
          },
          state: { type: 'string', enum: ['ok', 'partial', 'failed'] },
          message: {
            type: 'string',
            description: 'What went wrong, and what would be right.',
          },
          missing: {
            type: 'array',
            items: { type: 'string' },
            description:
              'What the portal cannot tell for want of rights, in words.',
          },
          age: { $ref: '#/components/schemas/Age' },
        },
      },
      SourceList: {
        type: 'object',
        required: ['items', 'problems'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceState' },
          },
          problems: {
            type: 'array',
            items: { $ref: '#/components/schemas/ConfigProblem' },
          },
        },
      },
      ConfigProblem: {
        type: 'object',
        description:
          'Something in app-config that is wrong, or does what one may not expect of it.\n',
        required: ['severity', 'path', 'message'],
        properties: {
          severity: {
            type: 'string',
            enum: ['error', 'warning'],
            description:
              'error: what is written there does not hold; it is left out or takes its\ndefault, as the message says. warning: it holds, and is worth knowing\nabout.\n',
          },
          path: {
            type: 'string',
            description:
              'Where it is, such as databricks.accounts[1].accountId.',
          },
          message: { type: 'string' },
        },
      },
      NetworkSubnet: {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          cidr: { type: 'string' },
          availabilityZone: { type: 'string' },
          freeAddresses: { type: 'integer' },
          totalAddresses: {
            type: 'integer',
            description: 'Those that AWS keeps for itself left out.',
          },
        },
      },
      NetworkMessage: {
        type: 'object',
        required: ['severity', 'message'],
        properties: {
          severity: { type: 'string', enum: ['error', 'warning'] },
          type: {
            type: 'string',
            description: "Databricks' word for what it is about.",
          },
          message: { type: 'string' },
        },
      },
      RegisteredEndpoint: {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'string', description: "Databricks' id of it." },
          name: { type: 'string' },
          awsVpcEndpointId: { type: 'string' },
          useCase: { type: 'string' },
          state: { type: 'string', description: 'As Databricks has it.' },
          awsState: {
            type: 'string',
            description: 'As AWS has it, where that could be read.',
          },
        },
      },
      WorkspaceNetwork: {
        type: 'object',
        required: [
          'id',
          'name',
          'subnets',
          'securityGroupIds',
          'endpoints',
          'messages',
        ],
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          status: {
            type: 'string',
            description: 'VALID, WARNED, BROKEN or UNATTACHED.',
          },
          awsAccountId: { type: 'string' },
          vpcId: { type: 'string' },
          vpcName: { type: 'string' },
          vpcEntityRef: {
            type: 'string',
            description:
              "The VPC's catalog entity, when the caller may see one.",
          },
          vpcCidrs: { type: 'array', items: { type: 'string' } },
          subnets: {
            type: 'array',
            items: { $ref: '#/components/schemas/NetworkSubnet' },
          },
          securityGroupIds: { type: 'array', items: { type: 'string' } },
          endpoints: {
            type: 'array',
            items: { $ref: '#/components/schemas/RegisteredEndpoint' },
          },
          messages: {
            type: 'array',
            items: { $ref: '#/components/schemas/NetworkMessage' },
          },
        },
      },
      WorkspaceDetails: {
        type: 'object',
        required: ['workspace', 'keys', 'admins', 'age', 'missing', 'errors'],
        properties: {
          workspace: { $ref: '#/components/schemas/Workspace' },
          mode: {
            type: 'string',
            enum: ['account', 'workspace'],
            description:
              "Whether it is read with the account's rights or with its own alone.",
          },
          missing: {
            type: 'array',
            items: { type: 'string' },
            description: 'What cannot be told for want of rights, in words.',
          },
          network: {
            allOf: [{ $ref: '#/components/schemas/WorkspaceNetwork' }],
            description:
              'Left out where Databricks keeps the network, and where it could not be read.',
          },
          credentials: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string' },
              name: { type: 'string' },
              roleArn: { type: 'string' },
            },
          },
          storage: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string' },
              name: { type: 'string' },
              bucket: { type: 'string' },
            },
          },
          keys: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id', 'useCases'],
              properties: {
                id: { type: 'string' },
                arn: { type: 'string' },
                alias: { type: 'string' },
                useCases: { type: 'array', items: { type: 'string' } },
              },
            },
          },
          privateAccess: {
            type: 'object',
            required: ['id', 'allowedEndpointIds'],
            properties: {
              id: { type: 'string' },
              name: { type: 'string' },
              publicAccessEnabled: { type: 'boolean' },
              level: { type: 'string' },
              allowedEndpointIds: { type: 'array', items: { type: 'string' } },
            },
          },
          networkConnectivity: {
            type: 'object',
            required: ['id', 'rules'],
            properties: {
              id: { type: 'string' },
              name: { type: 'string' },
              stableCidrBlocks: { type: 'array', items: { type: 'string' } },
              rules: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['id'],
                  properties: {
                    id: { type: 'string' },
                    endpointService: { type: 'string' },
                    vpcEndpointId: { type: 'string' },
                    state: { type: 'string' },
                    message: { type: 'string' },
                  },
                },
              },
            },
          },
          networkPolicy: {
            type: 'object',
            required: ['id', 'allowedDomains'],
            properties: {
              id: { type: 'string' },
              egressMode: { type: 'string' },
              allowedDomains: { type: 'array', items: { type: 'string' } },
            },
          },
          metastore: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string' },
              name: { type: 'string' },
              owner: { type: 'string' },
              defaultCatalog: { type: 'string' },
              entityRef: { type: 'string' },
            },
          },
          admins: {
            type: 'array',
            items: { $ref: '#/components/schemas/WorkspacePrincipal' },
          },
          users: {
            type: 'array',
            items: { $ref: '#/components/schemas/WorkspacePrincipal' },
          },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      WorkspacePrincipal: {
        type: 'object',
        required: ['id', 'name', 'type'],
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          type: {
            type: 'string',
            enum: ['user', 'group', 'service-principal', 'unknown'],
          },
          entityRef: {
            type: 'string',
            description: 'The User or Group of the catalog, where it resolves.',
          },
        },
      },
      Cluster: {
        type: 'object',
        required: ['id', 'name', 'state', 'url'],
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          state: { type: 'string' },
          stateMessage: { type: 'string' },
          source: { type: 'string' },
          sparkVersion: { type: 'string' },
          nodeType: { type: 'string' },
          workers: { type: 'integer' },
          minWorkers: { type: 'integer' },
          maxWorkers: { type: 'integer' },
          creator: { type: 'string' },
          policyId: { type: 'string' },
          url: { type: 'string' },
        },
      },
      ClusterPage: {
        type: 'object',
        required: ['items', 'age', 'errors'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Cluster' },
          },
          nextPageToken: { type: 'string' },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      Warehouse: {
        type: 'object',
        required: ['id', 'name', 'state', 'url'],
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          state: { type: 'string' },
          size: { type: 'string' },
          type: { type: 'string' },
          serverless: { type: 'boolean' },
          minClusters: { type: 'integer' },
          maxClusters: { type: 'integer' },
          autoStopMinutes: { type: 'integer' },
          creator: { type: 'string' },
          url: { type: 'string' },
        },
      },
      WarehousePage: {
        type: 'object',
        required: ['items', 'age', 'errors'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Warehouse' },
          },
          nextPageToken: { type: 'string' },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      Job: {
        type: 'object',
        required: ['id', 'name', 'url'],
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          creator: { type: 'string' },
          schedule: { type: 'string' },
          paused: { type: 'boolean' },
          lastRun: {
            type: 'object',
            required: ['id', 'result'],
            properties: {
              id: { type: 'string' },
              result: {
                type: 'string',
                description:
                  "SUCCESS, or Databricks' word for what went wrong.",
              },
              failed: { type: 'boolean' },
              message: { type: 'string' },
              startedAt: { type: 'string', format: 'date-time' },
              endedAt: { type: 'string', format: 'date-time' },
              url: { type: 'string' },
            },
          },
          url: { type: 'string' },
        },
      },
      JobPage: {
        type: 'object',
        required: ['items', 'age', 'errors'],
        properties: {
          items: { type: 'array', items: { $ref: '#/components/schemas/Job' } },
          nextPageToken: { type: 'string' },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      WorkspaceCapacity: {
        type: 'object',
        required: ['subnets', 'demands', 'age', 'errors'],
        properties: {
          addressesPerNode: {
            type: 'integer',
            description:
              'How many addresses one node of classic compute takes.',
          },
          subnets: {
            type: 'array',
            items: { $ref: '#/components/schemas/NetworkSubnet' },
          },
          freeAddresses: {
            type: 'integer',
            description: 'Of all subnets that could be read.',
          },
          demands: {
            type: 'array',
            description: 'What may still be started, largest first.',
            items: {
              type: 'object',
              required: ['kind', 'id', 'name', 'nodesNow', 'nodesMax'],
              properties: {
                kind: {
                  type: 'string',
                  enum: ['cluster', 'instance-pool', 'warehouse'],
                },
                id: { type: 'string' },
                name: { type: 'string' },
                nodesNow: { type: 'integer' },
                nodesMax: {
                  type: 'integer',
                  description: 'Driver counted too.',
                },
              },
            },
          },
          addressesAsked: {
            type: 'integer',
            description: 'What all of them together may still take.',
          },
          verdict: {
            type: 'string',
            enum: ['enough', 'tight', 'short', 'unknown'],
          },
          message: { type: 'string' },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      WorkspaceTimeline: {
        type: 'object',
        required: ['items', 'watchedSince'],
        properties: {
          watchedSince: {
            type: 'string',
            format: 'date-time',
            description: 'Since when the portal has looked at this workspace.',
          },
          items: {
            type: 'array',
            items: {
              type: 'object',
              required: ['at', 'kind'],
              properties: {
                at: { type: 'string', format: 'date-time' },
                kind: {
                  type: 'string',
                  enum: ['status', 'deployment', 'created'],
                },
                status: {
                  type: 'string',
                  description:
                    "The workspace's status from then on, or the deployment's state.",
                },
                message: { type: 'string' },
                deploymentId: { type: 'string' },
                operation: { type: 'string' },
                environmentRef: { type: 'string' },
                endedAt: { type: 'string', format: 'date-time' },
              },
            },
          },
        },
      },
      WorkspaceCost: {
        type: 'object',
        required: ['state'],
        properties: {
          state: {
            type: 'string',
            enum: ['known', 'not-configured', 'failed'],
          },
          message: {
            type: 'string',
            description: 'What is missing, and what would be right.',
          },
          currency: { type: 'string' },
          from: { type: 'string', format: 'date' },
          to: { type: 'string', format: 'date' },
          total: { type: 'number' },
          days: {
            type: 'array',
            items: {
              type: 'object',
              required: ['date', 'amount'],
              properties: {
                date: { type: 'string', format: 'date' },
                amount: { type: 'number' },
              },
            },
          },
          products: {
            type: 'array',
            items: {
              type: 'object',
              required: ['product', 'amount', 'dbus'],
              properties: {
                product: { type: 'string' },
                amount: { type: 'number' },
                dbus: { type: 'number' },
              },
            },
          },
          unpriced: {
            type: 'integer',
            description:
              'How many records have no list price and are left out.',
          },
          latestUsage: {
            type: 'string',
            format: 'date-time',
            description: 'Until when the usage tables told of usage.',
          },
          age: { $ref: '#/components/schemas/Age' },
        },
      },
      HealthFinding: {
        type: 'object',
        required: ['id', 'rule', 'severity', 'message', 'source', 'nodes'],
        properties: {
          id: { type: 'string' },
          rule: { type: 'string' },
          severity: { type: 'string', enum: ['error', 'warning', 'info'] },
          message: { type: 'string' },
          source: { type: 'string', enum: ['databricks', 'aws'] },
          nodes: { type: 'array', items: { type: 'string' } },
        },
      },
      ObservedNetwork: {
        type: 'object',
        required: [
          'source',
          'topology',
          'health',
          'kinds',
          'gaps',
          'age',
          'errors',
        ],
        properties: {
          source: { type: 'string', enum: ['observed'] },
          topology: { $ref: '#/components/schemas/Topology' },
          health: {
            type: 'array',
            items: { $ref: '#/components/schemas/HealthFinding' },
          },
          kinds: {
            type: 'array',
            description:
              'What was looked for; a kind that is not listed says nothing by its absence.',
            items: { type: 'string' },
          },
          gaps: {
            type: 'array',
            description: 'What of that could not be read.',
            items: {
              type: 'object',
              required: ['source', 'accountId', 'action', 'message'],
              properties: {
                source: { type: 'string', enum: ['aws', 'databricks'] },
                accountId: { type: 'string' },
                region: { type: 'string' },
                action: { type: 'string' },
                message: { type: 'string' },
              },
            },
          },
          entities: {
            type: 'object',
            description:
              'Entity references of nodes by their id, as far as the caller may see them.',
            additionalProperties: { type: 'string' },
          },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      Network: {
        type: 'object',
        required: [
          'vpcId',
          'accountId',
          'region',
          'cidrs',
          'workspaces',
          'findings',
        ],
        properties: {
          vpcId: { type: 'string' },
          name: { type: 'string' },
          accountId: { type: 'string' },
          region: { type: 'string' },
          cidrs: { type: 'array', items: { type: 'string' } },
          subnets: { type: 'integer' },
          freeAddresses: { type: 'integer' },
          totalAddresses: { type: 'integer' },
          workspaces: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id', 'name'],
              properties: {
                id: { type: 'string' },
                name: { type: 'string' },
                networkStatus: { type: 'string' },
              },
            },
          },
          findings: {
            type: 'object',
            required: ['errors', 'warnings'],
            properties: {
              errors: { type: 'integer' },
              warnings: { type: 'integer' },
            },
          },
          entityRef: { type: 'string' },
        },
      },
      NetworkList: {
        type: 'object',
        required: ['items', 'totalItems', 'age', 'errors'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Network' },
          },
          totalItems: { type: 'integer' },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      UnityKind: {
        type: 'string',
        enum: ['catalog', 'schema', 'table', 'volume', 'function', 'model'],
      },
      UnityName: { type: 'string', minLength: 1, maxLength: 255 },
      UnityOwner: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string' },
          entityRef: {
            type: 'string',
            description: 'The User or Group of the catalog, where it resolves.',
          },
        },
      },
      UnityTag: {
        type: 'object',
        required: ['key'],
        properties: { key: { type: 'string' }, value: { type: 'string' } },
      },
      Metastore: {
        type: 'object',
        required: ['id', 'name', 'workspaces'],
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          accountId: { type: 'string' },
          region: { type: 'string' },
          owner: { $ref: '#/components/schemas/UnityOwner' },
          storageRoot: { type: 'string' },
          entityRef: { type: 'string' },
          workspaces: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id', 'name', 'status', 'url'],
              properties: {
                id: { type: 'string' },
                name: { type: 'string' },
                status: { type: 'string' },
                url: { type: 'string' },
              },
            },
          },
        },
      },
      MetastoreList: {
        type: 'object',
        required: ['items', 'readAs', 'age', 'errors'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Metastore' },
          },
          readAs: {
            type: 'string',
            enum: ['portal', 'user'],
            description: 'Whose rights Unity Catalog is read with.',
          },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      UnityObject: {
        type: 'object',
        required: ['kind', 'name', 'fullName'],
        properties: {
          kind: { $ref: '#/components/schemas/UnityKind' },
          name: { type: 'string' },
          fullName: { type: 'string' },
          catalog: { type: 'string' },
          schema: { type: 'string' },
          type: {
            type: 'string',
            description:
              "Databricks' own word, such as MANAGED_CATALOG, VIEW, EXTERNAL.",
          },
          format: { type: 'string' },
          owner: { $ref: '#/components/schemas/UnityOwner' },
          comment: { type: 'string' },
          updatedAt: { type: 'string', format: 'date-time' },
          isolationMode: {
            type: 'string',
            description: 'Of a catalog, OPEN or ISOLATED.',
          },
          browseOnly: {
            type: 'boolean',
            description:
              'Whether the portal sees no more than that it is there.',
          },
        },
      },
      UnityVia: {
        type: 'object',
        description: 'The workspace that was read through.',
        required: ['id', 'name', 'url'],
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          url: { type: 'string' },
        },
      },
      UnityObjectPage: {
        type: 'object',
        required: ['items', 'age', 'errors'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/UnityObject' },
          },
          nextPageToken: {
            type: 'string',
            description:
              'Left out on the last page; a page may be empty and still have a follower.',
          },
          via: { $ref: '#/components/schemas/UnityVia' },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      UnityColumn: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string' },
          type: { type: 'string' },
          nullable: { type: 'boolean' },
          comment: { type: 'string' },
          partitionIndex: { type: 'integer' },
          maskFunction: { type: 'string' },
        },
      },
      UnityColumnTagPage: {
        type: 'object',
        required: ['items', 'totalItems', 'via', 'age', 'errors'],
        properties: {
          items: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name'],
              properties: {
                name: { type: 'string', description: "The column's name." },
                tags: {
                  type: 'array',
                  description:
                    'Left out where they could not be read, which is not none.',
                  items: { $ref: '#/components/schemas/UnityTag' },
                },
              },
            },
          },
          totalItems: {
            type: 'integer',
            description: 'How many columns the table has.',
          },
          via: { $ref: '#/components/schemas/UnityVia' },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      UnityObjectDetails: {
        type: 'object',
        required: ['object', 'properties', 'via', 'age', 'errors'],
        properties: {
          object: { $ref: '#/components/schemas/UnityObject' },
          url: { type: 'string', description: 'Where Databricks shows it.' },
          createdAt: { type: 'string', format: 'date-time' },
          createdBy: { type: 'string' },
          updatedBy: { type: 'string' },
          storageLocation: { type: 'string' },
          storageRoot: { type: 'string' },
          viewDefinition: { type: 'string' },
          rowFilterFunction: { type: 'string' },
          pipelineId: { type: 'string' },
          connectionName: { type: 'string' },
          providerName: { type: 'string' },
          shareName: { type: 'string' },
          columns: {
            type: 'array',
            items: { $ref: '#/components/schemas/UnityColumn' },
          },
          constraints: {
            type: 'array',
            items: {
              type: 'object',
              required: ['kind', 'columns'],
              properties: {
                kind: {
                  type: 'string',
                  enum: ['primary-key', 'foreign-key', 'named'],
                },
                name: { type: 'string' },
                columns: { type: 'array', items: { type: 'string' } },
                parentTable: { type: 'string' },
                parentColumns: { type: 'array', items: { type: 'string' } },
              },
            },
          },
          function: {
            type: 'object',
            required: ['parameters'],
            properties: {
              returns: { type: 'string' },
              language: { type: 'string' },
              definition: { type: 'string' },
              parameters: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['name'],
                  properties: {
                    name: { type: 'string' },
                    type: { type: 'string' },
                  },
                },
              },
            },
          },
          tags: {
            type: 'array',
            description: 'Left out where they could not be read.',
            items: { $ref: '#/components/schemas/UnityTag' },
          },
          properties: {
            type: 'object',
            additionalProperties: { type: 'string' },
          },
          entityRef: {
            type: 'string',
            description:
              'The catalog entity of a catalog, when the caller may see one.',
          },
          environments: {
            type: 'array',
            description:
              'Environments whose workspaces may use it, as far as the caller may see them.',
            items: {
              type: 'object',
              required: ['entityRef', 'workspaceId'],
              properties: {
                entityRef: { type: 'string' },
                workspaceId: { type: 'string' },
              },
            },
          },
          via: { $ref: '#/components/schemas/UnityVia' },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      UnityGrant: {
        type: 'object',
        required: ['principal', 'privileges'],
        properties: {
          principal: { $ref: '#/components/schemas/UnityOwner' },
          privileges: {
            type: 'array',
            items: {
              type: 'object',
              required: ['privilege'],
              properties: {
                privilege: { type: 'string' },
                inheritedFromType: { type: 'string' },
                inheritedFromName: { type: 'string' },
              },
            },
          },
        },
      },
      UnityGrantPage: {
        type: 'object',
        required: ['items', 'age', 'errors'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/UnityGrant' },
          },
          nextPageToken: { type: 'string' },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      UnityLineageNode: {
        type: 'object',
        required: ['catalog', 'schema', 'table'],
        properties: {
          catalog: { type: 'string' },
          schema: { type: 'string' },
          table: { type: 'string' },
          column: { type: 'string' },
          type: { type: 'string' },
          hidden: {
            type: 'boolean',
            description:
              'Whether the caller may not see more of it than that it is there.',
          },
          jobs: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id'],
              properties: {
                id: { type: 'string' },
                workspaceId: { type: 'string' },
                url: { type: 'string' },
              },
            },
          },
          notebooks: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id'],
              properties: {
                id: { type: 'string' },
                workspaceId: { type: 'string' },
                url: { type: 'string' },
              },
            },
          },
        },
      },
      UnityLineage: {
        type: 'object',
        required: ['upstreams', 'downstreams', 'age', 'errors'],
        properties: {
          upstreams: {
            type: 'array',
            items: { $ref: '#/components/schemas/UnityLineageNode' },
          },
          downstreams: {
            type: 'array',
            items: { $ref: '#/components/schemas/UnityLineageNode' },
          },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      UnityBindingPage: {
        type: 'object',
        required: ['workspaces', 'items', 'age', 'errors'],
        properties: {
          workspaces: {
            type: 'array',
            description: 'The workspaces of the metastore, sorted by name.',
            items: {
              type: 'object',
              required: ['id', 'name'],
              properties: { id: { type: 'string' }, name: { type: 'string' } },
            },
          },
          items: {
            type: 'array',
            items: {
              type: 'object',
              required: ['catalog', 'open', 'bindings'],
              properties: {
                catalog: { type: 'string' },
                open: {
                  type: 'boolean',
                  description:
                    'Whether every workspace of the metastore may use it.',
                },
                bindings: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['workspaceId', 'readOnly'],
                    properties: {
                      workspaceId: { type: 'string' },
                      readOnly: { type: 'boolean' },
                    },
                  },
                },
                failed: {
                  type: 'string',
                  description: 'Why its bindings could not be read.',
                },
              },
            },
          },
          nextPageToken: { type: 'string' },
          age: { $ref: '#/components/schemas/Age' },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      Volume: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string' },
          type: { type: 'string', description: 'MANAGED or EXTERNAL.' },
        },
      },
      Schema: {
        type: 'object',
        required: ['name', 'volumes'],
        properties: {
          name: { type: 'string' },
          owner: { type: 'string' },
          volumes: {
            type: 'array',
            items: { $ref: '#/components/schemas/Volume' },
          },
        },
      },
      Catalog: {
        type: 'object',
        required: ['name', 'schemas'],
        properties: {
          name: { type: 'string' },
          owner: { type: 'string' },
          comment: { type: 'string' },
          isDefault: { type: 'boolean' },
          schemas: {
            type: 'array',
            items: { $ref: '#/components/schemas/Schema' },
          },
        },
      },
      EnvironmentDetails: {
        type: 'object',
        required: ['entityRef', 'project', 'environment', 'catalogs', 'errors'],
        properties: {
          entityRef: { type: 'string' },
          project: { type: 'string' },
          environment: { type: 'string' },
          workspace: { $ref: '#/components/schemas/Workspace' },
          catalogs: {
            type: 'array',
            items: { $ref: '#/components/schemas/Catalog' },
          },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      TopologyNode: {
        type: 'object',
        required: ['id', 'kind', 'name'],
        properties: {
          id: { type: 'string' },
          kind: {
            type: 'string',
            enum: [
              'account',
              'region',
              'vpc',
              'availability-zone',
              'subnet',
              'route-table',
              'internet-gateway',
              'nat-gateway',
              'vpc-endpoint',
              'security-group',
              'bucket',
              'control-plane',
              'workspace',
              'elastic-ip',
              'network-acl',
              'hosted-zone',
              'kms-key',
              'instance-profile',
              'registered-endpoint',
              'private-access-settings',
              'ip-access-list',
              'network-connectivity',
              'network-policy',
              'egress-only-internet-gateway',
              'peering-connection',
              'transit-gateway',
              'transit-gateway-route-table',
              'database',
              'on-premises',
              'kinesis-stream',
              'delivery-stream',
              'event-rule',
              'state-machine',
              'job',
              'share',
            ],
          },
          name: { type: 'string' },
          parent: { type: 'string' },
        },
        additionalProperties: {
          anyOf: [
            { type: 'string' },
            { type: 'number' },
            { type: 'boolean' },
            { type: 'array', items: { type: 'string' } },
          ],
        },
      },
      TopologyEdge: {
        type: 'object',
        required: ['source', 'target', 'kind'],
        properties: {
          source: { type: 'string' },
          target: { type: 'string' },
          kind: {
            type: 'string',
            enum: [
              'routes-to',
              'associated-with',
              'attached-to',
              'uses',
              'secured-by',
              'stores-in',
              'managed-by',
              'reaches',
              'encrypts',
              'resolves-to',
              'registers',
              'connects-through',
              'restricted-by',
              'allows',
              'replaces',
              'peers-with',
              'feeds',
              'triggers',
              'replicates-to',
            ],
          },
        },
      },
      Topology: {
        type: 'object',
        required: ['nodes', 'edges'],
        properties: {
          nodes: {
            type: 'array',
            items: { $ref: '#/components/schemas/TopologyNode' },
          },
          edges: {
            type: 'array',
            items: { $ref: '#/components/schemas/TopologyEdge' },
          },
        },
      },
      PlannedSubnet: {
        type: 'object',
        required: [
          'name',
          'tier',
          'availabilityZone',
          'cidr',
          'usable',
          'nodes',
        ],
        properties: {
          name: { type: 'string' },
          tier: { type: 'string', enum: ['public', 'private', 'privatelink'] },
          availabilityZone: { type: 'string' },
          cidr: { type: 'string' },
          usable: {
            type: 'integer',
            description:
              'Addresses left after the five that AWS keeps in every subnet.',
          },
          nodes: {
            type: 'integer',
            description:
              'Databricks cluster nodes that fit, two addresses each.',
          },
        },
      },
      AddressPlan: {
        type: 'object',
        required: ['cidr', 'subnets', 'free'],
        properties: {
          cidr: { type: 'string' },
          subnets: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlannedSubnet' },
          },
          free: { type: 'array', items: { type: 'string' } },
        },
      },
      CostItem: {
        type: 'object',
        required: ['type', 'name', 'quantity', 'unitPrice', 'monthly'],
        properties: {
          type: { type: 'string' },
          name: { type: 'string' },
          quantity: { type: 'number' },
          unitPrice: { type: 'number' },
          monthly: { type: 'number' },
        },
      },
      MonthlyCost: {
        type: 'object',
        description: 'Idle list price per month.',
        required: ['currency', 'asOf', 'total', 'items'],
        properties: {
          currency: { type: 'string' },
          asOf: { type: 'string', description: 'The date of the price list.' },
          total: { type: 'number' },
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/CostItem' },
          },
        },
      },
      EnvironmentTopology: {
        type: 'object',
        required: ['source', 'topology', 'monthlyCost'],
        properties: {
          source: { type: 'string', enum: ['declared'] },
          commit: {
            type: 'string',
            description:
              'The full hash of the commit that the project file was read at. Left out when its host did not tell it; then the file is the one that the branch had at that moment.',
          },
          commitUrl: {
            type: 'string',
            description: "The commit's page, whenever there is a commit.",
          },
          topology: { $ref: '#/components/schemas/Topology' },
          addressPlan: {
            description: 'Left out where lakeport makes no network.',
            allOf: [{ $ref: '#/components/schemas/AddressPlan' }],
          },
          monthlyCost: { $ref: '#/components/schemas/MonthlyCost' },
          monthlyCostAsleep: {
            description:
              'The same while the network is asleep. Left out where it cannot sleep.',
            allOf: [{ $ref: '#/components/schemas/MonthlyCost' }],
          },
        },
      },
      ProjectTopology: {
        type: 'object',
        required: ['source', 'topology'],
        properties: {
          source: { type: 'string', enum: ['declared'] },
          commit: { type: 'string', description: 'As in EnvironmentTopology.' },
          commitUrl: { type: 'string' },
          topology: { $ref: '#/components/schemas/Topology' },
        },
      },
      Waiver: {
        type: 'object',
        description: 'Why a finding is put up with, as the project file says.',
        required: ['reason', 'until'],
        properties: {
          reason: { type: 'string' },
          until: {
            type: 'string',
            format: 'date',
            description: 'The last day on which it is.',
          },
        },
      },
      Finding: {
        type: 'object',
        required: ['rule', 'severity', 'message', 'reason', 'source', 'fix'],
        properties: {
          rule: {
            type: 'string',
            description: "The rule's id, such as network.nat-single.",
          },
          severity: { type: 'string', enum: ['error', 'warning', 'info'] },
          environment: {
            type: 'string',
            description: 'Left out for what all environments share.',
          },
          stack: { type: 'string' },
          resource: {
            type: 'string',
            description: 'Terraform address of the resource within its stack.',
          },
          message: { type: 'string' },
          reason: {
            type: 'string',
            description: 'What goes wrong where the rule is not kept.',
          },
          source: { type: 'string', description: 'Whose rule it is.' },
          fix: { type: 'string', description: 'What would be right.' },
          waived: { $ref: '#/components/schemas/Waiver' },
        },
      },
      EnvironmentFindings: {
        type: 'object',
        required: ['source', 'findings'],
        properties: {
          source: { type: 'string', enum: ['declared'] },
          commit: { type: 'string', description: 'As in EnvironmentTopology.' },
          commitUrl: { type: 'string' },
          securityProfile: {
            type: 'string',
            description:
              'development, production-basic, production-secure, maximum-security, or a value newer than this document.',
          },
          findings: {
            type: 'array',
            description:
              "What the rules find in the environment's own stacks and in those that it shares with others.",
            items: { $ref: '#/components/schemas/Finding' },
          },
        },
      },
      Problem: {
        type: 'object',
        description: 'What is wrong in a file, where, and what would be right.',
        required: ['path', 'message', 'hint'],
        properties: {
          path: { type: 'string' },
          message: { type: 'string' },
          hint: { type: 'string' },
          line: { type: 'integer' },
          column: { type: 'integer' },
        },
      },
      DeclaredFile: {
        type: 'object',
        description: 'The file that an answer was read from.',
        required: ['url'],
        properties: {
          url: { type: 'string' },
          commit: {
            type: 'string',
            description:
              'Full hash of the commit that it was read at, where its host told it.',
          },
          commitUrl: { type: 'string' },
        },
      },
      PullRequest: {
        type: 'object',
        required: [
          'number',
          'title',
          'url',
          'branch',
          'draft',
          'createdAt',
          'updatedAt',
        ],
        properties: {
          number: { type: 'integer' },
          title: { type: 'string' },
          url: { type: 'string' },
          branch: { type: 'string' },
          author: { type: 'string', description: 'Login at GitHub.' },
          draft: { type: 'boolean' },
          createdAt: { type: 'string', format: 'date-time' },
          updatedAt: { type: 'string', format: 'date-time' },
        },
      },
      PlatformSummary: {
        type: 'object',
        required: ['entityRef', 'name'],
        properties: {
          entityRef: { type: 'string' },
          name: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          owner: { type: 'string' },
        },
      },
      PlatformList: {
        type: 'object',
        required: ['items', 'errors'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlatformSummary' },
          },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      PlatformFacts: {
        type: 'object',
        description:
          'What every project of the platform copies, and where it is.',
        required: [
          'name',
          'accountId',
          'adminAccountId',
          'adminRole',
          'childRole',
          'state',
          'github',
          'regions',
        ],
        properties: {
          name: {
            type: 'string',
            description: 'Prefix of account-level names.',
          },
          title: { type: 'string' },
          accountId: { type: 'string', description: 'Databricks account id.' },
          pricingTier: { type: 'string' },
          adminAccountId: {
            type: 'string',
            description: 'The umbrella AWS account.',
          },
          adminRole: { type: 'string' },
          childRole: { type: 'string' },
          state: {
            type: 'object',
            required: ['bucket', 'region'],
            properties: {
              bucket: { type: 'string' },
              region: { type: 'string' },
            },
          },
          github: {
            type: 'object',
            required: [
              'host',
              'organization',
              'repository',
              'branch',
              'runsOn',
            ],
            properties: {
              host: { type: 'string' },
              organization: { type: 'string' },
              repository: { type: 'string' },
              branch: { type: 'string' },
              runsOn: {
                description:
                  'Label of the runners, or several that a runner must all have.',
                anyOf: [
                  { type: 'string' },
                  { type: 'array', items: { type: 'string' } },
                ],
              },
            },
          },
          regions: {
            type: 'array',
            description: 'Regions with a metastore or an address pool, sorted.',
            items: { type: 'string' },
          },
          groups: {
            type: 'array',
            description:
              'Groups of the account that the platform file names, sorted.',
            items: { type: 'string' },
          },
        },
      },
      UsedAddresses: {
        type: 'object',
        required: ['cidr', 'project', 'environment'],
        properties: {
          cidr: { type: 'string' },
          project: { type: 'string' },
          environment: { type: 'string' },
          entityRef: {
            type: 'string',
            description:
              "The environment's catalog entity, when the caller may see one.",
          },
          pending: {
            description:
              'The open pull request that asks for it. Left out for what is merged.',
            allOf: [{ $ref: '#/components/schemas/PullRequest' }],
          },
        },
      },
      AddressPool: {
        type: 'object',
        required: ['region', 'cidr', 'used', 'free'],
        properties: {
          region: { type: 'string' },
          cidr: { type: 'string' },
          used: {
            type: 'array',
            description: 'By address.',
            items: { $ref: '#/components/schemas/UsedAddresses' },
          },
          free: {
            type: 'array',
            description:
              'The fewest blocks that cover what is neither used nor asked for by an open pull request.',
            items: { type: 'string' },
          },
        },
      },
      PlatformProjectEnvironment: {
        type: 'object',
        required: ['name', 'awsAccountId', 'region'],
        properties: {
          name: { type: 'string' },
          awsAccountId: { type: 'string' },
          region: { type: 'string' },
          cidr: {
            type: 'string',
            description:
              'Left out for a network that is brought along, or none.',
          },
          entityRef: {
            type: 'string',
            description:
              "The environment's catalog entity, when the caller may see one.",
          },
        },
      },
      PlatformProject: {
        type: 'object',
        required: ['name', 'repository', 'owner', 'environments'],
        properties: {
          name: { type: 'string' },
          repository: { type: 'string', description: 'Organization and name.' },
          owner: { type: 'string' },
          entityRef: {
            type: 'string',
            description:
              "The project's catalog entity, when the caller may see one.",
          },
          environments: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlatformProjectEnvironment' },
          },
          pending: {
            description:
              'The open pull request that adds the project. Left out for what is merged.',
            allOf: [{ $ref: '#/components/schemas/PullRequest' }],
          },
        },
      },
      PlatformDetails: {
        type: 'object',
        required: [
          'entityRef',
          'file',
          'valid',
          'problems',
          'pools',
          'projects',
          'pullRequests',
          'errors',
          'readAt',
        ],
        properties: {
          entityRef: { type: 'string' },
          file: { $ref: '#/components/schemas/DeclaredFile' },
          valid: { type: 'boolean' },
          problems: {
            type: 'array',
            description:
              'Everything that is wrong with the file, in the order of its text.',
            items: { $ref: '#/components/schemas/Problem' },
          },
          facts: {
            description: 'Left out when the file is not valid.',
            allOf: [{ $ref: '#/components/schemas/PlatformFacts' }],
          },
          pools: {
            type: 'array',
            items: { $ref: '#/components/schemas/AddressPool' },
          },
          projects: {
            type: 'array',
            description:
              'Sorted by name, those of open pull requests among them.',
            items: { $ref: '#/components/schemas/PlatformProject' },
          },
          pullRequests: {
            type: 'array',
            description:
              'Open pull requests of the platform repository, oldest first.',
            items: { $ref: '#/components/schemas/PullRequest' },
          },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
          readAt: {
            type: 'string',
            format: 'date-time',
            description:
              'When the sources were read; answers are kept for some seconds.',
          },
        },
      },
      ProjectTarget: {
        type: 'object',
        description:
          'What of a project is deployed by its name: an environment, or what is between its environments (connectivity, regions). What the caller may not see, or what could not be read, is left out.',
        required: ['name', 'declared'],
        properties: {
          name: { type: 'string' },
          declared: {
            type: 'boolean',
            description:
              'Whether the project file has it; else the catalog alone does.',
          },
          entityRef: {
            type: 'string',
            description: 'Its catalog entity, when the caller may see one.',
          },
          monthlyCost: {
            description: 'Idle list price per month, without its items.',
            allOf: [{ $ref: '#/components/schemas/CostTotal' }],
          },
          lastDeployment: {
            description: 'The newest one, without its jobs and log.',
            allOf: [{ $ref: '#/components/schemas/Deployment' }],
          },
          applied: {
            description:
              'The last apply that succeeded; its commit is what runs.',
            allOf: [{ $ref: '#/components/schemas/Deployment' }],
          },
          drift: { $ref: '#/components/schemas/EnvironmentDrift' },
        },
      },
      ProjectEnvironment: {
        description: "One column of the project's page.",
        allOf: [
          { $ref: '#/components/schemas/ProjectTarget' },
          {
            type: 'object',
            required: ['catalogs'],
            properties: {
              awsAccountId: { type: 'string' },
              region: { type: 'string' },
              securityProfile: { type: 'string' },
              deletionProtection: { type: 'boolean' },
              cidr: { type: 'string' },
              catalogs: {
                type: 'array',
                description: 'Names of the declared catalogs.',
                items: { type: 'string' },
              },
              monthlyCostAsleep: {
                description:
                  'The monthly cost while the network is asleep. Left out where it cannot sleep.',
                allOf: [{ $ref: '#/components/schemas/CostTotal' }],
              },
              workspace: { $ref: '#/components/schemas/Workspace' },
            },
          },
        ],
      },
      CostTotal: {
        type: 'object',
        required: ['currency', 'asOf', 'total'],
        properties: {
          currency: { type: 'string' },
          asOf: { type: 'string', description: 'The date of the price list.' },
          total: { type: 'number' },
        },
      },
      LakeportVersion: {
        type: 'object',
        required: ['current', 'behind'],
        properties: {
          used: {
            type: 'string',
            description:
              "As the repository's package.json pins it. Left out where there is none.",
          },
          current: {
            type: 'string',
            description: 'The version that the portal brings along.',
          },
          behind: {
            type: 'string',
            description:
              'The first part of the version in which the repository is behind.',
            enum: ['major', 'minor', 'patch', 'none', 'unknown'],
          },
        },
      },
      ProjectPlatform: {
        type: 'object',
        required: ['name'],
        properties: {
          name: {
            type: 'string',
            description: 'As the project file names it.',
          },
          entityRef: {
            type: 'string',
            description:
              "The platform's catalog entity, when the caller may see one.",
          },
        },
      },
      ProjectDetails: {
        type: 'object',
        required: [
          'entityRef',
          'name',
          'file',
          'valid',
          'problems',
          'environments',
          'sharedStacks',
          'pullRequests',
          'differences',
          'errors',
          'readAt',
        ],
        properties: {
          entityRef: { type: 'string' },
          name: { type: 'string' },
          title: { type: 'string' },
          repositoryUrl: { type: 'string' },
          file: { $ref: '#/components/schemas/DeclaredFile' },
          valid: { type: 'boolean' },
          problems: {
            type: 'array',
            items: { $ref: '#/components/schemas/Problem' },
          },
          platform: {
            description: 'Left out for a standalone project.',
            allOf: [{ $ref: '#/components/schemas/ProjectPlatform' }],
          },
          environments: {
            type: 'array',
            description:
              'In the order of the file, then those that only the catalog has.',
            items: { $ref: '#/components/schemas/ProjectEnvironment' },
          },
          sharedStacks: {
            type: 'array',
            description:
              'What is between the environments: connectivity, then regions, then what only the catalog has. Empty where there is nothing.',
            items: { $ref: '#/components/schemas/ProjectTarget' },
          },
          pullRequests: {
            type: 'array',
            description:
              "Open pull requests of the project's repository, oldest first.",
            items: { $ref: '#/components/schemas/PullRequest' },
          },
          lakeport: { $ref: '#/components/schemas/LakeportVersion' },
          differences: {
            type: 'array',
            description:
              "Where the project file says otherwise than its platform's file. Empty for a caller who may not see the platform.",
            items: { $ref: '#/components/schemas/Problem' },
          },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
          readAt: { type: 'string', format: 'date-time' },
        },
      },
      RepositoryVersion: {
        type: 'object',
        required: ['entityRef', 'name', 'kind', 'lakeport'],
        properties: {
          entityRef: { type: 'string' },
          name: { type: 'string' },
          title: { type: 'string' },
          kind: { type: 'string', enum: ['platform', 'project'] },
          repositoryUrl: { type: 'string' },
          lakeport: { $ref: '#/components/schemas/LakeportVersion' },
        },
      },
      LakeportVersionList: {
        type: 'object',
        required: [
          'current',
          'items',
          'totalItems',
          'behind',
          'errors',
          'readAt',
        ],
        properties: {
          current: { type: 'string' },
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/RepositoryVersion' },
          },
          totalItems: { type: 'integer' },
          behind: {
            type: 'integer',
            description: 'How many of all repositories are behind.',
          },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
          readAt: { type: 'string', format: 'date-time' },
        },
      },
      NameAvailability: {
        type: 'object',
        required: ['name', 'available', 'errors'],
        properties: {
          name: { type: 'string' },
          available: {
            type: 'boolean',
            description: 'False also for a name that no project may have.',
          },
          reason: {
            type: 'string',
            description:
              'Why not, and what would be right. Never who holds a name that the caller may not see.',
          },
          heldBy: {
            type: 'string',
            description:
              'The catalog entity that has the name, when the caller may see it.',
          },
          errors: {
            type: 'array',
            description:
              'What could not be looked at; the name may be taken there.',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      Choice: {
        type: 'object',
        required: ['value'],
        properties: {
          value: { type: 'string' },
          label: { type: 'string' },
          detail: { type: 'string' },
        },
      },
      ChoiceList: {
        type: 'object',
        required: ['items', 'errors'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Choice' },
          },
          nextCursor: {
            type: 'string',
            description: 'Left out on the last page.',
          },
          errors: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceError' },
          },
        },
      },
      DeploymentOperation: {
        type: 'string',
        description:
          'What is done with the environment. sleep and wake change the network alone, rotate makes new secrets of its service principals.',
        enum: ['plan', 'apply', 'destroy', 'sleep', 'wake', 'rotate'],
      },
      DeploymentState: {
        type: 'string',
        description:
          'queued (until the deployment before it on the same environment has finished), requested (in the database, not sent yet), dispatched (accepted, run not seen yet), running, waiting (for an approval), and the ends succeeded, failed, cancelled and lost (dispatched, but no run was ever found, or the run vanished).',
        enum: [
          'queued',
          'requested',
          'dispatched',
          'running',
          'waiting',
          'succeeded',
          'failed',
          'cancelled',
          'lost',
        ],
      },
      DeploymentStep: {
        type: 'object',
        required: ['number', 'name', 'status'],
        properties: {
          number: { type: 'integer' },
          name: { type: 'string' },
          status: { type: 'string' },
          conclusion: { type: 'string' },
          startedAt: { type: 'string', format: 'date-time' },
          completedAt: { type: 'string', format: 'date-time' },
        },
      },
      DeploymentJob: {
        type: 'object',
        required: ['name', 'status', 'steps'],
        properties: {
          name: { type: 'string' },
          status: { type: 'string' },
          conclusion: { type: 'string' },
          steps: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeploymentStep' },
          },
        },
      },
      ChangeSummary: {
        type: 'object',
        description:
          'How many resources are added, changed in place, replaced and destroyed.',
        required: ['add', 'change', 'replace', 'destroy'],
        properties: {
          add: { type: 'integer' },
          change: { type: 'integer' },
          replace: { type: 'integer' },
          destroy: { type: 'integer' },
        },
      },
      PlannedChange: {
        type: 'object',
        required: ['address', 'actions'],
        properties: {
          address: {
            type: 'string',
            description: 'Terraform address of the resource within its stack.',
          },
          actions: {
            type: 'array',
            description:
              "Terraform's words: create, update, delete, read, and both delete and create for a replacement.",
            items: { type: 'string' },
          },
          module: {
            type: 'string',
            description:
              'Address of the module, such as module.network; left out for the root.',
          },
          type: {
            type: 'string',
            description: 'Type of the resource, such as aws_subnet.',
          },
          attributes: {
            type: 'array',
            description: 'What differs, without values that are secret.',
            items: { $ref: '#/components/schemas/PlannedAttribute' },
          },
          omittedAttributes: {
            type: 'integer',
            description:
              'How many attributes are left out of the list, when it was cut short.',
          },
        },
      },
      PlannedAttribute: {
        type: 'object',
        required: ['path'],
        properties: {
          path: {
            type: 'string',
            description: 'Such as tags.Name or ingress[0].from_port.',
          },
          before: {
            type: 'string',
            description:
              'JSON; left out where there was no value and where it is not shown.',
          },
          after: {
            type: 'string',
            description:
              'JSON; left out where there is no value and where it is not shown.',
          },
          sensitive: {
            type: 'boolean',
            description: 'The values are secret and not shown.',
          },
          unknown: {
            type: 'boolean',
            description: 'The value is known after the apply.',
          },
          forcesReplacement: {
            type: 'boolean',
            description: 'Why the resource is replaced.',
          },
        },
      },
      PlannedStack: {
        type: 'object',
        required: ['stack', 'status', 'changes'],
        properties: {
          stack: { type: 'string' },
          status: {
            type: 'string',
            description:
              'planned (compared with what is there), deferred (what it builds on has to be applied first), failed, or refused (a rule on plans forbids it; the findings say which).',
            enum: ['planned', 'deferred', 'failed', 'refused'],
          },
          summary: {
            description:
              'Left out where it is not known. A deferred stack that was never applied counts the resources that it declares.',
            allOf: [{ $ref: '#/components/schemas/ChangeSummary' }],
          },
          changes: {
            type: 'array',
            description:
              'Destroyed and replaced resources first, then changed and added ones.',
            items: { $ref: '#/components/schemas/PlannedChange' },
          },
          omittedChanges: {
            type: 'integer',
            description:
              'How many changes are left out of the list, when it was cut short.',
          },
          message: {
            type: 'string',
            description:
              'Why it was deferred or failed, or what was changed by hand.',
          },
          findings: {
            type: 'array',
            description:
              'What the rules on plans say about it; errors refuse it.',
            items: { $ref: '#/components/schemas/Finding' },
          },
        },
      },
      DeploymentPlan: {
        type: 'object',
        required: ['summary'],
        properties: {
          summary: { $ref: '#/components/schemas/ChangeSummary' },
          unknownStacks: {
            type: 'integer',
            description:
              'How many stacks are not in the summary, because their changes are not known.',
          },
          stacks: {
            type: 'array',
            description: 'Left out in lists; GET /deployments/{id} has them.',
            items: { $ref: '#/components/schemas/PlannedStack' },
          },
          omittedStacks: {
            type: 'integer',
            description:
              'How many stacks are left out of the list, when it was cut short.',
          },
          cost: {
            description:
              'What the environment costs a month before and after; left out where it is not known.',
            allOf: [{ $ref: '#/components/schemas/CostDifference' }],
          },
        },
      },
      CostDifference: {
        type: 'object',
        required: ['currency', 'asOf', 'before', 'after'],
        properties: {
          currency: { type: 'string' },
          asOf: { type: 'string', description: 'The date of the price list.' },
          before: { type: 'number' },
          after: { type: 'number' },
        },
      },
      Remainder: {
        type: 'object',
        required: ['stack', 'resource', 'why'],
        properties: {
          stack: { type: 'string' },
          resource: { type: 'string' },
          why: { type: 'string' },
        },
      },
      DeploymentResult: {
        type: 'object',
        required: ['summary'],
        properties: {
          summary: { $ref: '#/components/schemas/ChangeSummary' },
          objectsLeft: {
            type: 'integer',
            description:
              'What Terraform still manages afterwards, when it was counted.',
          },
          notices: {
            type: 'array',
            description:
              'What a person should know of it, such as what stops working while asleep.',
            items: { type: 'string' },
          },
          remains: {
            type: 'array',
            description:
              'What a destroy cannot take away, or takes away later.',
            items: { $ref: '#/components/schemas/Remainder' },
          },
        },
      },
      Deployment: {
        type: 'object',
        required: [
          'id',
          'entityRef',
          'project',
          'environment',
          'operation',
          'state',
          'requestedBy',
          'requestedAt',
          'updatedAt',
          'jobs',
        ],
        properties: {
          id: { type: 'string' },
          entityRef: { type: 'string' },
          project: { type: 'string' },
          environment: { type: 'string' },
          operation: { $ref: '#/components/schemas/DeploymentOperation' },
          allowDestroy: { $ref: '#/components/schemas/AllowDestroy' },
          state: { $ref: '#/components/schemas/DeploymentState' },
          requestedBy: { type: 'string' },
          requestedAt: { type: 'string', format: 'date-time' },
          updatedAt: { type: 'string', format: 'date-time' },
          finishedAt: { type: 'string', format: 'date-time' },
          comment: {
            type: 'string',
            description: "Why it was asked for, in the requester's words.",
          },
          ref: {
            type: 'string',
            description: 'The branch or tag whose workflow runs.',
          },
          commit: {
            type: 'string',
            description:
              'The commit whose project file is deployed, 40 hexadecimal digits. Left out while it is not known.',
          },
          promotedFrom: {
            type: 'string',
            description:
              'The environment whose commit this deployment takes over.',
          },
          queuedBehind: {
            type: 'string',
            description:
              'Id of the deployment that has to finish first, while this one is queued.',
          },
          approval: { $ref: '#/components/schemas/DeploymentApproval' },
          cancellation: {
            description: 'Who asked to end it before its end.',
            allOf: [{ $ref: '#/components/schemas/DeploymentCancellation' }],
          },
          transitions: {
            type: 'array',
            description:
              'Every state it came to, oldest first. Left out in lists.',
            items: { $ref: '#/components/schemas/DeploymentTransition' },
          },
          runId: { type: 'string' },
          runUrl: { type: 'string' },
          failedStep: {
            type: 'string',
            description: 'The step that failed, named as in the workflow.',
          },
          message: {
            type: 'string',
            description: 'What happened and what to do, in plain words.',
          },
          jobs: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeploymentJob' },
          },
          log: {
            type: 'string',
            description: "The end of the failing job's log.",
          },
          rehearsal: {
            type: 'boolean',
            description:
              'Whether it ran against a rehearsal account instead of AWS and Databricks. Left out while, or where, the run has not said so.',
          },
          plan: { $ref: '#/components/schemas/DeploymentPlan' },
          planProblem: {
            type: 'string',
            description: 'Why the plan, or a part of it, cannot be shown.',
          },
          result: { $ref: '#/components/schemas/DeploymentResult' },
          resultProblem: {
            type: 'string',
            description:
              'Why what an operation has done, or a part of it, cannot be shown.',
          },
        },
      },
      DeploymentTransition: {
        type: 'object',
        required: ['to', 'at', 'actor', 'cause'],
        properties: {
          from: { $ref: '#/components/schemas/DeploymentState' },
          to: { $ref: '#/components/schemas/DeploymentState' },
          at: { type: 'string', format: 'date-time' },
          actor: {
            type: 'string',
            description:
              "A user's entity reference, service:<subject>, github:<login>, github or portal.",
          },
          cause: {
            type: 'string',
            description: 'What happened, in plain words.',
          },
        },
      },
      DeploymentApproval: {
        type: 'object',
        required: ['by', 'state'],
        properties: {
          by: {
            type: 'string',
            description:
              'Who holds it back: the protection rules of the GitHub environment, or the portal, which sends the second half when somebody approves.',
            enum: ['github', 'portal'],
          },
          state: {
            type: 'string',
            description:
              'expected (it will have to be given once there is a plan), waiting, approved, rejected, or not-needed (nothing to approve).',
            enum: ['expected', 'waiting', 'approved', 'rejected', 'not-needed'],
          },
          since: {
            type: 'string',
            format: 'date-time',
            description: 'Since when it waits.',
          },
          environment: {
            type: 'string',
            description: 'Name of the GitHub environment that waits.',
          },
          reviewers: {
            type: 'array',
            description: 'Who can approve, as far as it is known.',
            items: { $ref: '#/components/schemas/Reviewer' },
          },
          reviewUrl: {
            type: 'string',
            description: 'Where it can be approved at GitHub.',
          },
          mayReview: {
            type: 'boolean',
            description:
              "Whether the caller may approve in the portal. Where GitHub holds the deployment back, that takes the caller's own GitHub token as well, unless the operator lets the portal approve with its own.",
          },
          needsGitHubToken: {
            type: 'boolean',
            description:
              "Whether a review has to carry the caller's own GitHub token.",
          },
          inAdvance: {
            type: 'boolean',
            description:
              'The requester approved when asking, for a plan that neither destroys nor replaces anything.',
          },
          decidedBy: { type: 'string' },
          decidedAt: { type: 'string', format: 'date-time' },
          decidedWith: {
            type: 'string',
            description: 'The right by which it was decided.',
            enum: [
              'portal-permission',
              'github-token',
              'portal-credentials',
              'github',
            ],
          },
          comment: { type: 'string' },
        },
      },
      Reviewer: {
        type: 'object',
        required: ['type', 'name'],
        properties: {
          type: {
            type: 'string',
            description:
              'A GitHub user or team, or who has the permission in the portal.',
            enum: ['user', 'team', 'permission'],
          },
          name: { type: 'string' },
          url: { type: 'string' },
        },
      },
      DeploymentCancellation: {
        type: 'object',
        required: ['by', 'at'],
        properties: {
          by: { type: 'string' },
          at: { type: 'string', format: 'date-time' },
          reason: { type: 'string' },
        },
      },
      DeploymentLog: {
        type: 'object',
        required: ['job', 'lines', 'next', 'complete'],
        properties: {
          job: { type: 'string' },
          lines: { type: 'array', items: { type: 'string' } },
          next: {
            type: 'integer',
            description: 'What to give as after for the lines that follow.',
          },
          complete: {
            type: 'boolean',
            description:
              'Whether there is nothing after these lines, now or later.',
          },
          omittedLines: {
            type: 'integer',
            description: 'How many of the first lines were too many to keep.',
          },
          problem: {
            type: 'string',
            description:
              'Why there is no log, such as that GitHub has deleted it.',
          },
        },
      },
      EnvironmentOperations: {
        type: 'object',
        required: ['items', 'approval'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/AllowedOperation' },
          },
          approval: { $ref: '#/components/schemas/ApprovalRule' },
          active: {
            description: 'The deployment that is not finished, if any.',
            allOf: [{ $ref: '#/components/schemas/Deployment' }],
          },
          queued: { type: 'integer', description: 'How many wait for it.' },
          applied: {
            description:
              'The last apply that succeeded; its commit is what runs.',
            allOf: [{ $ref: '#/components/schemas/Deployment' }],
          },
          asleep: {
            type: 'boolean',
            description:
              'Whether its network was put to sleep by the last sleep or wake.',
          },
          sleepSchedule: { $ref: '#/components/schemas/SleepSchedule' },
          promoteFrom: {
            description:
              'The environment before it, whose commit it can take over.',
            allOf: [{ $ref: '#/components/schemas/PromotionSource' }],
          },
        },
      },
      AllowedOperation: {
        type: 'object',
        required: ['operation', 'allowed'],
        properties: {
          operation: { $ref: '#/components/schemas/DeploymentOperation' },
          allowed: { type: 'boolean' },
          reason: { type: 'string', description: 'Why it is not allowed.' },
        },
      },
      ApprovalRule: {
        type: 'object',
        required: ['by'],
        properties: {
          by: {
            type: 'string',
            description: 'Who holds an apply back, or nobody.',
            enum: ['github', 'portal', 'nobody', 'unknown'],
          },
          environment: {
            type: 'string',
            description: 'Name of the GitHub environment.',
          },
          reviewers: {
            type: 'array',
            items: { $ref: '#/components/schemas/Reviewer' },
          },
          selfReview: {
            type: 'boolean',
            description: 'Whether who asks may also approve.',
          },
          note: {
            type: 'string',
            description:
              'What to know of it, such as that the portal approves with its own credentials.',
          },
        },
      },
      SleepSchedule: {
        type: 'object',
        required: ['timeZone', 'entries'],
        properties: {
          timeZone: { type: 'string' },
          entries: {
            type: 'array',
            description:
              'When it is put to sleep and woken, as the project file says it.',
            items: {
              type: 'object',
              required: ['at', 'operation'],
              properties: {
                at: { type: 'string' },
                operation: { type: 'string', enum: ['sleep', 'wake'] },
              },
            },
          },
        },
      },
      PromotionSource: {
        type: 'object',
        required: ['entityRef', 'environment'],
        properties: {
          entityRef: { type: 'string' },
          environment: { type: 'string' },
          commit: {
            type: 'string',
            description: 'What it runs; left out where nothing was applied.',
          },
          reason: {
            type: 'string',
            description: 'Why there is nothing to promote.',
          },
        },
      },
      EnvironmentDrift: {
        type: 'object',
        required: ['status'],
        properties: {
          status: { type: 'string', enum: ['clean', 'drifted', 'unknown'] },
          reason: {
            type: 'string',
            description: 'Why it is unknown, or what to know of the result.',
          },
          since: {
            type: 'string',
            format: 'date-time',
            description: 'Since which comparison it is drifted.',
          },
          checkedAt: { type: 'string', format: 'date-time' },
          runUrl: { type: 'string' },
          plan: { $ref: '#/components/schemas/DeploymentPlan' },
        },
      },
      DeploymentList: {
        type: 'object',
        required: ['items', 'totalItems'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Deployment' },
          },
          totalItems: { type: 'integer' },
        },
      },
      AllowDestroy: {
        type: 'array',
        description:
          'Terraform addresses, each alone or after its stack and a colon, of what holds data and may be destroyed or made anew all the same. For plan and apply.',
        maxItems: 100,
        items: { type: 'string', pattern: '^\\S+$', maxLength: 300 },
      },
      CreateDeploymentRequest: {
        type: 'object',
        required: ['entityRef', 'operation'],
        properties: {
          entityRef: { $ref: '#/components/schemas/EntityRef' },
          operation: { $ref: '#/components/schemas/DeploymentOperation' },
          allowDestroy: { $ref: '#/components/schemas/AllowDestroy' },
          ref: {
            type: 'string',
            description:
              'Branch or tag to deploy; the default branch when left out.',
            minLength: 1,
            maxLength: 255,
          },
          commit: {
            type: 'string',
            description:
              'A commit of that branch to deploy instead of its head.',
            pattern: '^[0-9a-f]{40}$',
          },
          promoteFrom: {
            description:
              'Takes the commit that was last applied to this environment of the same project.',
            allOf: [{ $ref: '#/components/schemas/EntityRef' }],
          },
          confirm: {
            type: 'string',
            description:
              "The environment's name, typed by a person. Required for destroy.",
            maxLength: 255,
          },
          whenBusy: {
            type: 'string',
            description:
              'What to do while another deployment of the environment is not finished; refuse when left out.',
            enum: ['queue', 'refuse'],
          },
          approveInAdvance: {
            type: 'boolean',
            description:
              'The caller approves at once, where the portal holds the approval, the caller may approve, and the plan neither destroys nor replaces anything. Else it waits for a review like any other.',
          },
          comment: {
            type: 'string',
            description: 'Why; shown to who reviews.',
            maxLength: 1000,
          },
          idempotencyKey: {
            type: 'string',
            minLength: 1,
            maxLength: 200,
            description:
              'The same key for the same environment gives the same deployment.',
          },
        },
        additionalProperties: false,
      },
      CancelDeploymentRequest: {
        type: 'object',
        properties: { reason: { type: 'string', maxLength: 1000 } },
        additionalProperties: false,
      },
      ReviewDeploymentRequest: {
        type: 'object',
        required: ['decision'],
        properties: {
          decision: { type: 'string', enum: ['approved', 'rejected'] },
          comment: { type: 'string', maxLength: 1000 },
          githubToken: {
            type: 'string',
            description:
              "The caller's own GitHub token, where GitHub holds the deployment back. Used once, never kept.",
            minLength: 1,
            maxLength: 1024,
          },
        },
        additionalProperties: false,
      },
    },
  },
} as const;
