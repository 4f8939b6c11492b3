import { SimulatedAccount } from '../../__testUtils__/SimulatedAccount';
import { isValueObject } from '../../wire/Value';
import type { ValueObject } from '../../wire/Value';
import type { Caller } from '../Caller';

const { databricksAccountId: ACCOUNT, policy: POLICY } = SimulatedAccount;
const { oregon, databricks } = SimulatedAccount.callers;

describe('the content of a simulated workspace', () => {
  let simulated: SimulatedAccount;
  let caller: Caller;
  let workspaceId: number;

  beforeEach(async () => {
    simulated = await SimulatedAccount.open();
    const workspace = simulated.workspace();
    simulated.assign(workspace, simulated.metastoreIn('us-west-2'));
    workspaceId = Number(workspace.workspace_id);
    caller = {
      provider: 'databricks',
      host: String(workspace.workspace_url),
      defaultTags: {},
    };
  });

  const create = (type: string, config: ValueObject) =>
    simulated.create(caller, type, config);

  function group(name: string, assigned = true) {
    const made = simulated.create(databricks, 'databricks_group', {
      display_name: name,
    });
    if (assigned) {
      simulated.create(databricks, 'databricks_mws_permission_assignment', {
        workspace_id: workspaceId,
        principal_id: Number(made.id),
        permissions: ['USER'],
      });
    }
    return made;
  }

  describe('has clusters', () => {
    const cluster = (config: ValueObject) =>
      create('databricks_cluster', {
        cluster_name: 'exploration',
        spark_version: '17.3.x-scala2.13',
        node_type_id: 'm5d.large',
        num_workers: 1,
        ...config,
      });

    it('with the defaults of the provider and what the service fills in', () => {
      expect(cluster({})).toMatchObject({
        autotermination_minutes: 60,
        driver_node_type_id: 'm5d.large',
        state: 'RUNNING',
        id: expect.stringMatching(/^\d{4}-\d{6}-[0-9a-f]{8}$/),
      });
    });

    it.each([
      [{ num_workers: 0 }, 'NumWorkers could be 0 only for SingleNode'],
      [
        { num_workers: 0, is_single_node: true },
        'is_single_node needs kind CLASSIC_PREVIEW',
      ],
      [{ autotermination_minutes: 5 }, 'ends after 5 minutes'],
      [{ autoscale: [{ min_workers: 3, max_workers: 2 }] }, 'has 3 to 2'],
      [{ spark_version: 'auto:latest-lts' }, 'Invalid spark version'],
      [{ node_type_id: null }, 'Missing required field: node_type_id'],
      [{ policy_id: 'ABC' }, "databricks_cluster_policy 'ABC' does not exist"],
      [
        { node_type_id: null, instance_pool_id: 'p' },
        "databricks_instance_pool 'p' does not exist",
      ],
      [
        { aws_attributes: [{ instance_profile_arn: 'arn:aws:iam::1:x' }] },
        'is not registered with the workspace',
      ],
    ])('but none of %j', (config, problem) => {
      expect(() => cluster(config)).toThrow(problem);
    });

    it('of a pool, whose nodes they have', () => {
      const pool = create('databricks_instance_pool', {
        instance_pool_name: 'warm',
        idle_instance_autotermination_minutes: 15,
        node_type_id: 'm5d.large',
        aws_attributes: [{}],
      });

      expect(pool.aws_attributes).toMatchObject([
        { availability: 'SPOT', zone_id: 'us-west-2a' },
      ]);
      expect(
        cluster({ node_type_id: null, instance_pool_id: pool.id }).node_type_id,
      ).toBe('m5d.large');
      expect(
        simulated.replaced(caller, 'databricks_instance_pool', pool, {
          node_type_id: 'm5d.xlarge',
          min_idle_instances: 1,
        }),
      ).toEqual(['node_type_id']);
    });

    it('with libraries of their own', () => {
      const { id } = cluster({});
      const library = (cluster_id: string) =>
        create('databricks_library', {
          cluster_id,
          pypi: [{ package: 'simplejson' }],
        });

      expect(library(id).id).toBe(`${id}/pypi:simplejson`);
      expect(() => library('none')).toThrow("'none' does not exist");
    });
  });

  describe('has instance profiles', () => {
    function profile(passable: boolean) {
      const trusted = simulated.create(oregon, 'aws_iam_role', {
        name: 'lake',
        assume_role_policy: POLICY,
      });
      simulated.create(oregon, 'aws_iam_role_policy', {
        name: 'cross-account',
        role: 'role-dev',
        policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: passable ? trusted.arn : 'arn:aws:iam::1:role/other',
            },
          ],
        }),
      });
      return simulated.create(oregon, 'aws_iam_instance_profile', {
        name: 'lake',
        role: 'lake',
      });
    }

    const register = (arn: unknown) =>
      create('databricks_instance_profile', {
        instance_profile_arn: String(arn),
      });

    it('that are there and may be passed on', () => {
      expect(() => register('arn:aws:iam::1:instance-profile/x')).toThrow(
        'does not exist',
      );
      const { arn } = profile(true);
      expect(register(arn).id).toBe(arn);
    });

    it('but none that its role may not pass on', () => {
      const { arn } = profile(false);

      expect(() => register(arn)).toThrow(
        /role-dev is not authorized to perform: iam:PassRole/,
      );
    });
  });

  describe('has warehouses', () => {
    const warehouse = (config: ValueObject) =>
      create('databricks_sql_endpoint', {
        name: 'default',
        cluster_size: '2X-Small',
        ...config,
      });

    it('with the defaults of the provider', () => {
      expect(warehouse({})).toMatchObject({
        auto_stop_mins: 120,
        enable_photon: true,
        max_num_clusters: 1,
      });
      expect(() => warehouse({})).toThrow("with name 'default' already exists");
    });

    it.each([
      [{ cluster_size: 'Tiny' }, 'default is Tiny'],
      [
        { enable_serverless_compute: true, warehouse_type: 'CLASSIC' },
        'is serverless and CLASSIC',
      ],
      [{ min_num_clusters: 3, max_num_clusters: 2 }, 'has 3 to 2 clusters'],
    ])('but none of %j', (config, problem) => {
      expect(() => warehouse(config)).toThrow(problem);
    });
  });

  describe('has jobs', () => {
    const job = (tasks: ValueObject[], config: ValueObject = {}) =>
      create('databricks_job', { name: 'nightly', task: tasks, ...config });
    const task = (task_key: string, config: ValueObject = {}) => ({
      task_key,
      ...config,
    });

    it.each([
      [[task('a'), task('a')], {}, "two tasks 'a'"],
      [
        [task('a', { depends_on: [{ task_key: 'b' }] })],
        {},
        "task a of job nightly depends on 'b'",
      ],
      [
        [task('a', { existing_cluster_id: 'c' })],
        {},
        'Cluster c does not exist',
      ],
      [[task('a', { job_cluster_key: 'k' })], {}, "job cluster 'k'"],
      [
        [task('a')],
        {
          schedule: [
            { quartz_cron_expression: '0 3 * * *', timezone_id: 'UTC' },
          ],
        },
        'Invalid quartz_cron_expression',
      ],
      [
        [task('a')],
        { run_as: [{ service_principal_name: 'nobody' }] },
        "databricks_service_principal 'nobody' does not exist",
      ],
      [
        [task('a')],
        { trigger: [{ file_arrival: [{ url: 's3://none/landing/' }] }] },
        's3://none/landing/ is not within an external location',
      ],
      [
        [task('a')],
        {
          schedule: [
            { quartz_cron_expression: '0 0 3 * * ?', timezone_id: 'UTC' },
          ],
          trigger: [{ file_arrival: [{ url: 's3://none/landing/' }] }],
        },
        'has a schedule and a trigger',
      ],
    ])('but none of %j %j', (tasks, config, problem) => {
      expect(() => job(tasks, config)).toThrow(problem);
    });

    it('that start when files arrive, a minute apart at least', () => {
      simulated.create(oregon, 'aws_s3_bucket', { bucket: 'lake' });
      create('databricks_storage_credential', { name: 'lake' });
      create('databricks_external_location', {
        name: 'lake',
        url: 's3://lake/in',
        credential_name: 'lake',
      });
      const arriving = (url: string, seconds: number) =>
        job([task('a')], {
          trigger: [
            {
              file_arrival: [
                { url, min_time_between_triggers_seconds: seconds },
              ],
            },
          ],
        });

      expect(arriving('s3://lake/in/landing/', 60).trigger).toMatchObject([
        { pause_status: 'UNPAUSED' },
      ]);
      expect(() => arriving('s3://lake/inside/', 60)).toThrow(
        'not within an external location',
      );
      expect(() => arriving('s3://lake/in/landing/', 30)).toThrow(
        'min_time_between_triggers_seconds of job nightly is 30',
      );
    });

    it('and answers with their tasks in order', () => {
      const made = job([
        task('b', { depends_on: [{ task_key: 'c' }, { task_key: 'a' }] }),
        task('a'),
        task('c'),
      ]);
      const tasks = simulated.read(caller, 'databricks_job', made)?.task;

      expect(tasks).toMatchObject([
        { task_key: 'a' },
        { task_key: 'b', depends_on: [{ task_key: 'a' }, { task_key: 'c' }] },
        { task_key: 'c' },
      ]);
    });
  });

  describe('has permissions', () => {
    const warehouse = () =>
      create('databricks_sql_endpoint', {
        name: 'default',
        cluster_size: 'Small',
      }).id;
    const permissions = (config: ValueObject, permission_level = 'CAN_USE') =>
      create('databricks_permissions', {
        access_control: [{ group_name: 'engineers', permission_level }],
        ...config,
      });

    it('on what is there, of a level that there is', () => {
      group('engineers');
      const sql_endpoint_id = warehouse();

      expect(permissions({ sql_endpoint_id }).id).toBe(
        `/sql/warehouses/${sql_endpoint_id}`,
      );
      expect(() => permissions({ sql_endpoint_id: 'none' })).toThrow(
        'RESOURCE_DOES_NOT_EXIST',
      );
      expect(() => permissions({ sql_endpoint_id }, 'CAN_RESTART')).toThrow(
        'permission_level CAN_RESTART is not supported',
      );
    });

    it('for those only who may enter the workspace', () => {
      const { id } = group('engineers', false);
      const sql_endpoint_id = warehouse();

      expect(() => permissions({ sql_endpoint_id })).toThrow(
        'RESOURCE_DOES_NOT_EXIST: Principal: engineers does not exist',
      );
      expect(() =>
        create('databricks_entitlements', {
          group_id: id,
          workspace_access: true,
        }),
      ).toThrow('engineers is not in the workspace');
    });
  });

  describe('has notebooks and Git folders', () => {
    it('at a path, which replaces them', () => {
      const notebook = create('databricks_notebook', {
        path: '/Shared/first',
        language: 'PYTHON',
        content_base64: 'cHJpbnQoMSk=',
      });

      expect(notebook).toMatchObject({
        id: '/Shared/first',
        format: 'SOURCE',
        workspace_path: '/Workspace/Shared/first',
      });
      expect(
        simulated.replaced(caller, 'databricks_notebook', notebook, {
          path: '/Shared/second',
          content_base64: 'cHJpbnQoMik=',
        }),
      ).toEqual(['path']);
      expect(() =>
        create('databricks_notebook', { path: 'Shared', language: 'SQL' }),
      ).toThrow("must start with '/'");
    });

    it('of a known provider, at a place of their own', () => {
      const repo = (config: ValueObject) =>
        create('databricks_repo', {
          url: 'https://github.com/acme/notebooks.git',
          ...config,
        });

      expect(repo({})).toMatchObject({
        branch: 'main',
        git_provider: 'gitHub',
        path: '/Repos/rehearsal@lakeport.dev/notebooks',
      });
      expect(() => repo({ url: 'https://git.acme.example/a' })).toThrow(
        "git_provider isn't specified",
      );
      expect(() => repo({ path: '/Repos/a/b/c' })).toThrow(
        'is no place for a Git folder',
      );
    });
  });

  describe('has settings', () => {
    it('of addresses that are some', () => {
      const list = (ip_addresses: string[]) =>
        create('databricks_ip_access_list', {
          label: 'office',
          list_type: 'ALLOW',
          ip_addresses,
        });

      expect(list(['203.0.113.0/24', '198.51.100.7']).enabled).toBe(true);
      expect(() => list([])).toThrow('has no address');
      expect(() => list(['office'])).toThrow('has office');
      const many = Array.from(
        { length: 999 },
        (_, index) => `10.0.${index >> 8}.${index % 256}`,
      );
      expect(() => list(many)).toThrow('QUOTA_EXCEEDED: 1001');
    });

    it('without legacy access only while nothing is in the Hive metastore', () => {
      const namespace = (value: string) =>
        create('databricks_default_namespace_setting', {
          namespace: [{ value }],
        });
      const legacyOff = () =>
        create('databricks_disable_legacy_access_setting', {
          disable_legacy_access: [{ value: true }],
        });
      namespace('hive_metastore');

      expect(legacyOff).toThrow('legacy access cannot be disabled');
      namespace('sales');
      expect(legacyOff).not.toThrow();
    });
  });

  describe('has service principals', () => {
    const principal = () =>
      simulated.create(databricks, 'databricks_service_principal', {
        display_name: 'runner',
      });

    it('whose names are those of their application', () => {
      const made = principal();

      expect(made.acl_principal_id).toBe(
        `servicePrincipals/${made.application_id}`,
      );
      expect(made.active).toBe(true);
    });

    it('with five secrets at most, each replaced rather than changed', () => {
      const service_principal_id = principal().id;
      const secret = (time_rotating = 'now') =>
        simulated.create(databricks, 'databricks_service_principal_secret', {
          service_principal_id,
          time_rotating,
        });
      const first = secret();

      expect(first.secret).toMatch(/^dose[0-9a-f]{32}$/);
      expect(
        simulated.replaced(
          databricks,
          'databricks_service_principal_secret',
          first,
          { time_rotating: 'later' },
        ),
      ).toEqual(['time_rotating']);
      for (let more = 0; more < 4; more++) secret();
      expect(() => secret()).toThrow('has 5 secrets already');
    });

    it('with federation policies that say for whom', () => {
      const service_principal_id = Number(principal().id);
      const federation = (oidc_policy: ValueObject) =>
        simulated.create(
          databricks,
          'databricks_service_principal_federation_policy',
          { service_principal_id, oidc_policy },
        );
      const issuer = 'https://token.actions.githubusercontent.com';

      expect(() => federation({ issuer })).toThrow('without subject');
      const made = federation({
        issuer,
        subject: 'repo:acme/lake:environment:prod',
        audiences: ['a'],
      });
      expect(made.name).toBe(
        `accounts/${ACCOUNT}/servicePrincipals/${service_principal_id}/federationPolicies/${made.policy_id}`,
      );
      expect(
        simulated.read(
          databricks,
          'databricks_service_principal_federation_policy',
          made,
        ),
      ).toMatchObject({ uid: made.uid });
    });
  });

  describe('has bindings', () => {
    const bind = (config: ValueObject) =>
      create('databricks_workspace_binding', {
        securable_name: 'sales',
        workspace_id: workspaceId,
        ...config,
      });

    it('of what is isolated, and read-only of catalogs', () => {
      expect(() => bind({})).toThrow("catalog 'sales' does not exist");
      create('databricks_catalog', { name: 'open' });
      expect(() => bind({ securable_name: 'open' })).toThrow(
        "catalog 'open' is OPEN and needs no binding",
      );
      create('databricks_catalog', {
        name: 'sales',
        isolation_mode: 'ISOLATED',
      });
      expect(bind({ binding_type: 'BINDING_TYPE_READ_ONLY' }).id).toBe(
        `${workspaceId}|catalog|sales`,
      );
    });

    it('within a metastore', () => {
      create('databricks_catalog', {
        name: 'sales',
        isolation_mode: 'ISOLATED',
      });
      const elsewhere = simulated.workspace('eu', 'eu-central-1');
      simulated.assign(elsewhere, simulated.metastoreIn('eu-central-1'));

      expect(() => bind({ workspace_id: elsewhere.workspace_id })).toThrow(
        'is of another metastore',
      );
    });
  });

  describe('has storage', () => {
    const MASTER =
      'arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-14S5ZJVKOTYTL';
    const ROLE = `arn:aws:iam::${oregon.accountId}:role/catalog`;

    function location({
      external = '',
      self = ROLE,
      bucket = 'catalog',
    }: {
      external?: string;
      self?: string;
      bucket?: string;
    }) {
      const credential = create('databricks_storage_credential', {
        name: 'sales',
        aws_iam_role: [{ role_arn: ROLE }],
      });
      const [{ external_id: id }] = [credential.aws_iam_role]
        .flat()
        .filter(isValueObject);
      simulated.create(oregon, 'aws_s3_bucket', { bucket: 'catalog' });
      simulated.create(oregon, 'aws_iam_role', {
        name: 'catalog',
        assume_role_policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: MASTER },
              Action: 'sts:AssumeRole',
              Condition: {
                StringEquals: { 'sts:ExternalId': external || id },
              },
            },
            {
              Effect: 'Allow',
              Principal: { AWS: `arn:aws:iam::${oregon.accountId}:root` },
              Action: 'sts:AssumeRole',
              Condition: { ArnLike: { 'aws:PrincipalArn': self } },
            },
          ],
        }),
      });
      simulated.create(oregon, 'aws_iam_role_policy', {
        role: 'catalog',
        policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:*',
              Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
            },
          ],
        }),
      });
      const made = (name: string, url: string) =>
        create('databricks_external_location', {
          name,
          url,
          credential_name: 'sales',
        });
      return made;
    }

    it('of roles that trust the credential, and themselves, and reach it', () => {
      expect(location({})('sales', 's3://catalog/').id).toBe('sales');
    });

    it.each([
      [{ external: 'other' }, 'does not trust the external id'],
      [{ self: 'arn:aws:iam::1:role/other' }, 'non self-assuming'],
      [{ bucket: 'other' }, 'does not have LIST permissions on s3://catalog'],
    ])('but not of one with %j', (wrong, problem) => {
      const made = location(wrong);

      expect(() => made('sales', 's3://catalog/')).toThrow(problem);
    });

    it('to be read, where there is something to read or nobody looks', () => {
      location({});
      const made = (more: ValueObject) =>
        create('databricks_external_location', {
          name: 'copy',
          url: 's3://catalog/copy',
          credential_name: 'sales',
          read_only: true,
          ...more,
        });

      expect(() => made({})).toThrow(
        'does not have READ permissions on url s3://catalog/copy. No file available under the location to read.',
      );
      expect(made({ skip_validation: true }).read_only).toBe(true);
      simulated.create(oregon, 'aws_s3_object', {
        bucket: 'catalog',
        key: 'full/x',
      });
      expect(made({ name: 'full', url: 's3://catalog/full' }).id).toBe('full');
      expect(() => made({ name: 'fu', url: 's3://catalog/fu' })).toThrow(
        'No file available',
      );
    });

    it('in places that do not overlap', () => {
      const made = location({});
      made('sales', 's3://catalog/sales');

      expect(() => made('more', 's3://catalog/sales/2025')).toThrow(
        "LOCATION_OVERLAP: s3://catalog/sales/2025/ overlaps with external location 'sales'",
      );
      expect(() => made('other', 's3://catalog/salesforce')).not.toThrow();
    });
  });
});
