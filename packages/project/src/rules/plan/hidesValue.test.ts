import { hidesValue } from './hidesValue';

const TOKEN = `dapi${'0123456789abcdef'.repeat(2)}`;

describe('hidesValue', () => {
  it.each([
    ['password', 'x'],
    ['DB_PASSWORD', 'x'],
    ['spark.hadoop.fs.s3a.secret.key', 'x'],
    ['dbToken', 'x'],
    ['apiKey', 'x'],
    ['credentials', 'x'],
    ['note', `use ${TOKEN}`],
    ['note', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyZXBvIn0.c2lnbmF0dXJl'],
    ['header', 'Bearer 0123456789'],
    ['url', 'jdbc:postgresql://reader:swordfish@db.acme.example/shop'],
    ['url', 'https://user:swordfish@acme.example'],
    ['script', 'export PASSWORD=swordfish'],
    ['script', "mysql --password='swordfish' shop"],
    ['json', '{"token": "swordfish"}'],
    ['key', '-----BEGIN RSA PRIVATE KEY-----\nMIIE'],
    ['list', ['a', { secret_string: 'swordfish' }]],
  ])('hides %s: %j', (name, value) => {
    expect(hidesValue(name, [value, undefined])).toBe(true);
    expect(hidesValue(name, [undefined, value])).toBe(true);
  });

  it.each([
    ['cidr_block', '10.0.0.0/22'],
    [
      'secret_arn',
      'arn:aws:secretsmanager:us-west-2:100000000002:secret:hello',
    ],
    ['secret_id', 'hello'],
    ['storage_credential', 'hello_dev'],
    ['credential_name', 'hello_dev'],
    ['kms_key_id', 'arn:aws:kms:us-west-2:100000000002:key/1'],
    ['DB_PASSWORD_NAME', 'shop/password'],
    [
      'policy',
      '{"Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:*:*:secret:hello-*"}',
    ],
    [
      'assume_role_policy',
      '{"StringEquals":{"token.actions.githubusercontent.com:sub":"repo:acme/hello"}}',
    ],
    ['conf', 'password={{secrets/shop/password}}'],
    ['url', 'https://acme.example:8443/a@b'],
  ])('shows %s: %j', (name, value) => {
    expect(hidesValue(name, [value])).toBe(false);
  });
});
