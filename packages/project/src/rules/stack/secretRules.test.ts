import { ruleFixture } from '../__testUtils__/ruleFixture';
import type { RuleFixture } from '../__testUtils__/ruleFixture';
import { ruleTests } from '../__testUtils__/ruleTests';
import { stackFindings } from '../stackFindings';
import { secretRules } from './secretRules';

// Put together here, so that nobody's scanner takes this file for a leak.
const TOKEN = `dapi${'0123456789abcdef'.repeat(2)}`;
const ACCESS_KEY = `AKIA${'A'.repeat(16)}`;

const resource = (attributes: Record<string, unknown>): RuleFixture => ({
  data: { databricks_notebook: { n: attributes } },
});
const secret = (lifetime: string | undefined, days: number) => ({
  workspace: {
    databricks_service_principal_secret: {
      s: { lifetime, rotation: '${time_rotating.r.id}' },
    },
    time_rotating: { r: { rotation_days: days } },
  },
});

describe('secretRules', () => {
  it.each(
    ruleTests(secretRules, {
      'secrets.hard-coded': {
        breaks: [
          [resource({ password: 'swordfish' }), 'password is written out'],
          [
            resource({ tags: { note: TOKEN } }),
            'Databricks personal access token',
          ],
          [
            resource({ content_base64: btoa(`x = "${ACCESS_KEY}"`) }),
            'content_base64 holds an AWS access key',
          ],
          [
            resource({
              nested: [{ deep: ['-----BEGIN RSA PRIVATE KEY-----'] }],
            }),
            'a private key',
          ],
          [
            { blocks: { provider: { aws: [{ secret_key: 'swordfish' }] } } },
            'secret_key is written out',
          ],
          [
            {
              blocks: { output: { o: { value: `https://u:${TOKEN}@x` } } },
            },
            'value holds a Databricks personal access token',
          ],
        ],
        keeps: [
          resource({ password: '${random_password.p.result}' }),
          resource({ password: '' }),
          resource({ secret_name: 'payments', token_lifetime: '5s' }),
          resource({ content_base64: btoa('print("hello")') }),
          resource({ content_base64: 'not base64 at all!' }),
        ],
      },
      'secrets.personal-access-token': {
        breaks: [
          [{ data: { databricks_token: { t: {} } } }, 'personal access token'],
          [
            { data: { databricks_obo_token: { t: {} } } },
            'personal access token',
          ],
        ],
        keeps: [{ data: { databricks_service_principal_secret: { s: {} } } }],
      },
      'secrets.expires-before-rotation': {
        breaks: [
          [secret('604800s', 7), 'lives 7 days and is rotated every 7'],
          [
            {
              workspace: {
                databricks_service_principal_secret: {
                  s: {
                    lifetime: '86400s',
                    lifecycle: { replace_triggered_by: ['time_rotating.r.id'] },
                  },
                },
                time_rotating: { r: { rotation_days: 30 } },
              },
            },
            'rotated every 30',
          ],
        ],
        keeps: [secret('1209600s', 7), secret(undefined, 7)],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });

  it('never says the secret itself', () => {
    const { project, synthesized } = ruleFixture(
      resource({ password: 'swordfish', note: TOKEN }),
    );
    const said = JSON.stringify(stackFindings(project, synthesized));
    expect(said).toContain('written out');
    expect(said).not.toContain('swordfish');
    expect(said).not.toContain(TOKEN);
  });
});
