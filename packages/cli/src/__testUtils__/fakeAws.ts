import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * Stands for the `aws` command: keeps accounts in a file, answers as AWS does,
 * and notes what it is asked. The account is that of the profile's name.
 */
const SCRIPT = `
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const args = process.argv.slice(2);
const folder = process.env.FAKE_AWS;
appendFileSync(join(folder, 'calls.jsonl'), JSON.stringify(args) + '\\n');
const value = name => args[args.indexOf(name) + 1];
const text = name => value(name).startsWith('file://') ? readFileSync(value(name).slice(7), 'utf8') : value(name);
const account = args.includes('--profile') ? value('--profile') : '100000000001';
const path = join(folder, 'state.json');
const all = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
const state = (all[account] ??= { bucket: undefined, providers: {}, policies: {}, roles: {} });
const say = answer => { if (answer) console.log(JSON.stringify(answer)); writeFileSync(path, JSON.stringify(all)); process.exit(0); };
const refuse = code => { console.error('An error occurred (' + code + ') when calling the operation: no'); process.exit(254); };
const bucket = (key, code, answer) => {
  if (!state.bucket) refuse('NoSuchBucket');
  if (code && state.bucket[key] === undefined) refuse(code);
  say(answer(state.bucket[key]));
};
const role = () => state.roles[value('--role-name')] ?? refuse('NoSuchEntity');
if (process.env.FAKE_AWS_REFUSES === args[1]) refuse('AccessDenied');
const operations = {
  'get-caller-identity': () => say({ Account: account, Arn: 'arn:aws:iam::' + account + ':user/admin' }),
  'get-bucket-location': () => bucket('region', undefined, region => ({ LocationConstraint: region })),
  'create-bucket': () => { state.bucket = { region: args.includes('--create-bucket-configuration') ? value('--create-bucket-configuration').split('=')[1] : null }; say(); },
  'get-bucket-versioning': () => bucket('versioning', undefined, status => (status ? { Status: status } : undefined)),
  'put-bucket-versioning': () => { state.bucket.versioning = value('--versioning-configuration').split('=')[1]; say(); },
  'get-bucket-encryption': () => bucket('encryption', 'ServerSideEncryptionConfigurationNotFoundError', configuration => ({ ServerSideEncryptionConfiguration: configuration })),
  'put-bucket-encryption': () => { state.bucket.encryption = JSON.parse(text('--server-side-encryption-configuration')); say(); },
  'get-public-access-block': () => bucket('blocked', 'NoSuchPublicAccessBlockConfiguration', blocked => ({ PublicAccessBlockConfiguration: blocked })),
  'put-public-access-block': () => { state.bucket.blocked = Object.fromEntries(value('--public-access-block-configuration').split(',').map(pair => [pair.split('=')[0], pair.endsWith('true')])); say(); },
  'get-bucket-policy': () => bucket('policy', 'NoSuchBucketPolicy', policy => ({ Policy: policy })),
  'put-bucket-policy': () => { state.bucket.policy = text('--policy'); say(); },
  'get-open-id-connect-provider': () => say(state.providers[value('--open-id-connect-provider-arn')] ?? refuse('NoSuchEntity')),
  'create-open-id-connect-provider': () => { state.providers['arn:aws:iam::' + account + ':oidc-provider/' + value('--url').slice(8)] = { ClientIDList: [value('--client-id-list')] }; say(); },
  'add-client-id-to-open-id-connect-provider': () => { state.providers[value('--open-id-connect-provider-arn')].ClientIDList.push(value('--client-id')); say(); },
  'get-policy': () => say({ Policy: { DefaultVersionId: (state.policies[value('--policy-arn')] ?? refuse('NoSuchEntity')).at(-1).id } }),
  'get-policy-version': () => say({ PolicyVersion: { Document: state.policies[value('--policy-arn')].find(({ id }) => id === value('--version-id')).document } }),
  'list-policy-versions': () => say({ Versions: state.policies[value('--policy-arn')].map(({ id }, index, versions) => ({ VersionId: id, IsDefaultVersion: index === versions.length - 1 })).reverse() }),
  'create-policy': () => { state.policies['arn:aws:iam::' + account + ':policy/' + value('--policy-name')] = [{ id: 'v1', document: JSON.parse(text('--policy-document')) }]; say(); },
  'create-policy-version': () => {
    const versions = state.policies[value('--policy-arn')];
    if (versions.length >= 5) refuse('LimitExceeded');
    versions.push({ id: 'v' + (Number(versions.at(-1).id.slice(1)) + 1), document: JSON.parse(text('--policy-document')) });
    say();
  },
  'delete-policy-version': () => { const arn = value('--policy-arn'); state.policies[arn] = state.policies[arn].filter(({ id }) => id !== value('--version-id')); say(); },
  'get-role': () => say({ Role: { AssumeRolePolicyDocument: role().trust } }),
  'create-role': () => { state.roles[value('--role-name')] = { trust: JSON.parse(text('--assume-role-policy-document')), attached: [], inline: {} }; say(); },
  'update-assume-role-policy': () => { role().trust = JSON.parse(text('--policy-document')); say(); },
  'get-role-policy': () => say({ PolicyDocument: role().inline[value('--policy-name')] ?? refuse('NoSuchEntity') }),
  'put-role-policy': () => { role().inline[value('--policy-name')] = JSON.parse(text('--policy-document')); say(); },
  'list-attached-role-policies': () => say({ AttachedPolicies: role().attached.map(arn => ({ PolicyArn: arn })) }),
  'attach-role-policy': () => { role().attached.push(value('--policy-arn')); say(); },
};
(operations[args[1]] ?? (() => refuse('InvalidAction')))();
`;

/** What the fake keeps of an account. */
export interface FakeAccount {
  bucket?: Record<string, unknown>;
  providers: Record<string, { ClientIDList: string[] }>;
  policies: Record<string, Array<{ id: string; document: unknown }>>;
  roles: Record<
    string,
    {
      trust: { Statement: Array<Record<string, unknown>> };
      attached: string[];
      inline: Record<string, unknown>;
    }
  >;
}

/** An `aws` command in a folder, in the place of the machine's. */
export function fakeAws(folder: string) {
  const bin = join(folder, 'fake-bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'aws'), `#!${process.execPath}\n${SCRIPT}`);
  chmodSync(join(bin, 'aws'), 0o755);
  const state = join(folder, 'state.json');
  const calls = join(folder, 'calls.jsonl');
  return {
    env: { PATH: `${bin}:${process.env.PATH}`, FAKE_AWS: folder },
    accounts(): Record<string, FakeAccount> {
      return JSON.parse(readFileSync(state, 'utf8'));
    },
    /** Changes an account by hand. */
    change(edit: (accounts: Record<string, FakeAccount>) => void): void {
      const accounts = JSON.parse(readFileSync(state, 'utf8'));
      edit(accounts);
      writeFileSync(state, JSON.stringify(accounts));
    },
    /** What it was asked since the last time. */
    calls(): string[][] {
      if (!existsSync(calls)) return [];
      const lines = readFileSync(calls, 'utf8').trim().split('\n');
      writeFileSync(calls, '');
      return lines.filter(Boolean).map(line => JSON.parse(line));
    },
  };
}
