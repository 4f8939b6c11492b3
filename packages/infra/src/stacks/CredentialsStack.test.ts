import { ProjectFileOptions } from '../__testUtils__/projectFile';
import { projectFile } from '../__testUtils__/projectFile';
import { projectFrom } from '../__testUtils__/projectFrom';
import { synthesized } from '../__testUtils__/synthesized';
import { synthesize } from '../synthesize';

const SECRET =
  'servicePrincipals: { etl: { secret: { rotateDays: 30 } }, other: {} }';
const credentials = (dev = '', options: ProjectFileOptions = {}) =>
  synthesized('dev-credentials', { ...options, dev: `${SECRET}\n${dev}` });

describe('CredentialsStack', () => {
  it('is there for service principals, between workspace and data', () => {
    const order = (dev?: string) =>
      synthesize(projectFrom(projectFile({ dev }))).manifest.order.slice(2);

    expect(order(SECRET)).toEqual([
      'payments-dev-workspace',
      'payments-dev-credentials',
      'payments-dev-data',
    ]);
    expect(order()).toEqual(['payments-dev-workspace', 'payments-dev-data']);
  });

  it('outlives the last secret, so that its plan takes it away', () => {
    const stack = synthesized('dev-credentials', {
      dev: 'encryption: { storage: true }\nservicePrincipals: { etl: {} }',
    });

    expect(stack.json.resource).toBeUndefined();
    expect(stack.json.data).toBeUndefined();
    expect(Object.keys(stack.json.provider ?? {})).toEqual(
      expect.arrayContaining(['aws', 'databricks', 'time']),
    );
  });

  it('makes a new secret in time, before it takes the old one away', () => {
    const stack = credentials();

    expect(stack.resources('time_rotating')).toEqual({
      'secret-etl-rotation': { rotation_days: 30 },
    });
    expect(stack.resources('databricks_service_principal_secret')).toEqual({
      'secret-etl': {
        provider: 'databricks.account',
        service_principal_id:
          '${data.terraform_remote_state.workspace.outputs.service_principal_id_etl}',
        time_rotating: '${time_rotating.secret-etl-rotation.id}',
        lifetime: `${60 * 24 * 60 * 60}s`,
        lifecycle: { create_before_destroy: true },
      },
    });
    expect(
      stack.resources('aws_secretsmanager_secret_version')[
        'secret-etl-version'
      ],
    ).toMatchObject({
      secret_id: '${aws_secretsmanager_secret.secret-etl-store.id}',
      lifecycle: { create_before_destroy: true },
    });
  });

  it('lets no secret live longer than Databricks allows', () => {
    const { 'secret-etl': secret } = synthesized('dev-credentials', {
      dev: 'servicePrincipals: { etl: { secret: { rotateDays: 700 } } }',
    }).resources('databricks_service_principal_secret');

    expect(secret.lifetime).toBe('63072000s');
  });

  it('keeps it where the environment is, with the key of its storage', () => {
    const stored = (dev: string) =>
      credentials(dev).resources('aws_secretsmanager_secret')[
        'secret-etl-store'
      ];

    expect(stored('')).toMatchObject({
      name: 'payments/dev/etl/oauth',
      recovery_window_in_days: 0,
    });
    expect(stored('')).not.toHaveProperty('kms_key_id');
    expect(stored('encryption: { storage: true }').kms_key_id).toBe(
      '${data.terraform_remote_state.base.outputs.storage_key_arn}',
    );
    expect(stored('deletionProtection: true').recovery_window_in_days).toBe(30);
    expect(JSON.stringify(credentials().json.provider)).toContain(
      'arn:aws:iam::100000000002:role/TerraformChildRole',
    );
  });

  it('puts out where a secret is, and never what it is', () => {
    expect(credentials().json.output).toEqual({
      secret_arn_etl: expect.objectContaining({
        value: '${aws_secretsmanager_secret.secret-etl-store.arn}',
      }),
    });
  });

  it('is read by no other stack, so that rotating changes nothing else', () => {
    const { manifest } = synthesize(projectFrom(projectFile({ dev: SECRET })));

    expect(
      Object.values(manifest.stacks).filter(({ dependsOn }) =>
        dependsOn.includes('payments-dev-credentials'),
      ),
    ).toEqual([]);
  });
});
