import { mkdtempSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { lakehouseStacks } from '../__testUtils__/lakehouseStacks';
import { TerraformEngine } from '../engine/TerraformEngine';
import { explainDestroyFailure } from './explainDestroyFailure';
import { remainsOf } from './remainsOf';
import { runOperation } from './runOperation';

describe('destroying for real', () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'lakeport-destroy-'));
  });

  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('touches nothing where anything is protected, and says what and by what', async () => {
    const engine = await TerraformEngine.find();
    const commands: string[] = [];
    const watched: TerraformEngine = Object.assign(Object.create(engine), {
      run: async (_: string, args: string[]) => {
        commands.push(args.join(' '));
        return { code: 0, stdout: '', stderr: '' };
      },
    });
    const result = await runOperation({
      operation: 'destroy',
      stacks: lakehouseStacks(),
      environment: 'dev',
      workDir: dir,
      engine: watched,
    });

    expect(commands).toEqual([]);
    expect(readdirSync(dir)).toEqual([]);
    expect(result).toMatchObject({ failures: 1, rehearsal: false });
    expect(result.objectsLeft).toBeUndefined();
    expect(result.steps).toMatchObject([
      {
        step: 'destroy',
        stack: 'shop-dev-base',
        status: 'failed',
        message: [
          'spec.environments.dev.deletionProtection protects what would be destroyed, and nothing was touched:',
          '- shop-dev-base: aws_s3_bucket.root',
          'Set it to false in the project file, apply that, and destroy again.',
        ].join('\n'),
      },
    ]);
  });
});

describe('explainDestroyFailure', () => {
  it('names network interfaces that are in the way', () => {
    const said = explainDestroyFailure(
      'deleting EC2 Subnet (subnet-0a1b2c3d4e5f60711): DependencyViolation: The subnet has dependencies: eni-0a1b2c3d4e5f60799, eni-0a1b2c3d4e5f60788',
    );

    expect(said).toContain(
      'the network interfaces eni-0a1b2c3d4e5f60788, eni-0a1b2c3d4e5f60799, which Terraform did not make',
    );
    expect(said).not.toContain('describe-network-interfaces');
  });

  it.each([
    [
      "The subnet 'subnet-0a1b2c3d4e5f60711' has dependencies and cannot be deleted",
      'Name=subnet-id,Values=subnet-0a1b2c3d4e5f60711',
    ],
    [
      'DependencyViolation: resource sg-0a1b2c3d4e5f60713 has a dependent object',
      'Name=group-id,Values=sg-0a1b2c3d4e5f60713',
    ],
    [
      "DependencyViolation: The vpc 'vpc-0a1b2c3d4e5f60718' has dependencies",
      'Name=vpc-id,Values=vpc-0a1b2c3d4e5f60718',
    ],
  ])('says how to find them: %s', (message, filter) => {
    expect(explainDestroyFailure(message)).toContain(
      `aws ec2 describe-network-interfaces --filters ${filter}`,
    );
  });

  it.each([
    ['BucketNotEmpty: The bucket you tried to delete is not empty', 'empty'],
    ["Schema 'sales.raw' is not empty", 'what Terraform did not make'],
    [
      "databricks_catalog 'sales' is not empty and cannot be deleted",
      'drop or move them',
    ],
    ['Instance cannot be destroyed: lifecycle.prevent_destroy', 'protected'],
    [
      'Cannot delete protected Cluster, please disable deletion protection and try again.',
      'apply that, and destroy again',
    ],
    [
      'private access settings 1 is attached to workspace 2',
      'A workspace of this or of another project still uses it',
    ],
  ])('explains %s', (message, words) => {
    expect(explainDestroyFailure(message)).toContain(words);
  });

  it('has nothing to say of what it does not know', () => {
    expect(explainDestroyFailure('RequestLimitExceeded')).toBe('');
  });
});

describe('remainsOf', () => {
  it('tells of what is gone for Terraform but not from the account', () => {
    const stack = {
      resource: {
        databricks_mws_log_delivery: { audit: {} },
        aws_kms_key: {
          storage: { deletion_window_in_days: 7 },
          kept: {},
        },
        aws_secretsmanager_secret: { at_once: { recovery_window_in_days: 0 } },
      },
    };
    const found = remainsOf('shop', stack, [
      'databricks_mws_log_delivery.audit',
      'aws_kms_key.storage[0]',
      'aws_secretsmanager_secret.at_once',
    ]);

    expect(found.map(({ resource }) => resource)).toEqual([
      'databricks_mws_log_delivery.audit',
      'aws_kms_key.storage',
    ]);
    expect(found[0].why).toContain('DISABLED');
    expect(found[1].why).toContain('7 days');
  });
});
