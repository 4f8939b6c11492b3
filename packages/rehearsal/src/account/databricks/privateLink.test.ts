import { regions } from '@lakeport/project';
import { SimulatedAccount } from '../../__testUtils__/SimulatedAccount';
import type { ValueObject } from '../../wire/Value';

const { databricksAccountId: ACCOUNT, policy } = SimulatedAccount;
const { oregon, frankfurt, databricks } = SimulatedAccount.callers;
const AWS_ACCOUNT = '100000000002';
const SERVICES = regions['us-west-2'].privateLink ?? {
  workspace: '',
  relay: '',
};

describe('PrivateLink, keys and serverless of the simulated account', () => {
  let simulated: SimulatedAccount;

  beforeEach(async () => {
    simulated = await SimulatedAccount.open();
  });

  const create = (type: string, config: ValueObject, caller = databricks) =>
    simulated.create(caller, type, { account_id: ACCOUNT, ...config });

  function network() {
    const vpc = simulated.vpcIn(oregon, '10.0.0.0/16').id;
    const subnets = ['a', 'b'].map(
      (zone, index) =>
        simulated.create(oregon, 'aws_subnet', {
          vpc_id: vpc,
          cidr_block: `10.0.${index}.0/24`,
          availability_zone: `us-west-2${zone}`,
        }).id,
    );
    const group = simulated.create(oregon, 'aws_security_group', {
      vpc_id: vpc,
      name: 'workspace',
    }).id;
    return { vpc, subnets, group };
  }

  function endpoint(vpc: string, service_name: string) {
    return simulated.create(oregon, 'aws_vpc_endpoint', {
      vpc_id: vpc,
      vpc_endpoint_type: 'Interface',
      service_name,
    }).id;
  }

  const register = (aws_vpc_endpoint_id: string, vpc_endpoint_name: string) =>
    create('databricks_mws_vpc_endpoint', {
      aws_vpc_endpoint_id,
      vpc_endpoint_name,
      region: 'us-west-2',
    });

  function configuration(
    { vpc, subnets, group }: ReturnType<typeof network>,
    endpoints?: ValueObject,
  ) {
    return create('databricks_mws_networks', {
      network_name: 'main',
      vpc_id: vpc,
      subnet_ids: subnets,
      security_group_ids: [group],
      ...(endpoints ? { vpc_endpoints: [endpoints] } : {}),
    });
  }

  function parts(name: string) {
    const role = simulated.create(oregon, 'aws_iam_role', {
      name,
      assume_role_policy: policy,
    });
    simulated.create(oregon, 'aws_s3_bucket', { bucket: `root-${name}` });
    return {
      workspace_name: name,
      aws_region: 'us-west-2',
      credentials_id: create('databricks_mws_credentials', {
        credentials_name: name,
        role_arn: role.arn,
      }).credentials_id,
      storage_configuration_id: create(
        'databricks_mws_storage_configurations',
        { storage_configuration_name: name, bucket_name: `root-${name}` },
      ).storage_configuration_id,
    };
  }

  const workspace = (config: ValueObject) =>
    create('databricks_mws_workspaces', config);

  const access = (config: ValueObject = {}) =>
    create('databricks_mws_private_access_settings', {
      private_access_settings_name: 'access',
      region: 'us-west-2',
      ...config,
    });

  describe('registered endpoints', () => {
    it('know what they are for, and are of Databricks', () => {
      const { vpc } = network();
      const rest = register(endpoint(vpc, SERVICES.workspace), 'workspace');
      const relay = register(endpoint(vpc, SERVICES.relay), 'relay');

      expect(rest).toMatchObject({
        use_case: 'WORKSPACE_ACCESS',
        aws_account_id: AWS_ACCOUNT,
        aws_endpoint_service_id: SERVICES.workspace.split('.').at(-1),
      });
      expect(relay.use_case).toBe('DATAPLANE_RELAY_ACCESS');
      expect(() =>
        register(endpoint(vpc, 'com.amazonaws.us-west-2.sts'), 'sts-of-aws'),
      ).toThrow('is none of a Databricks service');
    });

    it('are registered once, by names of a length, in their region', () => {
      const { vpc } = network();
      const id = endpoint(vpc, SERVICES.workspace);
      register(id, 'first');

      expect(() => register(id, 'second')).toThrow('is registered already');
      expect(() => register(endpoint(vpc, SERVICES.relay), 'abc')).toThrow(
        "'abc' has 3 characters",
      );
      expect(() =>
        create('databricks_mws_vpc_endpoint', {
          aws_vpc_endpoint_id: endpoint(vpc, SERVICES.relay),
          vpc_endpoint_name: 'elsewhere',
          region: 'eu-central-1',
        }),
      ).toThrow('is not in eu-central-1');
    });

    it('are both named by a network, each where it belongs', () => {
      const made = network();
      const rest = register(endpoint(made.vpc, SERVICES.workspace), 'rest');
      const relay = register(endpoint(made.vpc, SERVICES.relay), 'relay');
      const [restId, relayId] = [rest.vpc_endpoint_id, relay.vpc_endpoint_id];

      expect(() =>
        configuration(made, { rest_api: [restId], dataplane_relay: [] }),
      ).toThrow(
        'dataplane_relay of a network configuration names one endpoint',
      );
      expect(() =>
        configuration(made, {
          rest_api: [relayId],
          dataplane_relay: [restId],
        }),
      ).toThrow('is for DATAPLANE_RELAY_ACCESS');
      configuration(made, { rest_api: [restId], dataplane_relay: [relayId] });
      expect(() =>
        simulated.remove(databricks, 'databricks_mws_vpc_endpoint', rest),
      ).toThrow('is still in use');
    });

    it('are replaced when the AWS endpoint is another one', () => {
      const { vpc } = network();
      const rest = register(endpoint(vpc, SERVICES.workspace), 'rest');

      expect(
        simulated.replaced(databricks, 'databricks_mws_vpc_endpoint', rest, {
          aws_vpc_endpoint_id: 'vpce-0',
        }),
      ).toEqual(['aws_vpc_endpoint_id']);
    });
  });

  describe('private access settings', () => {
    it('are edited in place, but not moved and not deleted in use', () => {
      const settings = access();
      const made = workspace({
        ...parts('dev'),
        private_access_settings_id: settings.private_access_settings_id,
      });

      expect(settings.private_access_level).toBe('ACCOUNT');
      expect(
        simulated.update(
          databricks,
          'databricks_mws_private_access_settings',
          settings,
          { public_access_enabled: true },
        ).public_access_enabled,
      ).toBe(true);
      expect(() =>
        simulated.update(
          databricks,
          'databricks_mws_private_access_settings',
          settings,
          { region: 'us-east-1' },
        ),
      ).toThrow('the region of private access settings cannot be changed');
      expect(() =>
        simulated.remove(
          databricks,
          'databricks_mws_private_access_settings',
          settings,
        ),
      ).toThrow('is still in use');
      expect(() =>
        simulated.update(databricks, 'databricks_mws_workspaces', made, {
          private_access_settings_id: null,
        }),
      ).toThrow('cannot remove private access setting from workspace');
    });

    it('are for the region, and wanted by a network with endpoints', () => {
      const made = network();
      const { network_id } = configuration(made, {
        rest_api: [
          register(endpoint(made.vpc, SERVICES.workspace), 'rest')
            .vpc_endpoint_id,
        ],
        dataplane_relay: [
          register(endpoint(made.vpc, SERVICES.relay), 'relay').vpc_endpoint_id,
        ],
      });
      const elsewhere = access({ region: 'us-east-1' });
      const of = parts('dev');

      expect(() => workspace({ ...of, network_id })).toThrow(
        'needs private access settings',
      );
      expect(() =>
        workspace({
          ...of,
          private_access_settings_id: elsewhere.private_access_settings_id,
        }),
      ).toThrow('are not for us-west-2');
      expect(() =>
        workspace({
          ...of,
          pricing_tier: 'PREMIUM',
          private_access_settings_id: access({
            private_access_settings_name: 'right',
          }).private_access_settings_id,
        }),
      ).toThrow('not available in the PREMIUM tier');
    });
  });

  describe('keys of a workspace', () => {
    const allowing = (...accounts: string[]) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: accounts.map(id => ({
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${id}:root` },
          Action: 'kms:*',
          Resource: '*',
        })),
      });
    const key = (policyText: string, caller = oregon) =>
      simulated.create(caller, 'aws_kms_key', { policy: policyText });
    const registered = (arn: unknown, use_cases: string[], alias?: string) =>
      create('databricks_mws_customer_managed_keys', {
        use_cases,
        aws_key_info: [
          { key_arn: String(arn), ...(alias ? { key_alias: alias } : {}) },
        ],
      });

    it('exist, by their alias too, and are for something', () => {
      const { arn, id } = key(allowing(AWS_ACCOUNT, '414351767826'));
      simulated.create(oregon, 'aws_kms_alias', {
        name: 'alias/workspace',
        target_key_id: id,
      });

      expect(() => registered(`${arn}0`, ['STORAGE'])).toThrow(
        'does not exist',
      );
      expect(() => registered(arn, ['STORAGE'], 'alias/other')).toThrow(
        'alias alias/other is not of key',
      );
      expect(() => registered(arn, ['EVERYTHING'])).toThrow(
        'use_cases has EVERYTHING',
      );
      expect(
        registered(arn, ['STORAGE'], 'alias/workspace').aws_key_info,
      ).toMatchObject([{ key_region: 'us-west-2' }]);
    });

    it('are registered for their use, of the region and open to Databricks', () => {
      const usable = allowing(AWS_ACCOUNT, '414351767826');
      const storage = registered(key(usable).arn, ['STORAGE']);
      const shut = registered(key(allowing(AWS_ACCOUNT)).arn, ['STORAGE']);
      const far = registered(key(usable, frankfurt).arn, ['STORAGE']);
      const of = parts('dev');

      expect(() =>
        workspace({
          ...of,
          managed_services_customer_managed_key_id:
            storage.customer_managed_key_id,
        }),
      ).toThrow('the key is registered for STORAGE');
      expect(() =>
        workspace({
          ...of,
          storage_customer_managed_key_id: shut.customer_managed_key_id,
        }),
      ).toThrow('Databricks may not use key');
      expect(() =>
        workspace({
          ...of,
          storage_customer_managed_key_id: far.customer_managed_key_id,
        }),
      ).toThrow('is not in us-west-2');
      const made = workspace({
        ...of,
        storage_customer_managed_key_id: storage.customer_managed_key_id,
      });
      expect(() =>
        simulated.remove(
          databricks,
          'databricks_mws_customer_managed_keys',
          storage,
        ),
      ).toThrow('is still in use');
      expect(made.storage_customer_managed_key_id).toBe(
        storage.customer_managed_key_id,
      );
    });

    it('cannot lock their own account out', () => {
      expect(() => key(allowing('414351767826'))).toThrow(
        'will not allow you to update the key policy',
      );
    });

    it('are not deleted at once, cannot be used then, and free their alias', () => {
      const usable = allowing(AWS_ACCOUNT, '414351767826');
      const [first, second] = [key(usable), key(usable)];
      const alias = (target_key_id: string) =>
        simulated.create(oregon, 'aws_kms_alias', {
          name: 'alias/storage',
          target_key_id,
        });
      const made = alias(first.id);
      simulated.remove(oregon, 'aws_kms_alias', made);
      simulated.remove(oregon, 'aws_kms_key', first);

      expect(simulated.read(oregon, 'aws_kms_key', first)).toBeUndefined();
      expect(() => alias(first.id)).toThrow(
        'cannot be used: it is scheduled for deletion in 30 days',
      );
      expect(alias(second.id).target_key_arn).toBe(second.arn);
    });
  });

  describe('a workspace', () => {
    it('is replaced by all but what a running one can take', () => {
      const made = workspace(parts('dev'));
      const replaced = (change: ValueObject) =>
        simulated.replaced(
          databricks,
          'databricks_mws_workspaces',
          made,
          change,
        );

      expect(replaced({ workspace_name: 'prod' })).toEqual(['workspace_name']);
      expect(replaced({ aws_region: 'us-east-1' })).toEqual(['aws_region']);
      expect(replaced({ deployment_name: 'x' })).toEqual(['deployment_name']);
      expect(replaced({ compute_mode: 'SERVERLESS' })).toEqual([
        'compute_mode',
      ]);
      expect(
        replaced({
          credentials_id: 'c',
          network_id: 'n',
          custom_tags: { a: 'b' },
          pricing_tier: 'enterprise',
          managed_services_customer_managed_key_id: 'k',
          private_access_settings_id: 'p',
        }),
      ).toEqual([]);
    });

    it('keeps a network that is no more in its configuration', () => {
      const { network_id } = configuration(network());
      const made = workspace({ ...parts('dev'), network_id });

      expect(
        simulated.update(databricks, 'databricks_mws_workspaces', made, {
          network_id: null,
        }).network_id,
      ).toBe(network_id);
    });

    it('that is serverless has no parts, and one that is not has some', () => {
      const of = parts('dev');

      expect(() => workspace({ ...of, compute_mode: 'SERVERLESS' })).toThrow(
        'a serverless workspace has no credentials_id, no storage_configuration_id',
      );
      expect(() =>
        workspace({ workspace_name: 'dev', aws_region: 'us-west-2' }),
      ).toThrow('credentials_id and storage_configuration_id is required');
      expect(
        workspace({
          workspace_name: 'serverless',
          aws_region: 'us-west-2',
          compute_mode: 'SERVERLESS',
        }).effective_compute_mode,
      ).toBe('SERVERLESS');
    });
  });

  describe('serverless connectivity', () => {
    const connectivity = (name: string, region = 'us-west-2') =>
      create('databricks_mws_network_connectivity_config', { name, region });

    it('is swapped and never taken away while the workspace is there', () => {
      const made = workspace(parts('dev'));
      const [first, second] = [connectivity('first'), connectivity('second')];
      const bound = simulated.create(databricks, 'databricks_mws_ncc_binding', {
        workspace_id: made.workspace_id,
        network_connectivity_config_id: first.network_connectivity_config_id,
      });
      simulated.update(databricks, 'databricks_mws_ncc_binding', bound, {
        network_connectivity_config_id: second.network_connectivity_config_id,
      });
      const remove = (config: ValueObject) =>
        simulated.remove(
          databricks,
          'databricks_mws_network_connectivity_config',
          config,
        );

      expect(
        simulated.read(databricks, 'databricks_mws_workspaces', made)
          ?.network_connectivity_config_id,
      ).toBe(second.network_connectivity_config_id);
      remove(first);
      simulated.remove(databricks, 'databricks_mws_ncc_binding', bound);
      expect(simulated.account.undeletable()).toMatchObject([
        { remains: 'a workspace stays bound until it is bound to another one' },
      ]);
      expect(() => remove(second)).toThrow('is still in use');
      simulated.remove(databricks, 'databricks_mws_workspaces', made);
      remove(second);
      expect(simulated.account.undeletable()).toEqual([]);
    });

    it('is of the region and has a short name', () => {
      const made = workspace(parts('dev'));

      expect(() => connectivity('a name')).toThrow("'a name' is no name");
      expect(() =>
        simulated.create(databricks, 'databricks_mws_ncc_binding', {
          workspace_id: made.workspace_id,
          network_connectivity_config_id: connectivity('far', 'us-east-1')
            .network_connectivity_config_id,
        }),
      ).toThrow('is not in us-west-2');
    });

    it('has one policy a workspace, which is there from the beginning', () => {
      const { workspace_id } = workspace(parts('dev'));
      const option = (network_policy_id: string) =>
        simulated.create(databricks, 'databricks_workspace_network_option', {
          workspace_id,
          network_policy_id,
        });

      expect(() => option('strict')).toThrow("'strict' does not exist");
      create('databricks_account_network_policy', {
        network_policy_id: 'strict',
      });
      const made = option('strict');
      option('default-policy');
      expect(
        simulated.read(databricks, 'databricks_workspace_network_option', made)
          ?.network_policy_id,
      ).toBe('default-policy');
    });
  });

  describe('log delivery', () => {
    function delivery(name: string, config: ValueObject = {}) {
      const { credentials_id, storage_configuration_id } = parts(name);
      return create('databricks_mws_log_delivery', {
        log_type: 'AUDIT_LOGS',
        output_format: 'JSON',
        config_name: name,
        credentials_id,
        storage_configuration_id,
        ...config,
      });
    }

    it('is enabled twice a type, and disabled rather than deleted', () => {
      const first = delivery('first');
      delivery('second');
      delivery('usage', { log_type: 'BILLABLE_USAGE', output_format: 'CSV' });

      expect(() => delivery('third')).toThrow(
        'the account has 2 enabled deliveries of AUDIT_LOGS already',
      );
      simulated.remove(databricks, 'databricks_mws_log_delivery', first);
      delivery('fourth');
      expect(simulated.account.undeletable()).toMatchObject([
        {
          attributes: { config_name: 'first', status: 'DISABLED' },
          remains: 'a log delivery cannot be deleted; it is disabled',
        },
      ]);
    });

    it('has one format a type, and only its status changes', () => {
      const made = delivery('first');

      expect(() => delivery('second', { output_format: 'CSV' })).toThrow(
        'AUDIT_LOGS as CSV',
      );
      expect(
        simulated.replaced(databricks, 'databricks_mws_log_delivery', made, {
          status: 'DISABLED',
          config_name: 'other',
        }),
      ).toEqual(['config_name']);
    });
  });
});
