import type { TerraformJson } from '../../cost/TerraformJson';
import type { RuleEnvironment, RuleProject } from '../RuleProject';
import type { SynthesizedLike } from '../SynthesizedLike';

type Resources = NonNullable<TerraformJson['resource']>;

/** A project with one environment, as far as a rule's test says it. */
export interface RuleFixture {
  readonly base?: Resources;
  readonly workspace?: Resources;
  readonly data?: Resources;
  readonly account?: Resources;
  /** Data sources of the base stack. */
  readonly sources?: Resources;
  /** More of the base stack's blocks. */
  readonly blocks?: TerraformJson;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly environment?: Partial<RuleEnvironment>;
  readonly spec?: Partial<RuleProject['spec']>;
  /** A platform of that name, which has no environments of its own. */
  readonly platform?: string;
}

export const DATABRICKS_ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';

const ENVIRONMENT: RuleEnvironment = {
  region: 'us-west-2',
  securityProfile: 'development',
  deletionProtection: false,
  network: {
    mode: 'create',
    cidr: '10.0.0.0/22',
    availabilityZones: ['us-west-2a', 'us-west-2b'],
    egress: 'nat-per-az',
  },
  privateLink: { backEnd: false, frontEnd: false },
  encryption: { storage: false },
  workspaceEncryption: { managedServices: false, storage: false },
  serverless: { networkPolicy: {} },
  workspace: { computeMode: 'hybrid', legacyAccess: false },
  compute: { pools: {}, clusters: {} },
};

/** The state of a stack of the fixture, as others read it. */
const remoteState = (name: string) => ({
  backend: 's3',
  config: { key: `payments/${name}.tfstate` },
});

/** The project and its stacks, `payments-dev-base` and so on. */
export function ruleFixture(fixture: RuleFixture): {
  project: RuleProject & {
    readonly spec: {
      readonly environments: Readonly<Record<string, RuleEnvironment>>;
    };
  };
  synthesized: SynthesizedLike;
} {
  const stacks: Record<string, TerraformJson> = {
    'payments-account': { resource: fixture.account ?? {} },
    'payments-dev-base': {
      resource: fixture.base ?? {},
      data: fixture.sources ?? {},
      output: Object.fromEntries(
        Object.entries(fixture.outputs ?? {}).map(([name, value]) => [
          name,
          { value },
        ]),
      ),
      ...fixture.blocks,
    },
    'payments-dev-workspace': {
      resource: fixture.workspace ?? {},
      data: {
        terraform_remote_state: { base: remoteState('payments-dev-base') },
      },
    },
    'payments-dev-data': { resource: fixture.data ?? {} },
  };
  return {
    project: {
      ...(fixture.platform ? { metadata: { name: fixture.platform } } : {}),
      spec: {
        databricks: { accountId: DATABRICKS_ACCOUNT },
        environments: fixture.platform
          ? {}
          : { dev: { ...ENVIRONMENT, ...fixture.environment } },
        ...fixture.spec,
      },
    },
    synthesized: {
      manifest: {
        order: Object.keys(stacks),
        stacks: {
          'payments-account': { kind: 'account' },
          'payments-dev-base': { kind: 'base', environment: 'dev' },
          'payments-dev-workspace': { kind: 'workspace', environment: 'dev' },
          'payments-dev-data': { kind: 'data', environment: 'dev' },
        },
      },
      stacks,
    },
  };
}
