import type { Caller } from '../account/Caller';
import { RehearsalAccount } from '../account/RehearsalAccount';
import { Services } from '../account/Services';
import type { ResourceType } from '../account/Services';
import { loadProviderSchema } from '../schema/loadProviderSchema';
import { planChange } from '../server/planChange';
import { completeValue } from '../values/completeValue';
import type { ValueObject } from '../wire/Value';

const POLICY = '{"Version":"2012-10-17","Statement":[]}';
const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';

const oregon: Caller = {
  provider: 'aws',
  region: 'us-west-2',
  accountId: '100000000002',
  defaultTags: {},
};

type Made = ValueObject & { id: string };

/** A rehearsal account that tests ask directly, without Terraform. */
export class SimulatedAccount {
  /** Who asks: one AWS account in two regions, another one, and Databricks. */
  static readonly callers = {
    oregon,
    frankfurt: { ...oregon, region: 'eu-central-1' },
    other: { ...oregon, accountId: '100000000003' },
    databricks: {
      provider: 'databricks',
      host: 'https://accounts.cloud.databricks.com',
      accountId: ACCOUNT,
      defaultTags: {},
    },
  } satisfies Record<string, Caller>;

  static readonly databricksAccountId = ACCOUNT;
  static readonly policy = POLICY;

  static async open(): Promise<SimulatedAccount> {
    return new SimulatedAccount(await RehearsalAccount.open());
  }

  private constructor(readonly account: RehearsalAccount) {}

  create(caller: Caller, type: string, config: ValueObject): Made {
    const of = typeOf(caller, type);
    const complete = completeValue(of.schema, config);
    const { planned } = planChange(of, caller, undefined, complete, complete);
    const made = new Services(this.account, caller).create(of, planned);
    return { ...made, id: String(made.id) };
  }

  /** Changes a part of what is there, as a plan of it would. */
  update(
    caller: Caller,
    type: string,
    prior: ValueObject,
    change: ValueObject,
  ): Made {
    const of = typeOf(caller, type);
    const config = completeValue(of.schema, { ...prior, ...change });
    const { planned } = planChange(of, caller, prior, config, config);
    const made = new Services(this.account, caller).update(of, prior, planned);
    return { ...made, id: String(made.id) };
  }

  /** The attributes by which a plan of a change replaces what is there. */
  replaced(
    caller: Caller,
    type: string,
    prior: ValueObject,
    change: ValueObject,
  ): string[] {
    const of = typeOf(caller, type);
    const config = completeValue(of.schema, { ...prior, ...change });
    return planChange(of, caller, prior, config, config).replace;
  }

  /** What Terraform would find of what it holds in its state. */
  read(
    caller: Caller,
    type: string,
    state: ValueObject,
  ): ValueObject | undefined {
    return new Services(this.account, caller).read(typeOf(caller, type), state);
  }

  remove(caller: Caller, type: string, state: ValueObject): void {
    new Services(this.account, caller).delete(typeOf(caller, type), state);
  }

  vpcIn(caller: Caller, cidr = '10.0.0.0/22'): Made {
    return this.create(caller, 'aws_vpc', {
      cidr_block: cidr,
      enable_dns_hostnames: true,
    });
  }

  /** A workspace without a network, with what it needs. */
  workspace(name = 'dev', region = 'us-west-2'): Made {
    const { databricks, frankfurt } = SimulatedAccount.callers;
    const caller = region === 'us-west-2' ? oregon : frankfurt;
    const role = this.create(caller, 'aws_iam_role', {
      name: `role-${name}`,
      assume_role_policy: POLICY,
    });
    const bucket = this.create(caller, 'aws_s3_bucket', {
      bucket: `root-${name}`,
    });
    const credentials = this.create(databricks, 'databricks_mws_credentials', {
      credentials_name: name,
      role_arn: role.arn,
    });
    const storage = this.create(
      databricks,
      'databricks_mws_storage_configurations',
      {
        account_id: ACCOUNT,
        storage_configuration_name: name,
        bucket_name: bucket.id,
      },
    );
    return this.create(databricks, 'databricks_mws_workspaces', {
      account_id: ACCOUNT,
      workspace_name: name,
      aws_region: region,
      credentials_id: credentials.credentials_id,
      storage_configuration_id: storage.storage_configuration_id,
    });
  }

  metastoreIn(region: string): Made {
    return this.create(
      SimulatedAccount.callers.databricks,
      'databricks_metastore',
      {
        name: region,
        region,
      },
    );
  }

  assign(made: ValueObject, metastore: ValueObject): Made {
    return this.create(
      SimulatedAccount.callers.databricks,
      'databricks_metastore_assignment',
      { workspace_id: made.workspace_id, metastore_id: metastore.id },
    );
  }
}

function typeOf(caller: Caller, type: string): ResourceType {
  const schema = loadProviderSchema(caller.provider).resources[type];
  return { type, schema };
}
